internal import SummitArticles
internal import SummitRepository

/// Changes of the timeline printed: an event a record for people and JSON, a field a row for tables.
struct ChangePrinter {
  let format: OutputFormat

  struct Row {
    let change: TimelineChange
    /// In tables the one field that the row is about.
    let field: TimelineChange.Field?
  }

  func rows(of changes: [TimelineChange]) -> [Row] {
    switch format {
    case .table, .json, .ndjson: changes.map { Row(change: $0, field: nil) }
    case .tsv, .csv, .markdown:
      changes.flatMap { change in
        change.fields.isEmpty
          ? [Row(change: change, field: nil)] : change.fields.map { Row(change: change, field: $0) }
      }
    }
  }

  func writer() -> ListWriter<Row> {
    ListWriter(
      format: format,
      columns: [
        Column("what") { $0.change.what.rawValue }, Column("event") { $0.change.event.id },
        Column("name") { $0.change.event.name }, Column("date") { $0.change.event.date ?? "" },
        Column("into") { $0.change.into?.id ?? "" }, Column("field") { $0.field?.name ?? "" },
        Column("old") { $0.field?.old.joined(separator: " | ") ?? "" },
        Column("new") { $0.field?.new.joined(separator: " | ") ?? "" },
      ],
      json: { Self.json($0.change) }, table: { $0.flatMap { Self.lines($0.change) } })
  }

  private static func json(_ change: TimelineChange) -> JSON {
    let fields = change.fields.map { field in
      JSON.object([
        "field": .string(field.name), "old": .array(field.old.map { .string($0) }),
        "new": .array(field.new.map { .string($0) }),
      ])
    }
    return .object([
      "what": .string(change.what.rawValue), "event": .string(change.event.id),
      "name": .string(change.event.name), "date": .optional(change.event.date),
      "into": .optional(change.into?.id), "fields": .array(fields),
    ])
  }

  private static let marks: [TimelineChange.What: String] = [
    .added: "+", .gone: "-", .merged: "=", .changed: "~",
  ]

  /// `~ sunnylands-2013  Sunnylands summit  2013-06-07/2013-06-08`, then `    date: 2013-06 → 2013-06-07`.
  private static func lines(_ change: TimelineChange) -> [String] {
    let style = Screen.output.style
    let event = change.event
    let into = change.into.map { " → " + SafeText.line($0.id) } ?? ""
    let head =
      "\(marks[change.what] ?? "~") \(style.bold(SafeText.line(event.id)))\(into)  \(SafeText.line(event.name))  "
      + SafeText.line(event.date ?? "no date")
    return [head]
      + change.fields.flatMap { field in
        let sides = [field.old, field.new].map { $0.isEmpty ? "nothing" : $0.joined(separator: " | ") }
        return Cells.wrapped(
          "\(field.name): \(SafeText.line(sides[0])) → \(SafeText.line(sides[1]))",
          to: Screen.output.width - 6
        ).enumerated().map { ($0.offset == 0 ? "    " : "      ") + $0.element }
      }
  }
}
