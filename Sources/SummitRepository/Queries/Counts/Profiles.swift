import LibPQ
public import SummitModel

/// Questions about one person or state, and lists of what events have in common.
extension Question {
  private static let profileColumns = [
    AnswerColumn("section"), AnswerColumn("name"), AnswerColumn("events", .integer), AnswerColumn("first"),
    AnswerColumn("last"),
  ]

  /// How many events, and the first and last date of them as far as the year is known.
  private static let span = "count(distinct chosen.id), min(\(day)), max(\(day))"

  /// By its bytes: nothing else compares as quickly.
  private static let day = "case when chosen.date_start < 'X' then chosen.date_start collate \"C\" end"

  /// A person's events by office, place, company and topic; each part the most frequent first, years in time.
  /// - Parameter most: how many lines of each part, and those alike to the last of them; years are all there.
  public static func profile(of person: PersonChoice, most: Int? = nil) -> Question {
    var question = profile(
      of: """
        , own as materialized (
          select chosen.id, chosen.date_start, chosen.country_code as abroad, own.office, own.country_code,
            own.organisation_code
          from chosen full join (\(participations)) own on own.event_id = chosen.id
          where (own.event_id is null) = (chosen.id is null))
        """,
      [
        (
          "office",
          """
          concat_ws(', ', office, coalesce(organisation_code, country_code)), null::bigint, \(span) from own chosen group by 1
          """
        ),
        ("visited", "abroad, null::bigint, \(span) from own chosen where abroad <> country_code group by 1"),
        ("met", company("select unnest(people) as person_id, \(day) as day from chosen", "person_id <> $1")),
      ] + common, most: most, parameters: [.int(person.key)])
    question.page = Page(person: person, most: most)
    return question
  }

  /// The person's own rows by the days of the events, read at one go (`offset 0`) rather than event by event. Nobody
  /// foretells how many events are chosen; a full join, of which nothing is left that stands alone, never goes through
  /// all rows of one side for each of the other.
  private static let participations = """
    select event_id, office, country_code, organisation_code from participation
    where person_id = $1 and (earliest is null
      or earliest between (select min(earliest) from chosen) and (select max(earliest) from chosen)) offset 0
    """

  /// A state's events by its representatives, partners, hosts, topics and series.
  public static func profile(of country: CountryCode, most: Int? = nil) -> Question {
    let others = "join \(Axis.parties) other on other.event_id = chosen.id"
    return profile(
      [
        (
          "person",
          company(
            """
            select distinct other.person_id, chosen.id, \(day) as day
            from chosen join participation other on other.event_id = chosen.id and other.country_code = $1
              and other.role not in \(TimelineFilter.notThere)
            """, "person_id is not null")
        ),
        (
          "partner",
          "other.country_code, null::bigint, \(span) from chosen \(others) where other.country_code <> $1 group by 1"
        ),
        (
          "host",
          """
          coalesce(host, country_code), null::bigint, \(span) from chosen
          where coalesce(host, country_code) is not null group by 1
          """
        ),
      ] + common, most: most, parameters: [.text(country.rawValue)])
  }

  /// The persons at the events; names are looked up of those who are told.
  private static func company(_ people: String, _ condition: String) -> String {
    """
    null, person_id, count(*), min(day), max(day) from (\(people)) company where \(condition) group by person_id
    """
  }

  /// What is counted for persons and states alike: of each the name, or whose it is, and then the figures.
  private static let common: [(section: String, sql: String)] = [
    (
      "topic",
      """
      topic.label, null::bigint, \(span) from chosen join event_topic t on t.event_id = chosen.id
      join topic on topic.code = t.topic_code group by topic.code, 1
      """
    ),
    ("series", "chosen.series, null::bigint, \(span) from chosen where chosen.series is not null group by 1"),
    (
      "year",
      "\(Axis.year.expression), null::bigint, \(span) from chosen where chosen.date_start < 'X' group by 1"
    ),
  ]

  private static func profile(
    of rows: String = "", _ sections: [(section: String, sql: String)], most: Int?, parameters: [Parameter]
  ) -> Question {
    let parts = sections.enumerated().map { part in
      let top = most.map { " order by events desc fetch first \($0) rows with ties" } ?? ""
      return """
        (select \(part.offset), '\(part.element.section)', name, person, events, first, last, count(*) over ()
        from (select \(part.element.sql)) part (name, person, events, first, last)
        \(part.element.section == "year" ? "" : top))
        """
    }
    return Question(
      "profile", profileColumns + (most == nil ? [] : [AnswerColumn("lines", .integer)]), measure: "events",
      sql: "\(rows) \(lines(named: parts.joined(separator: " union all ")))", parameters: parameters)
  }

