import LibPQ
import SummitData
import SummitModel

/// The tables that follow from the events: `tally` and `dyad_year`, and the memberships of the program's own tables.
extension Repository {
  /// Makes all derived tables anew from the events, in one transaction.
  public func rebuild() throws(RepositoryError) {
    try answering {
      try connection.transaction {
        try lock()
        try connection.execute("set local work_mem = '128MB'")
        try connection.execute("truncate tally, dyad_year")
        try fillMemberships()
        try count(nil, by: 1)
      }
    }
    try answering { for table in ["tally", "dyad_year"] { try connection.execute("analyze \(table)") } }
  }

  /// Adds the events of those ids to the derived tables, or takes them out again; to be called while they are there.
  /// Of all events (`nil`) into empty tables.
  package func count(_ events: [Int]?, by sign: Int) throws {
    if let events, events.isEmpty { return }
    let columns =
      "id, date_start, kind, format, level, status, visit_type, series, host, place_id"
    let chosen =
      "with chosen as (select \(columns) from event\(events == nil ? "" : " where id = any($1)"))"
    let parameters: [Parameter] = events.map { [.ints($0.sorted())] } ?? []
    for (sql, sums) in [Self.tallying(chosen, sign), Self.pairing(chosen, sign)] {
      try connection.post(events == nil ? sql : sql + sums, parameters)
    }
  }

  private static let year =
    "case when chosen.date_start < 'X' then left(chosen.date_start, 4)::integer else -1 end"

  /// One row for each value of each axis that an event has: in its year, and in all.
  private static func tallying(_ chosen: String, _ sign: Int) -> (sql: String, sums: String) {
    let axes = Axis.allCases.filter { $0 != .month && $0 != .person }
    let facts = axes.map { axis in
      "select '\(axis.rawValue)' as axis, \(axis.expression) as key, \(year) as year from chosen\(axis.join)"
    }
    let people = """
      select 'person', somebody.person_id::text, \(year) from chosen left join (
        select distinct p.event_id, p.person_id from chosen join participation p on p.event_id = chosen.id
        where p.person_id is not null and p.role not in \(TimelineFilter.notThere)) somebody
        on somebody.event_id = chosen.id
      """
    let sql = """
      \(chosen), fact as (\((facts + [people]).joined(separator: " union all ")))
      insert into tally (axis, key, year, events)
      select axis, coalesce(key, ''), coalesce(year, 0), \(sign) * count(*) from fact
      group by grouping sets ((axis, coalesce(key, ''), year), (axis, coalesce(key, '')))
      order by 1, 3, 2
      """
    return (sql, " on conflict (axis, year, key) do update set events = tally.events + excluded.events")
  }

  private static func pairing(_ chosen: String, _ sign: Int) -> (sql: String, sums: String) {
    let counters = DyadCounters.columns.map { "\(sign) * count(*) filter (where \($0.field) = '\($0.name)')" }
    let sums = (["events"] + DyadCounters.names).map { "\($0) = dyad_year.\($0) + excluded.\($0)" }
    let statuses = EventStatus.tookPlace.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      \(chosen), pair as (
        select a.country_code as country_a, b.country_code as country_b, \(year) as year, chosen.format,
          chosen.level, chosen.kind
        from chosen join \(Axis.parties) a on a.event_id = chosen.id
        join \(Axis.parties) b on b.event_id = chosen.id and a.country_code < b.country_code collate "C"
        where chosen.status in (\(statuses)))
      insert into dyad_year (country_a, country_b, year, events, \(DyadCounters.names.joined(separator: ", ")))
      select country_a, country_b, coalesce(year, 0), \(sign) * count(*), \(counters.joined(separator: ", ")) from pair
      group by grouping sets ((country_a, country_b, year), (country_a, country_b)) order by 1, 2, 3
      """
    return (
      sql, " on conflict (country_a, country_b, year) do update set \(sums.joined(separator: ", "))"
    )
  }

  /// Who belonged to which organisation and region, and when, out of the program's tables.
  func fillMemberships() throws {
    var rows = TableRows(
      "membership", key: 3,
      [.init("body"), .init("country_code"), .init("since", "date"), .init("until", "date")])
    for row in KnownNames.rows("memberships.tsv", "organisation country from to") {
      rows.append([row[0], row[1], Self.first(row[2]), Self.last(row[3])].map { .text($0) })
    }
    for row in KnownNames.rows("countries.tsv", "code name region from to") where !row[2].isEmpty {
      rows.append([row[2], row[0], Self.first(""), Self.last("")].map { .text($0) })
    }
    try connection.execute("delete from membership")
    try rows.insert(on: connection, .none)
  }

  private static func first(_ date: String) -> String {
    (PartialDate(iso: date)?.first ?? Day(number: Day.numbers.lowerBound)).description
  }

  private static func last(_ date: String) -> String {
    (PartialDate(iso: date)?.last ?? Day(number: Day.numbers.upperBound)).description
  }
}
