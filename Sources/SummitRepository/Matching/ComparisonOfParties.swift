import SummitModel

/// The features that come of who took part.
extension Comparison {
  /// Nobody arrives in a state twice on one day or during a stay: whoever else is named came along, or was met on the
  /// journey.
  static func isSameJourney(_ a: Traits, _ b: Traits) -> Bool {
    guard a.kind == .visit, b.kind == .visit, !a.isVague, !b.isVague, !a.isUndated, !b.isUndated,
      let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest,
      PersonNames.shared(a.visitors, b.visitors) > 0
    else { return false }
    if from == start || to == end { return true }
    let isDuring = (from <= start && end <= to) || (start <= from && to <= end)
    return isDuring && a.place?.country != nil && a.place?.country == b.place?.country
  }

  /// Whether two visits lead to two states, and nothing but the article's day tells when one of them was.
  private static func isReturnVisit(_ a: Traits, _ b: Traits) -> Bool {
    guard a.kind == .visit, b.kind == .visit, a.isUndated || b.isUndated, let x = a.host, let y = b.host
    else { return false }
    return x != y
  }

  mutating func addParties(_ a: Traits, _ b: Traits) {
    if Self.isSameEdition(a, b) { return }
    if Self.isSameJourney(a, b) { return add("same visitor", 6) }
    if Self.isReturnVisit(a, b) { return add("other host", Self.against) }
    let (small, large) = a.parties.count <= b.parties.count ? (a, b) : (b, a)
    let shared = small.parties.filter { large.people[$0] != nil }
    let isSameSpot = a.place.flatMap { x in b.place.map { x.isSameSpot(as: $0) } } ?? false
    switch small.parties.count {
    case 0:
      let isOne = isSameSpot && a.name == b.name
      return add(isOne ? "same name" : "no party to compare", isOne ? 2 : Self.against)
    case 1:
      let areOfMany = a.format == .multilateral && b.format == .multilateral && a.kind != b.kind
      guard shared.count == 1, large.parties.count <= 3, !areOfMany, !Self.isTalkOfTwo(large, beside: small)
      else {
        return add("other parties", Self.against)
      }
      if Self.metWithOthers(small, large, small.parties[0]) { return add("in other company", Self.against) }
      // Who comes to a town for a summit may meet others there by themselves; whose town it is has other guests, but
      // hardly in one house.
      let isOfOneSize =
        Self.ofMany.contains(a.kind) == Self.ofMany.contains(b.kind)
        || [a.kind, b.kind].contains(.visit)
          && (small.parties[0] != small.place?.country || Self.areInOneHouse(a, b))
      add(isOfOneSize ? Self.oneParty : "one party of many", isSameSpot && isOfOneSize ? 0 : -4)
    case 2:
      guard shared.count == 2 else { return add("other parties", Self.against) }
      if !addPair(small, large, isSameSpot: isSameSpot) { return }
    default: addSeveral(small, large, sharing: shared.count, isSameSpot: isSameSpot)
    }
    addPeople(a, b, sharing: shared)
  }

  /// Whether several of one state met others, whom nobody names, and one of them met somebody without the rest.
  private static func metWithOthers(_ small: Traits, _ large: Traits, _ party: String) -> Bool {
    let (own, there) = (small.people[party] ?? [], large.people[party] ?? [])
    return small.kind != .visit && large.kind != .visit && own.count >= 2 && !there.isEmpty
      && PersonNames.shared(own, there) < own.count
  }

  private static func areInOneHouse(_ a: Traits, _ b: Traits) -> Bool {
    a.place?.venue != nil && a.place?.venue == b.place?.venue
  }

