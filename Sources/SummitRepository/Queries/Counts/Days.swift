import LibPQ
import SummitModel

/// How many days somebody spends on diplomacy.
extension Question {
  /// On how many days of a year somebody took part in events, of those whose days are known; and of 365 or 366.
  static let days = Question(
    "days",
    [
      AnswerColumn("person"), AnswerColumn("year"), AnswerColumn("days", .integer),
      AnswerColumn("share", .decimal),
    ],
    measure: "days",
    sql: """
      \(stays(of: "chosen", "person_id in (select person_id from asked)")), top as (\(daysOfYears)) \(shares)
      """,
    derived: .init(
      """
      with \(counted.dropFirst(2)), top as (
        select * from (
          (select person_id, year, days from person_year
            where days > 0 and not exists (
              select from recount where recount.person_id = person_year.person_id and recount.year = person_year.year)
            order by days desc\(Derived.ties))
          union all select * from recounted) known
        order by days desc\(Derived.ties))
      \(shares)
      """, of: EventStatus.tookPlace, isRecounted: true), countsPeople: true)

  private static let shares = """
    select person.name, lpad(year::text, 4, '0'), days,
      round(days::numeric / (make_date(year, 12, 31) - make_date(year, 1, 1) + 1), 4)::double precision
    from top join person on person.id = top.person_id order by 3 desc, 1, 2
    """

  /// Who was at which events, from which to which day of each of their years; of endless ones the first 367 days.
  static func stays(of events: String, _ condition: String = "true") -> String {
    """
    , part as (
      select people, year, greatest(earliest, make_date(year, 1, 1)) as first, least(final, make_date(year, 12, 31)) as last
      from (select people, earliest, least(latest, earliest + 366) as final from \(events) where not is_vague) known,
        generate_series(extract(year from earliest)::integer, extract(year from final)::integer) year),
    stay as (
      select person_id, year, first, last from part, unnest(people) person_id where \(condition))
    """
  }

  /// The days of each person and year: of each stay those that lie behind all stays that began before.
  static let daysOfYears = """
    select person_id, year, sum(greatest(last - greatest(first, coalesce(reached + 1, first)) + 1, 0))::bigint as days
    from (
      select person_id, year, first, last, max(last) over (partition by person_id, year order by first
        rows between unbounded preceding and 1 preceding) as reached
      from stay) own
    group by person_id, year
    """

  /// The days of those persons and years whose events changed since they were counted.
  static let counted = """
    , chosen as (
      select distinct event.id, event.people, event.earliest, event.latest, \(TimelineFilter.isVague) as is_vague
      from recount join participation p on p.person_id = recount.person_id
        and p.earliest between make_date(recount.year, 1, 1) - 366 and make_date(recount.year, 12, 31)
      join event on event.id = p.event_id
      where event.status in (\(EventStatus.tookPlace.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
        and event.latest >= make_date(recount.year, 1, 1))
    \(stays(of: "chosen", "(person_id, year) in (select person_id, year from recount)")),
    recounted as (\(daysOfYears))
    """
}

extension Repository {
  /// Counts the days anew of those whose events changed, and keeps them where that is possible: else each question counts
  /// them for itself.
  /// - Returns: whether it is known whose those are.
  func recountDays() throws -> Bool {
    guard try settleCounts() else { return false }
    guard try connection.execute("select exists (select from recount)").first({ try $0.bool(0) }) == true
    else {
      return true
    }
    try keeping("person_year", "recount") {
      try connection.execute(
        """
        with \(Question.counted.dropFirst(2))
        insert into person_year (person_id, year, days)
        select person_id, year, coalesce(days, 0) from recount left join recounted using (person_id, year) order by 1, 2
        on conflict (person_id, year) do update set days = excluded.days where person_year.days <> excluded.days
        """)
      try connection.execute("delete from recount")
    }
    return true
  }
}
