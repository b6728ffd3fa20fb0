internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// What the articles of the timeline make of one source: its statements, and how many are confirmed.
struct StatementReport {
  let source: String
  let query: TimelineQuery
  let format: OutputFormat

  func write(from repository: Repository) throws {
    var unlimited = query
    unlimited.limit = nil
    let statements = try repository.statements(of: source, unlimited)
    if statements.isEmpty { try refuse(repository) }
    var writer = ListWriter<SourceStatement>(
      format: format, columns: Self.columns, json: Self.json, table: { $0.flatMap(Self.lines) })
    try writer.write(Array(statements.prefix(query.limit ?? statements.count)))
    try writer.end()
    let counts = SourceStatement.Verdict.allCases.map { verdict in
      "\(Words.grouped(statements.count { $0.verdict == verdict })) \(verdict.rawValue)"
    }
    StandardError.line(
      "\n\(Words.count(statements.count, "statement")) of \(SafeText.line(source)): "
        + counts.joined(separator: ", "))
  }

  /// - Throws: where the timeline has no such source.
  private func refuse(_ repository: Repository) throws {
    let known = try repository.publishers().map(\.name)
    guard !known.contains(source) else { return }
    let nearest = Suggestion.nearest(to: source, among: known).map { "did you mean \(SafeText.line($0))?" }
    let some = known.prefix(8).map(SafeText.line).joined(separator: ", ")
    throw Failure(
      "cannot evaluate against \(SafeText.line(source)): no article is of that source\n  "
        + (nearest ?? (known.isEmpty ? "try: summitry import official FILE" : "there are: \(some)")))
  }

  private static let columns: [Column<SourceStatement>] = [
    Column("verdict") { $0.verdict.rawValue }, Column("record") { $0.record },
    Column("date") { $0.date?.edtf ?? "" }, Column("who") { $0.who.joined(separator: " | ") },
    Column("event") { $0.event?.id ?? "" }, Column("other") { $0.other?.id ?? "" },
    Column("differences") { $0.differences.joined(separator: " | ") },
    Column("articles") { $0.articles.map(name).joined(separator: " | ") },
    Column("sentence") { $0.sentence },
  ]

  private static func name(_ article: StoredArticle) -> String { article.sourceID ?? article.name }

  private static func json(_ statement: SourceStatement) -> JSON {
    .object([
      "verdict": .string(statement.verdict.rawValue), "record": .string(statement.record),
      "date": .optional(statement.date?.edtf), "who": .array(statement.who.map { .string($0) }),
      "event": .optional(statement.event?.id), "other": .optional(statement.other?.id),
      "differences": .array(statement.differences.map { .string($0) }),
      "articles": .array(statement.articles.map { .string(name($0)) }),
      "sentence": .string(statement.sentence),
    ])
  }

  private static let marks: [SourceStatement.Verdict: String] = [
    .confirmed: "✓", .contradicted: "≠", .lacking: "·",
  ]

  /// `✓ visits 3018  2021-04-16  Yoshihide Suga`, then the articles or what differs.
  private static func lines(_ statement: SourceStatement) -> [String] {
    let style = Screen.output.style
    let head =
      "\(marks[statement.verdict] ?? "·") \(style.bold(SafeText.line(statement.record)))  "
      + "\(SafeText.line(statement.date?.edtf ?? "no date"))  "
      + SafeText.line(statement.who.joined(separator: ", "))
    let event = statement.event.map { "  " + style.faint(SafeText.line($0.id)) } ?? ""
    let differences =
      statement.differences.joined(separator: ", ")
      + (statement.other.map { ", in \($0.id)" } ?? "")
    let articles = statement.articles.map(name).joined(separator: " | ")
    let notes = [statement.verdict == .contradicted ? differences : "", articles].filter { !$0.isEmpty }
    return [head + event]
      + notes.flatMap { Cells.wrapped(SafeText.line($0), to: Screen.output.width - 4) }
      .map { "    " + $0 }
  }
}
