/// What a file is, told by its first bytes and never by its name alone.
///
/// A format that is added later gets its case here and its reader beside `PlainText` and `RecordFile`.
enum Format: Sendable, Hashable {
  case plainText
  /// One JSON object a line.
  case jsonLines
  /// One JSON object, or an array of them, over any number of lines.
  case json
  /// A format that is recognised and not read, with its name.
  case refused(String)

  /// - Parameters:
  ///   - head: the first bytes of the file, at least 4,096 of them when it has so many.
  ///   - path: decides only between JSON Lines and JSON.
  static func recognise(_ head: [UInt8], path: String) -> Format {
    if let name = signature(of: head) { return .refused(name) }
    var text = head[...]
    if text.starts(with: Encoding.utf8Mark) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if !opensJSON(text) { return .plainText }
      return path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") || opensLines(text) ? .jsonLines : .json
    case UInt8(ascii: "<"): return markup(text) ?? .plainText
    default: return path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") ? .jsonLines : .plainText
    }
  }

  private static func signature(of head: [UInt8]) -> String? {
    let signatures: [(bytes: [UInt8], name: String)] = [
      ([0x1F, 0x8B], "a gzip archive"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      (Array("%PDF-".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
      ([0xFF, 0xFE], "text in UTF-16"), ([0xFE, 0xFF], "text in UTF-16"),
      (Array("{\\rtf".utf8), "an RTF document"),
    ]
    return signatures.first { head.starts(with: $0.bytes) }?.name
  }

  /// `{` or `[` begins JSON when what follows could: "[TEXT] The President" does not.
  private static func opensJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let next = text.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    if text.first == UInt8(ascii: "[") {
      return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// An object whose first line ends in `}` is the first of many; one that goes on is a document of its own.
  private static func opensLines(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "{") else { return false }
    let line = text.prefix { $0 != 0x0A }
    if line.endIndex == text.endIndex { return true }
    let last = line.last { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
    return last != UInt8(ascii: "{") && last != UInt8(ascii: ",")
  }

  private static func markup(_ text: ArraySlice<UInt8>) -> Format? {
    let opening = String(decoding: text.prefix(1024), as: UTF8.self).lowercased()
    if ["<rss", "<feed", "<rdf:rdf"].contains(where: opening.contains) { return .refused("a news feed") }
    if ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<article"].contains(
      where: opening.contains)
    {
      return .refused("an HTML page")
    }
    return opening.hasPrefix("<?xml") ? .refused("an XML document") : nil
  }
}
