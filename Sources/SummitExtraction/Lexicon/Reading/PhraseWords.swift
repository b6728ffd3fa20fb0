/// The words of tables' phrases, cut as the tokenizer cuts an article.
struct PhraseWords {
  var vocabulary = Vocabulary()
  /// The words of the phrase that was read last.
  private(set) var words: [Word] = []
  private var folded = FoldedWord()
  private let the: Word
  private static let noWords = Vocabulary(capacity: 2)

  init() { the = vocabulary.intern(Array("the".utf8)) }

  /// Cuts the phrase in a range of bytes into `words`, leading "the" left out.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    words.removeAll(keepingCapacity: true)
    if !cutPlainly(bytes, range) {
      words.removeAll(keepingCapacity: true)
      cutAsArticle(Array(bytes[range]))
    }
    if words.count > 1, words[0] == the { words.removeFirst() }
  }

  mutating func intern(_ word: ArraySlice<UInt8>) -> Word { vocabulary.intern(Folding.fold(word)) }

  /// Letters of the Latin alphabet in words parted by single spaces or hyphens, as nearly all phrases are;
  /// `false` where something else needs the tokenizer's care.
  private mutating func cutPlainly(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    folded.removeAll()
    var start = range.lowerBound
    var hasSmall = false
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 97...122:
        hasSmall = true
        folded.append(byte)
      case 65...90: folded.append(byte | 0x20)
      case 0x80...0xBF, 0xC3...0xC5: hasSmall = true
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        guard index > start else { return false }
        add(bytes, start..<index, isAcronym: !hasSmall)
        start = index + 1
        hasSmall = false
        folded.removeAll()
      default: return false
      }
    }
    guard start < range.upperBound else { return false }
    add(bytes, start..<range.upperBound, isAcronym: !hasSmall)
    return true
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, isAcronym: Bool) {
    if isAcronym, range.count == 2 || range.count == 3 {
      words.append(vocabulary.intern(bytes[range]))
    } else if folded.count == range.count {
      words.append(vocabulary.intern(folded))
    } else {
      words.append(intern(bytes[range]))
    }
  }

  private mutating func cutAsArticle(_ bytes: [UInt8]) {
    for token in Tokenizer.tokens(of: bytes, vocabulary: Self.noWords) {
      guard !token.isPunctuation || token.has(.possessive) else { continue }
      let raw = bytes[Int(token.start)..<Int(token.end)].filter { $0 != UInt8(ascii: ".") }
      let isAcronym = token.has(.capitals) && raw.count <= 3 && raw.count > 1
      words.append(isAcronym ? vocabulary.intern(raw) : intern(raw[...]))
    }
  }
}
