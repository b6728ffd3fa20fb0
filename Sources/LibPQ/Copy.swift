import CLibPQ

extension Connection {
  /// Loads rows by `copy … from stdin`, in the text format that the statement asks for by default.
  /// - Parameter sql: `copy article (id, title) from stdin`.
  /// - Returns: the number of rows loaded.
  @discardableResult
  public func copy(_ sql: String, rows: [[Parameter]]) throws -> Int {
    try copy(sql, rows: rows.count) { rows[$0][...] }
  }

  /// Loads as many rows, each asked for by its number.
  @discardableResult
  public func copy(_ sql: String, rows count: Int, _ row: (Int) -> ArraySlice<Parameter>) throws -> Int {
    try postCopy(sql, rows: count, row)
    isCopyPosted = false
    return try finishCopy()
  }

  /// The same, without waiting for the server to be done with them: as with `post`, whatever is asked of the connection
  /// next waits, and throws the error.
  public func postCopy(_ sql: String, rows count: Int, _ row: (Int) -> ArraySlice<Parameter>) throws {
    try refuseNUL(sql)
    try settle()
    guard let answer = unsafe PQexec(handle, sql) else { throw lost() }
    let begun = unsafe QueryResult(owning: answer)
    guard unsafe PQresultStatus(answer) == PGRES_COPY_IN else {
      if unsafe PQresultStatus(answer) == PGRES_FATAL_ERROR { throw error(in: begun) }
      drain()
      throw PostgresError(.misuse, message: "cannot copy: the statement is no copy from stdin")
    }
    do {
      try send(count, row)
    } catch {
      unsafe PQputCopyEnd(handle, "the rows ended with an error")
      drain()
      throw error
    }
    guard unsafe PQputCopyEnd(handle, nil) == 1 else { throw lost() }
    isCopyPosted = true
  }

  private func send(_ count: Int, _ row: (Int) -> ArraySlice<Parameter>) throws(PostgresError) {
    var buffer: [UInt8] = []
    for number in 0..<count {
      let row = row(number)
      for index in row.indices {
        if index > row.startIndex { buffer.append(UInt8(ascii: "\t")) }
        try Self.append(row[index], number: index - row.startIndex + 1, to: &buffer)
      }
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count > 65_536 {
        try flush(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try flush(buffer)
  }

  private func flush(_ buffer: [UInt8]) throws(PostgresError) {
    guard !buffer.isEmpty else { return }
    let sent = unsafe buffer.withUnsafeBytes { bytes in
      unsafe PQputCopyData(handle, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
    }
    guard sent == 1 else { throw lost() }
  }

  func finishCopy() throws(PostgresError) -> Int {
    guard let answer = unsafe PQgetResult(handle) else { throw lost() }
    let result = unsafe QueryResult(owning: answer)
    defer { drain() }
    guard unsafe PQresultStatus(answer) == PGRES_COMMAND_OK else { throw error(in: result) }
    return result.affected
  }

  /// The value as a field of copy's text format: `\N` for null, backslashes before what the format itself uses.
  private static func append(
    _ value: Parameter, number: Int, to buffer: inout [UInt8]
  ) throws(PostgresError) {
    switch value {
    case .null: buffer.append(contentsOf: "\\N".utf8)
    case .int(let number): Parameter.append(number, to: &buffer)
    case .text(let text): try append(text.utf8.span, number: number, to: &buffer)
    default:
      let bytes = try value.encoded(number: number) ?? []
      try append(bytes.span, number: number, to: &buffer)
    }
  }

  private static func append(
    _ bytes: Span<UInt8>, number: Int, to buffer: inout [UInt8]
  ) throws(PostgresError) {
    var start = 0
    for index in bytes.indices where bytes[index] <= 13 || bytes[index] == UInt8(ascii: "\\") {
      guard bytes[index] > 0 else { throw Parameter.holdsNUL(number) }
      guard let letter = escape(of: bytes[index]) else { continue }
      append(bytes.extracting(start..<index), to: &buffer)
      buffer.append(UInt8(ascii: "\\"))
      buffer.append(letter)
      start = index + 1
    }
    append(bytes.extracting(start...), to: &buffer)
  }

  private static func append(_ bytes: Span<UInt8>, to buffer: inout [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
  }

  /// What stands behind the backslash in place of a byte that the format itself uses.
  private static func escape(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"): byte
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    default: nil
    }
  }
}
