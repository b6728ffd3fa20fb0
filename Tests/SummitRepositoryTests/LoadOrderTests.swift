import EmbeddedPostgres
import LibPQ
import SummitModel
import SummitRepository
import Testing

@Suite struct LoadOrderTests {
  /// Readings that overlap in every way that matters: exact, vague, partial, contradicting, of other levels and series.
  static let readings: [Reading] = [
    sunnylandsReport,
    reading(
      "a2", published: "2013-06-01",
      event(
        "Obama and Xi to meet", .meeting, date("2013-06"), california,
        [person(nil, "US"), person(nil, "CN")],
        status: .scheduled)),
    reading("a3", event("Visit of Xi", .visit, date("2013-06-07", "2013-06-08"), palmSprings, [obama, xi])),
    reading("a4", published: "2013-06-20", event("Talks", .meeting, date("2013-06-08"), nil, [obama, xi])),
    reading("a5", event("Call", .call, date("2013-06-08"), nil, [obama, xi])),
    reading(
      "b1", event("G8 summit", .summit, date("2013-06-17"), nil, [obama, putin], series: "G8", edition: 39)),
    reading(
      "b2",
      event(
        "Summit of the G8", .summit, date("2013-06-17", "2013-06-18"), city("Enniskillen", "GB"), [putin],
        series: "G8")
    ),
    reading(
      "b3",
      event(
        "Bilateral talks", .meeting, date("2013-06-17"), city("Enniskillen", "GB"), [obama, putin],
        topics: [cyber])),
    reading("c1", event("Prague talks", .meeting, date("2010-04-08"), city("Prague", "CZ"), [obama, putin])),
    reading(
      "c2", event("Washington talks", .meeting, date("2010-06-24"), city("Washington", "US"), [obama, putin])),
    reading("c3", event("Talks", .meeting, date("2010"), nil, [person(nil, "US"), person(nil, "RU")])),
    reading("c4", event("Call", .call, date("2011-01-01"), nil, [person("Nicolas Sarkózy", "FR"), putin])),
    reading("c5", event("Call", .call, date("2011-05-01"), nil, [person("Nicolas Sarkozy", "FR"), putin])),
    reading("d1", event("Undated talks", .meeting, nil, nil, [obama, putin])),
    reading(
      "e1", event("First", .meeting, date("2015-01-01", "2015-01-03"), nil, [xi, putin]),
      event("Second", .meeting, date("2015-01-05"), nil, [xi, putin])),
    reading("e2", event("Long visit", .visit, date("2015-01-02", "2015-01-06"), nil, [xi, putin])),
    reading("f1", published: "2016-03-01", event("Talks", .meeting, nil, nil, [obama, xi])),
    reading("f2", published: "2016-03-25", event("Talks", .meeting, nil, nil, [obama, xi])),
    reading(
      "f3", published: "2016-03-28", event("Talks", .meeting, nil, nil, [obama, xi], status: .scheduled)),
    reading("g1", event("Visit", .visit, date("2017-01-02"), city("Bonn", "DE"), [obama, kerry])),
    reading("g2", event("Visit", .visit, date("2017-01-02"), nil, [obama, kerry])),
  ]

  private static let kerry = person("John Kerry", "US", rank: .minister)

  /// Numbers that are the same in every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test func theOrderAndTheBatchesOfALoadDoNotMatter() throws {
    var generator = Seeded(state: 2013)
    let reference = try Timeline()
    _ = try reference.repository.save(Self.readings, run: reference.run)
    let expected = try reference.dump(formerIDs: false)
    #expect(try reference.all().count < Self.readings.count)
    for round in 1...12 {
      let timeline = try Timeline()
      var left = Self.readings.shuffled(using: &generator)[...]
      while !left.isEmpty {
        let size = Int.random(in: 1...5, using: &generator)
        _ = try timeline.repository.save(Array(left.prefix(size)), run: timeline.run)
        left = left.dropFirst(size)
      }
      let difference = Set(try timeline.dump(formerIDs: false)).symmetricDifference(expected).sorted()
      #expect(difference == [], "round \(round)")
      try timeline.checkReferences()
    }
  }

  @Test func aReadingThatComesAndGoesLeavesNoTrace() throws {
    let timeline = try Timeline()
    _ = try timeline.repository.save(Array(Self.readings.dropLast()), run: timeline.run)
    let before = try timeline.dump(formerIDs: false).filter { !$0.hasPrefix("article") }
    guard var last = Self.readings.last else { return }
    try timeline.save(last)
    last.events = []
    try timeline.save(last)
    #expect(try timeline.dump(formerIDs: false).filter { !$0.hasPrefix("article") } == before)
  }

  @Test func twoLoadersAtOnceLoseAndDoubleNothing() async throws {
    let reference = try Timeline()
    _ = try reference.repository.save(Self.readings, run: reference.run)
    let timeline = try Timeline()
    let conninfo = timeline.conninfo
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in [UInt64(1), 2, 3] {
        group.addTask {
          var generator = Seeded(state: seed)
          let saver = ReconnectingSaver { () throws(PostgresError) in
            try Connection(ConnectionTarget(conninfo))
          }
          let run = Run(extractorVersion: "test", command: "load")
          for reading in Self.readings.shuffled(using: &generator) {
            _ = try await saver.save([reading], run: run)
          }
        }
      }
      try await group.waitForAll()
    }
    let difference = try Set(timeline.dump(formerIDs: false)).symmetricDifference(
      reference.dump(formerIDs: false))
    #expect(difference == [])
  }

  @Test func aLoaderThatLosesItsConnectionInMidLoadEndsWithTheSame() async throws {
    let reference = try Timeline()
    _ = try reference.repository.save(Self.readings, run: reference.run)
    let timeline = try Timeline()
    let conninfo = timeline.conninfo
    let saver = ReconnectingSaver { () throws(PostgresError) in try Connection(ConnectionTarget(conninfo)) }
    for reading in Self.readings {
      _ = try await saver.save([reading], run: timeline.run)
      try timeline.connection.execute(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
        """)
    }
    let difference = try Set(timeline.dump(formerIDs: false)).symmetricDifference(
      reference.dump(formerIDs: false))
    #expect(difference == [])
  }
}
