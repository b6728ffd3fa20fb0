import Foundation
import SummitData
import SummitModel
import Testing

@testable import SummitExtraction

/// The lines of `Corpus/dates-*.tsv`, each read by the grammar as it stands.
@Suite("Dates") struct DatesCorpusTests {
  @Test("every marked phrase of the corpus means the days it should")
  func positive() throws {
    let dates = try DateReader()
    var count = 0
    for line in try Corpus.lines("dates-positive.tsv", columns: 6) {
      count += 1
      let marked = Marked(line.fields[0])
      let found = dates.read(marked.text, line: line)
      let wanted = line.fields[4].split(separator: ";").map { $0.trimming() }
      let bases = line.fields[5].split(separator: ";").map { $0.trimming() }
      #expect(found.map(\.phrase) == marked.phrases, "line \(line.number): \(line.fields[0])")
      #expect(found.map(\.value) == wanted, "line \(line.number): \(line.fields[0])")
      #expect(found.map(\.basis) == bases, "line \(line.number): \(line.fields[0])")
    }
    #expect(count >= 400)
  }

  @Test("nothing but the marked phrases of the negative corpus is a date")
  func negative() throws {
    let dates = try DateReader()
    var count = 0
    for line in try Corpus.lines("dates-negative.tsv", columns: 1) {
      count += 1
      let marked = Marked(line.fields[0])
      let found = dates.find(marked.text)
      #expect(found == marked.phrases, "line \(line.number): \(line.fields[0])")
    }
    #expect(count >= 150)
  }
}

/// The grammar with its table, over single sentences.
struct DateReader {
  let vocabulary: Vocabulary
  let finder: DateFinder

  init() throws {
    var vocabulary = Vocabulary()
    let file = try #require(CompiledFile(named: DateWords.file))
    let table = try TSV(file: DateWords.file, text: file.text, columns: DateWords.columns)
    finder = DateFinder(words: try DateWords(table: table, vocabulary: &vocabulary))
    self.vocabulary = vocabulary
  }

  func find(_ text: String) -> [String] {
    let document = Document(text: text, vocabulary: vocabulary)
    return finder.find(in: document, tokens: 0..<document.tokens.count).map { document.text($0.tokens) }
  }

  /// Each phrase with its EDTF value ("-" for none, "P2D" for a length) and basis.
  func read(_ text: String, line: Corpus.Line) -> [(phrase: String, value: String, basis: String)] {
    let document = Document(text: text, vocabulary: vocabulary)
    var context = DateContext(
      published: Day(iso: line.fields[1]), tense: Tense(rawValue: line.fields[2]) ?? .unknown)
    context.anchor = PartialDate(iso: line.fields[3]).map { EventDate(start: $0, basis: .explicit) }
    return finder.find(in: document, tokens: 0..<document.tokens.count).map { mention in
      let date = DateResolver.resolve(mention.expression, in: context)
      let length = Self.length(mention.expression)
      return (
        document.text(mention.tokens), length ?? date?.edtf ?? "-",
        length != nil ? "duration" : date?.basis.rawValue ?? "-"
      )
    }
  }

  /// ISO 8601: "P2D".
  private static func length(_ expression: DateExpression) -> String? {
    guard case .duration(let count, let unit) = expression else { return nil }
    return switch unit {
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .week: "P\(count)W"
    case .fortnight: "P\(2 * count)W"
    case .month: "P\(count)M"
    case .quarter: "P\(3 * count)M"
    case .half: "P\(6 * count)M"
    case .year: "P\(count)Y"
    case .decade: "P\(10 * count)Y"
    }
  }
}

/// Text in which `[[` and `]]` mark the phrases that must be found.
struct Marked {
  let text: String
  let phrases: [String]

  init(_ source: String) {
    var (text, phrases): (String, [String]) = ("", [])
    var rest = Substring(source)
    while let open = rest.range(of: "[["), let close = rest.range(of: "]]") {
      text += rest[..<open.lowerBound]
      let phrase = rest[open.upperBound..<close.lowerBound]
      text += phrase
      phrases.append(String(phrase))
      rest = rest[close.upperBound...]
    }
    self.text = text + rest
    self.phrases = phrases
  }
}

/// A tab-separated file of the corpus, without its comments and header.
enum Corpus {
  struct Line {
    let number: Int
    let fields: [String]
  }

  static func lines(_ name: String, columns: Int) throws -> [Line] {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let text = try String(contentsOfFile: "/\(folder)/Corpus/\(name)", encoding: .utf8)
    var lines: [Line] = []
    for (index, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if content.isEmpty || content.hasPrefix("#") || content.hasPrefix("sentence") { continue }
      let fields = content.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == columns, "\(name):\(index + 1): \(fields.count) fields")
      lines.append(Line(number: index + 1, fields: fields))
    }
    return lines
  }
}

extension Substring {
  fileprivate func trimming() -> String { split(separator: " ").joined(separator: " ") }
}
