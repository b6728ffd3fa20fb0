import LibPQ
import SummitModel

/// Some events as they are read: each table's rows by the key of the event, put together at the end.
protocol EventReading {
  associatedtype Reading
  /// - Parameter names: of all persons by their keys, where they are known beforehand.
  init(keys: [Int], names: [Int: String]?)
  /// What has to be asked; `read` takes the answers by their numbers.
  var statements: [LibPQ.Statement] { get }
  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws
  /// The events in the order of the keys; those that are gone are left out.
  func events() throws(RepositoryError) -> [Reading]
}

/// Some events with all that is known of them.
struct EventPage: EventReading {
  private typealias Told = (report: Int, article: StoredArticle)

  private let keys: [Int]
  private var lines: [Int: (slug: String, values: EventColumns.Values)] = [:]
  private var lists: Lists
  /// For each event its reports with their articles, oldest first.
  private var told: [Int: [Told]] = [:]
  /// By report, as all that follows.
  private var versions: [Int: String] = [:]
  private var evidence: [Int: [StoredEvidence]] = [:]

  init(keys: [Int], names: [Int: String]?) {
    self.keys = keys
    lists = Lists(names: names)
  }

  /// The events' own rows.
  static func lines(of keys: [Int]) -> LibPQ.Statement {
    LibPQ.Statement(
      """
      select event.id, event.slug, \(EventColumns.selected(from: "event"))
      from event left join place on place.id = event.place_id where event.id = any($1)
      """, [.ints(keys)])
  }

  var statements: [LibPQ.Statement] {
    let ids = [Parameter.ints(keys)]
    return [
      Self.lines(of: keys),
      LibPQ.Statement(
        """
        select report.event_id, report.id, \(Repository.articleColumns), run.extractor_version
        from report join article on article.id = report.article_id join run on run.id = article.run_id
        where report.event_id = any($1)
        order by article.published nulls last, article.id, report.ordinal
        """, ids),
      LibPQ.Statement(
        """
        select \(Repository.evidenceColumns)
        from report join evidence e on e.report_id = report.id
        where report.event_id = any($1) order by e.report_id, e.ordinal
        """, ids),
    ] + lists.statements(keys)
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    switch number {
    case 0:
      try rows.eachRow { row in
        lines[try row.int(0)] = (slug: try row.text(1), values: try EventColumns.read(row, from: 2))
      }
    case 1:
      try rows.eachRow { row in
        told[try row.int(0), default: []].append(
          (report: try row.int(1), article: try Repository.article(row, from: 2)))
        versions[try row.int(1)] = try row.text(10)
      }
    case 2:
      try rows.eachRow { row in
        let report = try row.int(0)
        evidence[report, default: []].append(try Repository.evidence(row, version: versions[report] ?? ""))
      }
    default: try lists.read(number - 3, rows)
    }
  }

  func events() throws(RepositoryError) -> [StoredEvent] {
    var events: [StoredEvent] = []
    events.reserveCapacity(keys.count)
    for key in keys {
      if let line = lines[key] { events.append(try event(key, line.slug, line.values)) }
    }
    return events
  }

  private func event(
    _ key: Int, _ slug: String, _ values: EventColumns.Values
  ) throws(RepositoryError) -> StoredEvent {
    let told = told[key] ?? []
    let sentences = told.flatMap { evidence[$0.report] ?? [] }
    guard let event = lists.event(key, values, evidence: sentences.map(\.evidence)) else {
      throw .unreadable("event \(slug) has no evidence")
    }
    let (earliest, latest) = EventColumns.bounds(of: values.date)
    return StoredEvent(
      key: key, id: slug, event: event, articles: Self.distinct(told.map(\.article)), evidence: sentences,
      position: TimelinePosition(earliest: earliest, latest: latest, id: slug))
  }

  private static func distinct(_ articles: [StoredArticle]) -> [StoredArticle] {
    if articles.count < 2 { return articles }
    var seen: Set<Int> = []
    return articles.filter { seen.insert($0.key).inserted }
  }
}
