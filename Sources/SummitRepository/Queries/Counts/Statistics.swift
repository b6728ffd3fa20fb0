import LibPQ
import SummitModel

/// Questions that the field asks of travels and meetings as a whole.
extension Question {
  /// All that `stats` answers, by its word; those that need a value of their own get it.
  public static let statistics: [Question] = [
    travellers, hosting, flows, lengths, levels, forerunners, days, announced,
  ]

  /// Who took part in which of some events for a state other than the one where it was.
  static func guests(_ events: String) -> String {
    """
    guest as (
      select distinct chosen.id, p.person_id, p.country_code as home, venue.country_code as abroad
      from \(events) chosen join place venue on venue.id = chosen.place_id join participation p on p.event_id = chosen.id
      where p.country_code <> venue.country_code and p.role not in \(TimelineFilter.notThere))
    """
  }

  /// The highest rank of each state in bilateral events: 1 leaders, 2 ministers, 3 officials, 4 others.
  static let sides = """
    select chosen.id, p.country_code, min(case
      when p.rank in ('head_of_state', 'head_of_government', 'head_of_organisation') then 1
      when p.rank = 'minister' then 2 when p.rank in ('envoy', 'official') then 3 else 4 end) as rank
    from chosen join participation p on p.event_id = chosen.id
    where chosen.format = 'bilateral' and p.country_code is not null and p.role not in \(TimelineFilter.notThere)
    group by chosen.id, p.country_code
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
      , \(guests("chosen")), visited as (
        select person_id, abroad, count(distinct id) as trips from guest
        where person_id in (select person_id from asked) group by person_id, abroad)
      select person.name, sum(trips), count(*), round(sum(trips) * sum(trips) / sum(trips * trips), 2)::double precision,
        (array_agg(abroad order by trips desc, abroad))[1],
        round(max(trips)::numeric / sum(trips), 3)::double precision
      from visited join person on person.id = visited.person_id
      group by person.id, person.name order by 2 desc, 1
      """,
    derived: .init(
      """
      select person.name, top.events, count(*),
        round(sum(trip.events) * sum(trip.events) / sum(trip.events::numeric * trip.events), 2)::double precision,
        (array_agg(trip.country_code order by trip.events desc, trip.country_code))[1],
        round(max(trip.events)::numeric / sum(trip.events), 3)::double precision
      from (
        select key::bigint as id, events from tally where axis = 'traveller' and year = 0 and events > 0
        order by tally.events desc\(Derived.ties)) top
      join trip on trip.person_id = top.id and trip.events > 0 join person on person.id = top.id
      group by person.id, person.name, top.events order by 2 desc, 1
      """, of: EventStatus.tookPlace), countsPeople: true)

  /// How often each of two states received the other; balance is the smaller number over the greater.
  static let hosting = Question(
    "hosting",
    [
      AnswerColumn("country_a", .country), AnswerColumn("country_b", .country),
      AnswerColumn("a_hosted", .integer),
      AnswerColumn("b_hosted", .integer), AnswerColumn("balance", .decimal),
    ],
    sql: ", \(guests("chosen")), \(hosted) \(reciprocity)",
    derived: .init("with \(hostedOfAll) \(reciprocity)", of: EventStatus.tookPlace))

  /// How many events of each host each state came to.
  private static let hosted =
    "hosted as (select abroad as host, home as guest, count(distinct id) as events from guest group by abroad, home)"

  private static let hostedOfAll = """
    hosted as (
      select split_part(key, ' ', 1) as host, split_part(key, ' ', 2) as guest, events from tally
      where axis = 'hosting' and year = 0 and events > 0)
    """

  private static let reciprocity = """
    select country_a, country_b, a_hosted, b_hosted,
      round(least(a_hosted, b_hosted)::numeric / greatest(a_hosted, b_hosted), 3)::double precision
    from (
      select least(host, guest) as country_a, greatest(host, guest) as country_b,
        coalesce(sum(events) filter (where host < guest), 0) as a_hosted,
        coalesce(sum(events) filter (where host > guest), 0) as b_hosted
      from hosted group by 1, 2) pair
    order by a_hosted + b_hosted desc, 1, 2
    """

  /// From which region the guests of each region's events came: one for each guest state of an event.
  static let flows = Question(
    "flows",
    [AnswerColumn("from_region"), AnswerColumn("to_region"), AnswerColumn("journeys", .integer)],
    measure: "journeys", sql: ", \(guests("chosen")), \(hosted) \(journeys)",
    derived: .init("with \(hostedOfAll) \(journeys)", of: EventStatus.tookPlace))

  private static let journeys = """
    select home.body, abroad.body, sum(events)::bigint from hosted
    join membership home on home.country_code = hosted.guest and home.body = lower(home.body)
    join membership abroad on abroad.country_code = hosted.host and abroad.body = lower(abroad.body)
    group by 1, 2 order by 3 desc, 1, 2
    """

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
      """,
    derived: .init(
      """
      with length as (
        select split_part(key, ' ', 1) as kind, split_part(key, ' ', 2)::integer as days, events,
          sum(events) over by_length as so_far, sum(events) over (partition by split_part(key, ' ', 1)) as total
        from tally where axis = 'length' and year = 0 and events > 0
        window by_length as (partition by split_part(key, ' ', 1) order by split_part(key, ' ', 2)::integer))
      select kind, total::bigint, round(sum(days::numeric * events) / total, 2)::double precision,
        (min(days) filter (where so_far >= floor((total + 1) / 2))
          + min(days) filter (where so_far >= floor(total / 2) + 1)) / 2.0::double precision, max(days)
      from length group by kind, total order by 2 desc, 1
      """, of: EventStatus.tookPlace))

  /// In bilateral events, the highest rank on either side: leaders, ministers, officials, others.
  static let levels = Question(
    "levels",
    [AnswerColumn("rank_a"), AnswerColumn("rank_b"), AnswerColumn("events", .integer)], measure: "events",
    sql: """
      , side as (\(sides)),
      two as (select min(rank) as high, max(rank) as low, 1 as events from side group by id having count(*) = 2)
      \(ranks)
      """,
    derived: .init(
      """
      with two as (
        select split_part(key, ' ', 1)::integer as high, split_part(key, ' ', 2)::integer as low, events
        from tally where axis = 'levels' and year = 0 and events > 0)
      \(ranks)
      """, of: EventStatus.tookPlace))

  private static let ranks = """
    select name[high], name[low], sum(events)::bigint
    from two, (select array['leader', 'minister', 'official', 'other'] as name) word
    group by high, low, name order by 3 desc, high, low
    """

  /// Before each bilateral event of leaders, the last one of ministers of the same states, up to 90 days back.
  static let forerunners = Question(
    "forerunners",
    [
      AnswerColumn("date"), AnswerColumn("country_a", .country), AnswerColumn("country_b", .country),
      AnswerColumn("event"), AnswerColumn("ministers_event"), AnswerColumn("days_before", .integer),
    ], measure: "days_before",
    sql: """
      , pair as (
        select id, slug, level, earliest, latest, states[1] as a, states[2] as b
        from chosen where format = 'bilateral' and cardinality(states) = 2 and not is_vague),
      known as (
        -- Of two ministers' events that end on one day the one whose name comes first is the last of the two here.
        select a, b, slug, earliest, latest, level,
          count(*) filter (where level = 'ministers') over (partition by a, b order by
            case when level = 'leaders' then earliest else latest end, level = 'ministers', slug desc) as ministers
        from pair where level in ('leaders', 'ministers')),
      two as (
        select a, b, slug, earliest, level, ministers, max(slug) filter (where level = 'ministers') over before as before,
          max(latest) filter (where level = 'ministers') over before as day
        from known window before as (partition by a, b, ministers))
      select earliest::text, a, b, slug, case when earliest - day <= 90 then before end,
        case when earliest - day <= 90 then earliest - day end
      from two where level = 'leaders' order by earliest, slug
      """,
    derived: .init(
      """
      select event.earliest::text, event.states[1], event.states[2], event.slug, ministers.slug,
        event.earliest - ministers.latest
      from event left join lateral (
        select event.slug, event.latest from event, (select event.states, event.earliest) leaders
        where event.level = 'ministers' and \(isOfTwo) and event.states = leaders.states
          and event.latest < leaders.earliest and event.latest >= leaders.earliest - 90
        order by event.latest desc, event.slug limit 1) ministers on true
      where event.level = 'leaders' and \(isOfTwo) order by event.earliest, event.slug
      """, of: EventStatus.tookPlace))

  /// Meetings of just two states that took place on days that are known: of these there are indexes.
  private static let isOfTwo = """
    event.format = 'bilateral' and cardinality(event.states) = 2 and event.status in ('held', 'ongoing')
      and not \(TimelineFilter.isVague)
    """

  /// Events that were announced before they took place or did not: what the first report said, and what became of it.
  static let announced = Question(
    "announced",
    [
      AnswerColumn("date"), AnswerColumn("event"), AnswerColumn("announced_as"), AnswerColumn("became"),
      AnswerColumn("reported"),
    ],
    sql: """
      select date_start, slug, announced_as, status, announced_on::text
      from chosen where announced_as is not null order by earliest, slug
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
        """, parameters: [.text(body)],
      derived: .init(
        """
        select case when year > 0 then lpad(year::text, 4, '0') end,
          coalesce(sum(events) filter (where key = $1 || ' among'), 0)::bigint,
          coalesce(sum(events) filter (where key = $1 || ' with'), 0)::bigint,
          (sum(events) filter (where key = '') - coalesce(sum(events) filter (where key = $1 || ' any'), 0))::bigint
        from tally where axis = 'members' and year <> 0 and events > 0
          and key in ('', $1 || ' among', $1 || ' with', $1 || ' any')
        group by year order by 1 nulls last
        """, of: EventStatus.tookPlace, parameters: [.text(body)]))
  }
}
