/// A text with the names that somebody marked in it: what training and measuring start from.
public struct TaggedText: Sendable {
  public internal(set) var text: String
  /// Ranges of UTF-8 bytes, in order, none in another.
  var names: [(bytes: Range<Int>, kind: NameKind)]

  /// Reads documents of a CoNLL file: a token and its IOB2 tag on a line, an empty line between sentences,
  /// `-DOCSTART-` before each document. Sentences become paragraphs. `#` lines before the first token are notes.
  public static func documents(conll: String) -> [TaggedText] {
    var documents: [TaggedText] = []
    var current = ConllText()
    var begun = false
    for line in conll.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      let fields = line.split(whereSeparator: { $0 == 32 || $0 == 9 }).compactMap { String($0) }
      if !begun, line.first == UInt8(ascii: "#") { continue }
      guard fields.count >= 2, let token = fields.first, let tag = fields.last else {
        current.endSentence()
        continue
      }
      begun = true
      if token == "-DOCSTART-" {
        if let text = current.finish() { documents.append(text) }
        current = ConllText()
      } else {
        current.add(token, tag: tag)
      }
    }
    if let text = current.finish() { documents.append(text) }
    return documents
  }

  /// The document's tokens with the label of each; a name that no token begins with is left out.
  func labels(of document: Document) -> [NameLabel] {
    var labels = Array(repeating: NameLabel.outside, count: document.tokens.count)
    var token = 0
    for name in names {
      while token < document.tokens.count, Int(document.tokens[token].start) < name.bytes.lowerBound {
        token += 1
      }
      let first = token
      while token < document.tokens.count, Int(document.tokens[token].start) < name.bytes.upperBound {
        token += 1
      }
      guard first < token else { continue }
      labels.replaceSubrange(first..<token, with: NameLabel.labels(name.kind, count: token - first))
    }
    return labels
  }
}

/// Puts the tokens of a CoNLL file together again as a text would have them.
private struct ConllText {
  private var bytes: [UInt8] = []
  private var names: [(bytes: Range<Int>, kind: NameKind)] = []
  private var open: NameKind?
  private var gluesNext = true

  mutating func add(_ token: String, tag: String) {
    if !gluesNext, !Self.gluesLeft.contains(token), !Self.isClitic(token) { bytes.append(32) }
    let start = bytes.count
    bytes.append(contentsOf: token.utf8)
    gluesNext = Self.gluesRight.contains(token)
    let kind = Self.kinds[String(tag.dropFirst(2))]
    if let kind, tag.hasPrefix("I-"), open == kind, let last = names.indices.last {
      names[last].bytes = names[last].bytes.lowerBound..<bytes.count
    } else if let kind {
      names.append((start..<bytes.count, kind))
    }
    open = kind
  }

  mutating func endSentence() {
    open = nil
    guard !endsInInitial else { return }
    if !gluesNext || bytes.last.map({ $0 != 10 }) ?? false { bytes.append(contentsOf: [10, 10]) }
    gluesNext = true
  }

  /// "Joseph R.": no sentence ends there, whoever cut it.
  private var endsInInitial: Bool {
    guard let stop = bytes.last, stop == UInt8(ascii: "."), bytes.count > 2 else { return false }
    return (65...90).contains(bytes[bytes.count - 2]) && bytes[bytes.count - 3] == 32
  }

  mutating func finish() -> TaggedText? {
    guard !bytes.isEmpty else { return nil }
    return TaggedText(text: String(decoding: bytes, as: UTF8.self), names: names)
  }

  private static let kinds: [String: NameKind] = [
    "PER": .person, "LOC": .place, "ORG": .organisation, "MISC": .other,
  ]
  /// A lone hyphen is a compound's: dashes are written otherwise.
  private static let gluesLeft: Set<String> = [
    ",", ".", ":", ";", "?", "!", ")", "]", "%", "-", "”", "’", "'", "n't", "n’t",
  ]
  private static let gluesRight: Set<String> = ["(", "[", "-", "“", "‘", "$", "£", "€"]
  private static func isClitic(_ token: String) -> Bool {
    guard let first = token.unicodeScalars.first, first == "'" || first == "’" else { return false }
    return (2...3).contains(token.unicodeScalars.count)
  }
}
