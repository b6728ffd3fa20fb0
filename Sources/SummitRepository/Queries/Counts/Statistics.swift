import LibPQ
import SummitModel

/// Questions that the field asks of travels and meetings as a whole.
extension Question {
  /// All that `stats` answers, by its word; those that need a value of their own get it.
  public static let statistics: [Question] = [
    travellers, hosting, flows, lengths, levels, forerunners, days, announced,
  ]

  private static let guests = """
    guest as (
      select distinct chosen.id, p.person_id, p.country_code as home, venue.country_code as abroad
      from chosen join place venue on venue.id = chosen.place_id join participation p on p.event_id = chosen.id
      where p.country_code <> venue.country_code and p.role not in \(TimelineFilter.notThere))
    """

  /// Who took part in events abroad, in how many countries, and how evenly: the effective number of countries is the
  /// inverse of Simpson's index, 1 for one country alone.
  static let travellers = Question(
    "travellers",
    [
      AnswerColumn("person"), AnswerColumn("trips", .integer), AnswerColumn("countries", .integer),
      AnswerColumn("effective_countries", .decimal), AnswerColumn("most_visited", .country),
      AnswerColumn("share", .decimal),
    ], measure: "trips",
    sql: """
      , \(guests), visited as (
        select person_id, abroad, count(distinct id) as trips from guest
        where person_id in (select person_id from asked) group by person_id, abroad)
      select person.name, sum(trips), count(*), round(sum(trips) * sum(trips) / sum(trips * trips), 2)::double precision,
        (array_agg(abroad order by trips desc, abroad))[1],
        round(max(trips)::numeric / sum(trips), 3)::double precision
      from visited join person on person.id = visited.person_id
      group by person.id, person.name order by 2 desc, 1
      """, countsPeople: true)

  /// How often each of two states received the other; balance is the smaller number over the greater.
  static let hosting = Question(
    "hosting",
    [
      AnswerColumn("country_a", .country), AnswerColumn("country_b", .country),
      AnswerColumn("a_hosted", .integer),
      AnswerColumn("b_hosted", .integer), AnswerColumn("balance", .decimal),
    ],
    sql: """
      , \(guests), hosted as (
        select abroad as host, home as guest, count(distinct id) as events from guest group by abroad, home)
      select country_a, country_b, a_hosted, b_hosted,
        round(least(a_hosted, b_hosted)::numeric / greatest(a_hosted, b_hosted), 3)::double precision
      from (
        select least(host, guest) as country_a, greatest(host, guest) as country_b,
          coalesce(sum(events) filter (where host < guest), 0) as a_hosted,
          coalesce(sum(events) filter (where host > guest), 0) as b_hosted
        from hosted group by 1, 2) pair
      order by a_hosted + b_hosted desc, 1, 2
      """)

  /// From which region the guests of each region's events came: one for each guest state of an event.
  static let flows = Question(
    "flows",
    [AnswerColumn("from_region"), AnswerColumn("to_region"), AnswerColumn("journeys", .integer)],
    measure: "journeys",
    sql: """
      , \(guests), journey as (select distinct id, home, abroad from guest)
      select home.body, abroad.body, count(*) from journey
      join membership home on home.country_code = journey.home and home.body = lower(home.body)
      join membership abroad on abroad.country_code = journey.abroad and abroad.body = lower(abroad.body)
      group by 1, 2 order by 3 desc, 1, 2
      """)

  /// How many days events last, of those whose days are known.
  static let lengths = Question(
    "lengths",
    [
      AnswerColumn("kind"), AnswerColumn("events", .integer), AnswerColumn("mean_days", .decimal),
      AnswerColumn("median_days", .decimal), AnswerColumn("longest_days", .integer),
    ], measure: "mean_days",
    sql: """
      select kind, count(*), round(avg(latest - earliest + 1), 2)::double precision,
        percentile_cont(0.5) within group (order by latest - earliest + 1), max(latest - earliest + 1)
      from chosen where not is_vague group by kind order by 2 desc, 1
      """)

  /// In bilateral events, the highest rank on either side: leaders, ministers, officials, others.
  static let levels = Question(
    "levels",
    [AnswerColumn("rank_a"), AnswerColumn("rank_b"), AnswerColumn("events", .integer)], measure: "events",
    sql: """
      , side as (
        select chosen.id, p.country_code, min(case
          when p.rank in ('head_of_state', 'head_of_government', 'head_of_organisation') then 1
          when p.rank = 'minister' then 2 when p.rank in ('envoy', 'official') then 3 else 4 end) as rank
        from chosen join participation p on p.event_id = chosen.id
        where chosen.format = 'bilateral' and p.country_code is not null and p.role not in \(TimelineFilter.notThere)
        group by chosen.id, p.country_code),
      two as (select min(rank) as high, max(rank) as low from side group by id having count(*) = 2)
      select name[high], name[low], count(*)
      from two, (select array['leader', 'minister', 'official', 'other'] as name) word
      group by high, low, name order by 3 desc, high, low
      """)

