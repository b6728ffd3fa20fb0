import LibPQ
import SummitModel
import SummitRepository
import Testing

/// A load into a large timeline costs what it brings, not what is there.
@Suite struct LargeTimelineTests {
  /// Twenty thousand meetings in the United States within three weeks.
  private static func large() throws -> Timeline {
    let timeline = try Timeline()
    try timeline.connection.run(
      script: """
        insert into event (id, slug, name, kind, format, level, status, start_is_approximate, end_is_approximate,
          earliest, latest, country_code, confidence, report_count, search)
        select i, 'meeting-' || i, 'Meeting', 'meeting', 'bilateral', 'leaders', 'held', false, false,
          date '2013-06-01' + i % 20, date '2013-06-01' + i % 20, 'US', 1, 1, ''
        from generate_series(1, 20000) i;
        insert into event_slug (slug, event_id) select slug, id from event;
        analyze;
        """)
    return timeline
  }

  /// Meetings of the United States with one state each, of any two letters.
  private static let readings: [Reading] = (0..<400).map { number in
    let letters = [number / 26, number % 26].map { String(UnicodeScalar(UInt8(65 + $0))) }.joined()
    return reading(
      letters,
      event(
        "Talks", .meeting, date("2013-06-\(10 + number % 10)"), city("Washington", "US"),
        [person(nil, "US"), person("Envoy \(letters)", letters)]))
  }

  /// Rows that the connection has read so far: from a whole table, and by its indexes.
  private static func rowsRead(of table: String, _ connection: Connection) throws -> (all: Int, byIndex: Int)
  {
    let sql = "select seq_tup_read, idx_tup_fetch from pg_stat_xact_user_tables where relname = $1"
    let row = try #require(
      try connection.execute(sql, [.text(table)]).first { (all: try $0.int(0), byIndex: try $0.int(1)) })
    return row
  }

  @Test func noMoreIsReadThanIsNear() throws {
    let timeline = try Self.large()
    let tables = ["event", "event_slug"]
    try timeline.connection.transaction {
      // The server may not have counted yet what came before.
      let before = try tables.map { try Self.rowsRead(of: $0, timeline.connection) }
      let summary = try timeline.repository.save(Self.readings, run: timeline.run)
      #expect(summary.newEvents == 400)
      for (table, before) in zip(tables, before) {
        let after = try Self.rowsRead(of: table, timeline.connection)
        // Neither all ids, to see which are free, nor all meetings of the month, to find that none is a visit.
        #expect(after.all == before.all, "\(table)")
        #expect(after.byIndex - before.byIndex < 10_000, "\(table)")
      }
    }
  }

  /// What an index is asked for has a value: rows without one are not in it.
  @Test func rowsWithoutAValueTakeNoPlaceInTheIndexOfIt() throws {
    let timeline = try Self.large()
    let places = try timeline.connection.execute(
      """
      select relname, reltuples::bigint from pg_class
      where relname in ('event_host_idx', 'event_part_of_id_idx', 'event_country_idx', 'event_whole_idx') order by 1
      """
    ).map { "\(try $0.text(0)) \(try $0.int(1))" }
    #expect(
      places == [
        "event_country_idx 20000", "event_host_idx 0", "event_part_of_id_idx 0", "event_whole_idx 0",
      ])
  }
}
