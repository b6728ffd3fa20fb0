import LibPQ
import SummitModel

/// The page of somebody with very many events is counted from `busy_year`, where they stand year by year, packed: an event
/// found by its key costs as much as a hundred that stand behind one another.
extension Repository {
  /// The lines of a person's page, if those events are asked for that `busy_year` can tell apart, and it has them.
  /// - Returns: the statement that names and orders them; `nil` where the events have to be asked.
  func statement(
    of page: Question.Page, _ query: TimelineQuery
  ) throws -> (sql: String, parameters: [Parameter])? {
    var rest = query
    (rest.from, rest.to, rest.statuses, rest.people) = (nil, nil, [], [])
    guard page.person.events >= busyFrom, query.people == [page.person], rest == TimelineQuery(),
      try settleCounts(), let years = try busyYears(of: page.person.key, from: query.from, to: query.to)
    else { return nil }
    let choice = PageCount.Choice(query)
    var count = PageCount()
    for year in years { year.count(choice, into: &count) }
    return (Question.lines(named: Self.toldLines), count.lines(most: page.most))
  }

  /// Lines that the program counted; topics by their codes, people by their keys.
  private static let toldLines = """
    select part, section, coalesce(topic.label, told.name), person, events, first, last, lines
    from unnest($1::integer[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[])
      as told (part, section, name, person, events, first, last, lines)
    left join topic on told.section = 'topic' and topic.code = told.name
    """

  // MARK: Reading and keeping

  /// The year of events that are longer than a month, or of which no day is known: a period may touch them from afar.
  static let apart = 0

  /// Rows of somebody: those that are known, and the years whose events changed since they were packed.
  private typealias Rows = (known: [BusyYear], changed: [Int])

  /// All events of somebody that may touch a period; `nil` where nobody has packed them and it cannot be done now.
  private func busyYears(of person: Int, from: Day?, to: Day?) throws -> [BusyYear]? {
    let first = from?.adding(-TimelineFilter.monthLong).year ?? 1
    let years = first...max(first, to?.year ?? 9999)
    var rows = try rows(of: person, years)
    if let rows, rows.changed.isEmpty { return rows.known }
    try keeping("busy_year") {
      try packQuickly()
      try pack(person)
      rows = try self.rows(of: person, years)
    }
    return try rows.map { try $0.known + packed(person, $0.changed).map(\.year) }
  }

  /// `nil` where nobody has packed any.
  private func rows(of person: Int, _ years: ClosedRange<Int>) throws -> Rows? {
    var rows: Rows = ([], [])
    let answer = try connection.execute(
      """
      select year, words, people, events from busy_year
      where person_id = $1 and (year = \(Self.apart) or year between $2 and $3)
      """, [.int(person), .int(years.lowerBound), .int(years.upperBound)])
    guard answer.count > 0 else { return nil }
    try answer.eachRow { row in
      if row.isNull(3) {
        rows.changed.append(try row.int(0))
      } else {
        rows.known.append(try BusyYear(row, from: 1))
      }
    }
    return rows
  }

  /// Packs the years of somebody whose events changed, at first all; to be called by whoever holds the lock.
  private func pack(_ person: Int) throws {
    try connection.execute(
      """
      insert into busy_year (person_id, year)
      select $1, \(Self.apart) where not exists (select from busy_year where person_id = $1)
      union select person_id, extract(year from earliest)::integer from participation
      where person_id = $1 and earliest is not null and not exists (select from busy_year where person_id = $1)
      """, [.int(person)])
    let changed = try connection.execute(
      "select year from busy_year where person_id = $1 and events is null", [.int(person)]
    ).map { try $0.int(0) }
    for (number, year) in try packed(person, changed) {
      try connection.post(
        "update busy_year set (words, people, events) = ($3, $4, $5) where person_id = $1 and year = $2",
        [.int(person), .int(number)] + year.values)
    }
  }

  /// Packs all years of all those who have very many events: to be called when these are counted.
  func packBusyYears() throws {
    let busy = try connection.execute(
      "select key::bigint from tally where axis = 'person' and year = 0 and key <> '' and events >= $1 order by 1",
      [.int(busyFrom)]
    ).map { try $0.int(0) }
    for person in busy { try pack(person) }
  }

  // MARK: Packing

  /// The events of some years of somebody, as they are now.
  private func packed(_ person: Int, _ years: [Int]) throws -> [(number: Int, year: BusyYear)] {
    guard let first = years.min(), let last = years.max() else { return [] }
    var packing: [Int: BusyYear.Packing] = [:]
    for year in years { packing[year] = .init() }
    // Those that stand apart may begin in any year.
    let isOfAll = first == Self.apart
    let days = " and part.earliest between make_date($2, 1, 1) and make_date($3, 12, 31)"
    try connection.stream(
      Self.events(isOfAll ? "" : days), [.int(person)] + (isOfAll ? [] : [.int(first), .int(last)])
    ) { try packing[try $0.int(0)]?.add($0) }
    return packing.map { ($0.key, $0.value.year) }
  }

  /// In which row an event stands.
  static let busyYear = """
    case when chosen.latest - chosen.earliest <= \(TimelineFilter.monthLong) then extract(year from chosen.earliest)::integer
      else \(apart) end
    """

  /// The events at which somebody was (`$1`), one by one (`offset 0`), as `BusyYear.Packing` takes them.
  private static func events(_ condition: String) -> String {
    """
    select \(busyYear), chosen.earliest, chosen.latest, case when chosen.date_start < 'X' then chosen.date_start end,
      chosen.status, case when chosen.country_code <> any(own.sides) then chosen.country_code end, chosen.series, own.offices,
      array(select distinct topic_code from event_topic where event_id = chosen.id),
      array_remove(chosen.people, $1)
    from (
      select part.event_id,
        array_agg(distinct concat_ws(', ', part.office, coalesce(part.organisation_code, part.country_code))) as offices,
        array_agg(part.country_code) as sides
      from participation part where part.person_id = $1\(condition)
      group by part.event_id having bool_or(part.role not in \(TimelineFilter.notThere))) own
    join lateral (select * from event where event.id = own.event_id offset 0) chosen on true
    """
  }
}
