import SummitModel

/// What was put off and what then took place, or is planned anew, is one event with two dates.
enum Rescheduling {
  /// How many days after the first date the new one is looked for.
  static let reach = 200

  /// Whether `later` may be what the postponed report was put off to: the same parties, manner and place, on later days.
  static func isFollowed(_ postponed: Report, by later: Report) -> Bool {
    let (a, b) = (postponed.traits, later.traits)
    guard a.status == .postponed, [.scheduled, .ongoing, .held, .postponed].contains(b.status),
      let last = a.latest, let first = b.earliest, !a.isUndated, !b.isUndated, first > last,
      first <= last.adding(reach)
    else { return false }
    if let x = a.published, let y = b.published, y < x { return false }
    return isOne(a, b)
  }

  private static func isOne(_ a: Traits, _ b: Traits) -> Bool {
    guard a.manner == b.manner, a.parties == b.parties, a.parties.count >= 2, a.level == b.level,
      a.series == b.series, a.edition == b.edition || a.edition == nil || b.edition == nil,
      let x = a.place, let y = b.place, x.country != nil, x.country == y.country, x.agrees(with: y)
    else { return false }
    return !a.parties.contains { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && !y.isEmpty && PersonNames.shared(x, y) == 0
    }
  }

  /// Leads each postponed group to the first group that follows it.
  static func joined(_ clusters: [[Report]], under rulings: Rulings) -> [[Report]] {
    var clusters = clusters
    while let (from, to) = next(in: clusters, rulings) {
      clusters[to] += clusters[from]
      clusters.remove(at: from)
    }
    return clusters
  }

  private static func next(in clusters: [[Report]], _ rulings: Rulings) -> (from: Int, to: Int)? {
    for from in clusters.indices where clusters[from].contains(where: { $0.traits.status == .postponed }) {
      guard !clusters[from].contains(where: { !$0.event.status.isAhead }) else { continue }
      let following = clusters.indices.filter { to in
        to != from && follows(clusters[from], clusters[to], rulings)
      }
      let nearest = following.min {
        begin(clusters[$0]).lexicographicallyPrecedes(begin(clusters[$1]))
      }
      if let nearest { return (from, nearest) }
    }
    return nil
  }

  private static func follows(_ old: [Report], _ new: [Report], _ rulings: Rulings) -> Bool {
    old.contains { a in new.contains { b in isFollowed(a, by: b) } }
      && !old.contains { a in new.contains { b in rulings.verdict(a.id, b.id) == .apart } }
  }

  private static func begin(_ cluster: [Report]) -> [Int] {
    [cluster.compactMap { $0.traits.earliest?.number }.min() ?? Int.max, cluster.map(\.id).min() ?? 0]
  }
}
