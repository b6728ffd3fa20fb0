/// What the tagger's features ask of one token.
struct WordTraits: Sendable {
  /// Hash of the folded word.
  var word: UInt64 = 0
  /// Letters and digits by their sort: "Xx", "X.X.", "xX"; one shape for all that stands in shouted text.
  var shape: UInt64 = 0
  /// First and last letters of the folded word: two, three and four of them.
  var starts: (UInt64, UInt64, UInt64) = (0, 0, 0)
  var ends: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// `NameModel.clusters`.
  var clusters: UInt32 = 0
  /// `Gazetteer`'s marks.
  var known: UInt32 = 0
  /// The closed classes that the word belongs to.
  var classes: UInt64 = 0
  var isCapitalised = false
  var isCandidate = false

  /// Stands for what is outside the sentence.
  static let edge: WordTraits = {
    var traits = WordTraits()
    traits.word = 1
    traits.shape = 1
    return traits
  }()
}

/// Reads traits off a document's bytes.
struct TraitReader {
  let bytes: [UInt8]
  let model: NameModel
  private var folded: [UInt8] = []

  init(bytes: [UInt8], model: NameModel) {
    self.bytes = bytes
    self.model = model
    folded.reserveCapacity(64)
  }

  /// The word's hash and shape, which all tokens need.
  mutating func look(at token: Token, _ traits: inout WordTraits) {
    fold(token)
    traits.word = Self.hash(folded[...])
    traits.shape = shape(of: token)
    traits.isCapitalised = token.isCapitalised
  }

  /// The rest, for candidates and their neighbours.
  mutating func lookCloser(at token: Token, _ traits: inout WordTraits) {
    fold(token)
    let count = folded.count
    traits.starts = (
      Self.hash(folded.prefix(2)), count > 2 ? Self.hash(folded.prefix(3)) : 0,
      count > 3 ? Self.hash(folded.prefix(4)) : 0
    )
    traits.ends = (
      Self.hash(folded.suffix(2)), count > 2 ? Self.hash(folded.suffix(3)) : 0,
      count > 3 ? Self.hash(folded.suffix(4)) : 0
    )
    traits.clusters = clusters(of: token)
  }

  private mutating func fold(_ token: Token) {
    folded.removeAll(keepingCapacity: true)
    for index in Int(token.start)..<Int(token.end) {
      let byte = bytes[index]
      if byte >= 0x80 {
        folded.removeAll(keepingCapacity: true)
        Folding.fold(bytes[Int(token.start)..<Int(token.end)], into: &folded)
        return
      }
      if byte != UInt8(ascii: ".") || token.isPunctuation { folded.append(Folding.lower(byte)) }
    }
  }

  /// Of the word as written; of its lower and title case where it stands in shouted text.
  private func clusters(of token: Token) -> UInt32 {
    let written = bytes[Int(token.start)..<Int(token.end)]
    if !token.has(.shouted) {
      let found = model.clusters(of: Self.hash(written))
      if found != 0 { return found }
      return model.clusters(of: Self.hash(folded[...]))
    }
    var title = folded
    if let first = title.first, first &- 97 < 26 { title[0] = first & 0xDF }
    let lower = model.clusters(of: Self.hash(folded[...]))
    return lower != 0 ? lower : model.clusters(of: Self.hash(title[...]))
  }

  /// FNV-1a, 64 bits, stirred so that the upper bits are as good as the lower.
  @inline(__always)
  static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15
  }

  private func shape(of token: Token) -> UInt64 {
    if token.has(.shouted), token.isWord { return 2 }
    var shape: UInt64 = token.has(.afterHyphen) ? 3 : 5
    var last: UInt64 = 0
    for index in Int(token.start)..<Int(token.end) {
      let kind: UInt64
      switch bytes[index] {
      case 65...90: kind = 1
      case 97...122, 0x80...: kind = 2
      case 48...57: kind = 3
      case UInt8(ascii: "."): kind = 4
      default: kind = 5
      }
      if kind != last { shape = shape &* 7 &+ kind }
      last = kind
    }
    if token.has(.capitals) { shape = shape &* 7 &+ min(UInt64(token.end - token.start), 6) }
    return shape
  }
}
