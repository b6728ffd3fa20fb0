internal import SummitRepository

/// The events of a query in their order, fetched a page at a time.
struct EventPages {
  let query: TimelineQuery

  func forEach(in repository: Repository, _ body: (StoredEvent) throws -> Void) throws {
    try repository.forEachPage(of: query) { for event in $0 { try body(event) } }
  }

  /// The same page by page: they are read, and made into something, beside the coming of the next.
  func forEach<Made: Sendable>(
    in repository: Repository, make: @escaping @Sendable ([StoredEvent]) -> Made,
    _ body: (Made) throws -> Void
  ) throws {
    var pages = InTurn<Result<Made, any Error>>()
    try repository.forEachUnreadPage(of: query) { page in
      if let made = pages.add({ Result { make(try page.read()) } }) { try body(made.get()) }
    }
    while let made = pages.next() { try body(made.get()) }
  }
}
