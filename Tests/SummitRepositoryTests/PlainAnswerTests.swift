import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// What is answered from derived tables, columns and indexes, or counted by the program, is what the plainest SQL says,
/// whatever happened to the events.
@Suite struct PlainAnswerTests {
  private static let there = "p.role not in ('invited', 'absent', 'mentioned_only')"
  private static let held = "event.status in ('held', 'ongoing')"
  private static let known = """
    not (event.date_start is null or length(event.date_start) < 10 or event.date_start > 'X'
      or event.start_is_approximate or event.end_is_approximate)
    """
  private static let party = """
    (select distinct event_id, country_code from participation p where country_code is not null and \(there))
    """

  /// The events that took place and the sides that were there; the day as far as the year is known.
  private static func sides(_ side: String, _ join: String = "") -> String {
    """
    with side as (
      select distinct event.id, \(side) collate "C" as side, event.format, event.level, event.kind,
        case when date_start < 'X' then date_start end as day
      from event join participation p on p.event_id = event.id\(join)
      where \(side) is not null and \(there) and \(held)),
    pair as (
      select a.side as a, b.side as b, a.day, a.format, a.level, a.kind
      from side a join side b on b.id = a.id and a.side < b.side)
    """
  }

  private static let people = sides("person.name", " join person on person.id = p.person_id")

  private static func panel(_ length: Int) -> String {
    let counters = DyadCounters.columns.map { "count(*) filter (where \($0.field) = '\($0.name)')" }
    return """
      \(sides("p.country_code"))
      select a, b, left(day, \(length)), count(*), \(counters.joined(separator: ", ")) from pair
      group by 1, 2, 3 order by 1, 2, 3 nulls last
      """
  }

  static let plain: [(name: String, question: Question, sql: String)] = [
    (
      "places", .places,
      """
      select place.name, place.country_code, count(*), min(date_start) filter (where date_start < 'X'),
        max(date_start) filter (where date_start < 'X'), max(latitude), max(longitude)
      from event join place on place.id = event.place_id group by 1, 2 order by 3 desc, 1, 2
      """
    ),
    (
      "announced", .announced,
      """
      select date_start, slug, told.status, event.status, told.published from event join (
        select distinct on (report.event_id) report.event_id, report.status, article.published
        from report join article on article.id = report.article_id
        order by report.event_id, article.published nulls last, report.id) told on told.event_id = event.id
      where told.status not in ('held', 'ongoing') or event.status not in ('held', 'ongoing') order by earliest, slug
      """
    ),
    (
      "forerunners", .forerunners,
      """
      with two as (
        select event.*, (select array_agg(country_code order by 1) from \(party) party where event_id = event.id) as pair
        from event where format = 'bilateral' and \(held) and \(known))
      select l.earliest, l.pair[1], l.pair[2], l.slug, m.slug, l.earliest - m.latest
      from two l left join lateral (
        select m.slug, m.latest from two m
        where m.level = 'ministers' and m.pair = l.pair and m.latest < l.earliest and m.latest >= l.earliest - 90
        order by m.latest desc, m.slug limit 1) m on true
      where l.level = 'leaders' and cardinality(l.pair) = 2 order by l.earliest, l.slug
      """
    ),
    (
      "days", .days,
      """
      select person.name, to_char(day, 'YYYY'), count(distinct day), round(count(distinct day) / (
        make_date(max(extract(year from day))::integer, 12, 31)
        - make_date(max(extract(year from day))::integer, 1, 1) + 1.0), 4)::double precision
      from event join participation p on p.event_id = event.id join person on person.id = p.person_id,
        generate_series(event.earliest, least(event.latest, event.earliest + 366), interval '1 day') day
      where \(held) and \(known) and \(there) group by person.id, 2 order by 3 desc, 1, 2
      """
    ),
    ("panel by year", .panel(by: .year), panel(4)),
    ("panel by month", .panel(by: .month), panel(7)),
    (
      "network of persons", .network(of: .person),
      "\(people) select a, b, count(*), min(day), max(day) from pair group by 1, 2 order by 3 desc, 1, 2"
    ),
    (
      "dated network of persons", .datedNetwork(of: .person),
      "\(people) select a, b, left(day, 4), count(*) from pair group by 1, 2, 3 order by 1, 2, 3 nulls last"
    ),
    (
      "dated network of states", .datedNetwork(of: .country),
      """
      \(sides("p.country_code"))
      select a, b, left(day, 4), count(*) from pair group by 1, 2, 3 order by 1, 2, 3 nulls last
      """
    ),
  ]

  /// Both ways, with derived tables and without, give the rows of the plain SQL.
  private func expectPlain(_ timeline: Timeline, _ comment: String) throws {
    for (name, question, sql) in Self.plain {
      let wanted = try timeline.connection.execute(sql).map { row in
        question.columns.indices.map { column in
          let text = row.optionalText(column) ?? ""
          return question.columns[column].kind == .decimal ? Double(text).map { String($0) } ?? "" : text
        }
      }
      var query = TimelineQuery()
      if name != "places", name != "announced" { query.statuses = EventStatus.tookPlace }
      for isDerived in [true, false] {
        let rows = try timeline.repository.answer(question, to: query, usesDerived: isDerived)
        #expect(rows.map { $0.map(\.text) } == wanted, "\(name), \(comment), derived: \(isDerived)")
      }
      query.limit = 2
      let rows = try timeline.repository.answer(question, to: query)
      #expect(rows.map { $0.map(\.text) } == Array(wanted.prefix(2)), "\(name), \(comment), the first two")
      #expect(!wanted.isEmpty, "\(name), \(comment)")
    }
    let states = try timeline.connection.execute(
      """
      select count(*) from event where states <> array(
        select country_code collate "C" from \(Self.party) party where event_id = event.id order by 1)
      """
    ).first { try $0.int(0) }
    #expect(states == 0, "states, \(comment)")
  }

