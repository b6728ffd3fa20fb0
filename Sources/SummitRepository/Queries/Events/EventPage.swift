import LibPQ
import SummitModel

/// Some events as they are read: rows by the key of the event, put together at the end.
protocol EventReading {
  associatedtype Reading
  init(_ rows: EventRows)
  /// What has to be asked; `read` takes the answers by their numbers.
  var statements: [LibPQ.Statement] { get }
  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws
  /// The events in the order of the keys; those that are gone are left out.
  func events() throws(RepositoryError) -> [Reading]
}

/// Some events with all that is known of them.
struct EventPage: EventReading {
  private typealias Line = (slug: String, values: EventColumns.Values, lists: Lists)
  private typealias Lists = (
    participants: [Participant], topics: [Topic], outcomes: [Outcome], articles: [StoredArticle]
  )

  private let rows: EventRows
  private var lines: [Int: Line] = [:]
  /// The evidence of each event by the articles that report it.
  private var evidence: [Int: [Int: [StoredEvidence]]] = [:]

  init(_ rows: EventRows) { self.rows = rows }

  var statements: [LibPQ.Statement] {
    [
      ListPage.lines(of: rows, with: "lists.outcomes, lists.articles"),
      LibPQ.Statement(
        "select event_id, article_id, evidence from report where event_id = any($1) order by ordinal",
        [.ints(rows.keys)]),
    ]
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    guard number > 0 else {
      return try rows.eachRow { row in
        lines[try row.int(0)] = (
          slug: try row.text(1), values: try ListPage.values(row, from: 6),
          lists: (
            try EventLists.participants(row, 2), try EventLists.topics(row, 3),
            try EventLists.outcomes(row, 4), try EventLists.articles(row, 5)
          )
        )
      }
    }
    try rows.eachRow { row in
      let article = try row.int(1)
      evidence[try row.int(0), default: [:]][article, default: []] +=
        try ReportLists.evidence(from: row.utf8(2) ?? []).map {
          StoredEvidence(evidence: $0, article: article)
        }
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
    let evidence = line.lists.articles.flatMap { self.evidence[key]?[$0.key] ?? [] }
    guard let event = Self.event(line.values, line.lists, evidence: evidence.map(\.evidence)) else {
      throw .unreadable("event \(line.slug) has no evidence")
    }
    let (earliest, latest) = EventColumns.bounds(of: line.values.date)
    return StoredEvent(
      key: key, id: line.slug, event: event, articles: line.lists.articles, evidence: evidence,
      position: TimelinePosition(earliest: earliest, latest: latest, id: line.slug))
  }

  private static func event(_ values: EventColumns.Values, _ lists: Lists, evidence: [Evidence]) -> Event? {
    Event(
      name: values.name, kind: values.kind, format: values.format, level: values.level, status: values.status,
      visitType: values.visitType, date: values.date, place: values.place, host: values.host,
      series: values.series, edition: values.edition, partOf: values.partOf,
      participants: lists.participants, topics: lists.topics, outcomes: lists.outcomes, evidence: evidence,
      confidence: values.confidence)
  }
}
