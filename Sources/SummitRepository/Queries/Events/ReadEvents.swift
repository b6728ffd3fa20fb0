import LibPQ
import SummitModel

/// Reading events as the timeline has them.
extension Repository {
  /// The events of those keys, in that order, with their articles and evidence.
  func events(keys: [Int]) throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    try forEachPage(keys: keys, size: max(keys.count, 1)) { events = $0 }
    return events
  }

  /// All events that pass, in pages and as of one moment, however many there are: the next page is on its way while
  /// `body` has the one before.
  public func forEachPage(of query: TimelineQuery, _ body: ([StoredEvent]) throws -> Void) throws {
    try connection.transaction(isSnapshot: true) {
      try forEachPage(keys: timelineKeys(query), size: Self.pageOfReading, body)
    }
  }

  /// Small enough for the server not to have to wait for somebody to take it.
  private static let pageOfReading = 100

  private func forEachPage(keys: [Int], size: Int, _ body: ([StoredEvent]) throws -> Void) throws {
    let starts = Array(stride(from: 0, to: keys.count, by: size))
    func keysOfPage(_ number: Int) -> [Int] {
      Array(keys[starts[number]..<min(starts[number] + size, keys.count)])
    }
    var pages: [EventPage] = []
    try connection.pipeline(groups: starts.count) { group in
      pages.append(EventPage(keys: keysOfPage(group)))
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
