/// An article as rules see it: tokens and sentences over its UTF-8 bytes.
struct Document: Sendable {
  let bytes: [UInt8]
  let tokens: Tokens
  /// Ranges of tokens, in order, without gaps.
  let sentences: [Range<Int>]
  /// The first token of the text; those before it are the title's, which offsets do not count.
  let textStart: Int
  private let titleScalars: Int
  private let scalarCounts: [Int32]

  /// - Parameter title: read before the text where the text does not begin with it.
  init(title: String? = nil, text: String, vocabulary: Vocabulary) {
    let heading = title.flatMap { Self.begins(text, with: $0) ? nil : $0 + "\n\n" } ?? ""
    bytes = Array(heading.utf8) + Array(text.utf8)
    var tokens = Tokenizer.tokens(of: bytes, vocabulary: vocabulary)
    Shouting.mark(&tokens, in: bytes, vocabulary: vocabulary)
    let titleBytes = heading.utf8.count
    sentences = SentenceSplitter.split(&tokens, in: bytes, textStart: titleBytes, vocabulary: vocabulary)
    self.tokens = Tokens(tokens)
    scalarCounts = Self.countScalars(bytes)
    titleScalars = heading.unicodeScalars.count
    textStart = titleBytes == 0 ? 0 : tokens.firstIndex { $0.start >= titleBytes } ?? tokens.count
  }

  private static func begins(_ text: String, with title: String) -> Bool {
    let words = title.utf8.filter { $0 > 47 }
    return !words.isEmpty && text.utf8.lazy.filter { $0 > 47 }.starts(with: words)
  }

  /// The verbatim text of some tokens; empty for an empty range.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return String(decoding: bytes[byteRange(range)], as: UTF8.self)
  }

  func text(token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Unicode scalars before a byte offset.
  func scalarOffset(ofByte offset: Int) -> Int {
    let block = offset / Self.blockSize
    var count = Int(scalarCounts[block])
    for byte in bytes[(block * Self.blockSize)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Unicode-scalar offsets of some tokens in the article's text.
  func scalarRange(_ range: Range<Int>) -> Range<Int> {
    let bytes = byteRange(range)
    let start = scalarOffset(ofByte: bytes.lowerBound) - titleScalars
    let end = scalarOffset(ofByte: bytes.upperBound) - titleScalars
    return max(0, start)..<max(0, end)
  }

  /// A sentence without the dateline before it: "OSLO, June 8 (Agency) - A met B".
  func told(in sentence: Range<Int>) -> Range<Int> {
    guard tokens[sentence.lowerBound].has(.paragraphStart),
      let start = sentence.dropFirst().prefix(Dateline.longest).first(where: {
        tokens[$0].has(.behindDateline)
      })
    else { return sentence }
    return start..<sentence.upperBound
  }

  /// The index of the sentence that holds a token.
  func sentence(ofToken index: Int) -> Int {
    var (low, high) = (0, sentences.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if sentences[middle].lowerBound <= index { low = middle } else { high = middle - 1 }
    }
    return max(low, 0)
  }

  private static let blockSize = 1024

  private static func countScalars(_ bytes: [UInt8]) -> [Int32] {
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / blockSize + 2)
    var count: Int32 = 0
    for (index, byte) in bytes.enumerated() {
      if index % blockSize == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
    if bytes.count % blockSize == 0 { counts.append(count) }
    return counts
  }
}
