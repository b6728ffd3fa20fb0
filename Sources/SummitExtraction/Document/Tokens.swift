/// The tokens of a text, and nothing beyond its ends.
///
/// Rules look some tokens back and ahead of what they read. What they find there before the first token and behind the
/// last is ``Token/none``: a mark, no word, of no class; so a text may begin and end anywhere, and reading it goes on.
struct Tokens: RandomAccessCollection, Sendable {
  private let tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  var startIndex: Int { 0 }
  @inline(__always) var endIndex: Int { tokens.count }

  @inline(__always)
  subscript(index: Int) -> Token {
    UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index] : .none
  }
}

extension Token {
  /// What stands before the first token of a text and behind the last.
  static let none = Token(start: 0, end: 0, word: .unknown, shape: .punctuation)
}
