import LibPQ
import SummitModel

/// Reading reports back as they were told.
extension Repository {
  func reports(ids: [Int]) throws -> [Report] { try reports("id", ids).map(\.report) }

  func reports(ofArticles articles: [Int]) throws -> [Report] {
    try reports("article_id", articles).map(\.report)
  }

  func reports(ofEvents events: [Int]) throws -> [Report] { try reports("event_id", events).map(\.report) }

  /// Reports with the runs that stored them.
  func reports(_ column: String, _ keys: [Int]) throws -> [(report: Report, run: Int)] {
    guard !keys.isEmpty else { return [] }
    return try connection.execute(
      """
      select report.id, report.article_id, report.event_id, report.neighbourhood, article.published, article.title,
        report.participants, report.topics, report.outcomes, report.sentences, report.evidence, report.run_id,
        \(EventColumns.place(of: "report")), \(EventColumns.selected(from: "report"))
      from report join article on article.id = report.article_id
      where report.\(column) = any($1) order by report.id
      """, [.ints(keys)]
    ).map { row in
      let report = Report(
        id: try row.int(0), article: try row.int(1), published: row.optionalText(4).flatMap { Day(iso: $0) },
        title: row.optionalText(5), event: try Self.toldEvent(row), storedEvent: try row.optionalInt(2),
        neighbourhood: try row.int(3), isStored: true)
      return (report: report, run: try row.int(11))
    }
  }

  private static func toldEvent(_ row: borrowing Row) throws -> Event {
    let values = try EventColumns.read(row, from: 13, place: try EventLists.place(row.utf8(12)))
    let event = Event(
      name: values.name, kind: values.kind, format: values.format, level: values.level, status: values.status,
      visitType: values.visitType, date: values.date, place: values.place, host: values.host,
      series: values.series, edition: values.edition, partOf: values.partOf,
      participants: try EventLists.participants(row.utf8(6), isTold: true),
      topics: try EventLists.topics(row.utf8(7)), outcomes: try EventLists.outcomes(row.utf8(8)),
      evidence: try ReportLists.evidence(from: row.utf8(10), sentences: row.utf8(9)),
      confidence: values.confidence)
    guard let event else { throw RepositoryError.unreadable("report \(try row.int(0)) has no evidence") }
    return event
  }
}
