/// A table of tab-separated values: `#` lines, a header row, then rows of as many fields. UTF-8, no quoting.
///
/// The same reader serves the compiled-in tables and the user's (`--lexicon DIR`).
public struct TSV: Sendable {
  public let columns: [String]
  public let rows: [Row]

  public struct Row: Sendable {
    /// Counted from 1 in the file.
    public let line: Int
    let fields: [Substring]

    /// The field of that column as text; empty where the row leaves it empty.
    public subscript(column: Int) -> String { String(fields[column]) }
    /// `nil` where the row leaves it empty.
    public func optional(_ column: Int) -> String? {
      fields[column].isEmpty ? nil : String(fields[column])
    }
    public func int(_ column: Int) -> Int? { Int(fields[column]) }
    public func double(_ column: Int) -> Double? { Double(fields[column]) }
  }

  /// A table that cannot be read, and where: `leaders.tsv:17:3: …`.
  public struct Fault: Error, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int
    public let reason: String
    public var description: String { "cannot read table \(file):\(line):\(column): \(reason)" }

    public init(file: String, line: Int, column: Int, reason: String) {
      self.file = file
      self.line = line
      self.column = column
      self.reason = reason
    }
  }

  /// - Parameter columns: the header that the table must have.
  public init(file: String, text: String, columns: [String]) throws(Fault) {
    var rows: [Row] = []
    var header: [String]?
    var line = 0
    for content in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
      let fields = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { Substring($0) }
      guard header != nil else {
        guard fields.map(String.init) == columns else {
          throw Fault(
            file: file, line: line, column: 1,
            reason: "the header must be \(columns.joined(separator: " ⇥ "))")
        }
        header = columns
        continue
      }
      guard fields.count == columns.count else {
        throw Fault(
          file: file, line: line, column: min(fields.count, columns.count),
          reason: "\(fields.count) fields where the header has \(columns.count)")
      }
      rows.append(Row(line: line, fields: fields))
    }
    guard header != nil else {
      throw Fault(file: file, line: max(line, 1), column: 1, reason: "no header row")
    }
    self.columns = columns
    self.rows = rows
  }
}
