import Foundation
import SummitModel
import Testing

@testable import SummitExtraction

/// Names of persons, places and organisations: whole corpora, and what the tagger adds where the lexicon is silent.
@Suite("Names") struct NamesTests {
  private let extractor: Extractor

  init() throws { extractor = Extractor(lexicon: try Lexicon.compiledIn()) }

  /// `names-unseen.conll` was tagged before any program had read it; `names-gold.conll` is what rules are made with.
  @Test(
    "no corpus is read worse than it was",
    arguments: [("names-unseen", 0.93, 4_000), ("names-gold", 0.95, 3_000)])
  func floors(corpus: String, floor: Double, tokens: Int) throws {
    let file = HardLine.folder.deletingLastPathComponent().appending(path: "\(corpus).conll")
    let conll = try String(contentsOf: file, encoding: .utf8)
    let score = extractor.scoreOfNames(on: TaggedText.documents(conll: conll))
    #expect(score.total.f1 >= floor, "\(score.lines.joined(separator: "\n"))")
    #expect(conll.split(separator: "\n").count >= tokens)
  }

  @Test(
    "who is in no table is a person where the tagger says so",
    arguments: [
      ("The talks go on, said Maren Oddvik of the institute.", "Maren Oddvik"),
      ("She spoke with Deputy Assistant Secretary for African Affairs Mike Gonzalo.", "Mike Gonzalo"),
      ("The prayer was led by Bishop Emeritus Dinualdo Gutierrez.", "Dinualdo Gutierrez"),
      ("Reporters were told by Tsering Wangyal that the delegation would stay.", "Tsering Wangyal"),
    ])
  func unknownPersons(text: String, name: String) { #expect(persons(in: text).contains(name)) }

  @Test(
    "parties, courts and treaties are no persons",
    arguments: [
      "The Conservative Party was against it, and the Supreme Court agreed.",
      "Officials of the Chamber of Commerce and of the Federal Reserve Board met the visitors.",
    ])
  func noPersons(text: String) { #expect(persons(in: text).isEmpty) }

  private func persons(in text: String) -> [String] {
    extractor.steps(for: Article(path: "", text: text)).registry.entities.map(\.name)
  }
}
