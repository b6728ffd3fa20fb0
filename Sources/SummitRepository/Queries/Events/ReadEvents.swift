import LibPQ
import SummitModel

/// Reading events as the timeline has them.
extension Repository {
  /// The events of those keys, in that order, with their articles and evidence.
  func events(keys: [Int]) throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    try forEachPage(of: EventPage.self, keys: keys, size: max(keys.count, 1)) { events = $0 }
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
      try forEachPage(of: kind, keys: timelineKeys(query), size: Self.pageOfReading, body)
    }
  }

  /// Small enough for the server not to have to wait for somebody to take it.
  private static let pageOfReading = 200

  func forEachPage<Page: EventReading>(
    of kind: Page.Type, keys: [Int], size: Int, _ body: ([Page.Reading]) throws -> Void
  ) throws {
    let starts = Array(stride(from: 0, to: keys.count, by: size))
    // One plan serves all pages.
    if starts.count > 1 { try connection.execute("set local plan_cache_mode = force_generic_plan") }
    var pages: [Page] = []
    try connection.pipeline(groups: starts.count) { group in
      let end = min(starts[group] + size, keys.count)
      pages.append(Page(keys: Array(keys[starts[group]..<end])))
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
      published: try published(row.optionalText(offset + 4), row.optionalText(offset + 5)),
      publisher: row.optionalText(offset + 6), url: row.optionalText(offset + 7))
  }

  private static func published(_ day: String?, _ basis: String?) throws -> PublicationDate? {
    guard let day = day.flatMap({ Day(iso: $0) }), let basis else { return nil }
    return PublicationDate(day: day, basis: try EventColumns.known(basis))
  }
}
