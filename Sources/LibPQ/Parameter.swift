/// A value that is sent beside a statement and bound by the server, never pasted into its text.
///
/// Arrays serve every element type that PostgreSQL reads from text: `.texts(["2013-06-07", nil])` for `$1::date[]`.
public enum Parameter: Sendable, Hashable {
  case null
  case text(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case bytes([UInt8])
  case texts([String?])
  case ints([Int?])
  case doubles([Double?])
  case bools([Bool?])
  /// An array of single values, each of any of the kinds above.
  case list([Parameter])
}

extension Parameter {
  /// `null` where there is no text.
  public static func text(_ text: String?) -> Parameter { text.map { .text($0) } ?? .null }
  /// `null` where there is no number.
  public static func int(_ number: Int?) -> Parameter { number.map { .int($0) } ?? .null }
  /// `null` where there is no number.
  public static func double(_ number: Double?) -> Parameter { number.map { .double($0) } ?? .null }
}

extension Parameter: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral number: Int) { self = .int(number) }
  public init(booleanLiteral flag: Bool) { self = .bool(flag) }
  public init(nilLiteral: ()) { self = .null }
}

extension Parameter {
  /// The value as PostgreSQL reads it in text format, without the closing NUL; `nil` for null.
  ///
  /// libpq ends a text at its first NUL and would silently send less, so a NUL is refused here.
  func encoded(number: Int) throws(PostgresError) -> [UInt8]? {
    let bytes: [UInt8]
    switch self {
    case .null: return nil
    case .text(let text): bytes = Array(text.utf8)
    case .int(let number): bytes = Array(String(number).utf8)
    case .double(let number): bytes = Array(Self.digits(number).utf8)
    case .bool(let flag): bytes = [flag ? UInt8(ascii: "t") : UInt8(ascii: "f")]
    case .bytes(let content): bytes = Self.hexadecimal(content)
    case .texts(let elements): bytes = Self.array(elements) { Self.appendQuoted($0, to: &$1) }
    case .ints(let elements):
      bytes = Self.array(elements) { Self.append($0, to: &$1) }
    case .doubles(let elements):
      bytes = Self.array(elements) { $1.append(contentsOf: Self.digits($0).utf8) }
    case .bools(let elements):
      bytes = Self.array(elements) { $1.append($0 ? UInt8(ascii: "t") : UInt8(ascii: "f")) }
    case .list(let elements):
      bytes = try Self.list(elements, number: number)
    }
    guard !bytes.contains(0) else { throw Self.holdsNUL(number) }
    return bytes
  }

  static func holdsNUL(_ number: Int) -> PostgresError {
    PostgresError(
      .misuse, message: "cannot send parameter $\(number): its text has a NUL, which PostgreSQL cannot hold")
  }

  /// The shortest digits that read back as the same number; PostgreSQL's words for what is none.
  static func digits(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return number.description
  }

  private static func hexadecimal(_ content: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = Array("\\x".utf8)
    text.reserveCapacity(content.count * 2 + 2)
    for byte in content {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }

  /// An array literal: `{1,NULL,3}`.
  private static func array<Element>(
    _ elements: [Element?], append: (Element, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "{")]
    text.reserveCapacity(elements.count * 12 + 2)
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      if let element { append(element, &text) } else { text.append(contentsOf: "NULL".utf8) }
    }
    text.append(UInt8(ascii: "}"))
    return text
  }

  private static func list(_ elements: [Parameter], number: Int) throws(PostgresError) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "{")]
    text.reserveCapacity(elements.count * 20 + 2)
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      switch element {
      case .null: text.append(contentsOf: "NULL".utf8)
      case .text(let words): appendQuoted(words, to: &text)
      case .int(let number): append(number, to: &text)
      case .bytes(let content): text += [UInt8(ascii: "\\")] + hexadecimal(content)
      default: text.append(contentsOf: try element.encoded(number: number) ?? [])
      }
    }
    text.append(UInt8(ascii: "}"))
    return text
  }

  static func append(_ number: Int, to text: inout [UInt8]) {
    if number < 0 { text.append(UInt8(ascii: "-")) }
    let start = text.count
    var rest = number.magnitude
    repeat {
      text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    text[start...].reverse()
  }

  private static func appendQuoted(_ element: String, to text: inout [UInt8]) {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    text.append(quote)
    if element.utf8.contains(where: { $0 == quote || $0 == backslash }) {
      for byte in element.utf8 {
        if byte == quote || byte == backslash { text.append(backslash) }
        text.append(byte)
      }
    } else {
      text.append(contentsOf: element.utf8)
    }
    text.append(quote)
  }
}
