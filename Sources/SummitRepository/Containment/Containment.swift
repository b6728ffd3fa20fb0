import SummitModel

/// Which event is a part of another: a talk on the sidelines of a summit, the talks within a visit.
enum Containment {
  /// What of an event counts for that.
  struct Outline {
    let id: Int
    let kind: EventKind
    let format: EventFormat
    let earliest: Day
    let latest: Day
    let name: String
    let series: String?
    /// The words of the text for what it was a part of.
    let partOf: String?
    let place: PlaceTraits?
    /// States and organisations that took part.
    let parties: Set<String>
  }

  /// How a part is known, the surest first.
  private enum Tie: Int { case named, sideline, visit }

  /// The event that it belongs to: one that its text names, else the shortest that fits; `nil` when none does.
  static func parent(of child: Outline, among others: [Outline]) -> Int? {
    others.compactMap { parent in
      tie(child, parent).map { tie in
        (order: [tie.rawValue, parent.latest.number - parent.earliest.number, parent.id], id: parent.id)
      }
    }.min { $0.order.lexicographicallyPrecedes($1.order) }?.id
  }

  private static func tie(_ child: Outline, _ parent: Outline) -> Tie? {
    guard child.id != parent.id else { return nil }
    if isNamed(parent, by: child) { return .named }
    guard child.kind != .call, parent.earliest <= child.earliest, child.latest <= parent.latest else {
      return nil
    }
    if isSideline(child, of: parent) { return .sideline }
    return isWithinVisit(child, parent) ? .visit : nil
  }

  /// The text calls it a part of that series or event, and it took place about then.
  private static func isNamed(_ parent: Outline, by child: Outline) -> Bool {
    guard let words = child.partOf.map({ " " + Folding.folded($0) + " " }), parent.format == .multilateral,
      child.earliest >= parent.earliest.adding(-3), child.latest <= parent.latest.adding(3)
    else { return false }
    return [parent.series, parent.name].compactMap { $0 }.contains { name in
      let name = " " + Folding.folded(name) + " "
      return name.utf8.count > 3 && (words.contains(name) || name.contains(words))
    }
  }

  /// Some of those at a meeting of many, in the same town, meet by themselves.
  private static func isSideline(_ child: Outline, of parent: Outline) -> Bool {
    guard parent.format == .multilateral, parent.kind != .visit,
      parent.series != nil || parent.parties.count >= 4,
      child.format != .multilateral, child.series == nil || child.series != parent.series,
      child.parties.count >= 2, child.parties.count < max(parent.parties.count, 4),
      let place = parent.place, child.place?.isSameSpot(as: place) == true
    else { return false }
    let strangers = child.parties.subtracting(parent.parties)
    return parent.series == nil ? strangers.isEmpty : strangers.count < child.parties.count
  }

  /// Talks, signings and ceremonies of the same states in the country that is visited.
  private static func isWithinVisit(_ child: Outline, _ parent: Outline) -> Bool {
    guard parent.kind == .visit, parent.format == .bilateral, child.kind != .visit, parent.parties.count >= 2,
      child.parties.count >= 2, child.parties.isSubset(of: parent.parties),
      let country = parent.place?.country, child.place?.country == country
    else { return false }
    return true
  }
}
