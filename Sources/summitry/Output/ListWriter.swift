internal import SummitArticles

/// Prints a list in the chosen format, row by row: nothing but the rows at hand is held.
struct ListWriter<Row>: ~Copyable {
  private let format: OutputFormat
  private let columns: [Column<Row>]
  private let json: (Row, inout JSONText) -> Void
  private let table: ([Row]) -> [String]
  private var output = StandardOutput()
  private var count = 0

  init(
    format: OutputFormat, columns: [Column<Row>], json: @escaping (Row) -> JSON,
    table: @escaping ([Row]) -> [String]
  ) {
    self.init(format: format, columns: columns, writing: { $1.value(json($0)) }, table: table)
  }

  /// - Parameters:
  ///   - json: writes a row as JSON.
  ///   - table: the lines for people, of all rows of one page.
  init(
    format: OutputFormat, columns: [Column<Row>], writing json: @escaping (Row, inout JSONText) -> Void,
    table: @escaping ([Row]) -> [String]
  ) {
    self.format = format
    self.columns = columns
    self.json = json
    self.table = table
  }

  mutating func write(_ rows: [Row]) throws(Failure) {
    switch format {
    case .table: for line in table(rows) { try output.line(line) }
    case .json:
      for row in rows {
        try output.write(count == 0 ? "[" : ",\n ")
        try output.write(json: { json(row, &$0) })
        count += 1
      }
    case .ndjson:
      for row in rows {
        try output.write(json: { json(row, &$0) })
        try output.write("\n")
      }
    case .tsv, .csv, .markdown: if let shape = Lines<Row>.Shape(format) { try write(rows, shape) }
    }
  }

  private mutating func write(_ rows: [Row], _ shape: Lines<Row>.Shape) throws(Failure) {
    let lines = Lines(shape: shape, columns: columns)
    if count == 0 { try output.write(lines.head) }
    count += 1
    try output.write(lines.text(rows))
  }

  /// What ends the list; an empty one is a list too.
  consuming func end() throws(Failure) {
    switch format {
    case .json: try output.line(count == 0 ? "[]" : "]")
    case .tsv, .csv, .markdown: if count == 0 { try write([]) }
    case .table, .ndjson: break
    }
    try output.flush()
  }
}
