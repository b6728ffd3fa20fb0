/// A JSON array of arrays, as lists stand in a report's row: how it is written, and read back.
///
/// Values have no names: their places tell what they are.
struct JSONList {
  private var bytes: [UInt8] = [UInt8(ascii: "[")]
  private var hasArray = false
  /// Whether the array under way has a value.
  private var hasValue = false

  /// Ends the array under way and begins the next.
  mutating func begin() {
    bytes += hasArray ? "],[".utf8 : "[".utf8
    (hasArray, hasValue) = (true, false)
  }

  mutating func add(_ number: Int?) {
    separate()
    if let number { bytes += String(number).utf8 } else { bytes += "null".utf8 }
  }

  mutating func add(_ flag: Bool) {
    separate()
    bytes += (flag ? "true" : "false").utf8
  }

  mutating func add(_ text: String?) {
    separate()
    guard let text else {
      bytes += "null".utf8
      return
    }
    bytes.append(JSONMark.quote)
    if Self.isEscaped(text.utf8.span) {
      for byte in text.utf8 { append(byte) }
    } else {
      bytes += text.utf8
    }
    bytes.append(JSONMark.quote)
  }

  private mutating func separate() {
    if hasValue { bytes.append(JSONMark.comma) }
    hasValue = true
  }

  /// Whether some byte has to be.
  private static func isEscaped(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte == JSONMark.quote || byte == JSONMark.backslash { return true }
    }
    return false
  }

  /// A NUL stays as it is: whoever sends the text refuses it. PostgreSQL would take its escape and never give it back.
  private mutating func append(_ byte: UInt8) {
    if byte == JSONMark.quote || byte == JSONMark.backslash {
      bytes += [JSONMark.backslash, byte]
    } else if byte < 0x20, byte > 0 {
      let digits = String(byte, radix: 16)
      bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    } else {
      bytes.append(byte)
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) + (hasArray ? "]]" : "]") }
}

private enum JSONMark {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
}

/// Reads a list back: array by array, and of each the values in order.
struct JSONListReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The text that comes next.
  private mutating func text() throws(RepositoryError) -> String {
    guard byte == JSONMark.quote else { throw fault }
    position += 1
    let start = position
    position = Self.endOfPlainText(in: bytes.span, from: start)
    if byte == JSONMark.quote {
      position += 1
      guard let text = try? UTF8Span(validating: bytes.span.extracting(start..<position - 1)) else {
        throw fault
      }
      return String(copying: text)
    }
    return try unescaped(from: start)
  }

  /// Where the next quote or backslash stands.
  private static func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != JSONMark.quote, bytes[index] != JSONMark.backslash {
      index += 1
    }
    return index
  }

  /// Goes on to the next array; `false` at the end.
  mutating func next() throws(RepositoryError) -> Bool {
    // The one around them, or the end of the one before.
    try skip(position == 0 ? UInt8(ascii: "[") : UInt8(ascii: "]"))
    skipSeparators()
    guard byte == UInt8(ascii: "[") else {
      try skip(UInt8(ascii: "]"))
      return false
    }
    position += 1
    return true
  }

  /// The next value; `nil` for null.
  mutating func value() throws(RepositoryError) -> String? { skipNull() ? nil : try text() }

  mutating func neededValue() throws(RepositoryError) -> String {
    guard let value = try value() else { throw fault }
    return value
  }

  mutating func number() throws(RepositoryError) -> Int? { skipNull() ? nil : try digits() }

  mutating func neededNumber() throws(RepositoryError) -> Int {
    guard let number = try number() else { throw fault }
    return number
  }

  /// Goes to the next value, and behind it where it is null.
  private mutating func skipNull() -> Bool {
    skipSeparators()
    guard byte == UInt8(ascii: "n") else { return false }
    position += "null".utf8.count
    return true
  }

  private mutating func digits() throws(RepositoryError) -> Int {
    let start = position
    while let byte, byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw fault }
    return number
  }

  private mutating func skipSeparators() {
    while let byte, byte <= 0x20 || byte == JSONMark.comma { position += 1 }
  }

  private mutating func skip(_ mark: UInt8) throws(RepositoryError) {
    guard byte == mark else { throw fault }
    position += 1
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var fault: RepositoryError { .unreadable("a stored list is broken at byte \(position)") }

  /// A text with escapes, from its first byte to behind the closing quote.
  private mutating func unescaped(from start: Int) throws(RepositoryError) -> String {
    var text: [UInt8] = Array(bytes[start..<position])
    while let byte, byte != JSONMark.quote {
      position += 1
      guard byte == JSONMark.backslash else {
        text.append(byte)
        continue
      }
      guard let escape = self.byte else { throw fault }
      position += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): try appendScalar(to: &text)
      default: text.append(escape)
      }
    }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// The four digits behind `\u`, or a pair of them for what lies beyond.
  private mutating func appendScalar(to text: inout [UInt8]) throws(RepositoryError) {
    var code = try fourDigits()
    if (0xD800..<0xDC00).contains(code), byte == JSONMark.backslash {
      position += 2
      code = 0x10000 + (code - 0xD800) << 10 + (try fourDigits() - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault }
    text += String(Character(scalar)).utf8
  }

  private mutating func fourDigits() throws(RepositoryError) -> UInt32 {
    guard position + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw fault }
    position += 4
    return code
  }
}
