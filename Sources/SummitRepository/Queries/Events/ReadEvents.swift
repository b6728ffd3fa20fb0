import LibPQ
import SummitModel

/// Reading events as the timeline has them.
extension Repository {
  /// The events of those keys, in that order, with their articles and evidence.
  func events(keys: [Int]) throws -> [StoredEvent] {
    guard !keys.isEmpty else { return [] }
    let lines = try connection.execute(
      """
      select event.id, event.slug, \(EventColumns.selected(from: "event"))
      from event left join place on place.id = event.place_id where event.id = any($1)
      """, [.ints(keys)]
    ).map { row in (key: try row.int(0), slug: try row.text(1), values: try EventColumns.read(row, from: 2)) }
    let byKey = Dictionary(lines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let lists = try Lists(of: .event, ids: keys, on: connection)
    let reports = try reportsAndArticles(ofEvents: keys)
    let evidence = try evidence(ofReports: reports.values.flatMap { $0.map(\.report) })
    return try keys.compactMap { key in
      guard let line = byKey[key] else { return nil }
      let told = reports[key] ?? []
      let sentences = told.flatMap { evidence[$0.report] ?? [] }
      guard let event = lists.event(key, line.values, evidence: sentences.map(\.evidence)) else {
        throw RepositoryError.unreadable("event \(line.slug) has no evidence")
      }
      return StoredEvent(
        key: key, id: line.slug, event: event, articles: Self.distinct(told.map(\.article)),
        evidence: sentences,
        position: TimelinePosition(
          earliest: EventColumns.bounds(of: line.values.date).0,
          latest: EventColumns.bounds(of: line.values.date).1, id: line.slug))
    }
  }

  private typealias Told = (report: Int, article: StoredArticle)

  /// For each event its reports with their articles, oldest first.
  private func reportsAndArticles(ofEvents keys: [Int]) throws -> [Int: [Told]] {
    let rows = try connection.execute(
      """
      select report.event_id, report.id, \(Self.articleColumns)
      from report join article on article.id = report.article_id
      where report.event_id = any($1)
      order by article.published nulls last, article.id, report.ordinal
      """, [.ints(keys)]
    ).map { row in (try row.int(0), (report: try row.int(1), article: try Self.article(row, from: 2))) }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
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

  private static func distinct(_ articles: [StoredArticle]) -> [StoredArticle] {
    var seen: Set<Int> = []
    return articles.filter { seen.insert($0.key).inserted }
  }
}
