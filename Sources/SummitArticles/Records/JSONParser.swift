/// A strict reader of one JSON value over bytes (RFC 8259).
struct JSONParser {
  private let bytes: [UInt8]
  private let deepest: Int
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  mutating func document() throws(JSON.Fault) -> JSON {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw fault("the value has ended, but the text goes on") }
    return value
  }

  private func fault(_ reason: String) -> JSON.Fault { JSON.Fault(offset: position, reason: reason) }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard let byte, UInt32(byte) == wanted.value else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSON.Fault) -> JSON {
    skipSpace()
    switch byte {
    case nil: throw fault("it ends where a value should stand")
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ letters: String, _ value: JSON) throws(JSON.Fault) -> JSON {
    let end = position + letters.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(letters.utf8) else {
      throw fault("no value begins like this")
    }
    position = end
    return value
  }

  private mutating func enter() throws(JSON.Fault) {
    depth += 1
    guard depth <= deepest else { throw fault("it nests more than \(deepest) deep") }
    position += 1
  }

  private mutating func array() throws(JSON.Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw fault(expected("',' or ']'")) }
    }
  }

  private mutating func object() throws(JSON.Fault) -> JSON {
    try enter()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw fault(expected("a key in double quotes")) }
      let key = try string()
      skipSpace()
      guard take(":") else { throw fault(expected("':'")) }
      members.append(JSON.Member(key: key, value: try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault(expected("',' or '}'")) }
    }
  }

  private func expected(_ what: String) -> String {
    byte == nil ? "it ends where \(what) should stand" : "\(what) should stand here"
  }

  private mutating func number() throws(JSON.Fault) -> String {
    let start = position
    _ = take("-")
    let leading = position
    guard digits() > 0 else { throw fault("no value begins like this") }
    if bytes[leading] == UInt8(ascii: "0"), position > leading + 1 {
      throw fault("a number has a zero too many in front")
    }
    if take("."), digits() == 0 { throw fault(expected("a digit")) }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw fault(expected("a digit")) }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  /// A string, from its first quotation mark past its last one.
  private mutating func string() throws(JSON.Fault) -> String {
    position += 1
    var start = position
    var decoded: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<position]
        position += 1
        return decoded.isEmpty
          ? String(decoding: rest, as: UTF8.self) : String(decoding: decoded + rest, as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded += bytes[start..<position]
        position += 1
        decoded += Array(String(try escape()).utf8)
        start = position
      case 0..<0x20:
        throw fault("a control character within a string, which JSON writes as \\u00\(hex(byte))")
      default: position += 1
      }
    }
    throw fault("it ends within a string")
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  private mutating func escape() throws(JSON.Fault) -> Unicode.Scalar {
    guard let byte else { throw fault("it ends within a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default:
      position -= 1
      throw fault("no escape begins like this")
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of surrogates.
  private mutating func unicode() throws(JSON.Fault) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else {
      throw fault("half of a surrogate pair")
    }
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("half of a surrogate pair") }
    return scalar
  }

  private mutating func fourDigits() throws(JSON.Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("\\u needs four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
