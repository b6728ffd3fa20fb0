import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// The page of somebody with very many events, counted from what is packed, is the page that the events give, whatever
/// happened to them.
@Suite struct BusyYearTests {
  private static let queries: [TimelineQuery] = {
    let periods: [(String?, String?)] = [
      (nil, nil), (nil, nil), ("2013-06-08", "2014-03-24"), ("2013-06-08", "2014-03-24"),
      ("2013-01-01", "2013-12-31"), ("2014-12-31", "2015-01-01"),
      ("2016-02-01", nil), (nil, "2013-06-07"), ("2030-01-01", "2031-01-01"), ("2016-04-02", "2016-04-02"),
    ]
    return periods.enumerated().map { number, period in
      TimelineQuery(
        from: period.0.flatMap { Day(iso: $0) }, to: period.1.flatMap { Day(iso: $0) },
        statuses: number % 2 == 0 ? [] : EventStatus.tookPlace)
    }
  }()

  /// With everybody's years packed.
  private func busy(_ timeline: Timeline) -> Repository {
    var repository = timeline.repository
    repository.busyFrom = 1
    return repository
  }

  /// - Parameter isPacked: whether what is packed has to be able to tell.
  private func expectSame(_ timeline: Timeline, _ comment: String, isPacked: Bool = true) throws {
    let repository = busy(timeline)
    for name in ["Obama", "Merkel"] {
      let person = try repository.person(named: name).person
      for var query in Self.queries {
        query.people = [person]
        for most in [nil, 1] {
          let question = Question.profile(of: person, most: most)
          let page = try repository.answer(question, to: query)
          let plain = try repository.answer(question, to: query, usesDerived: false)
          #expect(page == plain, "\(name) \(query) \(String(describing: most)), \(comment)")
          if query.from == nil, query.to == nil, query.statuses.isEmpty {
            #expect(!page.isEmpty, "\(comment)")
          }
        }
        let told = try repository.statement(of: .init(person: person, most: nil), query)
        #expect((told != nil) == isPacked, "\(name), \(comment)")
      }
    }
  }

  private func changed(_ timeline: Timeline) throws -> Int {
    try timeline.count("busy_year where events is null")
  }

  private func filled() throws -> Timeline {
    let timeline = try PlainAnswerTests.filled()
    let chair = Participant(
      name: "Barack Obama", office: "Chairman", country: nil, organisation: "UN", rank: .other, role: .chair,
      asWritten: "the chairman")
    try timeline.save(
      reading(
        "20",
        event("Talks", .meeting, date("2013"), city("Paris", "FR"), [obama, xi], topics: [cyber]),
        event(
          "Council", .conference, date("2014-09-24"), city("New York", "US"), [obama, chair, xi, putin],
          topics: [cyber]),
        event("Talks", .meeting, nil, nil, [obama, xi], topics: [cyber])))
    return timeline
  }

  @Test func afterLoads() throws {
    let timeline = try filled()
    try expectSame(timeline, "loaded")
    #expect(try changed(timeline) == 0, "what was asked for is kept")
    try timeline.save(
      reading(
        "6", published: "2016-04-02",
        event("Visit", .visit, date("2016-04-01", "2016-04-03"), city("Berlin", "DE"), [obama, xi])),
      reading("31", published: "2025-01-03", event("Call", .call, date("2025-01-05"), nil, [obama, xi])),
      reading(
        "32",
        event(
          "Negotiations", .negotiation, date("2012-12-01", "2013-08-03"), city("Oslo", "NO"), [obama, putin]))
    )
    #expect(try timeline.count("uncounted") > 0)
    try timeline.repository.settleCounts()
    #expect(try (4..<12).contains(changed(timeline)), "those whose events came or went, and no others")
    try expectSame(timeline, "loaded again, with changes")
    try busy(timeline).rebuild()
    #expect(try changed(timeline) == 0 && timeline.count("busy_year") > 20)
    try expectSame(timeline, "rebuilt")
    try timeline.repository.rebuild()
    #expect(try timeline.count("busy_year") == 0, "nobody has five hundred events")
  }

  @Test func afterCuration() throws {
    let timeline = try filled()
    try expectSame(timeline, "loaded")
    let id = try #require(try timeline.all().map(\.id).first { $0.hasPrefix("geneva-2014") })
    let requests: [CurationRequest] = [
      .set(id, .date, "2014-12-06/2015-06-08"), .set(id, .status, "postponed"), .set(id, .place, "Bonn, DE"),
      .add(id, person("Angela Merkel", "DE", rank: .headOfGovernment)), .remove(id, participant: "Obama"),
      .reject(id),
    ]
    for request in requests {
      _ = try timeline.repository.curate(request, curator: "Ada")
      try expectSame(timeline, "after \(request)")
    }
    for _ in requests { _ = try timeline.repository.undo(nil, curator: "Ada") }
    try expectSame(timeline, "undone")
  }

  /// Who cannot write packs for himself what changed, and asks the events for those of whom nothing is packed.
  @Test func aReaderAndWhoAsksBesideALoadKeepNothing() throws {
    let timeline = try filled()
    try timeline.repository.settleCounts()
    let other = try Timeline(conninfo: timeline.conninfo)
    func expectNothingKept(isPacked: Bool) throws {
      let rows = try (timeline.count("busy_year"), changed(timeline))
      try timeline.connection.execute("set role page_reader")
      try expectSame(timeline, "by a reader", isPacked: isPacked)
      try timeline.connection.execute("reset role")
      try other.connection.transaction {
        try other.repository.lock()
        try expectSame(timeline, "beside a load", isPacked: isPacked)
      }
      #expect(try (timeline.count("busy_year"), changed(timeline)) == rows)
    }
    try timeline.connection.run(
      script: "create role page_reader; grant select on all tables in schema public to page_reader")
    try expectNothingKept(isPacked: false)
    try expectSame(timeline, "kept")
    try expectNothingKept(isPacked: true)
    try other.save(reading("31", event("Call", .call, date("2014-01-05"), nil, [obama, xi, putin])))
    try other.connection.transaction {
      try other.repository.lock()
      try expectSame(timeline, "beside a load that has not counted yet", isPacked: false)
    }
    try other.repository.settleCounts()
    #expect(try changed(timeline) > 0)
    try expectNothingKept(isPacked: true)
  }
}
