internal import SummitRepository

/// The events of a query in their order, fetched a page at a time.
struct EventPages {
  let query: TimelineQuery
  private static let page = 500

  func forEach(in repository: Repository, _ body: (StoredEvent) throws -> Void) throws {
    try forEachPage(in: repository) { for event in $0 { try body(event) } }
  }

  func forEachPage(in repository: Repository, _ body: ([StoredEvent]) throws -> Void) throws {
    var query = query
    var left = self.query.limit ?? Int.max
    while left > 0 {
      query.limit = min(left, Self.page)
      let events = try repository.timeline(query)
      try body(events)
      left -= events.count
      guard events.count == query.limit, let last = events.last else { break }
      query.after = last.position
    }
  }
}
