import LibPQ

/// Rows on their way into one table: one statement for all of them, sorted and without doubles by their key.
struct TableRows {
  struct Column {
    let name: String
    /// The type of the array that carries the values.
    let type: String
    /// What is stored, where that is not the value itself.
    let expression: String?

    init(_ name: String, _ type: String = "text", as expression: String? = nil) {
      self.name = name
      self.type = type
      self.expression = expression
    }
  }

  enum Conflict: String {
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
  private var rows: [[Parameter]] = []

  init(_ table: String, key keyWidth: Int, _ columns: [Column]) {
    self.table = table
    self.keyWidth = keyWidth
    self.columns = columns
  }

  mutating func append(_ values: [Parameter]) { rows.append(values) }

  /// Sends them on their way; the server works at them while the caller goes on.
  func insert(on connection: Connection, _ conflict: Conflict) throws(PostgresError) {
    let order = distinct()
    guard !order.isEmpty else { return }
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map { $0.expression ?? $0.name }.joined(separator: ", ")
    let arrays = columns.enumerated().map { "$\($0.offset + 1)::\($0.element.type)[]" }
      .joined(separator: ", ")
    try connection.post(
      "insert into \(table) (\(names)) select \(values) from unnest(\(arrays)) as given (\(names))"
        + conflict.rawValue,
      columns.indices.map { column in .list(order.map { rows[$0][column] }) })
  }

  /// Which rows to store, in order of key; of doubles the first.
  private func distinct() -> [Int] {
    var order: [Int] = []
    for index in rows.indices.sorted(by: { (compare($0, $1) ?? ($0 < $1)) }) {
      if let last = order.last, compare(last, index) == nil { continue }
      order.append(index)
    }
    return order
  }

  /// Whether the key of one row comes before that of another; `nil` where they are equal.
  private func compare(_ a: Int, _ b: Int) -> Bool? {
    for column in 0..<keyWidth {
      switch (rows[a][column], rows[b][column]) {
      case (.int(let x), .int(let y)): if x != y { return x < y }
      case (.text(let x), .text(let y)):
        if x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
      default: break
      }
    }
    return nil
  }
}
