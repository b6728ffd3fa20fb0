import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

@Suite struct SearchLexemesTests {
  private static let sentences = [
    "US President Barack Obama met his Chinese counterpart, and he met him again.",
    "The U.S.-led talks on 3.5 per cent (see http://example.org/a?b=1 or mail a.b@example.org) weren't 'over'.",
    "Mr\tErdoğan's “state visit”\nto Côte d'Ivoire: AT&T, 2013-06-07, 10:30, the who.",
    "To be, or not to be: that is the question of the of the", "0 00 -0 a\\b '' <b>bold</b> c:\\d",
    "", " ", "İstanbul ΣΊΣΥΦΟΣ straße",
  ]

  /// What the server makes of the whole text, names at weight A.
  private func wanted(_ texts: SearchTexts, _ connection: Connection) throws -> String {
    try connection.execute(
      "select (setweight(to_tsvector('english', $1), 'A') || to_tsvector('english', $2))::text",
      [texts.names, texts.sentences].map { .text($0.map(Folding.unaccented).joined(separator: " . ")) }
    ).first { try $0.text(0) } ?? ""
  }

  @Test func aVectorIsThatOfTheWholeText() throws {
    let connection = try Timeline().connection
    let lexemes = SearchLexemes()
    let texts = Self.sentences.map {
      SearchTexts(of: event("Talks of Zürich", .meeting, nil, palmSprings, [obama, xi], sentence: $0), [])
    }
    // The second time nothing is asked for.
    for _ in 1...2 {
      let vectors = try lexemes.vectors(of: texts, on: connection)
      for (text, vector) in zip(texts, vectors) {
        let given = try connection.execute("select $1::tsvector::text", [.text(vector)]).first {
          try $0.text(0)
        }
        #expect(try given == wanted(text, connection), "\(text.sentences)")
      }
    }
  }

  @Test func anEventIsFoundByWordsInARow() throws {
    let timeline = try Timeline()
    try timeline.save(sunnylandsReport)
    for (words, count) in [("\"counterpart to discuss hackers\"", 1), ("\"hackers discuss\"", 0)] {
      #expect(try timeline.repository.search(words, limit: 5).count == count, "\(words)")
    }
  }
}
