import LibPQ
import SummitModel

/// Reading reports back as they were told.
extension Repository {
  /// How much of a report is read.
  enum Extent {
    case whole
    /// What comparing needs: no topics and outcomes, and of the evidence what tells of the event as such.
    case traits
  }

  func reports(ids: [Int], _ extent: Extent = .whole) throws -> [Report] {
    try reports(where: "report.id = any($1)", ids, extent)
  }

  func reports(ofArticles articles: [Int], _ extent: Extent = .whole) throws -> [Report] {
    try reports(where: "report.article_id = any($1)", articles, extent)
  }

  func reports(ofEvents events: [Int]) throws -> [Report] {
    try reports(where: "report.event_id = any($1)", events, .whole)
  }

  private struct Line {
    let id: Int
    let article: Int
    let event: Int?
    let neighbourhood: Int
    let published: Day?
    let title: String?
    let values: EventColumns.Values
  }

  private func reports(where condition: String, _ keys: [Int], _ extent: Extent) throws -> [Report] {
    guard !keys.isEmpty else { return [] }
    let lines = try connection.execute(
      """
      select report.id, report.article_id, report.event_id, report.neighbourhood, article.published, article.title,
        \(EventColumns.selected(from: "report"))
      from report join article on article.id = report.article_id left join place on place.id = report.place_id
      where \(condition) order by report.id
      """, [.ints(keys)]
    ).map { row in
      Line(
        id: try row.int(0), article: try row.int(1), event: try row.optionalInt(2),
        neighbourhood: try row.int(3), published: row.optionalText(4).flatMap { Day(iso: $0) },
        title: row.optionalText(5), values: try EventColumns.read(row, from: 6))
    }
    let ids = lines.map(\.id)
    let lists = try Lists(of: .report, ids: ids, on: connection, isWhole: extent == .whole)
    let evidence = try evidence(ofReports: ids, extent)
    return try lines.map { line in
      guard let event = lists.event(line.id, line.values, evidence: evidence[line.id] ?? []) else {
        throw RepositoryError.unreadable("report \(line.id) has no evidence")
      }
      return Report(
        id: line.id, article: line.article, published: line.published, title: line.title, event: event,
        storedEvent: line.event, neighbourhood: line.neighbourhood, isStored: true)
    }
  }

  /// The evidence of reports by their keys, in order.
  private func evidence(ofReports ids: [Int], _ extent: Extent) throws -> [Int: [Evidence]] {
    guard !ids.isEmpty else { return [:] }
    let telling = "(e.ordinal = 0 or e.field = 'kind' or e.rule = '\(Evidence.travellerOfAList)')"
    let rows = try connection.execute(
      """
      select \(Self.evidenceColumns) from evidence e
      where e.report_id = any($1) and \(extent == .whole ? "true" : telling) order by e.report_id, e.ordinal
      """, [.ints(ids)]
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
