public import SummitData
import SummitModel

/// Where a lexicon's tables come from: those that are part of the program, with a user's laid over them.
public struct LexiconSource: Sendable {
  private var overlays: [LexiconTable: TSV] = [:]

  /// The tables that are part of the program.
  public static let compiledIn = LexiconSource()

  private init() {}

  /// A user's table as read from a file.
  public struct UserTable: Sendable {
    let table: LexiconTable
    let path: String
    let bytes: [UInt8]

    /// - Parameter path: how faults name the file.
    public init(_ table: LexiconTable, path: String, bytes: [UInt8]) {
      self.table = table
      self.path = path
      self.bytes = bytes
    }
  }

  /// The program's tables with a user's rows added, or put in the place of those with the same key.
  ///
  /// - Throws: the first fault of the user's tables.
  public init(overlaidBy tables: [UserTable]) throws(TSV.Fault) {
    for user in tables {
      guard (try? UTF8Span(validating: user.bytes.span)) != nil else {
        throw TSV.Fault(file: user.path, line: 1, column: 1, reason: "it is no UTF-8 text")
      }
      overlays[user.table] = try TSV(
        file: user.path, bytes: user.bytes, columns: user.table.columnNames)
    }
    var known = KnownValues(source: self)
    for user in tables { try check(user.table, &known) }
  }

  func table(_ table: LexiconTable) throws(TSV.Fault) -> TSV {
    guard let file = CompiledFile(named: table.file) else {
      throw TSV.Fault(file: table.file, line: 1, column: 1, reason: "there is no such table")
    }
    let compiled = try TSV(file: table.file, bytes: file.bytes, columns: table.columnNames)
    guard let overlay = overlays[table] else { return compiled }
    return try compiled.overlaid(by: overlay, key: table.key)
  }

  private func check(_ table: LexiconTable, _ known: inout KnownValues) throws(TSV.Fault) {
    guard let overlay = overlays[table] else { return }
    let columns = table.columns
    for row in overlay.rows {
      for (index, column) in columns.enumerated() {
        var missing: TSV.Fault?
        let objection = column.rule.objection(to: row[index]) { table, column, value in
          do throws(TSV.Fault) {
            return try known.contains(value, in: column, of: table)
          } catch {
            missing = error
            return false
          }
        }
        if let missing { throw missing }
        if let objection { throw row.fault(index, objection) }
      }
    }
  }
}

/// The values of columns that other tables refer to, read when they are first asked for.
private struct KnownValues {
  let source: LexiconSource
  private var values: [String: Set<String>] = [:]

  init(source: LexiconSource) { self.source = source }

  mutating func contains(_ value: String, in column: String, of table: LexiconTable) throws(TSV.Fault) -> Bool
  {
    let name = table.rawValue + " " + column
    if let known = values[name] { return known.contains(value) }
    let tsv = try source.table(table)
    guard let index = tsv.columns.firstIndex(of: column) else { return false }
    let known = Set(tsv.rows.map { $0[index] })
    values[name] = known
    return known.contains(value)
  }
}
