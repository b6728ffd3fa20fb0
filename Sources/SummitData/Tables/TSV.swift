/// A table of tab-separated values: `#` lines, a header row, then rows of as many fields. UTF-8, no quoting.
///
/// The same reader serves the compiled-in tables and the user's (`--lexicon DIR`). Fields stay bytes until they
/// are asked for, for a program that starts reads tens of thousands of them.
public struct TSV: Sendable {
  public let columns: [String]
  let content: Content

  /// What rows share: the bytes of the files they come from, and where each field begins.
  final class Content: Sendable {
    let bytes: [UInt8]
    let width: Int
    /// Where each field begins, row by row; each row ends with the place behind its line's end.
    let starts: [Int32]
    /// Counted from 1 in the row's file.
    let lines: [Int32]
    /// The files by the byte with which each begins.
    let files: [(name: String, first: Int)]

    init(
      bytes: [UInt8], width: Int, starts: [Int32], lines: [Int32], files: [(name: String, first: Int)]
    ) {
      self.bytes = bytes
      self.width = width
      self.starts = starts
      self.lines = lines
      self.files = files
    }

    func range(_ row: Int, _ column: Int) -> Range<Int> {
      let first = row * (width + 1) + column
      return Int(starts[first])..<(Int(starts[first + 1]) - 1)
    }
  }

  public var rows: Rows { Rows(content: content) }

  /// The bytes that `range(_:of:)` lies in.
  public var bytes: [UInt8] { content.bytes }

  /// Where a field stands among the bytes; for reading a long table without a value for each row.
  public func range(_ column: Int, of row: Int) -> Range<Int> { content.range(row, column) }

  public struct Rows: RandomAccessCollection, Sendable {
    let content: Content
    public var startIndex: Int { 0 }
    public var endIndex: Int { content.lines.count }
    public subscript(position: Int) -> Row { Row(content: content, index: position) }
  }

  init(columns: [String], content: Content) {
    self.columns = columns
    self.content = content
  }

  /// - Parameter columns: the header that the table must have.
  public init(file: String, text: String, columns: [String]) throws(Fault) {
    try self.init(file: file, bytes: Array(text.utf8), columns: columns)
  }

  /// - Parameter bytes: UTF-8, with line feeds, or carriage returns and line feeds.
  public init(file: String, bytes: [UInt8], columns: [String]) throws(Fault) {
    var reader = TSVReader(file: file, bytes: bytes, columns: columns)
    try reader.read()
    self.columns = columns
    content = Content(
      bytes: bytes, width: columns.count, starts: reader.starts, lines: reader.lines, files: [(file, 0)])
  }

  /// A table that cannot be read, and where: `leaders.tsv:17:3: …` with the line and a caret below it.
  public struct Fault: Error, CustomStringConvertible {
    public let file: String
    public let line: Int
    /// Counted from 1 in characters of the line.
    public let column: Int
    public let reason: String
    /// The line as the user wrote it, harmless on a terminal; `nil` where the fault is no line's.
    public let content: String?

    public var description: String {
      let head = "cannot read table \(file):\(line):\(column): \(reason)"
      guard let content else { return head }
      return head + "\n  \(content)\n  " + String(repeating: " ", count: column - 1) + "^"
    }

    public init(file: String, line: Int, column: Int, reason: String, content: String? = nil) {
      self.file = file
      self.line = line
      self.column = column
      self.reason = reason
      self.content = content
    }
  }
}