  private static let merkel = person("Angela Merkel", "DE", office: "Chancellor", rank: .headOfGovernment)

  static func filled() throws -> Timeline {
    let timeline = try QueryTests.filled()
    let kerry = person("John Kerry", "US", office: "Secretary of State", rank: .minister)
    let lavrov = person("Sergei Lavrov", "RU", office: "Foreign Minister", rank: .minister)
    func summit(_ first: String, _ last: String? = nil, _ who: Participant...) -> Event {
      event("Summit", .summit, date(first, last), city("Geneva", "CH"), who)
    }
    func ministers(_ first: String, _ last: String? = nil) -> Event {
      event("Talks", .meeting, date(first, last), city("Vienna", "AT"), [kerry, lavrov], level: .ministers)
    }
    try timeline.save(
      reading("1", published: "2014-11-01", ministers("2014-11-20", "2014-11-22")),
      reading(
        "2", published: "2014-12-01", ministers("2014-11-22"),
        summit("2014-12-30", "2015-01-02", obama, putin)),
      reading("3", published: "2015-03-01", summit("2015-01-01", "2015-01-04", obama, putin, merkel)),
      reading(
        "4", published: "2015-08-01", summit("2015-07-01", nil, obama, putin), summit("2015", nil, merkel, xi)
      ),
      reading(
        "5", published: "2016-01-02",
        event(
          "Retreat", .conference, date("2014-12-31", "2016-06-01"), city("Rome", "IT"), [obama, merkel, xi])),
      reading(
        "6", published: "2016-02-01",
        event("Visit", .visit, date("2016-04-01"), city("Berlin", "DE"), [obama, merkel], status: .scheduled))
    )
    return timeline
  }

  @Test func afterLoads() throws {
    let timeline = try Self.filled()
    try expectPlain(timeline, "loaded")
    #expect(try timeline.count("recount") == 0, "days are kept once they were asked for")
    try timeline.save(
      reading(
        "6", published: "2016-04-02",
        event("Visit", .visit, date("2016-04-01", "2016-04-03"), city("Berlin", "DE"), [obama, Self.merkel])),
      reading("7", published: "2015-01-03", event("Call", .call, date("2015-01-05"), nil, [obama, xi])))
    #expect(try timeline.count("uncounted") > 0)
    try timeline.repository.settleCounts()
    #expect(try timeline.count("uncounted") == 0)
    #expect(try timeline.count("recount") > 0)
    try expectPlain(timeline, "loaded again, with changes")
    try timeline.repository.rebuild()
    try expectPlain(timeline, "rebuilt")
  }

  @Test func afterCuration() throws {
    let timeline = try Self.filled()
    try expectPlain(timeline, "loaded")
    let ids = try timeline.all().map(\.id).filter {
      $0.hasPrefix("geneva-2014") || $0.hasPrefix("geneva-2015")
    }
    let requests: [CurationRequest] = [
      .set(ids[0], .date, "2014-12-06/2014-12-08"), .set(ids[1], .status, "postponed"),
      .set(ids[1], .place, "Bonn, DE"), .add(ids[0], person("Tom Donilon", "US", rank: .official)),
      .remove(ids[0], participant: "Obama"), .reject(ids[0]),
    ]
    for request in requests {
      _ = try timeline.repository.curate(request, curator: "Ada")
      try expectPlain(timeline, "after \(request)")
    }
    for _ in requests { _ = try timeline.repository.undo(nil, curator: "Ada") }
    try expectPlain(timeline, "undone")
  }

  /// Who cannot write counts for himself the days that are not known; so does everybody beside a load.
  @Test func aReaderCountsDaysForHimself() throws {
    let timeline = try Self.filled()
    try timeline.repository.settleCounts()
    try timeline.connection.run(
      script:
        "create role day_reader; grant select on all tables in schema public to day_reader; set role day_reader"
    )
    try expectPlain(timeline, "by a reader")
    #expect(try timeline.count("person_year") == 0)
    try timeline.connection.run(script: "reset role")
    let other = try Timeline(conninfo: timeline.conninfo)
    try other.connection.transaction {
      try other.repository.lock()
      try expectPlain(timeline, "beside a load")
    }
    #expect(try timeline.count("person_year") == 0)
  }

  /// What a load has written and not counted yet nobody's answer lacks, though none may be able to count it.
  @Test func whatIsNotCountedIsInTheAnswersOfAReader() throws {
    let timeline = try Self.filled()
    let waiting = try timeline.count("uncounted")
    #expect(waiting > 0)
    let people = try timeline.repository.people().map { [$0.name, "\($0.events)"] }
    #expect(try timeline.count("uncounted") == 0, "who asks counts it")
    let other = try Self.filled()
    let loader = try Timeline(conninfo: other.conninfo)
    try loader.connection.transaction {
      try loader.repository.lock()
      try expectPlain(other, "beside a load")
      #expect(try other.repository.people().map { [$0.name, "\($0.events)"] } == people)
      #expect(try other.repository.statistics().people == people.count)
    }
    #expect(try other.count("uncounted") == waiting)
    #expect(try other.repository.statistics().people == people.count)
  }

  /// Events changed by SQL: a rebuild tells their sides and announcements anew.
  @Test func aRebuildMakesTheColumnsAnew() throws {
    let timeline = try Self.filled()
    try timeline.connection.execute(
      "update event set states = '{}', people = '{}', announced_as = null, announced_on = null")
    try timeline.repository.rebuild()
    try expectPlain(timeline, "rebuilt")
  }
}
