import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// Questions beside the timeline: counts, pairs, profiles; what the derived tables say is what the events say.
@Suite struct QuestionTests {
  static func text(_ rows: [[AnswerCell]]) -> [String] {
    rows.map { row in row.map(\.text).joined(separator: " ") }
  }

  private func ask(
    _ question: Question, _ query: TimelineQuery = .init(), _ timeline: Timeline, derived: Bool = true
  ) throws -> [String] {
    Self.text(try timeline.repository.answer(question, to: query, usesDerived: derived))
  }

  static let axes: [[Axis]] =
    Axis.allCases.map { [$0] } + Axis.allCases.filter { $0 != .year }.map { [$0, .year] } + [[.kind, .level]]

  @Test(arguments: axes) func derivedCountsAreThoseOfTheEvents(axes: [Axis]) throws {
    let timeline = try QueryTests.filled()
    let question = Question.counts(by: axes)
    let derived = try ask(question, timeline)
    #expect(derived == (try ask(question, timeline, derived: false)))
    #expect(!derived.isEmpty)
  }

  private func ask(_ question: Question, _ timeline: Timeline, derived: Bool = true) throws -> [String] {
    try ask(question, .init(), timeline, derived: derived)
  }

  @Test(arguments: ["network", "panel", "dated"]) func derivedPairsAreThoseOfTheEvents(name: String) throws {
    let timeline = try QueryTests.filled()
    let question: Question =
      switch name {
      case "network": .network(of: .country)
      case "panel": .panel(by: .year)
      default: .datedNetwork(of: .country)
      }
    let query = TimelineQuery(statuses: EventStatus.tookPlace)
    let derived = try timeline.repository.answer(question, to: query)
    let plain = try timeline.repository.answer(question, to: query, usesDerived: false)
    #expect(derived.map { Array($0.prefix(3)) } == plain.map { Array($0.prefix(3)) })
    #expect(!derived.isEmpty)
  }

  @Test(arguments: [
    "topics", "travellers", "hosting", "flows", "lengths", "levels", "EU", "europe", "NATO",
  ])
  func derivedStatisticsAreThoseOfTheEvents(name: String) throws {
    let timeline = try QueryTests.filled()
    try timeline.save(
      reading(
        "h",
        event(
          "Long talks", .negotiation, date("2013-06-01", "2013-09-30"), nil, [obama, putin], topics: [cyber])),
      reading("i", event("A year", .visit, date("2012"), city("Paris", "FR"), [xi], topics: [cyber])),
      reading(
        "j", event("A month", .visit, date("2013-10"), city("Berlin", "DE"), [xi, obama], topics: [cyber])),
      reading(
        "k", event("Four days", .visit, date("2015-06-01", "2015-06-04"), city("Rome", "IT"), [xi, putin])))
    let known = (Question.statistics + [.topics]).first { $0.name == name }
    let question = known ?? .members(of: name)
    let statuses = name == "topics" ? [] : EventStatus.tookPlace
    for limit in [nil, 1] {
      let query = TimelineQuery(statuses: statuses, limit: limit)
      let derived = try ask(question, query, timeline)
      #expect(try timeline.repository.statement(for: question, query, true).sql.contains("tally"))
      #expect(derived == (try ask(question, query, timeline, derived: false)))
      #expect(!derived.isEmpty)
      if name == "lengths", limit == nil { #expect(derived.contains("visit 2 2.5 2.5 4")) }
    }
  }

  /// Loading, loading again with changes and taking out leave what a rebuild makes.
  @Test func loadsKeepTheDerivedTables() throws {
    let timeline = try QueryTests.filled()
    try timeline.save(
      reading("d", published: "2013-06-30", event("Talks", .visit, date("2013-07-01"), nil, [obama, xi])))
    func dump() throws -> [String] {
      #expect(try timeline.repository.settleCounts())
      return try [
        "tally where events <> 0", "dyad", "dyad_year", "trip where events <> 0", "membership", "event",
        "event_lists",
      ]
      .flatMap { rows in
        try timeline.connection.execute(
          "select to_jsonb(t)::text from (select * from \(rows)) t order by 1"
        )
        .map {
          try $0.text(0)
        }
      }
    }
    let kept = try dump()
    // Of an event that was counted, then of one that still waits for it, other articles tell otherwise.
    for (number, day) in ["2013-07-02", "2013-07-03"].enumerated() {
      try timeline.save(
        reading(
          "d", published: "2013-06-30", event("Talks", .visit, date(day), nil, [obama, xi, putin])),
        reading("e\(number)", event("More talks", .call, date("2014-0\(number + 1)-01"), nil, [obama, xi])))
    }
    #expect(try timeline.count("uncounted") > 0)
    let changed = try dump()
    #expect(changed != kept)
    try timeline.repository.rebuild()
    #expect(try dump() == changed)
    #expect(kept.count > 1000)
  }

  @Test func countsOfTheFilledTimeline() throws {
    let timeline = try QueryTests.filled()
    #expect(try ask(.counts(by: [.year]), timeline) == ["1943 1", "2013 4", "2014 1", " 1"])
    #expect(try ask(.counts(by: [.month]), timeline).prefix(2) == ["1943-11 1", "2013-06 2"])
    #expect(
      try ask(.counts(by: [.country]), .init(from: Day(iso: "2013-01-01")), timeline)
        == ["US 5", "RU 3", "CN 1", "FR 1", "GB 1"])
    #expect(try ask(.counts(by: [.kind]), .init(limit: 1), timeline) == ["summit 3"])
  }

