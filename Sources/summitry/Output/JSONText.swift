internal import SummitArticles

/// A JSON text on one line, written value by value: an event has a hundred of them, and none is made but as text.
/// Characters that a terminal would obey are written as escapes.
struct JSONText {
  private(set) var bytes: [UInt8]
  /// Whether a comma has to stand before what comes next.
  private var isBehindAnother = false

  /// Goes on behind what is there.
  init(behind bytes: consuming [UInt8] = []) { self.bytes = bytes }

  mutating func object(_ members: (inout JSONText) -> Void) {
    begin(with: UInt8(ascii: "{"))
    members(&self)
    end(with: UInt8(ascii: "}"))
  }

  mutating func array<Element>(_ elements: [Element], _ write: (inout JSONText, Element) -> Void) {
    begin(with: UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    end(with: UInt8(ascii: "]"))
  }

  mutating func value(_ value: JSON) {
    switch value {
    case .null: plain("null")
    case .bool(let value): plain(value ? "true" : "false")
    case .number(let digits): plain(digits)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members): object { for member in members { $0.add(member) } }
    }
  }

  // Members of the object under way; `null` where there is nothing.

  mutating func add(_ member: JSON.Member) { add(member.key) { $0.value(member.value) } }
  mutating func add(_ key: String, _ text: String?) {
    begin(member: key)
    string(text)
  }
  mutating func add(_ key: String, _ number: Int?) {
    add(key) { $0.plain(number.map { String($0) } ?? "null") }
  }

  /// A figure with at most that many decimals.
  mutating func add(_ key: String, _ number: Double?, places: Int) {
    add(key) { $0.plain(number.flatMap { JSON.digits($0, places: places) } ?? "null") }
  }

  mutating func add<Value>(_ key: String, _ value: Value?, _ write: (inout JSONText, Value) -> Void) {
    add(key) { if let value { write(&$0, value) } else { $0.plain("null") } }
  }

  mutating func add(_ key: String, _ value: (inout JSONText) -> Void) {
    begin(member: key)
    value(&self)
  }

  /// At one go, as there are so many: a name with its marks.
  private mutating func begin(member key: String) {
    let name = key.utf8Span.span
    let isBehindAnother = isBehindAnother
    bytes.append(addingCapacity: name.count + 6) { text in
      if isBehindAnother {
        text.append(UInt8(ascii: ","))
        text.append(UInt8(ascii: " "))
      }
      text.append(UInt8(ascii: "\""))
      for index in name.indices { text.append(name[index]) }
      text.append(UInt8(ascii: "\""))
      text.append(UInt8(ascii: ":"))
      text.append(UInt8(ascii: " "))
    }
    self.isBehindAnother = false
  }

  private mutating func begin(with bracket: UInt8) {
    comma()
    bytes.append(bracket)
    isBehindAnother = false
  }

  private mutating func end(with bracket: UInt8) {
    bytes.append(bracket)
    isBehindAnother = true
  }

  private mutating func comma() {
    if isBehindAnother {
      bytes.append(UInt8(ascii: ","))
      bytes.append(UInt8(ascii: " "))
    }
    isBehindAnother = true
  }

  private mutating func plain(_ text: String) {
    comma()
    bytes += text.utf8
  }

  private mutating func string(_ text: String?) {
    guard let text else { return plain("null") }
    comma()
    if Self.isPlain(text) { return quote(text) }
    bytes.append(UInt8(ascii: "\""))
    escape(text)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether every character stands for itself.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    // Without a way out, so that many bytes are looked at together.
    var isMarked = false
    var isASCII = true
    for index in bytes.indices {
      let byte = bytes[index]
      isMarked =
        isMarked || byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      isASCII = isASCII && byte < 0x80
    }
    return !isMarked && (isASCII || !text.unicodeScalars.contains(where: isDisguised))
  }

  /// Whether a character is written by its number.
  private static func isDisguised(_ scalar: Unicode.Scalar) -> Bool {
    SafeText.isHarmful(scalar) || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case _ where Self.isDisguised(scalar): for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
      case _ where scalar.isASCII: bytes.append(UInt8(scalar.value))
      default: bytes += UTF8.encode(scalar) ?? .init()
      }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: 4 - digits.utf8.count).utf8
    bytes += digits.utf8
  }
}

extension JSON {
  /// The value as text on one line.
  var text: String {
    var text = JSONText()
    text.value(self)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// A string, or `null`.
  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  static func integer(_ number: Int) -> JSON { .number(String(number)) }

  /// A figure with at most that many decimals; `null` when it is none.
  static func decimal(_ number: Double, places: Int) -> JSON {
    digits(number, places: places).map { .number($0) } ?? .null
  }

  fileprivate static func digits(_ number: Double, places: Int) -> String? {
    guard number.isFinite, abs(number) < 1e12 else { return nil }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  /// An object whose keys keep this order.
  static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { JSON.Member(key: $0.key, value: $0.value) })
  }
}
