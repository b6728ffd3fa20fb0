import Foundation
import SummitModel
import Testing

@testable import SummitExtraction

@Suite("Dates in their context") struct DatesContextTests {
  private let reader: DateReader
  private let text: DatedText

  init() throws {
    reader = try DateReader()
    text = DatedText(words: reader.finder.words)
  }

  private func read(_ source: String, published: String? = nil) -> [ResolvedDate] {
    text.read(
      Document(text: source, vocabulary: reader.vocabulary), published: published.flatMap { Day(iso: $0) }
    ).dates
  }

  private func dates(_ source: String, published: String? = nil) -> [String] {
    read(source, published: published).map { $0.date?.edtf ?? "-" }
  }

  @Test(
    "verbs tell whether a weekday is past or to come",
    arguments: [
      ("The envoys met in Accra on Monday.", "2021-10-18"),
      ("The envoys will meet in Accra on Monday.", "2021-10-25"),
      ("On Monday, the envoys will meet in Accra.", "2021-10-25"),
      ("On Monday, the envoys met in Accra.", "2021-10-18"),
      ("Envoys to meet Monday.", "2021-10-25"),
      ("The visit, scheduled for Monday, is in doubt.", "2021-10-25"),
      ("The king is to fly to Oman on Monday.", "2021-10-25"),
      ("The king is flying to Oman on Monday.", "2021-10-25"),
      ("The king arrives in Oman on Monday.", "2021-10-25"),
      ("The king said on Monday that he would resign.", "2021-10-18"),
      ("The ministry said he was to leave on Monday.", "2021-10-25"),
      ("The king is expected in Oman on Monday.", "2021-10-25"),
      ("The king was expected to stay, but on Monday he left.", "2021-10-18"),
      ("The meeting was postponed until Monday.", "2021-10-25"),
      ("The king did not arrive on Monday.", "2021-10-18"),
      ("The meeting is on Monday.", "2021-10-25"),
      ("He may come on Monday.", "2021-10-25"),
      ("She’ll be there on Monday.", "2021-10-25"),
      ("He will open a conference convened by the pope in Assisi on Monday.", "2021-10-25"),
      ("After talks with his guest on Monday, the king fell silent.", "2021-10-18"),
      ("He agreed on Monday to hold a vote.", "2021-10-18"),
      ("She plans to be in Rome on Monday.", "2021-10-25"),
      ("They have not spoken since Monday.", "2021-10-18"),
      ("LEADERS WILL MEET IN ACCRA ON MONDAY", "2021-10-25"),
      ("We’ll have more to say about this on Monday.", "2021-10-25"),
      ("They must have met on Monday.", "2021-10-18"),
      ("Meteorologists predict a storm on Monday.", "2021-10-25"),
      ("The aim is for a text to be agreed by May.", "2022-05"),
    ])
  func tense(sentence: String, day: String) {
    #expect(dates(sentence, published: "2021-10-21") == [day], "\(sentence)")
  }

