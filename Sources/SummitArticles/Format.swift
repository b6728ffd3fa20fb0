/// What a file is, told by its first bytes and never by its name alone.
enum Format {
  /// Articles, and what reads them.
  case articles((Input) -> any ArticleSource)
  case gzip
  case archive
  /// A format that is recognised and not read, with its name.
  case refused(String)

  static func isGzip(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// - Parameters:
  ///   - head: the first bytes of the file, at least 4,096 of them when it has so many.
  ///   - path: decides only where several formats begin alike: JSON Lines and JSON, a table and a text.
  static func recognise(_ head: [UInt8], path: String, map: FieldMap) -> Format {
    if isGzip(head) { return .gzip }
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6])
      || TarArchive.recognise(head)
    {
      return .archive
    }
    if let name = refused(head) { return .refused(name) }
    if WebArchive.recognise(head) { return .articles { WebArchive($0) } }
    if RichText.recognise(head) { return .articles { $0.richText() } }
    if let charset = Encoding.wide(head) { return wide(head, charset, path: path, map: map) }
    var text = head[...]
    if text.starts(with: Encoding.utf8Mark) { text = text.dropFirst(3) }
    text = text.drop(while: PlainText.isSpace)
    if text.first == UInt8(ascii: "<"), let format = markup(text) { return format }
    if Mailbox.recognise(head) { return .articles { Mailbox($0) } }
    return .articles(records(text, path: path, map: map) ?? { $0.plainText() })
  }

  /// What reads JSON or a table, of which one article is read after the other; `nil` for what is neither.
  private static func records(
    _ text: ArraySlice<UInt8>, path: String, map: FieldMap
  ) -> ((Input) -> any ArticleSource)? {
    let name = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    let lines = { (input: Input) -> any ArticleSource in
      RecordSource(lines: input.bytes, head: input.head, path: input.path, map: input.map)
    }
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard opensJSON(text) else { return nil }
      if isLines(name) || opensLines(text) { return lines }
      return { RecordSource(document: $0.bytes, head: $0.head, path: $0.path, map: $0.map) }
    case UInt8(ascii: "<"): return nil
    default:
      if isLines(name) { return lines }
      return isTable(name) || TableSource.recognise(Array(text), map: map) ? { TableSource($0) } : nil
    }
  }

  private static func isLines(_ name: String) -> Bool {
    name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
  }

  private static func isTable(_ name: String) -> Bool { name.hasSuffix(".csv") || name.hasSuffix(".tsv") }

  private static func refused(_ head: [UInt8]) -> String? {
    let signatures: [(bytes: [UInt8], name: String)] = [
      (Array("%PDF-".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
      (Array("BZh".utf8), "a bzip2 archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
      ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
      (Array("PAR1".utf8), "a Parquet table"), (Array("SQLite format 3".utf8), "an SQLite database"),
    ]
    return signatures.first { head.starts(with: $0.bytes) }?.name
  }

  /// UTF-16: a page or a text, which are read at once, or what is read piece by piece and as UTF-8.
  private static func wide(_ head: [UInt8], _ charset: Charset, path: String, map: FieldMap) -> Format {
    let text = WideText(HeldBytes([]), head: head, charset).next().drop(while: PlainText.isSpace)
    if case .articles(let make)? = markup(text) { return .articles(make) }
    guard let make = records(text, path: path, map: map) else { return .articles { $0.plainText() } }
    return .articles { make($0.narrowed(from: charset)) }
  }

  /// `{` or `[` begins JSON when what follows could: "[TEXT] The President" does not.
  private static func opensJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let next = text.dropFirst().first { !PlainText.isSpace($0) }
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
    return !"{[,".utf8.contains { $0 == last }
  }

  private static func markup(_ text: ArraySlice<UInt8>) -> Format? {
    let opening = String(
      decoding: text.prefix(2048).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    if ["<rss", "<feed", "<rdf:rdf"].contains(where: opening.holds) {
      return .articles { FeedSource($0) }
    }
    let tags = [
      "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<meta", "<h1",
    ]
    if tags.contains(where: opening.holds) { return .articles { $0.page() } }
    return opening.hasPrefix("<?xml") ? .refused("an XML document") : nil
  }
}
