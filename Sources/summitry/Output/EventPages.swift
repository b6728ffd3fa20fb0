internal import SummitRepository

/// The events of a query in their order, fetched a page at a time.
struct EventPages {
  let query: TimelineQuery

  func forEach(in repository: Repository, _ body: (StoredEvent) throws -> Void) throws {
    try repository.forEachPage(of: query) { for event in $0 { try body(event) } }
  }
}