  /// Three or more parties of each.
  private mutating func addSeveral(_ small: Traits, _ large: Traits, sharing shared: Int, isSameSpot: Bool) {
    let isMostOfSmaller = shared * 10 >= small.parties.count * 7
    if small.parties.count == 3, large.parties.count >= 5, small.series == nil {
      // Three who meet by themselves at a meeting of many, or a report that names three of them: nothing tells.
      add("three of many parties", isMostOfSmaller ? -7 : Self.against)
    } else if Self.lacksHost(small, of: large) || Self.lacksHost(large, of: small) {
      add("without the host", -9)
    } else if shared * 3 >= small.parties.count + large.parties.count, small.parties.count > 3 || shared == 3
    {
      add("most parties", 3)
    } else {
      let areOfMany =
        small.parties.count >= 5 && small.kind == large.kind && Self.ofMany.contains(small.kind)
      add("some parties", isMostOfSmaller && (isSameSpot || areOfMany) ? 1.5 : -9)
    }
  }

  /// What more parties a report has beside the two of another; whether it is worth while to compare persons.
  private mutating func addPair(_ small: Traits, _ large: Traits, isSameSpot: Bool) -> Bool {
    let rest = large.parties.filter { small.people[$0] == nil }
    let isOneTable = isSameSpot && features.contains { $0.name == "same days" }
    if rest.allSatisfy(large.thirdParties.contains) {
      add("same parties", 3)
    } else if small.namedParties.count == 2, large.namedParties == small.namedParties {
      // States of which nobody is named may be those who were there, or such that were only spoken about.
      add(Self.moreStates, isOneTable ? -5.5 : rest.count > 1 ? -6.5 : -12)
    } else if isSameSpot, small.kind == large.kind, small.sharedPeople(large) >= 2,
      small.kind == .conference || small.kind == .summit && rest == [small.place?.country]
    {
      // A list of guests does not name the host.
      add("two of those who were there", 0)
    } else if isSameSpot, large.kind == .visit {
      // Whom else its guest met.
      add(Self.moreStates, -9)
    } else {
      add("more parties", -9)
      return false
    }
    return true
  }

  /// Whether those who met were without the state that the guest of a stay came to: they met during it.
  private static func lacksHost(_ a: Traits, of stay: Traits) -> Bool {
    guard stay.kind == .visit, a.kind != .visit, a.series == nil, let host = stay.host else { return false }
    return a.people[host] == nil
  }

  /// Whether somebody else than a leader saw the guest of a state, whose hosts the other does not name, or of whom it names
  /// the leader: that is a talk during the visit.
  private static func areReceivedByOthers(_ a: Traits, during visit: Traits) -> Bool {
    guard visit.kind == .visit, !visit.isVague, a.kind != .visit, let host = visit.host,
      let receivers = visit.people[host], receivers.isEmpty || !receivers.isDisjoint(with: visit.leaders),
      let hosts = a.people[host], !hosts.isEmpty
    else { return false }
    return hosts.isDisjoint(with: a.leaders) && !visit.visitors.isEmpty
      && visit.visitors.isSubset(of: visit.leaders)
  }

  private mutating func addPeople(_ a: Traits, _ b: Traits, sharing shared: [String]) {
    let different = shared.filter { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && !y.isEmpty && PersonNames.shared(x, y) == 0
    }
    if different.count > (shared.count >= 3 ? shared.count / 3 : 0) {
      return add("other persons", -7)
    }
    if Self.areReceivedByOthers(a, during: b) || Self.areReceivedByOthers(b, during: a) {
      return add("received by others", -6)
    }
    let people = a.sharedPeople(b)
    if people > 0 { add(people == 1 ? "a person shared" : "same persons", people == 1 ? 1.5 : 3) }
  }

  /// Leaders' meetings are not those of their ministers, unless the same persons are named.
  mutating func addLevel(_ a: Traits, _ b: Traits) {
    let open: Set<EventLevel> = [.unknown, .mixed]
    if a.level == b.level { return add("same level", 0.5) }
    if open.contains(a.level) || open.contains(b.level) || a.sharedPeople(b) > 0 { return }
    // One of those who speak of a summit, or attend it, need not be of its rank.
    let isOne = Self.isSameEdition(a, b) && a.kind == b.kind
    // Officials have no summits: they speak of their leaders'.
    let isSpokenOf = a.kind == .summit && (a.level == .officials || b.level == .officials)
    if isOne, isOverlapping, isSpokenOf || min(a.parties.count, b.parties.count) <= 1 { return }
    add("other level", -10)
  }
}
