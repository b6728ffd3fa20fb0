import LibPQ

/// Reading what comparing needs of reports: in outline, and not again what is in memory.
extension Repository {
  /// In the order of their keys.
  func outlines(ids: [Int]) throws -> [Report] {
    let remembered = try remembered("id", ids.filter(memory.holds)).compactMap(\.report)
    let known = Set(remembered.map(\.id))
    return (remembered + (try read(ids.filter { !known.contains($0) }))).sorted { $0.id < $1.id }
  }

  func outlines(ofArticles articles: [Int]) throws -> [Report] { try outlines("article_id", articles) }

  func outlines(ofNeighbourhoods numbers: [Int]) throws -> [Report] { try outlines("neighbourhood", numbers) }

  private func outlines(_ column: String, _ keys: [Int]) throws -> [Report] {
    let found = try remembered(column, keys)
    let read = try read(found.filter { $0.report == nil }.map(\.id))
    return (found.compactMap(\.report) + read).sorted { $0.id < $1.id }
  }

  /// Stored reports, those that are in memory as they are stored where they belong now.
  private func remembered(_ column: String, _ keys: [Int]) throws -> [(id: Int, report: Report?)] {
    guard !keys.isEmpty else { return [] }
    return try connection.execute(
      "select id, run_id, event_id, neighbourhood from report where \(column) = any($1)", [.ints(keys)]
    ).map { row in
      let id = try row.int(0)
      let report = memory.report(id, storedBy: try row.int(1))
      return (id, report?.moved(to: try row.optionalInt(2), neighbourhood: try row.int(3)))
    }
  }

  private func read(_ ids: [Int]) throws -> [Report] {
    try reports("id", ids).map { memory.remember($0.report, storedBy: $0.run) }
  }
}
