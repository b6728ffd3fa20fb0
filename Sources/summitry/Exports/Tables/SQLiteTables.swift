internal import Glibc
internal import SQLiteFile
internal import SummitRepository

/// The tidy tables in a SQLite database, with keys, references and indexes: opens in Datasette.
struct SQLiteTables {
  private let file: SQLiteFile
  private let path: String
  private let tables = [TidyTable.articles] + TidyTable.all
  private var seen: Set<Int> = []

  /// Replaces a file of that name.
  init(path: String) throws(Failure) {
    self.path = path
    if unsafe unlink(path) != 0, errno != ENOENT {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
    file = try Self.translating(path) { () throws(SQLiteFile.Fault) in try SQLiteFile(path: path) }
    for table in tables {
      try translating { file throws(SQLiteFile.Fault) in
        try file.createTable(table.name, table.columns.map(Self.column), key: table.key)
      }
    }
  }

  mutating func write(_ stored: StoredEvent) throws(Failure) {
    let articles = zip(stored.articles, TidyTable.articles.rows(stored))
      .filter { seen.insert($0.0.key).inserted }.map(\.1)
    try insert(TidyTable.articles, articles)
    for table in TidyTable.all { try insert(table, table.rows(stored)) }
  }

  func end() throws(Failure) {
    try translating { file throws(SQLiteFile.Fault) in
      try file.createIndex("events", ["earliest", "latest"])
      try file.createIndex("participants", ["name"])
      try file.createIndex("participants", ["country"])
      try file.createIndex("topics", ["code"])
      try file.close()
    }
  }

  private func insert(_ table: TidyTable, _ rows: [[String?]]) throws(Failure) {
    try translating { file throws(SQLiteFile.Fault) in
      for row in rows {
        try file.insert(into: table.name, zip(table.columns, row).map { Self.value($0.kind, $1) })
      }
    }
  }

  private static func value(_ kind: TidyTable.Column.Kind, _ text: String?) -> SQLiteFile.Value {
    guard let text else { return .null }
    return switch kind {
    case .string: .text(text)
    case .integer: Int(text).map { .integer($0) } ?? .null
    case .number: Double(text).map { .real($0) } ?? .null
    }
  }

  private static func column(_ column: TidyTable.Column) -> SQLiteFile.Column {
    let type =
      switch column.kind {
      case .string: "TEXT"
      case .integer: "INTEGER"
      case .number: "REAL"
      }
    return SQLiteFile.Column(column.name, type, reference: column.reference.map { ($0, "id") })
  }

  private func translating(_ body: (SQLiteFile) throws(SQLiteFile.Fault) -> Void) throws(Failure) {
    try Self.translating(path) { () throws(SQLiteFile.Fault) in try body(file) }
  }

  private static func translating<Result>(
    _ path: String, _ body: () throws(SQLiteFile.Fault) -> Result
  ) throws(Failure) -> Result {
    do throws(SQLiteFile.Fault) {
      return try body()
    } catch {
      throw Failure("cannot write \(SafeText.line(path)): \(error)")
    }
  }
}
