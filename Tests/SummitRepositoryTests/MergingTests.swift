import LibPQ
import SummitModel
import SummitRepository
import Testing

@Suite struct MergingTests {
  @Test func twoReportsOfOneSummitBecomeOneEvent() throws {
    let timeline = try Timeline()
    try timeline.save(sunnylandsReport)
    let record = reading(
      "r1",
      event(
        "Visit of Xi Jinping", .visit, date("2013-06-07", "2013-06-08"), palmSprings,
        [person("Barack Obama", "US", role: .host), person("Xi Jinping", "CN", role: .visitor)],
        host: CountryCode("US")))
    let summary = try timeline.save(record)
    #expect(summary.newEvents == 0 && summary.changedEvents == 1)
    let event = try #require(try timeline.all().first)
    #expect(try timeline.all().count == 1)
    #expect(event.id == "sunnylands-2013")
    #expect(event.articles.count == 2)
    #expect(event.event.kind == .summit)
    #expect(event.event.status == .held)
    #expect(event.event.date?.edtf == "2013-06-07/2013-06-08", "explicit counts more than inferred")
    #expect(event.event.place == sunnylands, "a venue counts more than a city")
    #expect(event.event.participants.map(\.name) == ["Barack Obama", "Xi Jinping"])
    #expect(event.event.topics == [cyber])
    #expect(event.event.evidence.count == 4)
    #expect(event.event.confidence == 0.96)
  }

