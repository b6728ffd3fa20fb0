import SummitModel

/// Groups that are plainly one event, though some two of their reports do not fit: the accepted views have the same
/// persons at one place on days that overlap, or are of one edition on days that do; or the reports that do not fit tell
/// of single days of a longer event.
enum Coincidence {
  static func joined(_ clusters: [[Report]], under rulings: Rulings) -> [[Report]] {
    let groups = Dictionary(grouping: clusters.map { Group($0) }) { $0.key }
    return groups.values.flatMap { joined($0, rulings) }
  }

  private struct Group {
    var reports: [Report]
    var view: Traits?
    /// The days on which its reports may be found.
    let earliest: Day?
    let latest: Day?

    init(_ reports: [Report]) {
      self.reports = reports
      let keys = reports.flatMap(\.keys)
      earliest = keys.map(\.earliest).min()
      latest = keys.map(\.latest).max()
      view =
        reports.count == 1
        ? reports[0].traits
        : Consensus.event(of: reports).map {
          Traits(of: $0, published: reports.compactMap(\.published).max())
        }
    }

    /// What groups that are one have in common.
    var key: [String] {
      guard let series = view?.series else { return view?.parties ?? [] }
      return ["s:" + series]
    }

    var least: Int { reports.map(\.id).min() ?? 0 }

    /// Whether some of their reports may meet.
    func mayMeet(_ other: Group) -> Bool {
      guard let earliest, let latest, let first = other.earliest, let last = other.latest else {
        return false
      }
      return earliest <= last && first <= latest
    }
  }

  /// Joins the first two that are one, until none are. Of groups that were looked at before only the one that has grown
  /// can be one with another now.
  private static func joined(_ groups: [Group], _ rulings: Rulings) -> [[Report]] {
    var groups = groups.sorted { $0.least < $1.least }
    var first = 0
    while first < groups.count {
      guard
        let second = groups.indices.dropFirst(first + 1).first(where: {
          areOne(groups[first], groups[$0], rulings)
        })
      else {
        first += 1
        continue
      }
      var (into, from) = (first, second)
      while true {
        groups[into] = Group(groups[into].reports + groups[from].reports)
        groups.remove(at: from)
        guard
          let earlier = groups.indices.prefix(into).first(where: { areOne(groups[$0], groups[into], rulings) }
          )
        else { break }
        (into, from) = (earlier, into)
      }
      first = into
    }
    return groups.map(\.reports)
  }

  private static func areOne(_ a: Group, _ b: Group, _ rulings: Rulings) -> Bool {
    a.mayMeet(b)
      && (isOne(a.view, b.view) || isOneEdition(a.view, b.view) || areDaysOfOne(a.reports, b.reports))
      && areLinked(a.reports, b.reports, rulings)
  }

  private static func isOne(_ a: Traits?, _ b: Traits?) -> Bool {
    guard let a, let b, a.manner == .inPerson, !a.isVague, !b.isVague, a.parties == b.parties,
      a.level == b.level, let x = a.place, let y = b.place
    else { return false }
    // Of a state without a town: a plan, and what came of it.
    let isOneState = x.country != nil && x.country == y.country && !x.isPrecise && !y.isPrecise
    guard isOneState || x.isSameSpot(as: y) && a.status.isAhead == b.status.isAhead else { return false }
    let features = Set(Comparison(a, b).features.map(\.name))
    return features.contains("same persons")
      && (features.contains("same days") || features.contains("overlapping days"))
  }

  /// No series is held twice at a time.
  private static func isOneEdition(_ a: Traits?, _ b: Traits?) -> Bool {
    guard let a, let b, Comparison.isSameEdition(a, b), a.level == b.level, a.kind == b.kind else {
      return false
    }
    return a.overlapsExactly(b) && (a.edition == b.edition || a.edition == nil || b.edition == nil)
  }

  /// Every two reports fit, or lie within a third that either of them fits.
  private static func areDaysOfOne(_ a: [Report], _ b: [Report]) -> Bool {
    let long = (a + b).filter { !$0.traits.isVague && $0.traits.days > 0 }
    guard !long.isEmpty else { return false }
    return a.allSatisfy { x in
      b.allSatisfy { y in
        if Comparison(x, y).verdict == .same { return true }
        return Comparison(x, y, isCovered: true).verdict == .same
          && long.contains { covers($0, x) && covers($0, y) }
      }
    }
  }

  private static func covers(_ long: Report, _ report: Report) -> Bool {
    guard let from = long.traits.earliest, let to = long.traits.latest, let first = report.traits.earliest,
      let last = report.traits.latest, from <= first, last <= to
    else { return false }
    return long.id == report.id || Comparison(long, report).verdict == .same
  }

  /// Some two of their reports fit, and no curator keeps any two apart.
  private static func areLinked(_ a: [Report], _ b: [Report], _ rulings: Rulings) -> Bool {
    let isBarred = a.contains { x in b.contains { rulings.verdict(x.id, $0.id) == .apart } }
    return !isBarred
      && a.contains { x in
        b.contains { Comparison(x, $0).verdict == .same && ReportKeys.meet(x, $0) }
      }
  }
}
