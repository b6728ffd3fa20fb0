import SummitModel
import SummitRepository
import Testing

@testable import summitry

/// An event that no article tells of: made up for the layout.
private let meeting: Event? = {
  let text = "Anna Berg, the king's envoy, met 习近平 Xi in Bergen for two days."
  func evidence(_ field: EventField, _ value: String, _ matched: Range<Int>) -> Evidence {
    Evidence(
      field: field, value: value,
      sentence: Quotation(text: text, start: 100, end: 100 + text.unicodeScalars.count),
      matched: matched, rule: "two that met")
  }
  return Event(
    name: "Bergen talks", kind: .meeting, format: .bilateral, level: .officials, status: .postponed,
    date: EventDate(
      start: PartialDate(iso: "2013-06-07"), end: PartialDate(iso: "2013-06-08"), startIsApproximate: true,
      basis: .duration),
    place: Place(name: "Bergen", asWritten: "Bergen", country: CountryCode("NO"), countryName: "Norway"),
    participants: [
      Participant(
        name: "Anna Berg", office: "Envoy", country: CountryCode("NO"), rank: .envoy, role: .host,
        asWritten: "Anna Berg"),
      Participant(name: "习近平 Xi", rank: .other, role: .participant, asWritten: "Xi"),
      Participant(name: "Not There", rank: .other, role: .absent, asWritten: "him"),
    ],
    topics: [Topic(code: "trade", label: "Trade", asWritten: "trade")],
    evidence: [evidence(.participants, "Anna Berg", 100..<109), evidence(.place, "Bergen", 143..<149)],
    confidence: 0.9)
}()

@Suite struct EventLayoutTests {
  private func lines(width: Int) throws -> [String] {
    EventTable(width: width, style: .plain).lines(of: [ListedEvent(try #require(meeting))])
  }

  @Test func twoLinesOnANarrowTerminal() throws {
    #expect(
      try lines(width: 80) == [
        "2013",
        "~ 7–8 Jun     Bergen talks (postponed)",
        "              Bergen, Norway · Anna Berg, 习近平 Xi",
      ])
  }

  @Test func oneLineOnAWideTerminal() throws {
    let lines = try lines(width: 140)
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("~ 7–8 Jun         Bergen talks (postponed)"))
    #expect(lines[1].contains("Anna Berg, 习近平 Xi"))
    #expect(Cells.width(lines[1]) <= 140)
  }

  @Test func namesThatDoNotFitAreCounted() {
    #expect(
      EventTable.names(["Barack Obama", "Vladimir Putin", "Xi Jinping"], room: 34)
        == "Barack Obama, Vladimir Putin +1")
    #expect(EventTable.names(["Barack Obama", "Vladimir Putin"], room: 8) == "Barack…")
  }

  @Test func thePageNumbersItsSentencesAndMarksTheWords() throws {
    let event = try #require(meeting)
    let page = EventPage(
      event: event, id: "bergen-2013",
      sources: event.evidence.map { EventPage.Source(evidence: $0, article: "Herald, 8 June 2013") },
      screen: Screen(isTerminal: false, width: 72, style: .plain))
    #expect(
      page.lines == [
        "Bergen talks                                                 bergen-2013",
        "bilateral meeting of officials · 7–8 June 2013 · Bergen, Norway [1] ·",
        "postponed",
        "",
        "DATE",
        "  ~ 7–8 June 2013, from how long it takes",
        "PARTICIPANTS",
        "  Anna Berg  Envoy, Norway · host [1]",
        "  习近平 Xi  ",
        "  Not There  absent",
        "TOPICS",
        "  Trade",
        "EVIDENCE",
        "  Herald, 8 June 2013",
        "  [1] «Anna Berg», the king's envoy, met 习近平 Xi in «Bergen» for two",
        "      days.",
        "      participants: two that met · place: two that met",
      ])
  }
}
