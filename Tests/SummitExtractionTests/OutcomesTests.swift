import SummitExtraction
import SummitModel
import Testing

/// What came of a meeting, in the words of the text and without those that belong to the meeting.
@Suite struct OutcomesTests {
  private let extractor: Extractor

  init() throws {
    extractor = Extractor(lexicon: try Lexicon.compiledIn())
  }

  private func events(_ text: String, title: String? = nil) throws -> [Event] {
    let day = try #require(Day(iso: "1979-03-27"))
    return extractor.read(
      Article(path: "a", title: title, published: PublicationDate(day: day, basis: .record), text: text)
    ).events
  }

  @Test(arguments: [
    (
      "met in Vienna on Monday. They signed a protocol on trade in Vienna on Monday.",
      "signed a protocol on trade"
    ),
    ("met in Vienna on Monday. They signed an agreement on gas in March.", "signed an agreement on gas"),
    (
      "met in Kassel on Monday. They signed an accord on transit to Berlin.",
      "signed an accord on transit to Berlin"
    ),
    (
      "met in Vienna on Monday. They agreed to meet again in Washington in May.",
      "agreed to meet again in Washington in May"
    ),
  ])
  func wordsOfWhatCameOfIt(text: String, expected: String) throws {
    let found = try events("President Jimmy Carter and President Leonid Brezhnev " + text)
    #expect(found.flatMap(\.outcomes).map(\.text).contains(expected), "\(found.map(\.outcomes))")
  }

  @Test func theHeadlineAndTheTextTellOfOnePaper() throws {
    let found = try events(
      """
      SADAT AND BEGIN SIGN PEACE TREATY

      President Sadat and Prime Minister Begin signed the treaty of peace between their states in Washington on Monday.
      """, title: "SADAT AND BEGIN SIGN PEACE TREATY")
    #expect(found.map { $0.outcomes.map(\.text) } == [["signed the treaty of peace between their states"]])
  }
}
