internal import SummitArticles
internal import SummitEvaluation

/// The figures of an evaluation, and what differs, in any format.
struct EvaluationReport {
  let evaluation: Evaluation
  let format: OutputFormat

  func writeFigures() throws(Failure) {
    var writer = ListWriter<Figure>(
      format: format,
      columns: [
        Column("figure") { $0.name }, Column("precision") { Self.number($0.precision) },
        Column("recall") { Self.number($0.recall) }, Column("f1") { Self.number($0.f1) },
      ],
      json: Self.json, table: figureTable)
    try writer.write(evaluation.figures)
    try writer.end()
  }

  /// For people the figures come first.
  func writeDetails() throws(Failure) {
    if format == .table { try writeFigures() }
    var writer = ListWriter<Difference>(
      format: format,
      columns: [
        Column("article") { $0.article }, Column("kind") { $0.kind.rawValue }, Column("event") { $0.event },
        Column("field") { $0.field?.rawValue ?? "" }, Column("expected") { $0.expected },
        Column("found") { $0.found },
      ],
      json: Self.json, table: Self.differenceTable)
    try writer.write(evaluation.differences)
    try writer.end()
  }

  private func figureTable(_ figures: [Figure]) -> [String] {
    let missing = evaluation.articlesMissing
    let head = "\(evaluation.articles) articles" + (missing > 0 ? ", \(missing) without output" : "")
    return [head, "", "              precision  recall      F1"]
      + figures.map { figure in
        "  " + Cells.padded(figure.name, to: 13)
          + [figure.precision, figure.recall, figure.f1].map(Self.cell).joined()
      }
  }

  private static func cell(_ value: Double?) -> String {
    let text = value.map { number($0) } ?? ""
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }

  private static func differenceTable(_ differences: [Difference]) -> [String] {
    var lines: [String] = []
    var article = ""
    for difference in differences {
      if difference.article != article { lines += ["", SafeText.line(difference.article)] }
      article = difference.article
      lines.append("  " + SafeText.line(sentence(difference)))
    }
    return lines
  }

  private static func sentence(_ difference: Difference) -> String {
    switch difference.kind {
    case .missed: "missed (\(difference.expected)): \(difference.event)"
    case .extra: "not in the gold: \(difference.event) (\(difference.found))"
    case .wrong:
      "\(difference.event): \(difference.field?.rawValue ?? "") is \(difference.found), "
        + "should be \(difference.expected)"
    }
  }

  /// Three decimals.
  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func json(_ figure: Figure) -> JSON {
    .object([
      "figure": .string(figure.name),
      "precision": figure.precision.map { .decimal($0, places: 4) } ?? .null,
      "recall": .decimal(figure.recall, places: 4),
      "f1": figure.f1.map { .decimal($0, places: 4) } ?? .null,
    ])
  }

  private static func json(_ difference: Difference) -> JSON {
    .object([
      "article": .string(difference.article), "kind": .string(difference.kind.rawValue),
      "event": .string(difference.event), "field": .optional(difference.field?.rawValue),
      "expected": .string(difference.expected), "found": .string(difference.found),
    ])
  }
}
