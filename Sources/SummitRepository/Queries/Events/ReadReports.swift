import LibPQ
import SummitModel

/// Reading reports back as they were told.
extension Repository {
  func reports(ids: [Int]) throws -> [Report] {
    try reports(where: "report.id = any($1)", ids)
  }

  func reports(ofArticles articles: [Int]) throws -> [Report] {
    try reports(where: "report.article_id = any($1)", articles)
  }

  func reports(ofEvents events: [Int]) throws -> [Report] {
    try reports(where: "report.event_id = any($1)", events)
  }

  private struct Line {
    let id: Int
    let article: Int
    let event: Int?
    let published: Day?
    let title: String?
    let values: EventColumns.Values
  }

  private func reports(where condition: String, _ keys: [Int]) throws -> [Report] {
    guard !keys.isEmpty else { return [] }
    let lines = try connection.execute(
      """
      select report.id, report.article_id, report.event_id, article.published, article.title,
        \(EventColumns.selected(from: "report"))
      from report join article on article.id = report.article_id left join place on place.id = report.place_id
      where \(condition) order by report.id
      """, [.ints(keys)]
    ).map { row in
      Line(
        id: try row.int(0), article: try row.int(1), event: try row.optionalInt(2),
        published: row.optionalText(3).flatMap { Day(iso: $0) }, title: row.optionalText(4),
        values: try EventColumns.read(row, from: 5))
    }
    let ids = lines.map(\.id)
    let lists = try Lists(of: .report, ids: ids, on: connection)
    let evidence = try evidence(ofReports: ids)
    return try lines.map { line in
      guard let event = lists.event(line.id, line.values, evidence: evidence[line.id] ?? []) else {
        throw RepositoryError.unreadable("report \(line.id) has no evidence")
      }
      return Report(
        id: line.id, article: line.article, published: line.published, title: line.title, event: event,
        storedEvent: line.event, isStored: true)
    }
  }

  /// The evidence of reports by their keys, in order.
  private func evidence(ofReports ids: [Int]) throws -> [Int: [Evidence]] {
    guard !ids.isEmpty else { return [:] }
    let rows = try connection.execute(
      "select \(Self.evidenceColumns) from evidence e where e.report_id = any($1) order by e.report_id, e.ordinal",
      [.ints(ids)]
    ).map { row in (try row.int(0), try Self.evidence(row)) }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
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
