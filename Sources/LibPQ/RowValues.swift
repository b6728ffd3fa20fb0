import CLibPQ

/// Typed values of a row's columns, from either format.
extension Row {
  /// The text; `nil` for null. In binary format only columns of text types have one.
  public func optionalText(_ column: Int) -> String? {
    guard !isNull(column) else { return nil }
    return unsafe withBytes(column) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The text's bytes as the server sent them; `nil` for null.
  public func utf8(_ column: Int) -> [UInt8]? {
    isNull(column) ? nil : unsafe withBytes(column) { unsafe Array($0) }
  }

  /// - Throws: when the column is null.
  public func text(_ column: Int) throws(PostgresError) -> String {
    guard let text = optionalText(column) else { throw Self.null(column) }
    return text
  }

  /// `nil` for null. - Throws: when the column holds no whole number.
  public func optionalInt(_ column: Int) throws(PostgresError) -> Int? {
    guard !isNull(column) else { return nil }
    let number =
      isBinary(column)
      ? binaryInt(column) : shortInt(column) ?? optionalText(column).flatMap { Int($0) }
    guard let number else { throw mismatch(column, "whole number") }
    return number
  }

  public func int(_ column: Int) throws(PostgresError) -> Int {
    guard let number = try optionalInt(column) else { throw Self.null(column) }
    return number
  }

  /// `nil` for null. - Throws: when the column holds no number.
  public func optionalDouble(_ column: Int) throws(PostgresError) -> Double? {
    guard !isNull(column) else { return nil }
    let number = isBinary(column) ? binaryDouble(column) : optionalText(column).flatMap { Double($0) }
    guard let number else { throw mismatch(column, "number") }
    return number
  }

  public func double(_ column: Int) throws(PostgresError) -> Double {
    guard let number = try optionalDouble(column) else { throw Self.null(column) }
    return number
  }

  /// - Throws: when the column is null or no boolean.
  public func bool(_ column: Int) throws(PostgresError) -> Bool {
    guard !isNull(column) else { throw Self.null(column) }
    let flag: Bool? = unsafe withBytes(column) { bytes in
      guard bytes.count == 1 else { return nil }
      switch unsafe bytes[0] {
      case UInt8(ascii: "t"), 1: return true
      case UInt8(ascii: "f"), 0: return false
      default: return nil
      }
    }
    guard let flag else { throw mismatch(column, "boolean") }
    return flag
  }

  /// The bytes of a `bytea` column; `nil` for null.
  public func optionalBytes(_ column: Int) throws(PostgresError) -> [UInt8]? {
    guard !isNull(column) else { return nil }
    if isBinary(column) { return unsafe withBytes(column) { unsafe Array($0) } }
    guard let bytes = optionalText(column).flatMap(Self.bytes) else { throw mismatch(column, "bytea") }
    return bytes
  }

  /// The elements of a one-dimensional array column in text format; empty for null.
  public func texts(_ column: Int) throws(PostgresError) -> [String?] {
    guard !isNull(column) else { return [] }
    guard !isBinary(column), let text = optionalText(column), let elements = ArrayLiteral.elements(text)
    else { throw mismatch(column, "array in text format") }
    return elements
  }

  /// The number that up to eighteen digits make, as nearly all do: without a text in between.
  private func shortInt(_ column: Int) -> Int? {
    unsafe withBytes(column) { bytes in
      guard (1...18).contains(bytes.count),
        unsafe bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      return unsafe bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
  }

  private func binaryInt(_ column: Int) -> Int? {
    guard let bits = bigEndian(column) else { return nil }
    switch type(column) {
    case 20: return Int(Int64(bitPattern: bits))
    case 23: return Int(Int32(truncatingIfNeeded: bits))
    case 21: return Int(Int16(truncatingIfNeeded: bits))
    default: return nil
    }
  }

  private func binaryDouble(_ column: Int) -> Double? {
    guard let bits = bigEndian(column) else { return nil }
    switch type(column) {
    case 701: return Double(bitPattern: bits)
    case 700: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    default: return binaryInt(column).map { Double($0) }
    }
  }

  private func bigEndian(_ column: Int) -> UInt64? {
    unsafe withBytes(column) { bytes in
      guard (1...8).contains(bytes.count) else { return nil }
      return unsafe bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    guard text.hasPrefix("\\x") else { return nil }
    let digits = text.utf8.dropFirst(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count % 2 == 0, digits.count == text.utf8.count - 2 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  private func mismatch(_ column: Int, _ wanted: String) -> PostgresError {
    PostgresError(.misuse, message: "cannot read column \(column + 1): it holds no \(wanted)")
  }

  private static func null(_ column: Int) -> PostgresError {
    PostgresError(.misuse, message: "cannot read column \(column + 1): it is null or not there")
  }
}

/// PostgreSQL's text form of an array: `{a,"b c",NULL}`.
enum ArrayLiteral {
  /// `nil` for anything but a well-formed one-dimensional array.
  static func elements(_ text: String) -> [String?]? {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
    if bytes.count == 2 { return [] }
    var elements: [String?] = []
    var position = 1
    while position < bytes.count {
      guard let element = element(in: bytes, at: &position), position < bytes.count else { return nil }
      elements.append(element)
      position += 1
    }
    return elements
  }

  /// The element at `position`, which then stands on the comma or brace behind it.
  private static func element(in bytes: [UInt8], at position: inout Int) -> String?? {
    var content: [UInt8] = []
    guard bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}")
      {
        if bytes[position] == UInt8(ascii: "{") { return nil }
        content.append(bytes[position])
        position += 1
      }
      let word = String(decoding: content, as: UTF8.self)
      return .some(word == "NULL" ? nil : word)
    }
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { position += 1 }
      if position < bytes.count { content.append(bytes[position]) }
      position += 1
    }
    position += 1
    return .some(String(decoding: content, as: UTF8.self))
  }
}
