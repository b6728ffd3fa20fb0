import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

@Suite struct QueryTests {
  /// Seven events of all sorts, and one without a date.
  static func filled() throws -> Timeline {
    let timeline = try Timeline()
    let cancelled = event(
      "Moscow summit", .summit, date("2013-09-03"), city("Moscow", "RU"), [obama, putin], status: .cancelled)
    let ministers = event(
      "Talks in Geneva", .negotiation, date("2013-09-12", "2013-09-14"), city("Geneva", "CH"),
      [
        person("John Kerry", "US", office: "Secretary of State", rank: .minister),
        person("Sergei Lavrov", "RU", office: "Foreign Minister", rank: .minister),
      ], level: .ministers)
    let g8 = event(
      "G8 summit", .summit, date("2013-06-17", "2013-06-18"), city("Enniskillen", "GB"),
      [
        obama, putin,
        person("David Cameron", "GB", office: "Prime Minister", rank: .headOfGovernment, role: .host),
      ],
      series: "G8", edition: 39)
    let war = event(
      "Conference", .conference, date("1943-11", "1945-07"), nil,
      [person(nil, "US"), person(nil, "GB"), person(nil, "SU")])
    let absent = event(
      "Visit to Paris", .visit, date("2014-06-05"), city("Paris", "FR"),
      [obama, person("François Hollande", "FR", role: .host), person("Xi Jinping", "CN", role: .absent)])
    try timeline.save(
      sunnylandsReport, reading("b", cancelled), reading("c", ministers), reading("d", g8), reading("e", war),
      reading("f", absent), reading("g", event("Undated call", .call, nil, nil, [obama, xi])))
    return timeline
  }

  static let ids = [
    "conference-1943", "sunnylands-2013", "g8-39-2013", "moscow-2013", "geneva-2013-09-12",
    "paris-2014-06-05",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let query: TimelineQuery
    let ids: [String]

    init(_ name: String, _ query: TimelineQuery, _ ids: String...) {
      testDescription = name
      self.query = query
      self.ids = ids
    }
  }

  private static func day(_ iso: String) -> Day? { Day(iso: iso) }

  static let cases: [Case] = [
    Case(
      "from and to are inclusive", .init(from: day("2013-06-08"), to: day("2013-06-17")), "sunnylands-2013",
      "g8-39-2013"),
    Case(
      "an event is found by any day of it", .init(from: day("2013-06-18"), to: day("2013-06-18")),
      "g8-39-2013"),
    Case("a long one too", .init(from: day("1945-01-01"), to: day("1945-01-01")), "conference-1943"),
    Case("from alone", .init(from: day("2013-09-13")), "geneva-2013-09-12", "paris-2014-06-05"),
    Case("to alone", .init(to: day("2013-06-07")), "conference-1943", "sunnylands-2013"),
    Case("a participant by a part of the name", .init(participants: ["lavrov"]), "geneva-2013-09-12"),
    Case(
      "two participants both", .init(from: day("2000-01-01"), participants: ["Obama", "Vladimir Putin"]),
      "g8-39-2013", "moscow-2013"),
    Case(
      "who was absent took no part", .init(from: day("2000-01-01"), participants: ["xi jinping"]),
      "sunnylands-2013"),
    Case("accents do not matter", .init(participants: ["francois hollande"]), "paris-2014-06-05"),
    Case(
      "two countries both",
      .init(from: day("2000-01-01"), countries: [CountryCode("US"), CountryCode("CN")]), "sunnylands-2013"),
    Case("a country with nobody named", .init(countries: [CountryCode("SU")]), "conference-1943"),
    Case("either place", .init(places: ["Geneva", "moscow"]), "moscow-2013", "geneva-2013-09-12"),
    Case("a place by its region", .init(places: ["California"]), "sunnylands-2013"),
    Case("a place by the code of its country", .init(places: ["GB"]), "g8-39-2013"),
    Case("a topic by its code", .init(topics: ["cyber"]), "sunnylands-2013"),
    Case("a topic by its label", .init(topics: ["security"]), "sunnylands-2013"),
    Case("either kind", .init(kinds: [.negotiation, .visit]), "geneva-2013-09-12", "paris-2014-06-05"),
    Case("level", .init(levels: [.ministers]), "geneva-2013-09-12"),
    Case("status", .init(statuses: [.cancelled, .ongoing]), "sunnylands-2013", "moscow-2013"),
    Case("series", .init(series: ["g8", "G20"]), "g8-39-2013"),
    Case(
      "all at once",
      .init(
        from: day("2013-01-01"), to: day("2013-12-31"), participants: ["Obama"],
        countries: [CountryCode("RU")], places: ["Moscow"], kinds: [.summit], statuses: [.cancelled], limit: 5
      ), "moscow-2013"),
    Case("nothing fits", .init(countries: [CountryCode("XX")])),
    Case("wildcards are words", .init(participants: ["%"])),
  ]

