/// A table of comma-separated values (RFC 4180), or tab-separated ones, a row at a time: quotes, line feeds within quotes, either line end.
public struct CSV {
  public struct Row: Sendable, Hashable {
    /// The line on which the row begins, counted from 1.
    public let line: Int
    public let fields: [String]
    /// What had to be done to read it: "read as CP1252".
    public let notes: [String]

    public init(line: Int, fields: [String], notes: [String] = []) {
      (self.line, self.fields, self.notes) = (line, fields, notes)
    }
  }

  /// The names of the columns, from the first row.
  public private(set) var columns: [String] = []
  private let path: String
  private let file: any ByteSource
  private var buffer: [UInt8]
  private var position = 0
  private var line = 1
  private let separator: UInt8
  private var hasFailed = false
  /// The longest row, in bytes.
  private static let longest = 32 << 20

  /// Opens the file and reads its header.
  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: when it cannot be read, or is no table with a header.
  public init(path: String, standardInput: Int32 = 0) throws(FileFault) {
    let file =
      path == FileTree.standardInput ? OpenFile(descriptor: standardInput) : try OpenFile(path: path)
    try self.init(file, head: file.next(atLeast: 3), path: path, separator: UInt8(ascii: ","))
  }

  /// - Parameters:
  ///   - head: what was already read of the file.
  ///   - separator: what stands between two fields; `nil`: what the first line has most of.
  init(_ file: any ByteSource, head: [UInt8], path: String, separator: UInt8? = nil) throws(FileFault) {
    self.path = path
    self.file = file
    self.buffer = head
    self.separator = separator ?? Self.separator(of: head) ?? UInt8(ascii: ",")
    if let failure = file.failure, head.isEmpty { throw FileFault(path: path, reason: failure) }
    if buffer.starts(with: Encoding.utf8Mark) { position = 3 }
    switch next() {
    case .success(let header)?: columns = header.fields
    case .failure(let bad)?: throw FileFault(path: path, reason: "line \(bad.line ?? 1): \(bad.reason)")
    case nil: throw FileFault(path: path, reason: "the file is empty")
    }
  }

  /// The comma, semicolon or tab that a first line has most of.
  static func separator(of head: [UInt8]) -> UInt8? {
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
    let counts = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")].map { mark in
      (mark: mark, count: line.count { $0 == mark })
    }
    return counts.max { $0.count < $1.count }.flatMap { $0.count == 0 ? nil : $0.mark }
  }

  /// The next row, or what is wrong with it; `nil` at the end. Blank lines are passed over.
  public mutating func next() -> Result<Row, BadRecord>? {
    while let byte = peek(), byte == 0x0A || byte == 0x0D { take(byte) }
    guard peek() != nil else {
      guard let failure = file.failure, !hasFailed else { return nil }
      hasFailed = true
      return .failure(BadRecord(path: path, line: line, reason: failure))
    }
    let first = line
    do throws(BadRecord) {
      let fields = try row(from: first)
      guard columns.isEmpty || fields.count == columns.count else {
        throw BadRecord(
          path: path, line: first,
          reason: "\(fields.count) fields where the header has \(columns.count)")
      }
      return .success(try Self.row(of: fields, line: first, path: path))
    } catch {
      return .failure(error)
    }
  }

  /// Many programs write tables in the encoding of their country and do not say so: all fields of a row together tell
  /// which it is.
  private static func row(of fields: [[UInt8]], line: Int, path: String) throws(BadRecord) -> Row {
    let texts = fields.compactMap { String(validating: $0, as: UTF8.self) }
    if texts.count == fields.count { return Row(line: line, fields: texts) }
    // No table has it, and every encoding that has bytes for letters has it as it is.
    let mark: UInt8 = 0x0B
    do throws(Encoding.Fault) {
      let decoded = try Encoding.decoded(Array(fields.joined(separator: [mark])), declared: [])
      let texts = decoded.text.utf8.split(separator: mark, omittingEmptySubsequences: false).map {
        String(Substring($0))
      }
      guard texts.count == fields.count else { throw Encoding.Fault(reason: "a row of no known encoding") }
      return Row(line: line, fields: texts, notes: decoded.notes)
    } catch {
      throw BadRecord(path: path, line: line, reason: error.reason)
    }
  }

  private mutating func row(from first: Int) throws(BadRecord) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    var length = 0
    while true {
      let bytes = try field(from: first)
      length += bytes.count
      guard length <= Self.longest else {
        throw BadRecord(path: path, line: first, reason: "a row of more than 32 MB: is a quote missing?")
      }
      fields.append(bytes)
      switch peek() {
      case separator: take(separator)
      case let end?:
        take(end)
        if end == 0x0D, peek() == 0x0A { take(0x0A) }
        return fields
      case nil: return fields
      }
    }
  }

  /// A field, up to the comma or the line end behind it.
  private mutating func field(from first: Int) throws(BadRecord) -> [UInt8] {
    guard peek() == UInt8(ascii: "\"") else {
      var bytes: [UInt8] = []
      while let byte = peek(), byte != separator, byte != 0x0A, byte != 0x0D {
        bytes.append(byte)
        take(byte)
      }
      return bytes
    }
    take(UInt8(ascii: "\""))
    var bytes: [UInt8] = []
    while let byte = peek() {
      take(byte)
      if byte == UInt8(ascii: "\"") {
        guard peek() == UInt8(ascii: "\"") else { return try ended(bytes, from: first) }
        take(UInt8(ascii: "\""))
      }
      if bytes.count <= Self.longest { bytes.append(byte) }
    }
    throw BadRecord(path: path, line: first, reason: "a quote that never ends")
  }

  /// A quoted field whose last quote was just read.
  private mutating func ended(_ bytes: [UInt8], from first: Int) throws(BadRecord) -> [UInt8] {
    switch peek() {
    case nil, separator, 0x0A, 0x0D: return bytes
    default:
      while let byte = peek(), byte != 0x0A { take(byte) }
      throw BadRecord(path: path, line: first, reason: "words after a closing quote")
    }
  }

  private mutating func peek() -> UInt8? {
    if position == buffer.count {
      buffer = file.next()
      position = 0
    }
    return position < buffer.count ? buffer[position] : nil
  }

  private mutating func take(_ byte: UInt8) {
    position += 1
    if byte == 0x0A { line += 1 }
  }
}
