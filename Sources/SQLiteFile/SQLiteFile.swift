internal import CSQLite

/// A new SQLite database in a file: tables of plain columns, filled row by row. It knows nothing of what they hold.
@safe public final class SQLiteFile {
  private let handle: OpaquePointer
  private var inserts: [String: Statement] = [:]

  @safe private struct Statement {
    let handle: OpaquePointer
    init(owning handle: OpaquePointer) { unsafe self.handle = unsafe handle }
  }

  /// Why the file could not be written.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// A value in a row.
  public enum Value: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
  }

  /// A column with SQLite's name for its type: `TEXT`, `INTEGER` or `REAL`.
  public struct Column: Sendable, Hashable {
    public let name: String
    public let type: String
    /// Table and column that the values are keys of.
    public let reference: (table: String, column: String)?

    public init(_ name: String, _ type: String, reference: (table: String, column: String)? = nil) {
      self.name = name
      self.type = type
      self.reference = reference
    }

    public static func == (a: Column, b: Column) -> Bool { a.name == b.name && a.type == b.type }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// Creates the database. The file must be empty or not there; everything is one transaction until `close`.
  public init(path: String) throws(Fault) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard let opened = unsafe opened else { throw Fault(description: "out of memory") }
    unsafe handle = unsafe opened
    guard code == SQLITE_OK else { throw fault() }
    try run("pragma journal_mode = off")
    try run("pragma synchronous = off")
    try run("begin")
  }

  deinit {
    for statement in inserts.values { unsafe sqlite3_finalize(statement.handle) }
    unsafe sqlite3_close_v2(handle)
  }

  /// Creates a table and makes it ready for rows.
  public func createTable(_ name: String, _ columns: [Column], key: [String]) throws(Fault) {
    let lines = columns.map { column in
      let reference = column.reference.map { " references \(quoted($0.table)) (\(quoted($0.column)))" } ?? ""
      return "\(quoted(column.name)) \(column.type)\(reference)"
    }
    let primary = key.isEmpty ? [] : ["primary key (\(key.map(quoted).joined(separator: ", ")))"]
    try run("create table \(quoted(name)) (\n  \((lines + primary).joined(separator: ",\n  "))\n)")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(
      handle, "insert into \(quoted(name)) values (\(marks))", -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw fault() }
    inserts[name] = unsafe Statement(owning: statement)
  }

  /// Creates an index over columns of a table.
  public func createIndex(_ table: String, _ columns: [String]) throws(Fault) {
    let name = ([table] + columns + ["idx"]).joined(separator: "_")
    let list = columns.map(quoted).joined(separator: ", ")
    try run("create index \(quoted(name)) on \(quoted(table)) (\(list))")
  }

  /// Adds a row to a table that was created here; values in the order of its columns.
  public func insert(into table: String, _ row: [Value]) throws(Fault) {
    guard let statement = inserts[table] else {
      throw Fault(description: "there is no table \(table)")
    }
    for (index, value) in row.enumerated() {
      let position = Int32(index + 1)
      let code =
        switch value {
        case .null: unsafe sqlite3_bind_null(statement.handle, position)
        case .text(let text):
          unsafe summit_bind_text(statement.handle, position, text, Int32(clamping: text.utf8.count))
        case .integer(let number): unsafe sqlite3_bind_int64(statement.handle, position, Int64(number))
        case .real(let number): unsafe sqlite3_bind_double(statement.handle, position, number)
        }
      guard code == SQLITE_OK else { throw fault() }
    }
    let code = unsafe sqlite3_step(statement.handle)
    unsafe sqlite3_reset(statement.handle)
    guard code == SQLITE_DONE else { throw fault() }
  }

  /// Writes everything out.
  public func close() throws(Fault) { try run("commit") }

  private func run(_ sql: String) throws(Fault) {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw fault() }
  }

  private func fault() -> Fault {
    guard let words = unsafe sqlite3_errmsg(handle) else { return Fault(description: "unknown") }
    return Fault(description: unsafe String(cString: words))
  }

  private func quoted(_ name: String) -> String { "\"" + name.filter { $0 != "\"" } + "\"" }
}
