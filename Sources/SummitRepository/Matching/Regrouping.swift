import SummitModel

/// How events change when reports come and go, or curators decide: which groups are new or altered, and which old event
/// each follows.
struct Regrouping {
  struct Change {
    /// The key of the event: the least of its reports' ids.
    let id: Int
    var reports: [Report]
    /// What curators decided about it, in the order in which it takes effect.
    let edits: [Edit]
    /// Stored events that this one follows: it holds most of their reports.
    var predecessors: [Int] = []
    /// Stored events of which it holds some report.
    var origins: Set<Int> = []

    /// Whether a curator said that there was no such event: its reports then belong to none.
    var isRejected: Bool { edits.isRejected }
    /// Where its reports belong.
    var home: Int? { isRejected ? nil : id }
  }

  private(set) var changes: [Change] = []
  /// Stored events whose rows have to go: altered, merged or left without reports.
  private(set) var outdated: Set<Int> = []
  /// Of those, the ones that no event follows.
  private(set) var heirless: Set<Int> = []

  /// - Parameters:
  ///   - new: reports that come.
  ///   - gone: stored reports that go; those of `new` may bear their ids again.
  ///   - neighbourhood: stored reports that stay and may be regrouped, with the edits that speak of any.
  ///   - forced: articles whose events are made anew in any case.
  init(
    new: [Report], gone: [Report] = [], in neighbourhood: Neighbourhood, forced: Set<Int> = [],
    _ judgements: Judgements
  ) {
    let near = neighbourhood.near
    let stored = (gone + near).filter { $0.storedEvent != nil }
    let before = Dictionary(grouping: stored) { $0.storedEvent ?? 0 }
    let curation = Curation(edits: neighbourhood.edits, reports: new + near)
    let clusters = Clustering.clusters(
      of: new + near, under: curation.rulings, numbers: neighbourhood.numbers(of: new + near), judgements)
    let edits = curation.edits(forGroups: clusters)
    for (index, cluster) in clusters.enumerated() {
      let sorted = cluster.sorted { $0.id < $1.id }
      guard let first = sorted.first else { continue }
      let change = Change(id: first.id, reports: sorted, edits: edits[index] ?? [])
      let isForced = sorted.contains { forced.contains($0.article) }
      if isForced || !Self.isUnchanged(change, before) { changes.append(change) }
    }
    changes.sort { $0.id < $1.id }
    let kept = Set(near.compactMap(\.storedEvent)).subtracting(
      changes.flatMap(\.reports).compactMap(\.storedEvent))
    outdated = Set(before.keys).subtracting(kept)
    appoint(heirsOf: before, Successors(of: gone, among: new), replaced: Set(gone.map(\.id)))
  }

  /// The events of all reports of changed groups, by their ids; `nil` of a rejected one.
  var homes: [Int: Int?] {
    Dictionary(
      changes.flatMap { change in change.reports.map { ($0.id, change.home) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isUnchanged(_ change: Change, _ before: [Int: [Report]]) -> Bool {
    guard change.reports.allSatisfy({ $0.isStored && $0.storedEvent == change.home }) else { return false }
    return change.isRejected || before[change.id]?.count == change.reports.count
  }

  /// Each outdated event is followed by the one that holds most of its reports; of an article that is told anew the one
  /// that tells the same, which counts half.
  private mutating func appoint(
    heirsOf before: [Int: [Report]], _ successors: Successors, replaced: Set<Int>
  ) {
    var home: [Int: Int] = [:]
    for (index, change) in changes.enumerated() where !change.isRejected {
      for report in change.reports { home[report.id] = index }
    }
    for old in outdated.sorted() {
      var homes: [Int: Int] = [:]
      for report in before[old] ?? [] {
        let isGone = replaced.contains(report.id)
        let heir = isGone ? successors[report.id] : report.id
        if let index = heir.flatMap({ home[$0] }) { homes[index, default: 0] += isGone ? 1 : 2 }
      }
      let heir = homes.max { a, b in
        a.value == b.value ? changes[a.key].id > changes[b.key].id : a.value < b.value
      }
      for index in homes.keys { changes[index].origins.insert(old) }
      if let heir { changes[heir.key].predecessors.append(old) } else { heirless.insert(old) }
    }
  }
}
