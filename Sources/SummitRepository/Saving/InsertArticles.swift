import LibPQ
import SummitModel

/// Writing articles with their quotes and reports.
extension Repository {
  /// - Parameters:
  ///   - homes: the event of each report, by its id.
  ///   - neighbourhoods: the number of each report's, likewise.
  func insert(
    _ articles: [IncomingArticle], run: Run, homes: [Int: Int?], neighbourhoods: [Int: Int]
  ) throws {
    try insert(run)
    try insertArticles(articles, run: run)
    try insertReports(of: articles, run: run, homes, neighbourhoods)
    try insertKeys(of: articles)
  }

  func insert(_ run: Run) throws {
    try connection.post(
      "insert into run (id, extractor_version, command) values ($1, $2, $3) on conflict do nothing",
      [.int(run.id), .text(run.extractorVersion), .text(run.command)])
  }

  private func insertArticles(_ articles: [IncomingArticle], run: Run) throws {
    var rows = TableRows(
      "article", key: 1,
      [
        .init("id", "bigint"), .init("identity"), .init("source_id"), .init("path"), .init("title"),
        .init("published", "date"), .init("published_basis"), .init("publisher"), .init("url"),
        .init("language"),
        .init("text"), .init("quotes", "json"), .init("reading_digest"), .init("article_digest"),
        .init("sketch", "bytea"),
        .init("run_id", "bigint"),
      ])
    for incoming in articles {
      let article = incoming.reading.article
      rows.append([
        .int(incoming.id), .text(incoming.identity), .text(article.sourceID), .text(article.path),
        .text(article.title), .text(article.published?.day.description),
        .text(article.published?.basis.rawValue), .text(article.publisher), .text(article.url),
        .text(article.language), .text(article.text),
        incoming.quotes, .text(incoming.digest),
        .text(Identity.digest(incoming.articleDigest, readBy: run)),
        incoming.sketch.map { .bytes($0.bytes) } ?? .null, .int(run.id),
      ])
    }
    try rows.insert(on: connection, .none)
  }

  private func insertReports(
    of articles: [IncomingArticle], run: Run, _ home: [Int: Int?], _ neighbourhoods: [Int: Int]
  ) throws {
    var rows = TableRows(
      "report", key: 1,
      [
        .init("id", "bigint"), .init("article_id", "bigint"), .init("ordinal", "integer"),
        .init("event_id", "bigint"), .init("neighbourhood", "bigint"), .init("run_id", "bigint"),
      ] + EventColumns.columns + ReportLists.columns)
    for article in articles {
      for (ordinal, report) in article.reports.enumerated() {
        rows.append(
          [
            .int(report.id), .int(article.id), .int(ordinal), .int(home[report.id] ?? nil),
            .int(neighbourhoods[report.id] ?? report.id), .int(run.id),
          ] + article.told[ordinal])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertKeys(of articles: [IncomingArticle]) throws {
    var rows = TableRows(
      "report_key", key: 4,
      [.init("key"), .init("earliest", "date"), .init("latest", "date"), .init("report_id", "bigint")])
    for report in articles.flatMap(\.reports) {
      for key in report.keys {
        rows.append([
          .text(key.text), .text(key.earliest.description), .text(key.latest.description), .int(report.id),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }
}
