/// A JSON value. Numbers keep their digits, objects the order of their members.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: JSON

    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// What is wrong with a text that should be JSON, and where.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Bytes from the beginning.
    public let offset: Int
    public let reason: String

    public init(offset: Int, reason: String) {
      self.offset = offset
      self.reason = reason
    }

    public var description: String { "broken JSON at byte \(offset + 1): \(reason)" }
  }

  /// Reads one value, strictly after RFC 8259: nothing but white space may follow it.
  /// - Parameter depth: how deeply arrays and objects may nest.
  public init(_ bytes: [UInt8], depth: Int = 128) throws(Fault) {
    var parser = JSONParser(bytes: bytes, deepest: depth)
    self = try parser.document()
  }

  public init(_ text: String) throws(Fault) {
    try self.init(Array(text.utf8))
  }

  /// The member of an object; the last one where a key is given twice.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  public var double: Double? {
    guard case .number(let digits) = self else { return nil }
    return Double(digits)
  }

  /// Whether it is JSON's `null`.
  public var isNull: Bool { self == .null }
}
