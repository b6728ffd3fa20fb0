internal import SummitRepository

/// The events of a query in their order, fetched a page at a time.
struct EventPages {
  let query: TimelineQuery

  func forEach(in repository: Repository, _ body: (StoredEvent) throws -> Void) throws {
    try repository.forEachPage(of: query) { for event in $0 { try body(event) } }
  }

  /// The same page by page: what is made of one is made beside the reading of the next.
  func forEach<Made: Sendable>(
    in repository: Repository, make: @escaping @Sendable ([StoredEvent]) -> Made,
    _ body: (Made) throws -> Void
  ) throws {
    var pages = InTurn<Made>()
    try repository.forEachPage(of: query) { events in
      if let made = pages.add({ make(events) }) { try body(made) }
    }
    while let made = pages.next() { try body(made) }
  }
}
