import Foundation
import SummitArticles
import SummitModel
import Testing

@testable import SummitExtraction

/// Whatever the text, the extractor ends, and what it says stands in the text.
///
/// Each run reads a few hundred mutated articles; `SUMMITRY_FUZZ=100000` sets how many, `SUMMITRY_FUZZ_SEED` where
/// they begin.
@Suite("Mutated articles") struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private let extractor: Extractor
  private let seeds: [Article]

  /// Made once for all cases.
  private static let made = Result {
    (extractor: Extractor(lexicon: try Lexicon.compiledIn()), seeds: try Seeds.articles())
  }

  init() throws { (extractor, seeds) = try Self.made.get() }

  @Test("mutated articles are read without a crash, and evidence stays within them")
  func mutated() throws {
    let count = Self.environment["SUMMITRY_FUZZ"].flatMap { Int($0) } ?? 300
    let first = Self.environment["SUMMITRY_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    for number in first..<first + UInt64(count) {
      var mutation = Mutation(seed: number, articles: seeds)
      let article = mutation.article()
      // Says which article it was, should the process end here.
      if count > 1000 {
        try String(number).write(toFile: "/tmp/summitry-fuzz-last", atomically: false, encoding: .utf8)
      }
      check(extractor.read(article), number)
    }
  }

  private func check(_ reading: Reading, _ number: UInt64) {
    let scalars = Array(reading.article.text.unicodeScalars)
    for event in reading.events {
      #expect(!event.evidence.isEmpty, "article \(number)")
      if let start = event.date?.start, let end = event.date?.end {
        #expect(
          start.first ?? .init(number: 0) <= end.last ?? start.first ?? .init(number: 0), "article \(number)")
      }
      for piece in event.evidence { stands(piece.sentence, in: scalars, number) }
    }
    for quote in reading.quotes { stands(quote.words, in: scalars, number) }
  }

  private func stands(_ words: Quotation, in scalars: [Unicode.Scalar], _ number: UInt64) {
    guard words.start >= 0, words.start <= words.end, words.end <= scalars.count else {
      Issue.record("article \(number): \(words.start)..<\(words.end) of \(scalars.count)")
      return
    }
    let stretch = String(String.UnicodeScalarView(scalars[words.start..<words.end]))
    #expect(stretch.unicodeScalars.elementsEqual(words.text.unicodeScalars), "article \(number)")
  }

  @Test("a text may end in any trigger, and begin with it")
  func cutAtTrigger() {
    for (number, trigger) in extractor.lexicon.triggers.enumerated() {
      for text in [
        "US President Barack Obama \(trigger.phrase)",
        "US President Barack Obama and his Chinese counterpart Xi Jinping \(trigger.phrase)",
        "\(trigger.phrase) US President Barack Obama",
      ] {
        let published = Day(iso: "2013-06-08").map { PublicationDate(day: $0, basis: .given) }
        check(
          extractor.read(Article(path: "x", title: nil, published: published, text: text)), UInt64(number))
      }
    }
  }

  /// Headlines, captions and what a reader cut off: rules look ahead of every word and back.
  @Test("a text may begin and end at any word of any hard sentence")
  func cutAnywhere() throws {
    let texts = try HardLine.all().values.joined().map(\.article.text).sorted()
    var random = Random(state: 77)
    for (number, text) in texts.enumerated() {
      let words = text.split(separator: " ")
      for _ in 0..<4 {
        let start = random.below(words.count)
        let piece = words[start...].prefix(1 + random.below(9)).joined(separator: " ")
        let published = PublicationDate(day: Day(number: 12_000), basis: .given)
        let bare = piece.hasSuffix(".") ? String(piece.dropLast()) : piece
        check(
          extractor.read(Article(path: "x", title: nil, published: published, text: bare)), UInt64(number))
      }
    }
  }

  /// Sentences are cut at 400 words: shapes full of events need be no longer than a few of those.
  @Test(
    "shapes that no article has are read too",
    arguments: [
      "", " ", "\n\n\n", "\u{FEFF}", "\"", "”", "(", String(repeating: "(", count: 20_000),
      String(repeating: ",", count: 10_000), String(repeating: "\"", count: 9_999),
      String(repeating: "met ", count: 2_000), String(repeating: "President ", count: 20_000),
      String(repeating: "U.S. ", count: 4_000), String(repeating: "Monday ", count: 20_000),
      String(repeating: "a", count: 100_000), String(repeating: "é", count: 50_000),
      String(repeating: "summit in Paris on Monday, ", count: 500),
      String(repeating: "Obama and Xi met and ", count: 500),
      String(repeating: "his counterpart, ", count: 5_000), String(repeating: "\u{0301}", count: 20_000),
      String(repeating: "1", count: 50_000), String(repeating: "- ", count: 20_000),
      "Obama met " + String(repeating: "Presidents A and B of France, ", count: 1_000) + "in Paris.",
    ])
  func extremes(text: String) {
    for title in [nil, text] {
      let article = Article(
        path: "x", title: title, published: Day(iso: "2013-06-08").map { .init(day: $0, basis: .given) },
        text: text)
      check(extractor.read(article), 0)
    }
  }
}

/// The articles of `seed/`: ours, so that tests may cut them up.
enum Seeds {
  static let folder = HardLine.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "seed").path

  static func articles() throws -> [Article] {
    var reader = try ArticleReader(paths: [folder])
    var articles: [Article] = []
    while let next = reader.next() { articles.append(try next.get()) }
    return articles
  }
}
