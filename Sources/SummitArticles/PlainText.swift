internal import SummitModel

/// A text file: one article, as a reader would copy it out of a page.
struct PlainText {
  let title: String?
  let published: PublicationDate?
  /// What is left when the page's own lines are gone: the article as it is stored, and as `read` prints it.
  let text: String

  /// - Parameter text: line ends of any system.
  init(_ text: String) {
    let lines = Self.lines(of: text)
    published = PublicationLine.date(in: lines)
    var kept = lines.filter { !Boilerplate.contains($0) }
    while kept.last?.allSatisfy(\.isWhitespace) == true { kept.removeLast() }
    kept = Array(kept.drop { $0.allSatisfy(\.isWhitespace) })
    title = Self.title(of: kept)
    self.text = kept.joined(separator: "\n")
  }

  /// Lines without their ends; "\r\n" and "\r" end a line as "\n" does.
  static func lines(of text: String) -> [Substring] {
    let text = text.utf8.contains(0x0D) ? withLineFeeds(text) : text
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// The lines at both ends of a text, where newspapers tell about it: of a long one not the middle.
  static func outerLines(of text: String) -> [Substring] {
    let edge = 4096
    guard text.utf8.count > 2 * edge else { return lines(of: text) }
    return lines(of: String(decoding: text.utf8.prefix(edge), as: UTF8.self))
      + lines(of: String(decoding: text.utf8.suffix(edge), as: UTF8.self))
  }

  private static func withLineFeeds(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte != 0x0A || previous != 0x0D { bytes.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first line when it looks like a headline: short, apart from the text, and no sentence of it.
  static func title(of lines: [Substring]) -> String? {
    guard let index = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), index + 1 < lines.count
    else { return nil }
    let first = trimmed(lines[index])
    guard first.count <= 160, !PublicationLine.isDate(first), !opensWithPlace(first) else { return nil }
    let following = lines[(index + 1)...].first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let isLedOver = PublicationLine.isDate(following) || opensWithPlace(following)
    let isApart = lines[index + 1].allSatisfy(\.isWhitespace)
    let isSentence = first.last.map { ".!:;,".contains($0) } ?? true
    return isLedOver || (isApart && !isSentence) ? String(first) : nil
  }

  /// "BONN 1996-08-30", "TOKYO, March 11 -", "WASHINGTON (Reuters) -", "SEOUL –".
  private static func opensWithPlace(_ line: Substring) -> Bool {
    if PublicationLine.dateline(line) != nil { return true }
    let tokens = Token.tokens(of: line.prefix(120))
    guard let first = tokens.first, first.kind == .word, first.text.count >= 3,
      first.text.allSatisfy(\.isUppercase)
    else { return false }
    let place = tokens.prefix { $0.kind == .word && $0.text.allSatisfy(\.isUppercase) }
    guard place.count < tokens.count else { return false }
    let next = tokens[place.count].text
    if ["(", "–", "—", "-", "_"].contains(next) { return line.contains(where: \.isLowercase) }
    return next == "," && place.count + 1 < tokens.count
      && WrittenDay.month(tokens[place.count + 1].text) != nil
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func trimmed(_ line: Substring) -> Substring {
    var line = line.drop(while: \.isWhitespace)
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}
