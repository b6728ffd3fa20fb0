import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

@Suite struct ReportListsTests {
  private static let texts = [
    "", " ", "Obama", "\"quoted\" and \\ back", "two\nlines\tand\r\u{1}\u{1F}", "Erdoğan’s “visit”",
    "🇫🇷 x\u{7F}",
    "},{\"as_written\":\"no\"", "\\u0041",
  ]

  private static func told(_ text: String) -> Event? {
    let sentence = Quotation(text: text, start: 3, end: 3 + text.unicodeScalars.count)
    return Event(
      name: "Talks", kind: .meeting, format: .bilateral, level: .leaders, status: .held,
      participants: [
        Participant(
          name: text.isEmpty ? nil : text, country: CountryCode("US"), rank: .other, role: .host,
          asWritten: text),
        Participant(
          name: nil, office: text, organisation: "UN", rank: .minister, role: .visitor, asWritten: "UN"),
      ],
      topics: [Topic(code: "other", label: text, asWritten: text)],
      outcomes: [Outcome(kind: .agreement, text: text)],
      evidence: [
        Evidence(field: .kind, value: text, sentence: sentence, matched: 4..<5, rule: text),
        Evidence(
          field: .place, value: "", sentence: Quotation(text: "Here.", start: 90, end: 95), rule: "rule"),
        Evidence(field: .date, value: "2013", sentence: sentence, rule: "rule"),
      ],
      confidence: 0.5)
  }

  private static func bytes(_ values: [Parameter]) -> [[UInt8]] {
    values.map { value in
      guard case .text(let text) = value else { return [] }
      return Array(text.utf8)
    }
  }

  @Test(arguments: texts) func listsComeBackAsTheyWereWritten(_ text: String) throws {
    let event = try #require(Self.told(text))
    let lists = Self.bytes(ReportLists.values(of: event))
    #expect(try EventLists.participants(lists[0], isTold: true) == event.participants)
    #expect(try EventLists.topics(lists[1]) == event.topics)
    #expect(try EventLists.outcomes(lists[2]) == event.outcomes)
    #expect(try ReportLists.evidence(from: lists[4], sentences: lists[3]) == event.evidence)
    // A sentence that speaks for two fields stands there once.
    #expect(String(decoding: lists[3], as: UTF8.self).split(separator: "],[").count == 2)
  }

  /// The server reads the same texts, also where it wrote the list itself, with spaces and escapes of its own.
  @Test(arguments: texts) func theServerReadsThemAlike(_ text: String) throws {
    let timeline = try Timeline()
    let lists = ReportLists.values(of: try #require(Self.told(text)))
    let read = try timeline.connection.execute(
      "select $1::json -> 0 ->> 2, json_build_array(json_build_array($2::text, $2::text, E'\\u00e9\\U0001F600'))",
      [lists[3], .text(text)]
    ).first { (try $0.text(0), $0.utf8(1) ?? []) }
    let (sentence, topics) = try #require(read)
    #expect(sentence == text)
    #expect(try EventLists.topics(topics) == [Topic(code: text, label: text, asWritten: "é😀")])
  }

  @Test func escapesOfOthersAreRead() throws {
    let list = #"[ [ "agreement" , "\u00e9 \ud83d\ude00 \/ \b\f"] ]"#
    #expect(
      try EventLists.outcomes(Array(list.utf8))
        == [Outcome(kind: .agreement, text: "é 😀 / \u{8}\u{C}")])
  }

  @Test(arguments: [
    "", "[", "[[", #"[["agreement"]]"#, #"[["agreement","x]"#, #"[["x","none"]]"#, #"[[null,"x"]]"#,
    #"[["agreement","\u00"]]"#, #"[{"kind":"agreement","words":"x"}]"#,
  ]) func whatIsBrokenIsSaidToBe(_ list: String) {
    #expect(throws: RepositoryError.self) { try EventLists.outcomes(Array(list.utf8)) }
  }

  @Test func evidenceNeedsItsSentence() {
    #expect(throws: RepositoryError.self) {
      try ReportLists.evidence(
        from: Array(#"[[1,"kind","call",null,null,"rule"]]"#.utf8), sentences: Array(#"[[0,2,"Hi"]]"#.utf8))
    }
  }

  /// Who asks the tables by another program finds each list under the name of its rows.
  @Test func viewsGiveTheListsAsRows() throws {
    let timeline = try Timeline()
    try timeline.save(sunnylandsReport)
    let event = sunnylandsReport.events[0]
    let people = try timeline.connection.execute(
      """
      select person.name, p.role from report_participant p left join person on person.id = p.person_id
      order by p.report_id, p.ordinal
      """
    ).map { [$0.optionalText(0), $0.optionalText(1)] }
    #expect(people == event.participants.map { [$0.name, $0.role.rawValue] })
    let sentences = try timeline.connection.execute(
      """
      select substr(article.text, sentence_start + 1, sentence_end - sentence_start), sentence, field
      from evidence join article on article.id = evidence.article_id order by report_id, ordinal
      """
    ).map { (try $0.text(0), try $0.text(1), try $0.text(2)) }
    #expect(sentences.map(\.2) == event.evidence.map(\.field.rawValue))
    #expect(sentences.map(\.1) == event.evidence.map(\.sentence.text))
    #expect(try timeline.count("report_topic") == event.topics.count)
    #expect(try timeline.count("report_outcome") == event.outcomes.count)
    #expect(try timeline.count("quote") == sunnylandsReport.quotes.count)
  }
}
