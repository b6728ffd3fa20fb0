import LibPQ
import SummitModel

/// The derived tables count events in large steps: what comes waits in `uncounted`, in the transaction that writes it,
/// until a load has many of them or ends, or a question wants to know.
extension Repository {
  /// Notes events that were written.
  func leaveUncounted(_ events: [Int]) throws {
    var rows = TableRows("uncounted", key: 1, [.init("event_id", "bigint")])
    for event in events { rows.append([.int(event)]) }
    try rows.insert(on: connection, .none)
  }

  /// Takes events out of the counts that are about to go; those that wait have never been in them.
  func uncount(_ events: Set<Int>) throws {
    guard !events.isEmpty else { return }
    let waiting = try connection.execute(
      "delete from uncounted where event_id = any($1) returning event_id", [.ints(events.sorted())]
    ).map { try $0.int(0) }
    try count(events.subtracting(waiting).sorted(), by: -1)
  }

  /// Counts what waits; to be called by whoever holds the lock.
  func countUncounted() throws {
    let events = try connection.execute("select event_id from uncounted order by 1").map { try $0.int(0) }
    try count(events, by: 1)
    try connection.post("delete from uncounted where event_id = any($1)", [.ints(events)])
  }

  /// Counts what waits, where that is possible: who may only read cannot, nor can anybody while another one writes.
  /// - Returns: whether the derived tables count all events.
  @discardableResult
  public func settleCounts() throws(RepositoryError) -> Bool {
    try answering {
      let state = try connection.execute(
        """
        select not exists (select from uncounted), current_setting('transaction_read_only') = 'off'
          and has_table_privilege('uncounted', 'delete') and has_table_privilege('tally', 'update')
        """
      ).first { (isSettled: try $0.bool(0), isWritable: try $0.bool(1)) }
      guard let state, !state.isSettled, state.isWritable else { return state?.isSettled ?? false }
      return try connection.transaction {
        guard try tryLock() else { return false }
        try connection.execute("set local work_mem = '64MB'")
        try countUncounted()
        return true
      }
    }
  }

  /// Runs `body`, which keeps in those tables what it counts, where whoever asks may write them and nobody else is writing:
  /// he might note more of what is to be counted anew. What waits is counted before.
  /// - Returns: whether that was possible.
  @discardableResult
  func keeping(_ tables: String..., body: () throws -> Void) throws -> Bool {
    let isWritable = try connection.execute(
      """
      select current_setting('transaction_read_only') = 'off' and bool_and(has_table_privilege(name, 'insert')
        and has_table_privilege(name, 'update') and has_table_privilege(name, 'delete'))
      from unnest($1::text[]) name
      """, [.texts(tables)]
    ).first { try $0.bool(0) }
    guard isWritable == true else { return false }
    return try connection.transaction {
      guard try tryLock() else { return false }
      try countUncounted()
      try body()
      return true
    }
  }

  /// Adds the events of those ids to the derived tables, or takes them out again; to be called while they are there.
  /// Of all events (`nil`) into empty tables.
  package func count(_ events: [Int]?, by sign: Int) throws {
    if let events, events.isEmpty { return }
    try countDyads(events, by: sign)
    let upkeep = Upkeep(isOfAll: events == nil, sign: sign)
    for statement in [upkeep.tallies, upkeep.members, upkeep.travels, upkeep.days] {
      try connection.post(statement, events.map { [.ints($0.sorted())] } ?? [])
    }
  }
}

/// The statements that count events into the derived tables.
struct Upkeep {
  static let tables = ["tally", "dyad", "trip", "person_year", "busy_year", "recount", "uncounted"]

  /// Whether all events are counted, into empty tables.
  let isOfAll: Bool
  /// 1, or -1 to take them out.
  let sign: Int

  /// The events, and those of them that took place.
  private var chosen: String {
    let columns =
      "id, states, people, date_start, kind, format, level, status, visit_type, series, host, place_id, earliest, latest, "
      + "\(TimelineFilter.isVague) as is_vague"
    let statuses = EventStatus.tookPlace.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return """
      with chosen as (select \(columns) from event\(isOfAll ? "" : " where id = any($1)")),
      held as (select * from chosen where status in (\(statuses)))
      """
  }

  private static let year =
    "case when chosen.date_start < 'X' then left(chosen.date_start, 4)::integer else -1 end"

  private func adding(_ columns: [String], to table: String, at key: String) -> String {
    let sums = columns.map { "\($0) = \(table).\($0) + excluded.\($0)" }
    return isOfAll ? "" : " on conflict (\(key)) do update set \(sums.joined(separator: ", "))"
  }

