/// A column of an answer: its name in machine formats and what kind of values stand in it.
public struct AnswerColumn: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case text, integer, decimal
    /// A code of a state, or of an organisation or region.
    case country
  }

  public let name: String
  public let kind: Kind

  init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }
}

/// A value in an answer.
public enum AnswerCell: Sendable, Hashable {
  case none
  case text(String)
  case integer(Int)
  case decimal(Double)

  /// As machine formats have it; empty for none.
  public var text: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    }
  }

  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .none, .text: nil
    }
  }
}
