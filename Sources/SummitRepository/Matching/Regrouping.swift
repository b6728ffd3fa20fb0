import SummitModel

/// How events change when reports come and go: which clusters are new or altered, and which old event each follows.
struct Regrouping {
  struct Change {
    /// The key of the event: the least of its reports' ids.
    let id: Int
    let reports: [Report]
    /// Stored events that this one follows: it holds most of their reports.
    var predecessors: [Int]
    /// Stored events of which it holds some report.
    var origins: Set<Int>
  }

  private(set) var changes: [Change] = []
  /// Stored events whose rows have to go: altered, merged or left without reports.
  private(set) var outdated: Set<Int> = []
  /// Of those, the ones that no event follows.
  private(set) var heirless: Set<Int> = []

  /// - Parameters:
  ///   - new: reports that come.
  ///   - gone: stored reports that go; those of `new` may bear their ids again.
  ///   - near: stored reports that stay and may be regrouped.
  init(new: [Report], gone: [Report], near: [Report]) {
    let before = Dictionary(grouping: gone + near, by: { $0.storedEvent ?? 0 })
    let newIDs = Set(new.map(\.id))
    for cluster in Clustering.clusters(of: new + near) {
      let sorted = cluster.sorted { $0.id < $1.id }
      guard let first = sorted.first else { continue }
      let isUnchanged =
        first.storedEvent.map { stored in
          sorted.allSatisfy { !newIDs.contains($0.id) && $0.storedEvent == stored }
            && before[stored]?.count == sorted.count && stored == first.id
        } ?? false
      if !isUnchanged { changes.append(Change(id: first.id, reports: sorted, predecessors: [], origins: [])) }
    }
    let kept = Set(near.compactMap(\.storedEvent)).subtracting(
      changes.flatMap(\.reports).compactMap(\.storedEvent))
    outdated = Set(before.keys).subtracting(kept)
    appoint(heirsOf: before)
  }

  /// Each outdated event is followed by the one that holds most of its reports.
  private mutating func appoint(heirsOf before: [Int: [Report]]) {
    var home: [Int: Int] = [:]
    for (index, change) in changes.enumerated() {
      for report in change.reports { home[report.id] = index }
    }
    for old in outdated.sorted() {
      let homes = Dictionary(
        (before[old] ?? []).compactMap { home[$0.id] }.map { ($0, 1) }, uniquingKeysWith: +)
      let heir = homes.max { a, b in
        a.value == b.value ? changes[a.key].id > changes[b.key].id : a.value < b.value
      }
      for index in homes.keys { changes[index].origins.insert(old) }
      if let heir { changes[heir.key].predecessors.append(old) } else { heirless.insert(old) }
    }
  }
}
