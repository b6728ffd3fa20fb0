internal import SummitModel

/// A file in which a press archive handed out many articles at once, as lines of text.
enum Export {
  /// One article of it, with what the archive says about it.
  struct Document {
    var title: String?
    var source: String?
    var date: String?
    var author: String?
    var language: String?
    var id: String?
    var lines: [Substring] = []
  }

  private enum Kind { case nexisText, nexisDocument, factiva }

  /// The articles of an export; `nil` when the lines are none.
  static func documents(in lines: [Substring]) -> [Document]? {
    switch kind(of: lines) {
    case .nexisText: NexisText.documents(in: lines)
    case .nexisDocument: NexisDocument.documents(in: lines)
    case .factiva: Factiva.documents(in: lines)
    case nil: nil
    }
  }

  private static func kind(of lines: [Substring]) -> Kind? {
    var (hasBody, hasLength) = (false, false)
    for line in lines where line.utf8.count < 120 {
      let line = PlainText.trimmed(line)
      if NexisText.isStart(line) { return .nexisText }
      if Factiva.isEnd(line) { return .factiva }
      if line == "Body" { hasBody = true }
      if line.hasPrefix("Length:") || line.hasPrefix("Load-Date:") { hasLength = true }
      if line == "End of Document", hasBody || hasLength { return .nexisDocument }
    }
    return nil
  }

  /// Lines of an article: single line ends within a paragraph become spaces where the archive broke lines at a
  /// fixed width.
  static func text(_ lines: [Substring], isWrapped: Bool) -> String {
    var paragraphs: [String] = []
    var current: [Substring] = []
    for line in lines + [""] {
      let words = PlainText.trimmed(line)
      if !words.isEmpty, isWrapped || current.isEmpty {
        current.append(words)
        continue
      }
      if !current.isEmpty { paragraphs.append(current.joined(separator: " ")) }
      current = words.isEmpty ? [] : [words]
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// "LENGTH: 812 words", "Byline: By Kari Holm": what stands behind the label.
  static func value(of label: String, in line: Substring) -> String? {
    guard line.utf8.count > label.utf8.count, line.prefix(label.count).lowercased() == label.lowercased()
    else {
      return nil
    }
    let value = PlainText.trimmed(line.dropFirst(label.count))
    return value.isEmpty ? nil : String(value)
  }
}

/// Articles of a press archive's export, in its order.
struct ExportSource: ArticleSource {
  private var documents: ArraySlice<(offset: Int, element: Export.Document)>
  private let path: String
  /// Whether the whole export breaks its lines at a fixed width.
  private let isWrapped: Bool

  /// - Returns: `nil` when the text is no export.
  init?(_ text: String, path: String) {
    guard let found = Export.documents(in: PlainText.lines(of: text)), !found.isEmpty else { return nil }
    documents = Array(found.enumerated())[...]
    isWrapped = Self.isWrapped(found.flatMap(\.lines))
    self.path = path
  }

  mutating func next() -> Result<Article, BadRecord>? {
    guard let (offset, document) = documents.popFirst() else { return nil }
    let (text, notes) = Repair.repaired(
      Export.text(document.lines, isWrapped: isWrapped))
    guard !text.isEmpty else {
      return .failure(BadRecord(path: path, line: offset + 1, reason: "a document without a text"))
    }
    let day = document.date.flatMap { Self.day($0) }
    return .success(
      Article(
        sourceID: document.id, path: "\(path):\(offset + 1)", title: document.title,
        published: day.map { PublicationDate(day: $0, basis: .record) }, publisher: document.source,
        language: Language.of(text, declared: document.language), author: document.author.map(Self.withoutBy),
        text: text,
        notes: notes))
  }

  /// "Kari Holm" for "By Kari Holm".
  private static func withoutBy(_ author: String) -> String {
    author.lowercased().hasPrefix("by ") ? String(PlainText.trimmed(author.dropFirst(3))) : author
  }

  /// "June 8, 2013 Saturday 10:15 AM GMT", "Saturday 8 June 2013".
  private static func day(_ text: String) -> Day? {
    let tokens = MonthNames.inEnglish(Token.tokens(of: text[...]))
    return WrittenDay.match(tokens, at: 0)?.day
  }

  /// Old exports break every line at some 80 characters; in the others a line is a paragraph.
  private static func isWrapped(_ lines: [Substring]) -> Bool {
    let filled = lines.filter { $0.utf8.count > 40 }
    return filled.count >= 2 && !filled.contains { $0.utf8.count > 110 }
  }
}
