import SummitEvaluation
import SummitModel
import Testing

@testable import SummitExtraction

/// The same article gives the same reading, whatever was read before it and beside it.
@Suite("Readings do not depend on order or company") struct DeterminismTests {
  private let extractor: Extractor
  private let articles: [Article]

  init() throws {
    extractor = Extractor(lexicon: try Lexicon.compiledIn())
    articles = Array(try Seeds.articles().prefix(40))
  }

  @Test("backwards as forwards, and again")
  func order() {
    let forwards = articles.map { extractor.read($0) }
    let backwards = articles.reversed().map { extractor.read($0) }
    #expect(forwards == backwards.reversed())
    #expect(forwards.contains { $0.events.count > 1 })
  }

  @Test("on many cores as on one, by an extractor of its own")
  func cores() async throws {
    let alone = articles.map { extractor.read($0) }
    let other = Extractor(lexicon: try Lexicon.compiledIn())
    let together = await withTaskGroup(of: (Int, Reading).self) { group in
      for (index, article) in articles.enumerated() { group.addTask { (index, other.read(article)) } }
      var readings = [Int: Reading]()
      for await (index, reading) in group { readings[index] = reading }
      return readings
    }
    for (index, reading) in alone.enumerated() {
      #expect(
        String(describing: together[index]) == String(describing: Optional(reading)), "article \(index)")
    }
  }
}
