import LibPQ
import SummitModel

/// Some events as they are read: rows by the key of the event, put together at the end.
protocol EventReading: Sendable {
  init(_ rows: EventRows)
  /// What has to be asked; `read` takes the answers by their numbers.
  var statements: [LibPQ.Statement] { get }
  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws
}

/// Some events with all that is known of them. Their lists stay as they came until somebody wants the events: that is
/// most of the work, and may be done on another core.
struct EventPage: EventReading {
  private typealias Line = (slug: String, values: EventColumns.Values, lists: [[UInt8]?])

  private let rows: EventRows
  private var lines: [Int: Line] = [:]
  /// What the reports of each event have as evidence, by their articles.
  private var evidence: [Int: [(article: Int, sentences: [UInt8]?, list: [UInt8]?)]] = [:]

  init(_ rows: EventRows) {
    self.rows = rows
    lines.reserveCapacity(rows.keys.count)
    evidence.reserveCapacity(rows.keys.count)
  }

  var statements: [LibPQ.Statement] {
    [
      ListPage.lines(of: rows, with: "lists.outcomes, lists.articles"),
      LibPQ.Statement(
        "select event_id, article_id, sentences, evidence from report where event_id = any($1) order by ordinal",
        [.ints(rows.keys)]),
    ]
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    guard number > 0 else {
      return try rows.eachRow { row in
        lines[try row.int(0)] = (
          slug: try row.text(1), values: try ListPage.values(row, from: 6),
          lists: (2...5).map { row.utf8($0) }
        )
      }
    }
    try rows.eachRow { row in
      evidence[try row.int(0), default: []].append((try row.int(1), row.utf8(2), row.utf8(3)))
    }
  }

  func events() throws(RepositoryError) -> [StoredEvent] {
    var events: [StoredEvent] = []
    events.reserveCapacity(rows.keys.count)
    for key in rows.keys {
      if let line = lines[key] { events.append(try event(key, line)) }
    }
    return events
  }

  private func event(_ key: Int, _ line: Line) throws(RepositoryError) -> StoredEvent {
    let articles = try EventLists.articles(line.lists[3])
    let evidence = try evidence(of: key, in: articles)
    guard let event = try Self.event(line.values, line.lists, evidence: evidence.map(\.evidence)) else {
      throw .unreadable("event \(line.slug) has no evidence")
    }
    let (earliest, latest) = EventColumns.bounds(of: line.values.date)
    return StoredEvent(
      key: key, id: line.slug, event: event, articles: articles, evidence: evidence,
      position: TimelinePosition(earliest: earliest, latest: latest, id: line.slug))
  }

  /// Article by article, of each in the order of its reports.
  private func evidence(
    of key: Int, in articles: [StoredArticle]
  ) throws(RepositoryError) -> [StoredEvidence] {
    var found: [StoredEvidence] = []
    for article in articles {
      for report in evidence[key] ?? [] where report.article == article.key {
        for piece in try ReportLists.evidence(from: report.list, sentences: report.sentences) {
          found.append(StoredEvidence(evidence: piece, article: article.key))
        }
      }
    }
    return found
  }

  private static func event(
    _ values: EventColumns.Values, _ lists: [[UInt8]?], evidence: [Evidence]
  ) throws(RepositoryError) -> Event? {
    Event(
      name: values.name, kind: values.kind, format: values.format, level: values.level, status: values.status,
      visitType: values.visitType, date: values.date, place: values.place, host: values.host,
      series: values.series, edition: values.edition, partOf: values.partOf,
      participants: try EventLists.participants(lists[0]), topics: try EventLists.topics(lists[1]),
      outcomes: try EventLists.outcomes(lists[2]), evidence: evidence, confidence: values.confidence)
  }
}

/// Some events of a query that have come, to be read when they are wanted.
public struct UnreadEvents: Sendable {
  let page: EventPage

  public func read() throws(RepositoryError) -> [StoredEvent] { try page.events() }
}
