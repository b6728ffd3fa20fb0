internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// The answer to a question, printed: row by row for programs; for people aligned, with a bar for each number.
struct AnswerListing {
  let question: Question
  let query: TimelineQuery
  let format: OutputFormat

  private static let page = 500

  /// - Returns: how many rows there were.
  @discardableResult
  func print(from repository: Repository) throws -> Int {
    if let shape = Lines<[AnswerCell]>.Shape(format) {
      let lines = Lines(shape: shape, columns: columns)
      var output = OutputInTurn()
      try output.write { lines.head }
      let count = try forEachPage(in: repository) { rows in try output.write { lines.text(rows) } }
      try output.end()
      return count
    }
    let table = AnswerTable(question: question, screen: .output)
    var writer = ListWriter<[AnswerCell]>(
      format: format, columns: columns, json: { Self.json($0, question.columns) },
      table: { table.lines($0) })
    let count = try forEachPage(in: repository) { try writer.write($0) }
    try writer.end()
    return count
  }

  /// All rows at once for people, whose columns are as wide as their contents.
  private func forEachPage(
    in repository: Repository, _ body: ([[AnswerCell]]) throws -> Void
  ) throws -> Int {
    var rows: [[AnswerCell]] = []
    var count = 0
    try repository.answer(question, to: query) { row in
      rows.append(row)
      count += 1
      guard format != .table, rows.count == Self.page else { return }
      try body(rows)
      rows.removeAll(keepingCapacity: true)
    }
    try body(rows)
    return count
  }

  private var columns: [Column<[AnswerCell]>] {
    question.columns.enumerated().map { index, column in
      Column(column.name) { $0[index].text }
    }
  }

  private static func json(_ row: [AnswerCell], _ columns: [AnswerColumn]) -> JSON {
    .object(
      zip(columns, row).map { column, cell in
        JSON.Member(key: column.name, value: AnswerListing.json(cell))
      })
  }

  static func json(_ cell: AnswerCell) -> JSON {
    switch cell {
    case .none: .null
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .decimal(let number): .decimal(number, places: 5)
    }
  }
}

/// Rows for people: columns as wide as their contents, states by name, numbers to the right, and the chart.
struct AnswerTable {
  let question: Question
  let screen: Screen

  func lines(_ rows: [[AnswerCell]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let words = rows.map { row in zip(question.columns, row).map { Self.words($0, $1) } }
    let heads = question.columns.map { $0.name.split(separator: "_").joined(separator: " ") }
    let widths = heads.indices.map { index in
      min(max(Cells.width(heads[index]), words.map { Cells.width($0[index]) }.max() ?? 0), 40)
    }
    let room = screen.width - widths.reduce(0, +) - 2 * widths.count
    let bars = screen.isTerminal && room >= 10 ? bars(rows, room: min(room, 40)) : rows.map { _ in "" }
    let head = screen.style.bold(line(heads, widths))
    return [head] + zip(words, bars).map { trimmed(line($0, widths) + ($1.isEmpty ? "" : "  " + $1)) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let fields = cells.indices.map { index in
      let cell = Cells.cut(cells[index], to: widths[index])
      let isNumber = question.columns[index].kind == .integer || question.columns[index].kind == .decimal
      return isNumber
        ? String(repeating: " ", count: max(0, widths[index] - Cells.width(cell))) + cell
        : Cells.padded(cell, to: widths[index])
    }
    return trimmed(fields.joined(separator: "  "))
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func bars(_ rows: [[AnswerCell]], room: Int) -> [String] {
    guard let measure = question.measure else { return rows.map { _ in "" } }
    let numbers = rows.map { $0[measure].number ?? 0 }
    return BarChart.bars(numbers, room: room)
  }

  static func words(_ column: AnswerColumn, _ cell: AnswerCell) -> String {
    switch (column.kind, cell) {
    case (_, .none): "–"
    case (.country, .text(let code)): SafeText.line(Countries.name(CountryCode(code)))
    case (_, .integer(let number)) where column.name != "year": Words.grouped(number)
    default: SafeText.line(cell.text)
    }
  }
}

/// Numbers as bars of eighths of a cell: the greatest takes all the room.
enum BarChart {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  static func bars(_ numbers: [Double], room: Int) -> [String] {
    guard let greatest = numbers.max(), greatest > 0 else { return numbers.map { _ in "" } }
    return numbers.map { number in
      guard number > 0 else { return "" }
      let parts = max(1, Int((number / greatest * Double(room) * 8).rounded()))
      return String(repeating: "█", count: parts / 8) + eighths[parts % 8]
    }
  }
}
