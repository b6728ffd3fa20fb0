import SummitModel

/// Puts reports that tell of one occasion together.
///
/// The outcome follows from the set of reports alone, not from the order in which they were loaded: the most
/// exact come first, and each joins the group all of whose members it fits.
enum Clustering {
  static func clusters(of reports: [Report]) -> [[Report]] {
    var clusters: [[Report]] = []
    // Reports that fit share a key: only groups under one of its keys need to be looked at.
    var groupsByKey: [String: Set<Int>] = [:]
    for report in reports.sorted(by: precedes) {
      let keys = ReportKeys.names(of: report.traits)
      let near = keys.reduce(into: Set<Int>()) { $0.formUnion(groupsByKey[$1] ?? []) }
      let fitting = near.sorted().filter { index in
        clusters[index].allSatisfy { Matching.fit($0, report) }
      }
      let joined = best(of: fitting, in: clusters, for: report) ?? clusters.count
      if joined == clusters.count { clusters.append([]) }
      clusters[joined].append(report)
      for key in keys { groupsByKey[key, default: []].insert(joined) }
    }
    return clusters
  }

  /// Exact dates before vague ones, narrow spans before wide ones, rich reports before poor ones.
  private static func precedes(_ a: Report, _ b: Report) -> Bool {
    let (x, y) = (a.traits, b.traits)
    if x.isVague != y.isVague { return !x.isVague }
    if x.days != y.days { return x.days < y.days }
    if x.personCount != y.personCount { return x.personCount > y.personCount }
    return a.id < b.id
  }

  /// The group that fits best. A vague report that fits several alike joins none: nothing tells which is meant.
  private static func best(of fitting: [Int], in clusters: [[Report]], for report: Report) -> Int? {
    guard fitting.count > 1 else { return fitting.first }
    let ranked = fitting.map { (index: $0, score: score(clusters[$0], for: report), id: clusters[$0][0].id) }
      .sorted { $0.score == $1.score ? $0.id < $1.id : $0.score > $1.score }
    if report.traits.isVague, ranked[0].score == ranked[1].score { return nil }
    return ranked[0].index
  }

  /// Shared persons, then the same spot.
  private static func score(_ cluster: [Report], for report: Report) -> Int {
    let people = cluster.map { Matching.sharedPeople($0.traits, report.traits) }.max() ?? 0
    let isSameSpot = cluster.contains { Matching.isSameSpot($0.traits.place, report.traits.place) }
    return people * 2 + (isSameSpot ? 1 : 0)
  }
}