  /// Before each bilateral event of leaders, the last one of ministers of the same states, up to 90 days back.
  static let forerunners = Question(
    "forerunners",
    [
      AnswerColumn("date"), AnswerColumn("country_a", .country), AnswerColumn("country_b", .country),
      AnswerColumn("event"), AnswerColumn("ministers_event"), AnswerColumn("days_before", .integer),
    ], measure: "days_before",
    sql: """
      , pair as (
        select chosen.id, chosen.slug, chosen.level, chosen.earliest, chosen.latest, min(party.country_code) as a,
          max(party.country_code) as b
        from chosen join \(Axis.parties) party on party.event_id = chosen.id
        where chosen.format = 'bilateral' and not chosen.is_vague
        group by chosen.id, chosen.slug, chosen.level, chosen.earliest, chosen.latest having count(*) = 2)
      select leaders.earliest::text, leaders.a, leaders.b, leaders.slug, ministers.slug,
        leaders.earliest - ministers.latest
      from pair leaders left join lateral (
        select before.slug, before.latest from pair before
        where before.level = 'ministers' and before.a = leaders.a and before.b = leaders.b
          and before.latest between leaders.earliest - 90 and leaders.earliest - 1
        order by before.latest desc, before.slug limit 1) ministers on true
      where leaders.level = 'leaders' order by leaders.earliest, leaders.slug
      """)

  /// On how many days of a year somebody took part in events, of those whose days are known; and of 365 or 366.
  static let days = Question(
    "days",
    [
      AnswerColumn("person"), AnswerColumn("year"), AnswerColumn("days", .integer),
      AnswerColumn("share", .decimal),
    ],
    measure: "days",
    sql: """
      , spent as (
        select distinct p.person_id, day::date as day
        from chosen join participation p on p.event_id = chosen.id,
          generate_series(chosen.earliest, least(chosen.latest, chosen.earliest + 366), interval '1 day') day
        where not chosen.is_vague and p.person_id in (select person_id from asked)
          and p.role not in \(TimelineFilter.notThere))
      select person.name, to_char(day, 'YYYY'), count(*), round(count(*)::numeric / (
          make_date(max(extract(year from day))::integer, 12, 31)
          - make_date(max(extract(year from day))::integer, 1, 1) + 1), 4)::double precision
      from spent join person on person.id = spent.person_id
      group by person.id, person.name, 2 order by 3 desc, 1, 2
      """, countsPeople: true)

  /// Events that were announced before they took place or did not: what the first report said, and what became of it.
  static let announced = Question(
    "announced",
    [
      AnswerColumn("date"), AnswerColumn("event"), AnswerColumn("announced_as"), AnswerColumn("became"),
      AnswerColumn("reported"),
    ],
    sql: """
      , told as (
        select distinct on (report.event_id) report.event_id, report.status, article.published
        from chosen join report on report.event_id = chosen.id join article on article.id = report.article_id
        order by report.event_id, article.published nulls last, report.id)
      select chosen.date_start, chosen.slug, told.status, chosen.status, told.published::text
      from told join chosen on chosen.id = told.event_id
      where told.status not in ('held', 'ongoing') or chosen.status not in ('held', 'ongoing')
      order by chosen.earliest, chosen.slug
      """)

  /// Events by year among members of an organisation or region, of members with others, and of others alone.
  public static func members(of body: String) -> Question {
    Question(
      "members",
      [
        AnswerColumn("year"), AnswerColumn("among_members", .integer), AnswerColumn("with_others", .integer),
        AnswerColumn("others_alone", .integer),
      ], measure: "among_members",
      sql: """
        , counted as (
          select chosen.id, \(Axis.year.expression) as year,
            count(*) filter (where m.body is not null) as members, count(*) filter (where m.body is null) as others
          from chosen join \(Axis.parties) party on party.event_id = chosen.id
          left join membership m on m.body = $1 and m.country_code = party.country_code
            and chosen.earliest between m.since and m.until
          group by 1, 2)
        select year, count(*) filter (where members > 1 and others = 0),
          count(*) filter (where members > 0 and others > 0), count(*) filter (where members = 0)
        from counted group by year order by year nulls last
        """, parameters: [.text(body)])
  }
}
