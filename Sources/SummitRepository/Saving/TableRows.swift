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
  }

  let table: String
  let columns: [Column]
  /// How many of the first columns make the key.
  let keyWidth: Int
  private var rows: [[String?]] = []

  init(_ table: String, key keyWidth: Int, _ columns: [Column]) {
    self.table = table
    self.keyWidth = keyWidth
    self.columns = columns
  }

  var isEmpty: Bool { rows.isEmpty }

  mutating func append(_ values: [String?]) { rows.append(values) }

  /// - Returns: how many rows were new.
  @discardableResult
  func insert(on connection: Connection, _ conflict: Conflict) throws(PostgresError) -> Int {
    let sorted = distinct()
    guard !sorted.isEmpty else { return 0 }
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map { $0.expression ?? $0.name }.joined(separator: ", ")
    let arrays = columns.enumerated().map { "$\($0.offset + 1)::\($0.element.type)[]" }
      .joined(separator: ", ")
    let parameters = columns.indices.map { column in Parameter.texts(sorted.map { $0[column] }) }
    return try connection.execute(
      "insert into \(table) (\(names)) select \(values) from unnest(\(arrays)) as given (\(names))"
        + conflict.rawValue, parameters
    ).affected
  }

  private func distinct() -> [[String?]] {
    func key(_ row: [String?]) -> [String] { row.prefix(keyWidth).map { $0 ?? "" } }
    let keyed = rows.enumerated().map { (key: key($0.element), offset: $0.offset) }
    let sorted = keyed.sorted { a, b in
      a.key == b.key ? a.offset < b.offset : a.key.lexicographicallyPrecedes(b.key)
    }
    var distinct: [[String?]] = []
    var last: [String]?
    for (key, offset) in sorted where key != last {
      distinct.append(rows[offset])
      last = key
    }
    return distinct
  }
}
