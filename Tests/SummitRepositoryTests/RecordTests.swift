import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// Exports from kept records say what the events say, whatever happened to these.
@Suite struct RecordTests {
  /// Every field of an event, as one line.
  private static let form = RecordForm(program: "test") { Array("\($0.id) \($0.event) \($0.articles)".utf8) }

  private func records(
    _ timeline: Timeline, keptFrom many: Int = .max, form: RecordForm = form, _ query: TimelineQuery = .init()
  ) throws -> [String] {
    var records: [String] = []
    try timeline.repository.forEachRecord(of: query, as: form, from: RecordUse(lookedUp: 0, kept: many)) {
      records.append(String(decoding: $0, as: UTF8.self))
    }
    return records
  }

  private func fresh(_ timeline: Timeline) throws -> [String] {
    try timeline.all().map { String(decoding: Self.form.record($0), as: UTF8.self) }
  }

  /// What is kept now, whoever it is of.
  private func kept(_ timeline: Timeline) throws -> Set<String> {
    Set(try timeline.connection.execute("select record from event_record").map { try $0.text(0) })
  }

  private func expectCurrent(_ timeline: Timeline, _ comment: Comment) throws {
    let fresh = try fresh(timeline)
    #expect(try kept(timeline).isSubset(of: fresh), comment)
    #expect(try records(timeline) == fresh, comment)
    #expect(try records(timeline, keptFrom: 1) == fresh, comment)
    #expect(try kept(timeline) == Set(fresh), comment)
  }

  @Test func recordsAreKeptAndHandedOn() throws {
    let timeline = try QueryTests.filled()
    let fresh = try fresh(timeline)
    #expect(try records(timeline, keptFrom: fresh.count + 1) == fresh)
    #expect(try kept(timeline).isEmpty, "few are not kept")
    #expect(try records(timeline, keptFrom: fresh.count) == fresh)
    #expect(try kept(timeline) == Set(fresh))
    // What is handed on is what is kept.
    try timeline.connection.execute("update event_record set record = 'kept ' || record")
    #expect(try records(timeline) == fresh.map { "kept " + $0 })
    #expect(try records(timeline, .init(limit: 2)) == fresh.prefix(2).map { "kept " + $0 })
    try timeline.repository.keepRecords(as: Self.form)
    try expectCurrent(timeline, "made anew")
  }

  @Test func anotherProgramWritesItsOwn() throws {
    let timeline = try QueryTests.filled()
    _ = try records(timeline, keptFrom: 1)
    let other = RecordForm(program: "other") { Array($0.id.utf8) }
    #expect(try records(timeline, form: other) == timeline.all().map(\.id))
    #expect(try records(timeline, keptFrom: 1, form: other) == timeline.all().map(\.id))
    #expect(try kept(timeline) == Set(timeline.all().map(\.id)))
    #expect(try records(timeline, keptFrom: 1) == fresh(timeline), "back again")
    try expectCurrent(timeline, "back again")
  }

  @Test func loadsAndCuratorsTakeRecordsAway() throws {
    let timeline = try Timeline()
    try timeline.save(CurationTests.first, CurationTests.second)
    try expectCurrent(timeline, "loaded")
    try timeline.save(CurationTests.third)
    try expectCurrent(timeline, "another report of an event")
    let ids = try timeline.all().map(\.id)
    let repository = timeline.repository
    let requests: [CurationRequest] = [
      .set(ids[0], .place, "Geneva, CH"), .remove(ids[0], participant: "Xi"), .merge(ids[0], ids[1]),
      .split(ids[0], articles: ["b"]), .reject(ids[0]),
    ]
    for request in requests {
      _ = try repository.curate(request, curator: "Ada")
      try expectCurrent(timeline, "\(request)")
    }
    for request in requests.reversed() {
      _ = try repository.undo(nil, curator: "Ada")
      try expectCurrent(timeline, "\(request) undone")
    }
    var again = CurationTests.first
    again.events = [event("Otherwise", .visit, date("2013-06-06"), palmSprings, [obama, xi])]
    _ = try repository.reextract([again], run: timeline.run) { _ in }
    try expectCurrent(timeline, "read again")
  }

  @Test func aNameSpeltOtherwiseChangesTheRecordsOfItsBearer() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading("1", event("A", .meeting, date("2001-01-01"), nil, [person("Josip Broz TITO", "YU"), putin])))
    try expectCurrent(timeline, "loaded")
    try timeline.save(
      reading("2", event("B", .meeting, date("2005-05-05"), nil, [person("JOSIP Broz Tito", "YU"), xi])))
    #expect(try fresh(timeline).allSatisfy { $0.contains("JOSIP Broz Tito") })
    try expectCurrent(timeline, "the other spelling comes first in the order of bytes")
  }

  @Test func whoeverMayOnlyReadGetsTheSame() throws {
    let timeline = try QueryTests.filled()
    let fresh = try fresh(timeline)
    try timeline.connection.execute("set default_transaction_read_only = on")
    #expect(try records(timeline, keptFrom: 1) == fresh)
    try timeline.connection.execute("set default_transaction_read_only = off")
    _ = try records(timeline, keptFrom: 1)
    try timeline.save(CurationTests.second)
    try timeline.connection.run(
      script: "create role record_reader; grant select on all tables in schema public to record_reader")
    try timeline.connection.execute("set role record_reader")
    #expect(try records(timeline, keptFrom: 1) == self.fresh(timeline))
    #expect(try kept(timeline).count < self.fresh(timeline).count)
    try timeline.connection.execute("reset role")
    try timeline.connection.execute("revoke select on event_record from record_reader")
    try timeline.connection.execute("set role record_reader")
    #expect(try records(timeline, keptFrom: 1) == self.fresh(timeline))
  }

  @Test func whileSomebodyLoadsNothingIsKept() throws {
    let timeline = try QueryTests.filled()
    let loader = try Connection(ConnectionTarget(timeline.conninfo))
    try loader.transaction {
      try Repository(connection: loader).lock()
      #expect(try records(timeline, keptFrom: 1) == fresh(timeline))
      #expect(try kept(timeline).isEmpty)
    }
  }
}
