internal import SummitModel

/// A column of a list: its name in machine formats and what stands in it.
struct Column<Row>: Sendable {
  let name: String
  let value: @Sendable (Row) -> String

  init(_ name: String, _ value: @escaping @Sendable (Row) -> String) {
    self.name = name
    self.value = value
  }
}

/// Rows as lines of text for other programs: a header, then a line for each.
struct Lines<Row>: Sendable {
  enum Shape {
    case tsv, csv, markdown

    /// `nil` for formats that have no such lines.
    init?(_ format: OutputFormat) {
      switch format {
      case .tsv: self = .tsv
      case .csv: self = .csv
      case .markdown: self = .markdown
      case .table, .json, .ndjson: return nil
      }
    }
  }
  let shape: Shape
  let columns: [Column<Row>]

  var header: String {
    switch shape {
    case .tsv: columns.map(\.name).joined(separator: "\t")
    case .csv: columns.map(\.name).joined(separator: ",")
    case .markdown:
      "| " + columns.map(\.name).joined(separator: " | ") + " |\n|"
        + String(repeating: " --- |", count: columns.count)
    }
  }

  /// The line above all others.
  var head: String { header + end }

  func text(_ rows: [Row]) -> String {
    var text = ""
    for row in rows { text += line(row) + end }
    return text
  }

  func line(_ row: Row) -> String {
    switch shape {
    case .tsv: return line(row, between: "\t", SafeText.line)
    case .csv: return line(row, between: ",", CSVText.field)
    case .markdown: return "| " + line(row, between: " | ") { Self.escaped(SafeText.line($0)) } + " |"
    }
  }

  private func line(_ row: Row, between separator: String, _ field: (String) -> String) -> String {
    var line = ""
    for (index, column) in columns.enumerated() {
      if index > 0 { line += separator }
      line += field(column.value(row))
    }
    return line
  }

  private static func escaped(_ field: String) -> String {
    var result = ""
    for character in field {
      if "|\\*_`<[".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// What ends a line: RFC 4180 wants both characters.
  private var end: String { shape == .csv ? "\r\n" : "\n" }
}
