import LibPQ
import SummitModel

/// Reading reports back as they were told.
extension Repository {
  /// In the order of their keys. What was read before is not read again.
  func reports(ids: [Int]) throws -> [Report] {
    let remembered = try remembered(ids.filter(memory.holds))
    let read = try read(ids.filter { remembered[$0] == nil })
    return Set(ids).sorted().compactMap { remembered[$0] ?? read[$0] }
  }

  func reports(ofArticles articles: [Int]) throws -> [Report] {
    try reports(ids: reportIDs("article_id", articles))
  }

  func reports(ofEvents events: [Int]) throws -> [Report] {
    try reports(ids: reportIDs("event_id", events))
  }

  func reportIDs(_ column: String, _ keys: [Int]) throws -> [Int] {
    guard !keys.isEmpty else { return [] }
    return try connection.execute("select id from report where \(column) = any($1)", [.ints(keys)])
      .map { try $0.int(0) }
  }

  /// Reports in memory that are stored as they were, where they belong now.
  private func remembered(_ ids: [Int]) throws -> [Int: Report] {
    guard !ids.isEmpty else { return [:] }
    let found = try connection.execute(
      """
      select report.id, article.run_id, report.event_id, report.neighbourhood
      from report join article on article.id = report.article_id where report.id = any($1)
      """, [.ints(ids)]
    ).map { row in
      try memory.report(row.int(0), storedBy: row.int(1))?.moved(
        to: try row.optionalInt(2), neighbourhood: try row.int(3))
    }
    return Dictionary(found.compactMap { $0 }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func read(_ ids: [Int]) throws -> [Int: Report] {
    guard !ids.isEmpty else { return [:] }
    let reports = try connection.execute(
      """
      select report.id, report.article_id, report.event_id, report.neighbourhood, article.published, article.title,
        report.participants, report.topics, report.outcomes, report.evidence, article.run_id,
        \(EventColumns.selected(from: "report"))
      from report join article on article.id = report.article_id left join place on place.id = report.place_id
      where report.id = any($1)
      """, [.ints(ids)]
    ).map { row in
      let report = Report(
        id: try row.int(0), article: try row.int(1), published: row.optionalText(4).flatMap { Day(iso: $0) },
        title: row.optionalText(5), event: try Self.toldEvent(row), storedEvent: try row.optionalInt(2),
        neighbourhood: try row.int(3), isStored: true)
      memory.remember(report, storedBy: try row.int(10))
      return report
    }
    return Dictionary(reports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func toldEvent(_ row: borrowing Row) throws -> Event {
    let values = try EventColumns.read(row, from: 11)
    let event = Event(
      name: values.name, kind: values.kind, format: values.format, level: values.level, status: values.status,
      visitType: values.visitType, date: values.date, place: values.place, host: values.host,
      series: values.series, edition: values.edition, partOf: values.partOf,
      participants: try ReportLists.participants(from: row.utf8(6) ?? []),
      topics: try ReportLists.topics(from: row.utf8(7) ?? []),
      outcomes: try ReportLists.outcomes(from: row.utf8(8) ?? []),
      evidence: try ReportLists.evidence(from: row.utf8(9) ?? []), confidence: values.confidence)
    guard let event else { throw RepositoryError.unreadable("report \(try row.int(0)) has no evidence") }
    return event
  }

  static let evidenceColumns =
    "e.report_id, e.field, e.value, e.sentence, e.sentence_start, e.sentence_end, e.matched_start, e.matched_end, "
    + "e.rule, e.article_id"

  static func evidence(_ row: borrowing Row, version: String) throws -> StoredEvidence {
    StoredEvidence(evidence: try evidence(row), article: try row.int(9), extractorVersion: version)
  }

  private static func evidence(_ row: borrowing Row) throws -> Evidence {
    var matched: Range<Int>?
    if let start = try row.optionalInt(6), let end = try row.optionalInt(7), start <= end {
      matched = start..<end
    }
    return Evidence(
      field: try EventColumns.known(row.text(1)), value: try row.text(2),
      sentence: Quotation(text: try row.text(3), start: try row.int(4), end: try row.int(5)),
      matched: matched, rule: try row.text(8))
  }
}