  /// Counted lines of a page with their names, in order.
  static func lines(named counted: String) -> String {
    """
    select section, coalesce(name, (select name from person where id = person)) as name, events, first, last, lines
    from (\(counted)) part (position, section, name, person, events, first, last, lines)
    order by position, case when section = 'year' then name end, events desc, 2
    """
  }

  /// Places of events, the most used first.
  public static let places = Question(
    "places",
    [
      AnswerColumn("place"), AnswerColumn("country", .country), AnswerColumn("events", .integer),
      AnswerColumn("first"), AnswerColumn("last"), AnswerColumn("latitude", .decimal),
      AnswerColumn("longitude", .decimal),
    ], measure: "events",
    sql: """
      select venue.name, venue.country_code, \(span), max(venue.latitude), max(venue.longitude)
      from chosen join place venue on venue.id = chosen.place_id
      group by venue.name, venue.country_code order by 3 desc, 1, 2
      """,
    derived: .init(
      """
      select name, country_code, events, \(dayThere("min")), \(dayThere("max")), latitude, longitude
      from (
        select place.name, place.country_code, sum(tally.events)::bigint as events, array_agg(place.id) as places,
          max(place.latitude) as latitude, max(place.longitude) as longitude
        from tally join place on place.id = tally.key::bigint
        where tally.axis = 'venue' and tally.year = 0 and tally.events > 0
        group by place.name, place.country_code order by 3 desc\(Derived.ties)) top
      order by 3 desc, 1, 2
      """))

  /// The first or last date of the events at some places, by their index.
  private static func dayThere(_ end: String) -> String {
    """
    (select \(end)(day) from unnest(places) place_id, lateral (
      select \(end)(date_start) as day from event where event.place_id = place_id.place_id and date_start < 'X') own)
    """
  }

  /// Topics of events, the most frequent first.
  public static let topics = Question(
    "topics",
    [
      AnswerColumn("topic"), AnswerColumn("label"), AnswerColumn("events", .integer), AnswerColumn("first"),
      AnswerColumn("last"),
    ], measure: "events",
    sql: """
      select topic.code, topic.label, \(span) from chosen join event_topic t on t.event_id = chosen.id
      join topic on topic.code = t.topic_code group by topic.code, topic.label order by 3 desc, 1
      """,
    derived: .init(
      """
      select topic.code, topic.label, counted.events,
        \(day("min", "t.earliest <= make_date(counted.first, 12, 31)")),
        greatest(\(day("max", "t.earliest >= make_date(counted.last, 1, 1) - \(TimelineFilter.monthLong)")), \(longOnes))
      from (
        select key, max(events) filter (where year = 0) as events, min(year) filter (where year > 0) as first,
          max(year) filter (where year > 0) as last
        from tally where axis = 'topic' and key <> '' and events > 0 group by key) counted
      join topic on topic.code = counted.key order by 3 desc, 1
      """))

  /// The first or last date of a topic's events that begin near its first or last year, one by one (`offset 0`): they are
  /// few. By the topic's own code, as the index does not serve the keys of `tally`, which are compared by their bytes.
  private static func day(_ end: String, _ period: String) -> String {
    """
    (select \(end)(day) from (
        select (select date_start from event where id = t.event_id) as day from event_topic t
        where t.topic_code = topic.code and \(period) offset 0) own
      where day < 'X')
    """
  }

  /// The last date of a topic's long events that may fall into its last year.
  private static let longOnes = """
    (select max(event.date_start) from event
      where event.latest - event.earliest > \(TimelineFilter.monthLong) and event.date_start < 'X'
        and event.latest >= make_date(counted.last, 1, 1)
        and exists (select from event_topic t where t.event_id = event.id and t.topic_code = topic.code offset 0))
    """

  /// Series of meetings, those with most events first.
  public static let series = Question(
    "series",
    [
      AnswerColumn("series"), AnswerColumn("events", .integer), AnswerColumn("first"), AnswerColumn("last"),
    ], measure: "events",
    sql:
      "select chosen.series, \(span) from chosen where chosen.series is not null group by 1 order by 2 desc, 1"
  )

  /// What happened before, during and after some days: negative days lie before.
  public static func surroundings(of first: Day, _ last: Day) -> Question {
    Question(
      "around",
      [
        AnswerColumn("days", .integer), AnswerColumn("date"), AnswerColumn("id"), AnswerColumn("name"),
        AnswerColumn("kind"), AnswerColumn("format"), AnswerColumn("status"),
      ],
      sql: """
        select case when earliest > $2::date then earliest - $2::date when latest < $1::date then latest - $1::date
          else 0 end, concat_ws('/', date_start, date_end), slug, name, kind, format, status
        from chosen order by earliest, latest, slug
        """, parameters: [.text(first.description), .text(last.description)])
  }
}
