internal import SummitArticles

extension JSON {
  /// The value as text on one line. Characters that a terminal would obey are written as escapes.
  var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the value behind what is there.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): Self.append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for index in elements.indices {
        if index > 0 { bytes += ", ".utf8 }
        elements[index].append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for index in members.indices {
        if index > 0 { bytes += ", ".utf8 }
        Self.append(members[index].key, to: &bytes)
        bytes += ": ".utf8
        members[index].value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    if isPlain(text) {
      bytes += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F:
        bytes.append(UInt8(scalar.value))
      case _ where SafeText.isHarmful(scalar) || scalar == "\u{2028}" || scalar == "\u{2029}":
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit, to: &bytes) }
      default: bytes += UTF8.encode(scalar) ?? .init()
      }
    }
  }

  /// Whether every byte stands for itself.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return false
      }
    }
    return true
  }

  private static func escape(_ unit: UInt16, to bytes: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: 4 - digits.utf8.count).utf8
    bytes += digits.utf8
  }
}

extension JSON {
  /// A string, or `null`.
  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  static func integer(_ number: Int) -> JSON { .number(String(number)) }
  static func optional(_ number: Int?) -> JSON { number.map { .integer($0) } ?? .null }

  /// A figure with at most that many decimals; `null` when it is none.
  static func decimal(_ number: Double, places: Int) -> JSON {
    guard number.isFinite, abs(number) < 1e12 else { return .null }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return .number(rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded))
  }

  /// An object whose keys keep this order.
  static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { JSON.Member(key: $0.key, value: $0.value) })
  }
}
