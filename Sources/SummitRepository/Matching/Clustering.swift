import SummitModel

/// Puts reports that tell of one occasion together.
///
/// The outcome follows from the set of reports alone, not from the order in which they were loaded: the most exact come
/// first, and each joins the group all of whose members it fits; then groups whose accepted views are plainly one, and
/// what was put off with what came of it, are joined.
struct Clustering {
  private let rulings: Rulings
  private let judgements: Judgements
  private var clusters: [[Report]] = []
  /// Groups under the keys of their reports: reports that fit share one, so only these need to be looked at.
  private var index = KeyIndex()

  /// - Parameter numbers: of the neighbourhoods of reports, by their ids.
  static func clusters(
    of reports: [Report], under rulings: Rulings = .none, numbers: [Int: Int] = [:],
    _ judgements: Judgements = Judgements()
  ) -> [[Report]] {
    var clustering = Clustering(rulings, judgements)
    if rulings.isEmpty {
      clustering.carryOn(reports)
      judgements.remember(clustering.clusters, numbers)
    } else {
      clustering.gather(reports)
      judgements.forget(Set(reports.map(\.neighbourhood)).union(numbers.values))
    }
    return Rescheduling.joined(
      Coincidence(rulings, judgements).joined(clustering.clusters), under: rulings)
  }

  private init(_ rulings: Rulings, _ judgements: Judgements) {
    self.rulings = rulings
    self.judgements = judgements
  }

  private mutating func gather(_ reports: [Report]) {
    let units = rulings.units(of: reports).map { $0.sorted(by: Self.precedes) }
    for unit in units.sorted(by: { Self.precedes($0[0], $1[0]) }) {
      let keys = unit.flatMap(\.keys)
      add(unit, to: home(of: unit, among: index.meeting(keys).sorted()), keys)
    }
  }

  /// What `gather` gives where no curator ruled, made from how the same reports were gathered last: a report whose
  /// neighbours are as they were then belongs where it belonged.
  private mutating func carryOn(_ reports: [Report]) {
    var former = FormerGroups(judgements.founders(of: reports))
    for report in reports.sorted(by: Self.precedes) {
      if former.isUntouched(report) {
        former.keep(report, in: add([report], to: former.group(of: report), report.keys))
      } else {
        let home = home(of: [report], among: index.meeting(report.keys).sorted())
        former.place(report, in: add([report], to: home, report.keys), of: clusters)
      }
    }
  }

  /// Puts reports that belong together into a group, or a new one.
  @discardableResult
  private mutating func add(_ unit: [Report], to group: Int?, _ keys: [ReportKeys.Key]) -> Int {
    let joined = group ?? clusters.count
    if joined == clusters.count { clusters.append([]) }
    clusters[joined] += unit
    index.add(joined, under: keys)
    return joined
  }

  /// Exact dates before vague ones, narrow spans before wide ones, rich reports before poor ones.
  private static func precedes(_ a: Report, _ b: Report) -> Bool {
    let (x, y) = (a.traits, b.traits)
    if x.isVague != y.isVague { return !x.isVague }
    if x.days != y.days { return x.days < y.days }
    if x.personCount != y.personCount { return x.personCount > y.personCount }
    return a.id < b.id
  }

  /// The group that fits best. A vague report that fits several about as well joins none of the exact ones, for nothing
  /// tells which is meant, but others as vague. Groups of the same days, a visit and its talks, are no choice; nor are
  /// those of which no date is told at all.
  private func home(of unit: [Report], among near: [Int]) -> Int? {
    let ranked = near.compactMap { index in
      fit(unit, clusters[index]).map { (index: index, score: $0, id: clusters[index][0].id) }
    }.sorted { $0.score == $1.score ? $0.id < $1.id : $0.score > $1.score }
    guard let best = ranked.first, !isToldAlready(unit, better: best.score, among: near) else { return nil }
    guard unit.allSatisfy(\.traits.isVague) else { return best.index }
    let rivals = ranked.prefix { best.score - $0.score < 1 }
    let dated = rivals.filter { !clusters[$0.index].allSatisfy(\.traits.isUndated) }
    let first = dated.first ?? best
    if dated.dropFirst().allSatisfy({ areOfOneTime(clusters[first.index], clusters[$0.index]) }) {
      return first.index
    }
    let days = unit.map(\.traits.days).min() ?? 0
    return ranked.first { clusters[$0.index].allSatisfy { $0.traits.isVague && $0.traits.days >= days / 2 } }?
      .index
  }

  /// Whether a report without a date fits some group better, which has a report of the same article already: what an
  /// article tells twice is nothing that others told of another time.
  private func isToldAlready(_ unit: [Report], better score: Double, among near: [Int]) -> Bool {
    guard unit.count == 1, let report = unit.first, report.traits.isUndated else { return false }
    return near.contains { index in
      let group = clusters[index]
      guard group.contains(where: { $0.article == report.article }) else { return false }
      let comparisons = group.map { Comparison($0.traits, report.traits) }
      return comparisons.allSatisfy { $0.verdict == .same }
        && zip(group, comparisons).contains {
          $0.article != report.article && Self.score($1.score, of: [report], with: group) > score
        }
    }
  }

  /// Whether two groups lie within three days of each other, by what is told exactly.
  private func areOfOneTime(_ a: [Report], _ b: [Report]) -> Bool {
    let (x, y) = (a.map(\.traits), b.map(\.traits))
    return x.contains { one in
      y.contains { other in
        guard !one.isVague, !other.isVague, let from = one.earliest, let to = one.latest,
          let start = other.earliest, let end = other.latest
        else { return false }
        return from <= end.adding(3) && start <= to.adding(3)
      }
    }
  }

  /// How well a unit fits a group: what speaks most for it, and in a series how much is told of it; `nil` when some
  /// member does not fit, or none does but for states that one of the two names more.
  private func fit(_ unit: [Report], _ cluster: [Report]) -> Double? {
    var best: Double?
    for member in cluster {
      for report in unit {
        switch rulings.verdict(member.id, report.id) {
        case .apart: return nil
        case .together: best = max(best ?? 0, 20)
        case nil:
          let judgement = judgements.judgement(member, report)
          if judgement.isSame {
            best = max(best ?? 0, Self.score(judgement.score, of: unit, with: cluster))
          } else if !judgement.isSameButForMore {
            return nil
          }
        }
      }
    }
    return best
  }

  /// In a series it also counts how much is told of an edition.
  private static func score(_ score: Double, of unit: [Report], with group: [Report]) -> Double {
    score + (unit.contains { $0.traits.series != nil } ? Double(group.count) : 0)
  }
}
