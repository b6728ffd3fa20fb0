import SummitModel

/// Groups that are plainly one event, though some two of their reports do not fit: the accepted views have the same
/// persons at one place on days that overlap, or are of one edition on days that do; or the reports that do not fit tell
/// of single days of a longer event.
struct Coincidence {
  private let rulings: Rulings
  private let judgements: Judgements

  init(_ rulings: Rulings, _ judgements: Judgements) {
    self.rulings = rulings
    self.judgements = judgements
  }

  /// First those of one series, or of the same parties; then what is told by the series with what is told by those who
  /// met in it.
  func joined(_ clusters: [[Report]]) -> [[Report]] {
    let groups = Dictionary(grouping: clusters.map { Group($0, judgements) }, by: \.key).values
    let tables = Dictionary(grouping: groups.flatMap { joined($0) }, by: \.parties)
    return tables.flatMap { parties, groups in
      parties.count > 2 && groups.contains { $0.isOfSeries } ? joined(groups) : groups
    }.map(\.reports)
  }

  private struct Group {
    let reports: [Report]
    let view: Traits?
    /// The days on which its reports may be found; empty where none of them can be.
    let days: ClosedRange<Int>?
    /// The least id among them.
    let least: Int
    /// Whether some report is told by the day and spans several.
    let isLong: Bool

    init(_ reports: [Report], _ judgements: Judgements) {
      self.reports = reports
      view = judgements.view(of: reports)
      let keys = reports.compactMap(\.keys.first)
      let (earliest, latest) = (keys.map(\.earliest.number).min(), keys.map(\.latest.number).max())
      days = earliest.flatMap { from in latest.map { from...max(from, $0) } }
      least = reports.map(\.id).min() ?? 0
      isLong = reports.contains { !$0.traits.isVague && $0.traits.days > 0 }
    }

    var articles: Set<Int> { Set(reports.map(\.article)) }
    /// The states and organisations that took part.
    var parties: [String] { view?.parties ?? [] }
    var isOfSeries: Bool { view?.series != nil }
    /// What groups that are one have in common, as a rule.
    var key: [String] { view?.series.map { ["s:" + $0] } ?? parties }
  }

  /// Joins the first two that are one, until none are. Of groups that were looked at before only the one that has grown
  /// can be one with another now.
  private func joined(_ groups: [Group]) -> [Group] {
    var groups = groups.sorted { $0.least < $1.least }
    // Most groups of a series are of other years: their days alone are looked at.
    var days = groups.map(\.days)
    func next(_ range: Range<Int>, with index: Int) -> Int? {
      guard let own = days[index] else { return nil }
      return range.first { other in
        days[other].map { $0.overlaps(own) } == true
          && areOne(groups[min(index, other)], groups[max(index, other)])
      }
    }
    var first = 0
    while first < groups.count {
      guard let second = next(first + 1..<groups.count, with: first) else {
        first += 1
        continue
      }
      var (into, from) = (first, second)
      while true {
        groups[into] = Group(groups[into].reports + groups[from].reports, judgements)
        days[into] = groups[into].days
        groups.remove(at: from)
        days.remove(at: from)
        guard let earlier = next(0..<into, with: into) else { break }
        (into, from) = (earlier, into)
      }
      first = into
    }
    return groups
  }

  private func areOne(_ a: Group, _ b: Group) -> Bool {
    (Self.isOne(a, b) || Self.isOneEdition(a.view, b.view) || areDaysOfOne(a, b))
      && areLinked(a.reports, b.reports)
  }

  private static func isOne(_ one: Group, _ other: Group) -> Bool {
    guard let a = one.view, let b = other.view, a.manner == .inPerson, !a.isVague, !b.isVague,
      a.parties == b.parties,
      a.level == b.level, let x = a.place, let y = b.place
    else { return false }
    // Of a state without a town: a plan, and what came of it.
    let isOneState = x.country != nil && x.country == y.country && !x.isPrecise && !y.isPrecise
    // Who tells what was done there today and what is still to come tells of two.
    let isOneSpot = a.status.isAhead == b.status.isAhead || one.articles.isDisjoint(with: other.articles)
    guard isOneState || x.isSameSpot(as: y) && isOneSpot else { return false }
    let features = Set(Comparison(a, b).features.map(\.name))
    let areAllShared =
      a.personCount > 0 && a.personCount == b.personCount && a.sharedPeople(b) == a.personCount
    return (features.contains("same persons") || areAllShared)
      && (features.contains("same days") || features.contains("overlapping days"))
  }

  /// No series is held twice at a time, and no edition twice.
  private static func isOneEdition(_ a: Traits?, _ b: Traits?) -> Bool {
    guard let a, let b, Comparison.isSameEdition(a, b), a.level == b.level, a.kind == b.kind else {
      return false
    }
    if a.edition != nil, b.edition != nil { return a.edition == b.edition }
    return a.overlapsExactly(b)
  }

  /// Every two reports fit, or lie within a third that either of them fits.
  private func areDaysOfOne(_ a: Group, _ b: Group) -> Bool {
    guard a.isLong || b.isLong else { return false }
    let long = (a.reports + b.reports).filter { !$0.traits.isVague && $0.traits.days > 0 }
    return a.reports.allSatisfy { x in
      b.reports.allSatisfy { y in
        judgements.isSame(x, y)
          || Comparison(x, y, isCovered: true).verdict == .same
            && long.contains { covers($0, x) && covers($0, y) }
      }
    }
  }

  private func covers(_ long: Report, _ report: Report) -> Bool {
    guard let from = long.traits.earliest, let to = long.traits.latest, let first = report.traits.earliest,
      let last = report.traits.latest, from <= first, last <= to
    else { return false }
    return long.id == report.id || judgements.isSame(long, report)
  }

  /// Some two of their reports fit, and no curator keeps any two apart.
  private func areLinked(_ a: [Report], _ b: [Report]) -> Bool {
    let isBarred = a.contains { x in b.contains { rulings.verdict(x.id, $0.id) == .apart } }
    return !isBarred
      && a.contains { x in b.contains { judgements.isSame(x, $0) && ReportKeys.meet(x, $0) } }
  }
}
