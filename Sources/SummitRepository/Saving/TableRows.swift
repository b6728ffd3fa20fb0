import LibPQ

/// Rows on their way into one table: one statement for all of them, sorted and without doubles by their key.
///
/// New rows are copied; what may be there already goes as an array for each column.
struct TableRows {
  struct Column {
    let name: String
    /// The type of the array that carries the values.
    let type: String

    init(_ name: String, _ type: String = "text") {
      self.name = name
      self.type = type
    }
  }

  enum Conflict: String {
    /// There is no row of that key.
    case none = ""
    /// Equal keys mean equal rows: what is there stays.
    case keep = " on conflict do nothing"
    /// Of several spellings of a person's name the first in the order of bytes stays, in whatever order they come.
    case leastName =
      " on conflict (id) do update set name = excluded.name where excluded.name < person.name collate \"C\""
  }

  let table: String
  let columns: [Column]
  /// How many of the first columns make the key: numbers or texts.
  let keyWidth: Int
  /// Row after row.
  private var values: [Parameter] = []

  init(_ table: String, key keyWidth: Int, _ columns: [Column]) {
    self.table = table
    self.keyWidth = keyWidth
    self.columns = columns
  }

  mutating func append(_ row: [Parameter]) {
    precondition(row.count == columns.count, "a row of \(table) has a value for each column")
    values += row
  }

  private func row(_ number: Int) -> ArraySlice<Parameter> {
    values[number * columns.count..<(number + 1) * columns.count]
  }

  func insert(on connection: Connection, _ conflict: Conflict) throws {
    let order = distinct()
    guard !order.isEmpty else { return }
    let names = columns.map(\.name).joined(separator: ", ")
    guard conflict != .none else {
      try connection.postCopy("copy \(table) (\(names)) from stdin", rows: order.count) { row(order[$0]) }
      return
    }
    let arrays = columns.enumerated().map { "$\($0.offset + 1)::\($0.element.type)[]" }
      .joined(separator: ", ")
    try connection.post(
      "insert into \(table) (\(names)) select \(names) from unnest(\(arrays)) as given (\(names))"
        + conflict.rawValue,
      columns.indices.map { column in .list(order.map { values[$0 * columns.count + column] }) })
  }

  /// Which rows to store, in order of key; of doubles the first.
  private func distinct() -> [Int] {
    var order: [Int] = []
    for index in (0..<values.count / columns.count).sorted(by: { (compare($0, $1) ?? ($0 < $1)) }) {
      if let last = order.last, compare(last, index) == nil { continue }
      order.append(index)
    }
    return order
  }

  /// Whether the key of one row comes before that of another; `nil` where they are equal.
  private func compare(_ a: Int, _ b: Int) -> Bool? {
    for column in 0..<keyWidth {
      switch (values[a * columns.count + column], values[b * columns.count + column]) {
      case (.int(let x), .int(let y)): if x != y { return x < y }
      case (.text(let x), .text(let y)):
        if x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
      default: break
      }
    }
    return nil
  }
}
