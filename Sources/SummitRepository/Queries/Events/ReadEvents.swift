import LibPQ
import SummitModel

/// Reading events as the timeline has them.
extension Repository {
  /// The events of those keys, in that order, with their articles and evidence.
  func events(keys: [Int]) throws -> [StoredEvent] {
    guard !keys.isEmpty else { return [] }
    var page = EventPage(EventRows(keys: keys))
    try prepare(page)
    try connection.pipeline {
      $0 == 0 ? page.statements : nil
    } answer: { _, number, rows in
      try page.read(number, rows)
    } end: { _ in
    }
    return try page.events()
  }

  /// All events that pass, in pages and as of one moment, however many there are: the next page is on its way while
  /// `body` has the one before.
  public func forEachPage(of query: TimelineQuery, _ body: ([StoredEvent]) throws -> Void) throws {
    try forEachUnreadPage(of: query) { try body($0.read()) }
  }

  /// The same, for whoever reads them on another core.
  public func forEachUnreadPage(of query: TimelineQuery, _ body: (UnreadEvents) throws -> Void) throws {
    try forEachPage(query) { try body(UnreadEvents(page: $0)) }
  }

  /// The same events as lists show them.
  public func forEachListedPage(of query: TimelineQuery, _ body: ([ListedEvent]) throws -> Void) throws {
    try forEachPage(query) { (page: ListPage) in try body(page.events()) }
  }

  /// Has the server know what pages like this one ask for.
  private func prepare(_ page: some EventReading) throws {
    for statement in page.statements { _ = try connection.prepare(statement.sql) }
  }

  /// Small enough for the server not to have to wait for somebody to take it.
  private static let pageOfReading = 200

  private func forEachPage<Page: EventReading>(
    _ query: TimelineQuery, _ body: (Page) throws -> Void
  ) throws {
    try withCursor(over: query, of: Self.pageOfReading) { next in
      try prepare(Page(EventRows()))
      var found: [Int: EventRows] = [:]
      var pages: [Int: Page] = [:]
      // A group reads what the last but one has found, and finds more: the first two only find.
      try connection.pipeline { group in
        guard group > 1 else { return [next] }
        guard let rows = found.removeValue(forKey: group - 2) else { return nil }
        let page = Page(rows)
        pages[group] = page
        return [next] + page.statements
      } answer: { group, number, rows in
        guard number == 0 else { return try pages[group]?.read(number - 1, rows) ?? () }
        try rows.eachRow { found[group, default: EventRows()].add(try $0.int(0), try $0.text(1)) }
      } end: { group in
        if let page = pages.removeValue(forKey: group) { try body(page) }
      }
    }
  }

  static let articleColumns =
    "article.id, article.source_id, article.path, article.title, article.published, article.published_basis, "
    + "article.publisher, article.url"

  static func article(_ row: borrowing Row, from offset: Int) throws -> StoredArticle {
    StoredArticle(
      key: try row.int(offset), sourceID: row.optionalText(offset + 1), path: try row.text(offset + 2),
      title: row.optionalText(offset + 3),
      published: try EventLists.published(row.optionalText(offset + 4), row.optionalText(offset + 5)),
      publisher: row.optionalText(offset + 6), url: row.optionalText(offset + 7))
  }
}
