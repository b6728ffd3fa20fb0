import LibPQ
import SummitModel

/// Some events as they are read: rows by the key of the event, put together at the end.
protocol EventReading {
  associatedtype Reading
  init(keys: [Int])
  /// What has to be asked; `read` takes the answers by their numbers.
  var statements: [LibPQ.Statement] { get }
  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws
  /// The events in the order of the keys; those that are gone are left out.
  func events() throws(RepositoryError) -> [Reading]
}

/// Some events with all that is known of them.
struct EventPage: EventReading {
  private typealias Line = (slug: String, values: EventColumns.Values, lists: Lists)
  private typealias Lists = (participants: [Participant], topics: [Topic], outcomes: [Outcome])
  private typealias Told = (article: StoredArticle, evidence: [StoredEvidence])

  private let keys: [Int]
  private var lines: [Int: Line] = [:]
  /// For each event what its reports say, oldest first.
  private var told: [Int: [Told]] = [:]

  init(keys: [Int]) { self.keys = keys }

  var statements: [LibPQ.Statement] {
    [
      ListPage.lines(of: keys, with: "outcomes"),
      LibPQ.Statement(
        """
        select report.event_id, report.evidence, run.extractor_version, \(Repository.articleColumns)
        from report join article on article.id = report.article_id join run on run.id = article.run_id
        where report.event_id = any($1)
        order by article.published nulls last, article.id, report.ordinal
        """, [.ints(keys)]),
    ]
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    guard number > 0 else {
      return try rows.eachRow { row in
        lines[try row.int(0)] = (
          slug: try row.text(1), values: try EventColumns.read(row, from: 5),
          lists: (
            try EventLists.participants(row, 2), try EventLists.topics(row, 3),
            try EventLists.outcomes(row, 4)
          )
        )
      }
    }
    try rows.eachRow { row in
      let article = try Repository.article(row, from: 3)
      let version = try row.text(2)
      let evidence = try ReportLists.evidence(from: row.utf8(1) ?? []).map {
        StoredEvidence(evidence: $0, article: article.key, extractorVersion: version)
      }
      told[try row.int(0), default: []].append((article: article, evidence: evidence))
    }
  }

  func events() throws(RepositoryError) -> [StoredEvent] {
    var events: [StoredEvent] = []
    events.reserveCapacity(keys.count)
    for key in keys {
      if let line = lines[key] { events.append(try event(key, line)) }
    }
    return events
  }

  private func event(_ key: Int, _ line: Line) throws(RepositoryError) -> StoredEvent {
    let told = told[key] ?? []
    let evidence = told.flatMap(\.evidence)
    guard let event = Self.event(line.values, line.lists, evidence: evidence.map(\.evidence)) else {
      throw .unreadable("event \(line.slug) has no evidence")
    }
    let (earliest, latest) = EventColumns.bounds(of: line.values.date)
    return StoredEvent(
      key: key, id: line.slug, event: event, articles: Self.distinct(told.map(\.article)), evidence: evidence,
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

  private static func distinct(_ articles: [StoredArticle]) -> [StoredArticle] {
    if articles.count < 2 { return articles }
    var seen: Set<Int> = []
    return articles.filter { seen.insert($0.key).inserted }
  }
}