  @Test func aVagueReportJoinsAnExactOne() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading(
        "v",
        event(
          "Summit in California", .summit, date("2013-06"), california,
          [person(nil, "US"), person(nil, "CN")])))
    let vague = try #require(try timeline.all().first).id
    try timeline.save(sunnylandsReport)
    let event = try #require(try timeline.all().first)
    #expect(try timeline.all().count == 1)
    #expect(event.event.date?.start == PartialDate(iso: "2013-06-07"))
    #expect(event.event.participants.map(\.name) == ["Barack Obama", "Xi Jinping"])
    #expect(event.id == "sunnylands-2013")
    #expect(try timeline.repository.event(named: vague).id == "sunnylands-2013", "a former id leads on")
  }

  @Test func ofEventsThatAreCalledAlikeEachTakesTheLeastNumberThatIsFree() throws {
    let timeline = try Timeline()
    func talks(_ id: String, _ one: String, _ other: String) -> Reading {
      reading(
        id,
        event(
          "Talks", .meeting, date("2013-06-07"), city("Geneva", "CH"), [person(nil, one), person(nil, other)])
      )
    }
    for (id, one, other) in [("a", "US", "CN"), ("b", "FR", "DE"), ("c", "GB", "IT")] {
      try timeline.save(talks(id, one, other))
    }
    try timeline.save(reading("b"))
    #expect(try Set(timeline.all().map(\.id)) == ["geneva-2013-06-07", "geneva-2013-06-07-3"])
    try timeline.save(talks("d", "ES", "PT"), talks("e", "SE", "NO"))
    let ids = ["", "-2", "-3", "-4"].map { "geneva-2013-06-07" + $0 }
    #expect(try timeline.all().map(\.id).sorted() == ids)
  }

  /// Exact reports of two meetings are no neighbours, until a vague one may be of either.
  @Test func whatMayBeRegroupedTogetherHasOneNumber() throws {
    let timeline = try Timeline()
    let pair = [person(nil, "US"), person(nil, "RU")]
    func neighbourhoods() throws -> [Int] {
      try timeline.connection.execute(
        "select count(*) from report group by neighbourhood having min(id) = neighbourhood order by 1"
      ).map { try $0.int(0) }
    }
    try timeline.save(
      reading("one", event("Talks", .meeting, date("2010-04-08"), city("Prague", "CZ"), pair)))
    try timeline.save(
      reading("two", event("Talks", .meeting, date("2010-06-24"), city("Washington", "US"), pair)),
      reading("call", event("Call", .call, date("2010-06-24"), nil, pair)))
    #expect(try neighbourhoods() == [1, 1, 1])
    try timeline.save(
      reading("vague", event("Talks", .meeting, date("2010-04"), city("Prague", "CZ"), pair)))
    #expect(try neighbourhoods() == [1, 1, 2])
    try timeline.save(
      reading("vaguer", event("Talks", .meeting, date("2010-06"), city("Washington", "US"), pair)))
    #expect(try neighbourhoods() == [1, 2, 2])
    // Told anew otherwise, a report is no longer what links others; the rest goes by the least id that is left.
    try timeline.save(
      reading("vague", event("Talks", .meeting, date("2015"), city("Rome", "IT"), pair)))
    #expect(try neighbourhoods().reduce(0, +) == 5)
  }

  @Test func aVagueReportThatFitsTwoAlikeJoinsNeither() throws {
    let timeline = try Timeline()
    let pair = [person(nil, "US"), person(nil, "RU")]
    try timeline.save(
      reading("one", event("Talks", .meeting, date("2010-04-08"), city("Prague", "CZ"), pair)),
      reading("two", event("Talks", .meeting, date("2010-06-24"), city("Washington", "US"), pair)),
      reading("vague", event("Talks of 2010", .meeting, date("2010"), nil, pair)))
    #expect(try timeline.all().map(\.articles.count) == [1, 1, 1])
    try timeline.save(reading("hint", event("Talks", .meeting, date("2010"), city("Prague", "CZ"), pair)))
    let prague = try #require(try timeline.all().first { $0.event.place?.city == "Prague" })
    #expect(prague.articles.count == 2, "the place tells which is meant")
  }

  /// Two events that must stay two, and why.
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let a: Event
    let b: Event

    init(_ why: String, _ a: Event, _ b: Event) {
      testDescription = why
      self.a = a
      self.b = b
    }
  }

  static let different: [Pair] = [
    Pair(
      "a call is no meeting", event("Call", .call, date("2013-06-07"), nil, [obama, xi]),
      event("Meeting", .meeting, date("2013-06-07"), nil, [obama, xi])
    ),
    Pair(
      "other days", event("Summit", .summit, date("2013-06-07", "2013-06-08"), nil, [obama, xi]),
      event("Summit", .summit, date("2013-09-06"), nil, [obama, xi])
    ),
    Pair(
      "other cities", event("Summit", .summit, date("2013-06-07"), city("Bonn", "DE"), [obama, xi]),
      event("Summit", .summit, date("2013-06-07"), city("Munich", "DE"), [obama, xi])
    ),
    Pair(
      "other states", event("Summit", .summit, date("2013-06-07"), nil, [obama, xi]),
      event("Summit", .summit, date("2013-06-07"), nil, [obama, putin])
    ),
    Pair(
      "ministers and leaders", event("Summit", .summit, date("2013-06-07"), nil, [obama, xi]),
      event(
        "Talks", .meeting, date("2013-06-07"), nil,
        [person("John Kerry", "US", rank: .minister), person("Wang Yi", "CN", rank: .minister)],
        level: .ministers)
    ),
    Pair(
      "other persons of the same rank", event("Summit", .summit, date("2013-06-07"), nil, [obama, xi]),
      event("Summit", .summit, date("2013-06-07"), nil, [person("George W. Bush", "US"), xi])
    ),
    Pair(
      "a talk on the sidelines of a summit",
      event(
        "G8 summit", .summit, date("2013-06-17", "2013-06-18"), city("Enniskillen", "GB"),
        [obama, putin, person(nil, "GB"), person(nil, "FR"), person(nil, "DE")], series: "G8", edition: 39),
      event("Meeting", .meeting, date("2013-06-17"), city("Enniskillen", "GB"), [obama, putin])
    ),
    Pair(
      "two editions",
      event("G8 summit", .summit, date("2013"), nil, [obama, putin], series: "G8", edition: 39),
      event("G8 summit", .summit, date("2013"), nil, [obama, putin], series: "G8", edition: 40)
    ),
  ]

  @Test(arguments: different) func differentEventsStayTwo(_ pair: Pair) throws {
    let timeline = try Timeline()
    try timeline.save(reading("a", pair.a), reading("b", pair.b))
    #expect(try timeline.all().count == 2)
  }

  @Test func oneEditionIsOneEventWhoeverIsNamed() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading(
        "a",
        event(
          "G8 summit", .summit, date("2013-06-17", "2013-06-18"), city("Enniskillen", "GB"), [obama, putin],
          series: "G8")),
      reading(
        "b",
        event(
          "G8 summit", .summit, date("2013-06"), nil, [person("Angela Merkel", "DE")], series: "G8",
          edition: 39)))
    let event = try #require(try timeline.all().first)
    #expect(try timeline.all().count == 1)
    #expect(event.event.edition == 39)
    #expect(event.event.participants.count == 3)
    #expect(event.id == "g8-39-2013")
  }

  @Test func whatIsToldInTheSameWordsIsOneBeforeWhatIsOnlyAlike() throws {
    let timeline = try Timeline()
    func told(_ words: String, _ date: EventDate?) -> Event {
      let sentence = Quotation(text: words, start: 0, end: words.unicodeScalars.count)
      let known = event("Talks", .meeting, date, nil, [obama, xi], status: .scheduled)
      return Event(
        name: known.name, kind: known.kind, format: known.format, level: known.level, status: known.status,
        date: date, participants: known.participants,
        evidence: [Evidence(field: .kind, value: "meeting", sentence: sentence, rule: "test")],
        confidence: 0.8) ?? known
    }
    func transcript(_ id: String) -> Reading {
      reading(
        id, published: "2013-06-07", told("They will talk at lunch on Friday.", date("2013-06-07")),
        told("They are to meet again.", nil))
    }
    try timeline.save(transcript("one paper"), transcript("another paper"))
    #expect(try timeline.all().map { $0.articles.count }.sorted() == [2, 2])
  }

  @Test func reportsAsVagueAsEachOtherJoinWhereTheyFitSeveralExactOnes() throws {
    let timeline = try Timeline()
    let pair = [person(nil, "US"), person(nil, "RU")]
    try timeline.save(
      reading("one", event("Talks", .meeting, date("2010-04-08"), city("Prague", "CZ"), pair)),
      reading("two", event("Talks", .meeting, date("2010-06-24"), city("Washington", "US"), pair)),
      reading("v1", event("Talks", .meeting, date("2010"), nil, pair)),
      reading("v2", event("Talks", .meeting, date("2010"), nil, pair)))
    #expect(try timeline.all().map(\.articles.count).sorted() == [1, 1, 2])
  }

  @Test func theStatusFollowsTheNewestArticleButHeldStaysHeld() throws {
    let timeline = try Timeline()
    func told(_ id: String, _ published: String, _ status: EventStatus) -> Reading {
      reading(
        id, published: published,
        event("Summit", .summit, date("2014-03-24"), nil, [obama, xi], status: status))
    }
    try timeline.save(told("a", "2014-01-01", .scheduled))
    try timeline.save(told("c", "2014-03-20", .cancelled))
    try timeline.save(told("b", "2014-02-01", .scheduled))
    #expect(try timeline.all().map(\.event.status) == [.cancelled])
    try timeline.save(told("d", "2014-03-25", .held), told("e", "2014-03-26", .scheduled))
    #expect(try timeline.all().map(\.event.status) == [.held])
  }

  @Test func whatAnArticleStillTellsKeepsItsIDWhereSomethingBeforeItIsGone() throws {
    let timeline = try Timeline()
    let visit = event("Visit", .visit, date("2013-02-01"), city("Bonn", "DE"), [obama, xi])
    let talks = event("Talks", .meeting, date("2014-03-05"), city("Oslo", "NO"), [obama, putin])
    try timeline.save(reading("a", visit, talks))
    let before = try #require(try timeline.all().first { $0.event.place?.city == "Oslo" })
    try timeline.save(reading("a", text: "Another text.", talks))
    let after = try timeline.all()
    #expect(after.map(\.id) == [before.id])
    #expect(throws: RepositoryError.self) { try timeline.repository.event(named: "bonn-2013-02-01") }
  }

  @Test func aReportThatGoesSetsTheOthersFree() throws {
    let timeline = try Timeline()
    let long = event("Visit", .visit, date("2013-06-07", "2013-06-09"), nil, [obama, xi])
    let first = event("Morning talks", .meeting, date("2013-06-07"), nil, [obama, xi])
    try timeline.save(reading("a", long), reading("b", first))
    #expect(try timeline.all().count == 1)
    try timeline.save(reading("a", text: "Nothing any more."))
    #expect(try timeline.all().map(\.event) == [first])
    #expect(try timeline.all().first?.articles.map(\.sourceID) == ["b"])
  }
}