  @Test("a transcript's words count from the day in brackets above it")
  func transcripts() {
    #expect(
      dates("By telephone\n\n(October 20, 2021)\n\nMODERATOR: We meet today.", published: "2021-10-21")
        == ["2021-10-20", "2021-10-20"])
    #expect(
      dates("Notes\n\n(October 2, 2021)\n\nWe meet today.", published: "2021-10-21")
        == ["2021-10-02", "2021-10-21"])
  }

  @Test("a day on the next line belongs to its month")
  func brokenLines() {
    #expect(
      dates("They sat down in Accra. On December\n15, the envoys met.", published: "2021-12-21") == [
        "2021-12-15"
      ])
  }

  @Test("later words count from the date that the text spoke of last")
  func anchors() {
    #expect(
      dates("On 5 May 1955 the treaty took force. The next day a council met. Two weeks later it fell.")
        == ["1955-05-05", "1955-05-06", "1955-05-20~"])
    #expect(
      dates("Talks failed in November 1972. In January they resumed.") == ["1972-11", "1973-01"])
    #expect(
      dates("They met on 8 June 2013. They recalled the 1967 borders. The following day they parted.")
        == ["2013-06-08", "1967", "2013-06-09"])
  }

  @Test("a year that the sentence says once serves the dates before it")
  func borrowing() {
    #expect(
      dates("The minister was in Rome on 4 April and in Oslo from 5 to 6 April 2016.")
        == ["2016-04-04", "2016-04-05/2016-04-06"])
    #expect(dates("They met on 3 March for the 2016 talks.") == ["2016-03-03", "2016"])
    #expect(dates("They met on 3 March, the first time since 2010.") == ["XXXX-03-03", "2010"])
  }

  @Test("a count after or before an event takes that event's date where it is told, and else none")
  func events() {
    #expect(
      dates("The conference took place two months after the landings of November 1942.")
        == ["1943-01~", "1942-11"])
    #expect(dates("He resigned a week after he fell ill.", published: "2021-10-21") == ["-"])
    #expect(
      dates("They met on 5 May 1955. He resigned two days after the meeting.") == [
        "1955-05-05", "1955-05-07",
      ])
  }

  @Test("what is past counts from passed dates only")
  func pastAnchors() {
    #expect(
      dates(
        "The vote was held on 3 May 2019. The next session will be on 5 July. The king left on the same day.",
        published: "2019-05-10") == ["2019-05-03", "2019-07-05", "2019-05-03"])
  }

  @Test("the preposition before a date is kept")
  func relations() {
    func relations(_ source: String) -> [DateRelation] { read(source).map(\.mention.relation) }
    #expect(relations("It is the first visit since 2009.") == [.since])
    #expect(relations("The visit was postponed from March to May.") == [.from, .to])
    #expect(relations("They will sign by the end of June 2013.") == [.by])
    #expect(relations("It ended before 2001 and not after 2002.") == [.before, .after])
    #expect(relations("It lasted until October 1962.") == [.until])
    #expect(relations("They met in Vienna in June 1961 and on 3 July 1962.") == [.at, .at])
    #expect(relations("The forum runs from June 7 to June 9.") == [.from])
    #expect(relations("Ahead of the 2013 session they met prior to 5 May 2013.") == [.before, .before])
  }

  @Test(
    "a date that qualifies a noun is told from one that stands for itself",
    arguments: [
      ("They want the 1967 borders.", true), ("Monday's talks failed.", true),
      ("2016 UK-France Summit", true), ("The 1951 convention binds them.", true),
      ("its June 2005 declaration", true), ("They met in 1967 and again.", false),
      ("On Monday Bush left.", false), ("They met on June 7 in Rome.", false),
    ])
  func attributive(source: String, expected: Bool) {
    #expect(read(source, published: "2021-10-21").map(\.mention.isAttributive) == [expected], "\(source)")
  }

  @Test(
    "vague dates are bounded by days",
    arguments: [
      ("They met last week.", "2021-10-11", "2021-10-17"),
      ("They met earlier this week.", "2021-10-18", "2021-10-21"),
      ("They met earlier this year.", "2021-01-01", "2021-10-21"),
      ("They will meet later this year.", "2021-10-22", "2021-12-31"),
      ("They will meet early next month.", "2021-11-01", "2021-11-10"),
      ("They met in mid-June.", "2021-06-11", "2021-06-20"),
      ("They met in late 2019.", "2019-09-01", "2019-12-31"),
      ("They met in spring 2014.", "2014-03-01", "2014-05-31"),
      ("They will meet in late April or early May.", "2022-04-21", "2022-05-10"),
      ("They met in the third week of September.", "2021-09-15", "2021-09-21"),
      ("They met two weeks ago.", "2021-10-04", "2021-10-10"),
    ])
  func bounds(source: String, earliest: String, latest: String) {
    let date = read(source, published: "2021-10-21").first?.date
    #expect(date?.earliest == Day(iso: earliest), "\(source): \(date?.earliest?.description ?? "-")")
    #expect(date?.latest == Day(iso: latest), "\(source): \(date?.latest?.description ?? "-")")
  }

  @Test("without a publication date no year is made up")
  func noYear() {
    for source in [
      "They met on Monday.", "They met last week.", "They met two days ago.", "They met last June.",
    ] {
      #expect(read(source).allSatisfy { $0.date?.earliest == nil }, "\(source)")
    }
    #expect(dates("They met on March 1 and in May.") == ["XXXX-03-01", "XXXX-05"])
  }

  @Test("any tokens are read without a fault, whatever stands beside them")
  func anyTokens() {
    let words = reader.vocabulary
    var generator = SplitMix(state: 7)
    let pieces =
      (0..<Int32(words.count)).map { words.text(Word(id: $0)) } + [
        "7", "31", "2013", "1980s", "7th", ",", "-", "(", ")", "'s", ". ", "\n\n",
      ]
    for _ in 0..<300 {
      let source = (0..<60).map { _ in
        let piece = pieces[Int(generator.next() % UInt64(pieces.count))]
        return generator.next() % 2 == 0
          ? piece.capitalized + " " : generator.next() % 5 == 0 ? piece + "-" : piece + " "
      }.joined()
      let found = read(source, published: generator.next() % 2 == 0 ? "2000-02-29" : nil)
      for (one, next) in zip(found, found.dropFirst()) {
        #expect(one.mention.tokens.upperBound <= next.mention.tokens.lowerBound)
      }
    }
  }
}

/// SplitMix64, so that the same sentences come each time.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