  @Test func whoMetWhom() throws {
    let timeline = try QueryTests.filled()
    let query = TimelineQuery(statuses: EventStatus.tookPlace)
    #expect(
      try ask(.network(of: .person), query, timeline).prefix(2) == [
        "Barack Obama Xi Jinping 2 2013-06-07 2013-06-07",
        "Barack Obama David Cameron 1 2013-06-17 2013-06-17",
      ])
    let panel = try timeline.repository.answer(.panel(by: .month), to: query)
    let g8 = try #require(panel.first { $0[0].text == "GB" && $0[1].text == "RU" })
    #expect(g8.prefix(4).map(\.text) == ["GB", "RU", "2013-06", "1"])
    let names = Question.panel(by: .month).columns.map(\.name)
    #expect(g8[names.firstIndex(of: "multilateral") ?? 0] == .integer(1))
    #expect(g8[names.firstIndex(of: "bilateral") ?? 0] == .integer(0))
  }

  @Test func daysBetweenMeetings() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading(
        "1", event("A", .meeting, date("2013-06-07", "2013-06-08"), nil, [obama, xi]),
        event("B", .meeting, date("2013-09-06"), city("Saint Petersburg", "RU"), [obama, xi]),
        event("C", .meeting, date("2013-12"), city("Paris", "FR"), [obama, xi]),
        event("D", .meeting, date("2014-03-24"), city("The Hague", "NL"), [obama, xi])))
    let rows = try timeline.repository.answer(
      .gaps, to: .init(countries: [CountryCode("US"), CountryCode("CN")]))
    #expect(rows.map { $0[2] } == [.integer(90), .integer(199)])
    #expect(rows.first?.prefix(2).map(\.text) == ["2013-06-08", "2013-09-06"])
  }

  @Test func membershipCountsAsOfTheDay() throws {
    let timeline = try Timeline()
    let johnson = person("Boris Johnson", "GB", office: "Prime Minister", rank: .headOfGovernment)
    try timeline.save(
      reading(
        "1", event("A", .meeting, date("2019-08-24"), city("Biarritz", "FR"), [johnson, obama]),
        event("B", .meeting, date("2021-06-10"), city("Carbis Bay", "GB"), [johnson, obama])))
    var query = TimelineQuery()
    query.bodies = ["EU"]
    #expect(try timeline.ids(query).map { $0.prefix(8) } == ["biarritz"])
    query.bodies = ["NATO"]
    #expect(try timeline.ids(query).count == 2)
    query.bodies = ["europe", "americas"]
    #expect(try timeline.ids(query).count == 2)
    query.bodies = ["africa"]
    #expect(try timeline.ids(query).isEmpty)
    #expect(
      Self.text(try timeline.repository.answer(.members(of: "EU"), to: .init())) == [
        "2019 0 1 0", "2021 0 0 1",
      ])
  }

  @Test func certainLeavesOutWhatMayLieOutside() throws {
    let timeline = try QueryTests.filled()
    var query = TimelineQuery(from: Day(iso: "2013-06-08"), to: Day(iso: "2013-06-30"))
    #expect(try timeline.ids(query) == ["sunnylands-2013", "g8-39-2013"])
    query.isCertain = true
    #expect(try timeline.ids(query) == ["g8-39-2013"])
    query.from = Day(iso: "2013-06-01")
    #expect(try timeline.ids(query) == ["sunnylands-2013", "g8-39-2013"])
    query = TimelineQuery()
    query.isCertain = true
    #expect(try !timeline.ids(query).contains("conference-1943"))
  }

  @Test(arguments: [
    ("Xi", "Xi Jinping", false), ("xi jinping", "Xi Jinping", false), ("JINPING XI", "Xi Jinping", false),
    ("Putin", "Vladimir Putin", false), ("hollande", "François Hollande", false),
    ("Vladimir Poutine", "Vladimir Putin", false), ("Lavrow", "Sergei Lavrov", true),
    ("Barak Obama", "Barack Obama", true), ("Camerron", "David Cameron", true),
  ])
  func namesAreForgiven(name: String, meant: String, isGuess: Bool) throws {
    let found = try QueryTests.filled().repository.person(named: name)
    #expect(found.person.name == meant)
    #expect(found.isGuess == isGuess || name == "Barak Obama")
  }

  @Test func aNameDoesNotHideLongerOnesThatHaveIt() throws {
    let timeline = try Timeline()
    let king = person("King Abdullah II bin Al-Hussein", "JO", office: "King")
    try timeline.save(
      reading(
        "1", event("A", .meeting, date("2001-11-21"), nil, [person("Abdullah II", "JO"), putin]),
        event("B", .meeting, date("2005-01-21"), nil, [king, putin]),
        event("C", .meeting, date("2006-01-21"), nil, [king, xi]),
        event("D", .meeting, date("2007-01-21"), nil, [person("Abdullah Gul II", "TR"), xi])))
    #expect(
      try timeline.repository.timeline(.init(participants: ["Abdullah II"])).map(\.event.name) == [
        "A", "B", "C",
      ])
    let found = try timeline.repository.person(named: "abdullah ii")
    #expect(found.person.name == "Abdullah II" && !found.isGuess)
    #expect(found.longer.map(\.name) == ["King Abdullah II bin Al-Hussein"])
    var query = TimelineQuery()
    query.people = [found.person]
    #expect(try timeline.repository.timeline(query).map(\.event.name) == ["A"])
    #expect(try timeline.repository.people(matching: "Abdullah II").count == 2)
  }

  @Test func namesThatMayBeSeveralOrNobody() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading(
        "1", event("A", .meeting, date("1990-11-21"), nil, [person("George H. W. Bush", "US"), putin]),
        event("B", .meeting, date("2005-01-21"), nil, [person("George W. Bush", "US"), putin])))
    do throws(RepositoryError) {
      _ = try timeline.repository.person(named: "Bush")
      Issue.record("Bush is nobody for sure")
    } catch {
      #expect(
        error.description
          == "cannot tell who Bush is: 2 fit\n  George H. W. Bush  1\n  George W. Bush  1")
    }
    #expect(throws: RepositoryError.unknownPerson("Zzyzx", similar: [])) {
      try timeline.repository.person(named: "Zzyzx")
    }
  }

  /// Every question is sound SQL and gives as many values a row as it has columns.
  @Test func everyQuestionIsAnswered() throws {
    let timeline = try QueryTests.filled()
    let person = try timeline.repository.person(named: "Obama").person
    let others: [Question] = [
      .places, .topics, .series, .profile(of: person), .profile(of: CountryCode("US")), .gaps,
      .surroundings(of: Day(number: 15_000), Day(number: 15_001)), .members(of: "EU"),
    ]
    for question in Question.statistics + others {
      let rows = try timeline.repository.answer(question, to: .init(from: Day(iso: "1900-01-01")))
      #expect(rows.allSatisfy { $0.count == question.columns.count }, "\(question.name)")
    }
    let profile = try ask(.profile(of: person), timeline)
    #expect(profile.contains("visited GB 1 2013-06-17 2013-06-17"))
    #expect(profile.contains("office President, US 5 2013-06-07 2014-06-05"))
  }

  /// Of each part of a page the first lines, and how many there are.
  @Test func aPageMayBeginWithTheMostFrequent() throws {
    let timeline = try QueryTests.filled()
    let person = try timeline.repository.person(named: "Obama").person
    let pages: [(Int?) -> Question] = [
      { .profile(of: person, most: $0) }, { .profile(of: CountryCode("US"), most: $0) },
    ]
    for page in pages {
      let whole = Dictionary(grouping: try timeline.repository.answer(page(nil), to: .init()), by: \.[0].text)
      let short = Dictionary(grouping: try timeline.repository.answer(page(1), to: .init()), by: \.[0].text)
      #expect(whole.values.contains { $0.count > 2 } && whole.keys == short.keys)
      for (part, lines) in whole {
        let least = part == "year" ? 0 : lines[0][2].number ?? 0
        let wanted = lines.filter { $0[2].number ?? 0 >= least }.map { $0 + [.integer(lines.count)] }
        #expect(short[part] == wanted, "\(part)")
      }
    }
  }
}
