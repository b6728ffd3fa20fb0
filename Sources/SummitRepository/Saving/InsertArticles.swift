import LibPQ
import SummitModel

/// Writing articles with their quotes, reports and evidence.
extension Repository {
  /// - Parameter neighbourhoods: the number of each report's, by its id.
  func insert(
    _ articles: [IncomingArticle], run: Run, events: [Regrouping.Change], neighbourhoods: [Int: Int]
  ) throws {
    try insert(run)
    let home = Dictionary(
      events.flatMap { change in change.reports.map { ($0.id, change.home) } },
      uniquingKeysWith: { first, _ in first })
    try insertArticles(articles, run: run)
    try insertQuotes(of: articles)
    try insertReports(of: articles, home, neighbourhoods)
    try insertKeys(of: articles)
    try insertLists(
      .report, articles.flatMap(\.reports).map { (id: $0.id, earliest: nil, event: $0.event) })
    try insertEvidence(of: articles)
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
        .init("text"), .init("reading_digest"), .init("article_digest"), .init("sketch", "bytea"),
        .init("run_id", "bigint"),
      ])
    for incoming in articles {
      let article = incoming.reading.article
      rows.append([
        .int(incoming.id), .text(incoming.identity), .text(article.sourceID), .text(article.path),
        .text(article.title), .text(article.published?.day.description),
        .text(article.published?.basis.rawValue), .text(article.publisher), .text(article.url),
        .text(article.language), .text(article.text), .text(incoming.digest),
        .text(Identity.digest(incoming.articleDigest, readBy: run)),
        incoming.sketch.map { .bytes($0.bytes) } ?? .null, .int(run.id),
      ])
    }
    try rows.insert(on: connection, .none)
  }

  private func insertQuotes(of articles: [IncomingArticle]) throws {
    var rows = TableRows(
      "quote", key: 2,
      [
        .init("article_id", "bigint"), .init("ordinal", "integer"), .init("speaker"),
        .init("person_id", "bigint"),
        .init("words"), .init("words_start", "integer"), .init("words_end", "integer"),
        .init("is_direct", "boolean"),
      ])
    for article in articles {
      for (ordinal, quote) in article.reading.quotes.enumerated() {
        rows.append([
          .int(article.id), .int(ordinal), .text(quote.speaker),
          .int(quote.speaker.map { Identity.person($0) }), .text(quote.words.text),
          .int(quote.words.start), .int(quote.words.end), .bool(quote.isDirect),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertReports(
    of articles: [IncomingArticle], _ home: [Int: Int?], _ neighbourhoods: [Int: Int]
  ) throws {
    var rows = TableRows(
      "report", key: 1,
      [
        .init("id", "bigint"), .init("article_id", "bigint"), .init("ordinal", "integer"),
        .init("event_id", "bigint"), .init("neighbourhood", "bigint"),
      ] + EventColumns.columns)
    for article in articles {
      for (ordinal, report) in article.reports.enumerated() {
        let place = report.event.place.map { Identity.place($0) }
        rows.append(
          [
            .int(report.id), .int(article.id), .int(ordinal), .int(home[report.id] ?? nil),
            .int(neighbourhoods[report.id] ?? report.id),
          ]
            + EventColumns.values(of: report.event, place: place).map { .text($0) })
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertKeys(of articles: [IncomingArticle]) throws {
    var rows = TableRows(
      "report_key", key: 2,
      [.init("key"), .init("report_id", "bigint"), .init("earliest", "date"), .init("latest", "date")])
    for report in articles.flatMap(\.reports) {
      for key in report.keys {
        rows.append([
          .text(key.text), .int(report.id), .text(key.earliest.description), .text(key.latest.description),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertEvidence(of articles: [IncomingArticle]) throws {
    var rows = TableRows(
      "evidence", key: 2,
      [
        .init("report_id", "bigint"), .init("ordinal", "integer"), .init("article_id", "bigint"),
        .init("field"),
        .init("value"), .init("sentence"), .init("sentence_start", "integer"),
        .init("sentence_end", "integer"),
        .init("matched_start", "integer"), .init("matched_end", "integer"), .init("rule"),
      ])
    for report in articles.flatMap(\.reports) {
      for (ordinal, item) in report.event.evidence.enumerated() {
        rows.append([
          .int(report.id), .int(ordinal), .int(report.article), .text(item.field.rawValue),
          .text(item.value), .text(item.sentence.text), .int(item.sentence.start),
          .int(item.sentence.end), .int(item.matched?.lowerBound), .int(item.matched?.upperBound),
          .text(item.rule),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }
}
