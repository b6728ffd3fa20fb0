import Foundation
import SummitArticles
import SummitModel
import Testing

@testable import SummitExtraction

private let folder = Seeds.folder + "/../../shared/articles"
private let haveArticles = FileManager.default.fileExists(atPath: folder)

/// Phrases drawn at random from articles that are not part of the repository, with what they mean to a reader.
///
/// `Corpus/dates-judged.tsv` holds a line for each: the draw, the article's file and line, where the phrase stands and
/// the EDTF value that a reader gave it in its context. `SUMMITRY_DRAW=<seed>` prints a new draw of 240.
@Suite("Judged dates") struct JudgedDatesTests {
  private let extractor: Extractor

  init() throws { extractor = Extractor(lexicon: try Lexicon.compiledIn()) }

  @Test(
    "nine of ten date phrases mean what a reader takes them for",
    .enabled(if: haveArticles, "needs ../shared/articles"))
  func share() throws {
    let judged = try Corpus.lines("dates-judged.tsv", columns: 5).map(\.fields)
    let wanted = Dictionary(grouping: judged) { $0[1] }
    var (right, all): ([String: Int], [String: Int]) = ([:], [:])
    try forEachArticle { article, key in
      guard let lines = wanted[key] else { return }
      let phrases = phrases(of: article)
      for line in lines {
        let phrase = phrases.last {
          $0.offset <= Int(line[2]) ?? -1 && $0.offset + $0.length > Int(line[2]) ?? -1
        }
        let isRight = line[4].split(separator: "|").contains { $0 == phrase?.value ?? "unread" }
        all[line[0], default: 0] += 1
        if isRight { right[line[0], default: 0] += 1 } else { show(line, phrase) }
      }
    }
    for (draw, count) in all.sorted(by: { $0.key < $1.key }) {
      print("draw \(draw): \(right[draw, default: 0]) of \(count)")
      #expect(count >= 200)
      #expect(right[draw, default: 0] * 10 >= count * 9, "draw \(draw)")
    }
  }

  private func show(_ line: [String], _ phrase: Phrase?) {
    guard ProcessInfo.processInfo.environment["SUMMITRY_SHOW"] != nil else { return }
    print("\(line.joined(separator: " ")): read as \(phrase?.value ?? "unread")")
  }

  @Test(.enabled(if: haveArticles && Self.seed != nil, "draws with SUMMITRY_DRAW"))
  func draw() throws {
    var drawn: [(line: String, context: String)] = []
    try forEachArticle { article, key in
      for phrase in phrases(of: article) {
        let from = article.text.unicodeScalars.dropFirst(max(0, phrase.offset - 300)).prefix(
          phrase.length + 450)
        drawn.append(
          (
            "\(key)\t\(phrase.offset)\t\(phrase.text)\t\(phrase.value)\tpublished \(article.published?.day.description ?? "-")",
            String(String.UnicodeScalarView(from)).split(whereSeparator: \.isWhitespace).joined(
              separator: " ")
          ))
      }
    }
    var random = Random(state: Self.seed ?? 0)
    for (line, context) in drawn.shuffled(using: &random).prefix(240) { print("\(line)\n    \(context)") }
  }

  private static let seed = ProcessInfo.processInfo.environment["SUMMITRY_DRAW"].flatMap { UInt64($0) }

  private func forEachArticle(_ body: (Article, String) throws -> Void) throws {
    var reader = try ArticleReader(paths: [folder])
    while let next = reader.next() {
      guard let article = try? next.get(), article.language ?? "en" == "en" else { continue }
      try body(article, article.path.split(separator: "/").last.map(String.init) ?? "")
    }
  }

  // MARK: Phrases

  private struct Phrase {
    let offset: Int
    let length: Int
    let text: String
    /// EDTF, "-" where the program says no day, "unread" where it sees no date.
    let value: String
  }

  /// What the program reads as dates, and the words that smell of one and that it does not.
  private func phrases(of article: Article) -> [Phrase] {
    let document = Document(
      title: article.title, text: article.text, vocabulary: extractor.lexicon.vocabulary)
    let dates = DatedText(words: extractor.lexicon.dates).read(document, published: article.published?.day)
      .dates
    var covered = Array(repeating: false, count: document.tokens.count)
    for date in dates { for token in date.mention.tokens { covered[token] = true } }
    func phrase(_ tokens: Range<Int>, _ value: String) -> Phrase {
      let range = document.scalarRange(tokens)
      return Phrase(
        offset: range.lowerBound, length: range.count, text: document.nameText(tokens), value: value)
    }
    let read = dates.filter { !$0.mention.isDuration && $0.mention.tokens.lowerBound >= document.textStart }
      .map { phrase($0.mention.tokens, $0.date?.edtf ?? "-") }
    let unread = document.tokens.indices.filter {
      $0 >= document.textStart && !covered[$0] && smellsOfDate(document.tokens[$0])
    }.map { phrase($0..<($0 + 1), "unread") }
    return (read + unread).sorted { ($0.offset, $0.length) < ($1.offset, $1.length) }
  }

  private func smellsOfDate(_ token: Token) -> Bool {
    switch extractor.lexicon.dates[token.word].kind {
    case .month, .weekday, .relativeDay, .weekend, .ago: true
    case .weakMonth: token.isCapitalised
    default: token.has(.number) && (1900...2049).contains(token.number) && token.end - token.start == 4
    }
  }
}
