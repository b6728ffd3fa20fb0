import LibPQ
import SummitModel

/// Writing articles with their quotes, reports and evidence.
extension Repository {
  func insert(_ articles: [IncomingArticle], run: Run, events: [Regrouping.Change]) throws {
    try insert(run)
    let home = Dictionary(
      events.flatMap { change in change.reports.map { ($0.id, change.home) } },
      uniquingKeysWith: { first, _ in first })
    try insertArticles(articles, run: run)
    try insertQuotes(of: articles)
    try insertReports(of: articles, home: home)
    try insertKeys(of: articles)
    try insertLists(
      .report, articles.flatMap(\.reports).map { (id: $0.id, earliest: nil, event: $0.event) })
    try insertEvidence(of: articles)
  }

  func insert(_ run: Run) throws {
    try connection.execute(
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
        .init("text"), .init("reading_digest"), .init("run_id", "bigint"),
      ])
    for incoming in articles {
      let article = incoming.reading.article
      rows.append([
        String(incoming.id), incoming.identity, article.sourceID, article.path, article.title,
        article.published?.day.description, article.published?.basis.rawValue, article.publisher, article.url,
        article.language, article.text, incoming.digest, String(run.id),
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
          String(article.id), String(ordinal), quote.speaker,
          quote.speaker.map { String(Identity.person($0)) },
          quote.words.text, String(quote.words.start), String(quote.words.end), String(quote.isDirect),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertReports(of articles: [IncomingArticle], home: [Int: Int?]) throws {
    var rows = TableRows(
      "report", key: 1,
      [
        .init("id", "bigint"), .init("article_id", "bigint"), .init("ordinal", "integer"),
        .init("event_id", "bigint"),
      ] + EventColumns.columns)
    for article in articles {
      for (ordinal, report) in article.reports.enumerated() {
        let place = report.event.place.map { Identity.place($0) }
        rows.append(
          [String(report.id), String(article.id), String(ordinal), home[report.id]?.map { String($0) }]
            + EventColumns.values(of: report.event, place: place))
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertKeys(of articles: [IncomingArticle]) throws {
    var rows = TableRows(
      "report_key", key: 2,
      [.init("key"), .init("report_id", "bigint"), .init("earliest", "date"), .init("latest", "date")])
    for report in articles.flatMap(\.reports) {
      for key in ReportKeys.keys(of: report.traits) {
        rows.append([key.text, String(report.id), key.earliest.description, key.latest.description])
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
          String(report.id), String(ordinal), String(report.article), item.field.rawValue, item.value,
          item.sentence.text, String(item.sentence.start), String(item.sentence.end),
          item.matched.map { String($0.lowerBound) }, item.matched.map { String($0.upperBound) }, item.rule,
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }
}
