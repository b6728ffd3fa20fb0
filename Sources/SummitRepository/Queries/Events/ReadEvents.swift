import LibPQ
import SummitModel

/// Reading events as the timeline has them.
extension Repository {
  /// The events of those keys, in that order, with their articles and evidence.
  func events(keys: [Int]) throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    try forEachPage(of: EventPage.self, [EventRows(keys: keys)]) { events = $0 }
    return events
  }

  /// All events that pass, in pages and as of one moment, however many there are: the next page is on its way while
  /// `body` has the one before.
  public func forEachPage(of query: TimelineQuery, _ body: ([StoredEvent]) throws -> Void) throws {
    try forEachPage(of: EventPage.self, query, body)
  }

  /// The same events as lists show them.
  public func forEachListedPage(of query: TimelineQuery, _ body: ([ListedEvent]) throws -> Void) throws {
    try forEachPage(of: ListPage.self, query, body)
  }

  private func forEachPage<Page: EventReading>(
    of kind: Page.Type, _ query: TimelineQuery, _ body: ([Page.Reading]) throws -> Void
  ) throws {
    try connection.transaction(isSnapshot: true) {
      try forEachPage(of: kind, timelineRows(query).pages(of: Self.pageOfReading), body)
    }
  }

  /// Small enough for the server not to have to wait for somebody to take it.
  private static let pageOfReading = 200

  private func forEachPage<Page: EventReading>(
    of kind: Page.Type, _ rows: [EventRows], _ body: ([Page.Reading]) throws -> Void
  ) throws {
    // One plan serves all pages.
    if rows.count > 1 { try connection.execute("set local plan_cache_mode = force_generic_plan") }
    var pages: [Page] = []
    try connection.pipeline(groups: rows.count) { group in
      pages.append(Page(rows[group]))
      return pages[pages.count - 1].statements
    } answer: { _, number, rows in
      try pages[0].read(number, rows)
    } end: {
      try body(pages.removeFirst().events())
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