  /// One row for each value of each axis that an event has: in its year, and in all.
  var tallies: String {
    let axes = Axis.allCases.filter { $0 != .month && $0 != .person }
    let facts = axes.map { axis in
      "select '\(axis.rawValue)' as axis, \(axis.expression) as key, \(Self.year) as year from chosen\(axis.join)"
    }
    return """
      \(chosen), fact as (\((facts + [Self.people, Self.lengths, Self.levels, Self.withStates]).joined(separator: " union all ")))
      insert into tally (axis, key, year, events)
      select axis, coalesce(key, ''), coalesce(year, 0), \(sign) * count(*) from fact
      group by grouping sets ((axis, coalesce(key, ''), year), (axis, coalesce(key, '')))
      order by 1, 3, 2\(adding(["events"], to: "tally", at: "axis, year, key"))
      """
  }

  private static let people = """
    select 'person', somebody.person_id::text, \(year) from chosen\(Axis.people)
    """

  private static let lengths = """
    select 'length', chosen.kind || ' ' || (chosen.latest - chosen.earliest + 1), \(year)
    from held chosen where not chosen.is_vague
    """

  private static let levels = """
    select 'levels', high || ' ' || low, year from (
      select \(year) as year, min(side.rank) as high, max(side.rank) as low
      from held chosen join (\(Question.sides)) side on side.id = chosen.id
      group by chosen.id, chosen.date_start having count(*) = 2) two
    """

  /// Events in which states took part at all.
  private static let withStates = """
    select 'members', '', \(year) from held chosen where chosen.states <> '{}'
    """

  /// Of each organisation and region the events with members, with several and nobody else, with others too.
  var members: String {
    """
    \(chosen), counted as (
      select m.body, \(Self.year) as year, count(*) as members, party.parties
      from held chosen join (
        select id as event_id, unnest(states) as country_code, cardinality(states) as parties
        from chosen) party on party.event_id = chosen.id
      join lateral (
        select body from membership where country_code = party.country_code
          and chosen.earliest between since and until offset 0) m on true
      group by chosen.id, m.body, chosen.date_start, party.parties),
    summed as (
      select body, coalesce(year, 0) as year, count(*) as present,
        count(*) filter (where members > 1 and members = parties) as among,
        count(*) filter (where members < parties) as mixed
      from counted group by grouping sets ((body, year), (body)))
    insert into tally (axis, key, year, events)
    select 'members', body || word, year, \(sign) * number
    from summed, lateral (values (' any', present), (' among', among), (' with', mixed)) word (word, number)
    where number > 0 order by 1, 3, 2\(adding(["events"], to: "tally", at: "axis, year, key"))
    """
  }

  /// Who travelled to which state, which state received which, and how many events each place saw.
  var travels: String {
    """
    \(chosen), \(Question.guests("held")), travelled as (
      insert into trip (person_id, country_code, events)
      select person_id, abroad, \(sign) * count(distinct id) from guest where person_id is not null
      group by person_id, abroad order by 1, 2\(adding(["events"], to: "trip", at: "person_id, country_code")))
    insert into tally (axis, key, year, events)
    select 'hosting', abroad || ' ' || home, 0, \(sign) * count(distinct id) from guest group by abroad, home
    union all
    select 'traveller', person_id::text, 0, \(sign) * count(distinct (id, abroad)) from guest
    where person_id is not null group by person_id
    union all
    select 'venue', place_id::text, 0, \(sign) * count(*) from chosen where place_id is not null group by place_id
    order by 1, 3, 2\(adding(["events"], to: "tally", at: "axis, year, key"))
    """
  }

  /// Of all events the days of each person and year; of some, whose days of which years have to be counted anew, and whose
  /// packed years have to be packed anew.
  var days: String {
    let stays = "\(chosen)\(Question.stays(of: "held"))"
    if isOfAll {
      return
        "\(stays) insert into person_year (person_id, year, days) \(Question.daysOfYears) order by 1, 2"
    }
    return """
      \(stays), repacked as (
        insert into busy_year (person_id, year)
        select distinct person_id, \(Repository.busyYear) from chosen, unnest(people) person_id
        where person_id in (select person_id from busy_year where year = \(Repository.apart)) order by 1, 2
        on conflict (person_id, year) do update set (words, people, events) = (null, null, null)
        where busy_year.events is not null)
      insert into recount (person_id, year) select distinct person_id, year from stay order by 1, 2
      on conflict do nothing
      """
  }
}