  @Test func everyFilterFinds() throws {
    let timeline = try Self.filled()
    let all = try timeline.all().map(\.id)
    #expect(all == Self.ids + ["china-united-states-call"])
    for one in Self.cases {
      let found = try timeline.ids(one.query)
      #expect(found == one.ids, "\(one.testDescription)")
    }
  }

  @Test func pagesFollowEachOtherWithoutGapOrOverlap() throws {
    let timeline = try Self.filled()
    let all = try timeline.all().map(\.id)
    for size in 1...4 {
      var (query, seen) = (TimelineQuery(limit: size), [String]())
      while case let page = try timeline.repository.timeline(query), let last = page.last {
        seen += page.map(\.id)
        query.after = last.position
      }
      #expect(seen == all)
    }
    let first = try timeline.repository.timeline(TimelineQuery(from: Day(iso: "2013-01-01"), limit: 2))
    let second = try timeline.ids(
      TimelineQuery(from: Day(iso: "2013-01-01"), limit: 9, after: first.last?.position))
    #expect(first.map(\.id) + second == Array(Self.ids.dropFirst()))
  }

  @Test func anEventIsFoundByItsIDAPartOfItOrItsName() throws {
    let repository = try Self.filled().repository
    #expect(try repository.event(named: "sunnylands-2013").event.name == "Sunnylands summit")
    #expect(try repository.event(named: "sunny").id == "sunnylands-2013")
    #expect(try repository.event(named: "Sunnylands Summit").id == "sunnylands-2013")
    #expect(try repository.event(named: "Kerry Lavrov").id == "geneva-2013-09-12")
    let several = #expect(throws: RepositoryError.self) { try repository.event(named: "summit") }
    guard case .ambiguousEvent(_, let candidates)? = several else {
      throw several ?? .unreadable("found one")
    }
    #expect(candidates.map(\.id) == ["sunnylands-2013", "g8-39-2013", "moscow-2013"])
    #expect(throws: RepositoryError.unknownEvent("sunnyland-2012", similar: ["sunnylands-2013"])) {
      try repository.event(named: "sunnyland-2012")
    }
    #expect(throws: RepositoryError.unknownEvent("'); drop table event; --", similar: [])) {
      try repository.event(named: "'); drop table event; --")
    }
  }

  @Test func searchFindsNamesPlacesTopicsAndSentences() throws {
    let repository = try Self.filled().repository
    for words in ["hackers", "Obama Sunnylands", "cyber security", "\"obama and xi\"", "Xi -Paris hackers"] {
      #expect(try repository.search(words, limit: 5).first?.event.id == "sunnylands-2013", "\(words)")
    }
    #expect(try repository.search("hacker", limit: 5).first?.sentence?.text.contains("hackers") == true)
    #expect(try repository.search("francois", limit: 5).map(\.event.id) == ["paris-2014-06-05"])
    #expect(try repository.search("obama", limit: 2).count == 2)
    #expect(try repository.search("zebra", limit: 5).isEmpty)
    for odd in ["'", "& | !", "\"", "", "a:*", "\\"] { _ = try repository.search(odd, limit: 5) }
  }

  @Test func peopleAreCountedByTheEventsThatTheyTookPartIn() throws {
    let repository = try Self.filled().repository
    let people = try repository.people(limit: 2)
    #expect(people.map(\.name) == ["Barack Obama", "Vladimir Putin"])
    #expect(people.first?.events == 5)
    #expect(people.first?.office == "President")
    #expect(people.first?.first == Day(iso: "2013-06-07"))
    #expect(try repository.people(matching: "xi").map(\.events) == [2])
    #expect(try repository.people(countries: [CountryCode("GB")]).map(\.name) == ["David Cameron"])
    let statistics = try repository.statistics()
    #expect(statistics.events == 7 && statistics.articles == 7 && statistics.people == 7)
    #expect(statistics.first == Day(iso: "1943-11-01") && statistics.last == Day(iso: "2014-06-05"))
  }

  /// Twenty thousand events of two states each: of the US every other, of Namibia every hundredth.
  private static func large() throws -> Timeline {
    let timeline = try Timeline()
    try timeline.save(
      reading("1", event("A", .meeting, date("1949-01-01"), nil, [obama, person("A", "NA"), xi])))
    try timeline.connection.execute(
      """
      insert into event (id, slug, name, kind, format, level, status, start_is_approximate, end_is_approximate, earliest,
        latest, confidence, report_count, search)
      select i, 'event-' || i, 'Event', 'meeting', 'bilateral', 'leaders', 'held', false, false,
        date '1950-01-01' + i, date '1950-01-01' + i + case when i % 200 = 0 then 90 else 2 end, 1, 1, ''
      from generate_series(1, 20000) i
      """)
    try timeline.connection.execute(
      """
      insert into participation (event_id, ordinal, earliest, country_code, rank, role, as_written)
      select i, side, date '1950-01-01' + i, case when side = 0 then case when i % 2 = 0 then 'US' else 'CN' end
        when i % 100 = 0 then 'NA' else 'CN' end, 'other', 'participant', ''
      from generate_series(1, 20000) i, generate_series(0, 1) side
      """)
    try timeline.repository.rebuild()
    try timeline.connection.execute("analyze")
    return timeline
  }

  private static func plan(_ query: TimelineQuery, _ timeline: Timeline) throws -> String {
    var filter = TimelineFilter()
    filter.add(query, meaning: try timeline.repository.meaning(of: query))
    let start = try timeline.repository.narrowest(of: filter.entrances)
    let sql = Repository.statement(for: query, &filter, from: start)
    return try timeline.connection.execute("explain (analyze) " + sql, filter.parameters)
      .map { try $0.text(0) }.joined(separator: "\n")
  }

  @Test func aListByPeriodReadsTheIndexOfDaysAndThatOfLongEvents() throws {
    let timeline = try Self.large()
    let query = TimelineQuery(from: Day(iso: "1990-06-01"), to: Day(iso: "1990-06-30"), limit: 50)
    let plan = try Self.plan(query, timeline)
    #expect(plan.contains("event_timeline_idx"), "\(plan)")
    #expect(plan.contains("event_long_idx"), "\(plan)")
    #expect(!plan.contains("Seq Scan"), "\(plan)")
    #expect(try timeline.repository.timelineKeys(query).count == 32)
  }

  /// Of two states the rarer one leads, whose participations an index has in the order of days.
  @Test func aListOfTwoStatesBeginsWithTheRarerOne() throws {
    let timeline = try Self.large()
    for codes in [["US", "NA"], ["NA", "US"]] {
      let countries = codes.map { CountryCode($0) }
      var query = TimelineQuery(
        from: Day(iso: "1960-01-01"), to: Day(iso: "1989-12-31"), countries: countries, limit: 50)
      let plan = try Self.plan(query, timeline)
      #expect(!plan.contains("Seq Scan"), "\(plan)")
      let keys = try timeline.repository.timelineKeys(query)
      #expect(keys.count == 50 && keys.allSatisfy { $0 % 100 == 0 })
      query.limit = nil
      #expect(Array(try timeline.repository.timelineKeys(query).prefix(50)) == keys)
      query.after = TimelinePosition(
        earliest: Day(iso: "1950-01-01")?.adding(keys[9]),
        latest: Day(iso: "1950-01-01")?.adding(keys[9] + 90),
        id: "event-\(keys[9])")
      query.limit = 40
      #expect(try timeline.repository.timelineKeys(query) == Array(keys.suffix(40)))
    }
  }

  @Test func everyEventOverlapsAsARangeToo() throws {
    let timeline = try Self.filled()
    let slugs = try timeline.connection.execute(
      "select slug from event where span && daterange('2013-06-08', '2013-06-17', '[]') order by earliest"
    ).map { try $0.text(0) }
    #expect(slugs == ["sunnylands-2013", "g8-39-2013"])
  }
}
