import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// A load vouches for its references where it may: nobody else's keys and triggers may sleep for that.
@Suite struct ForeignKeyTests {
  /// What the server does about keys and triggers while a load writes.
  private func role(in timeline: Timeline) throws -> String? {
    try timeline.connection.transaction {
      try timeline.repository.vouchForKeys()
      return try timeline.connection.execute("show session_replication_role").first { try $0.text(0) }
    }
  }

  @Test func aLoadIsTakenAtItsWordAndOthersAreNot() throws {
    let timeline = try Timeline()
    #expect(try role(in: timeline) == "replica")
    try timeline.save(sunnylandsReport)
    #expect(throws: PostgresError.self) {
      try timeline.connection.execute("insert into event_slug (slug, event_id) values ('nowhere', 1)")
    }
  }

  @Test(arguments: [
    "create table note (event_id bigint references event (id) on delete cascade)",
    """
    create function noted() returns trigger language plpgsql as 'begin return new; end';
    create trigger note before insert on event for each row execute function noted()
    """,
    "create role loader; grant all on all tables in schema public to loader; set role loader",
  ]) func whereSomethingOfOthersWouldSleepAllIsChecked(script: String) throws {
    let timeline = try Timeline()
    try timeline.connection.run(script: script)
    #expect(try role(in: timeline) == "origin")
    #expect(try timeline.save(sunnylandsReport).newArticles == 1)
  }

  @Test func whatLoadsAndCuratorsLeaveHoldsByEveryKey() throws {
    let timeline = try Timeline()
    _ = try timeline.repository.save(LoadOrderTests.readings, run: timeline.run)
    try timeline.save(reading("a3", event("Call", .call, date("2013-06-07"), nil, [xi, putin])))
    try timeline.save(reading("b1"))
    let slug = try #require(try timeline.all().first?.id)
    _ = try timeline.repository.curate(.reject(slug), curator: "Ada")
    try timeline.checkReferences()
  }
}
