import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// The lists of an event in one row are those of its rows in the other tables, whatever happened to it.
@Suite struct EventListsTests {
  /// Each event's id with its lists, asked for table by table.
  private func plain(_ timeline: Timeline) throws -> [String] {
    func rows(_ columns: Int, _ sql: String) throws -> [String: [[String?]]] {
      let rows = try timeline.connection.execute(sql).map { row in
        (slug: try row.text(0), values: (1...columns).map { row.optionalText($0) })
      }
      return Dictionary(grouping: rows, by: \.slug).mapValues { $0.map(\.values) }
    }
    let people = try rows(
      7,
      """
      select event.slug, person.name, p.office, p.country_code, p.organisation_code, p.rank, p.role, p.as_written
      from event join participation p on p.event_id = event.id left join person on person.id = p.person_id
      order by p.event_id, p.ordinal
      """)
    let topics = try rows(
      3,
      """
      select event.slug, t.topic_code, t.label, t.as_written from event join event_topic t on t.event_id = event.id
      order by t.event_id, t.ordinal
      """)
    let outcomes = try rows(
      2,
      """
      select event.slug, o.kind, o.words from event join outcome o on o.event_id = event.id
      order by o.event_id, o.ordinal
      """)
    let articles = try rows(
      7,
      """
      select slug, source_id, path, title, published, published_basis, publisher, url
      from (select distinct event.slug, r.article_id from event join report r on r.event_id = event.id) told
      join article on article.id = told.article_id order by published nulls last, article.id
      """)
    return try timeline.connection.execute("select slug from event order by 1").map { row in
      let slug = try row.text(0)
      return "\(slug) \([people, topics, outcomes, articles].map { $0[slug] ?? [] })"
    }
  }

  /// The same as lists and `show` read them.
  private func read(_ timeline: Timeline) throws -> [String] {
    var counts: [String: (articles: Int, participants: [Participant], topics: [Topic])] = [:]
    try timeline.repository.forEachListedPage(of: TimelineQuery()) { events in
      for event in events {
        counts[event.id ?? ""] = (event.articleCount, event.participants, event.topics)
      }
    }
    return try timeline.all().map { stored in
      let event = stored.event
      let listed = try #require(counts[stored.id])
      #expect(listed.participants == event.participants && listed.topics == event.topics)
      #expect(listed.articles == stored.articles.count)
      let people: [[String?]] = event.participants.map {
        [
          $0.name, $0.office, $0.country?.rawValue, $0.organisation, $0.rank.rawValue, $0.role.rawValue,
          $0.asWritten,
        ]
      }
      let topics: [[String?]] = event.topics.map { [$0.code, $0.label, $0.asWritten] }
      let outcomes: [[String?]] = event.outcomes.map { [$0.kind.rawValue, $0.text] }
      let articles: [[String?]] = stored.articles.map {
        [
          $0.sourceID, $0.path, $0.title, $0.published?.day.description, $0.published?.basis.rawValue,
          $0.publisher, $0.url,
        ]
      }
      return "\(stored.id) \([people, topics, outcomes, articles])"
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test func listsAreThoseOfTheTables() throws {
    let timeline = try QueryTests.filled()
    var hostile = event(
      "Talks", .meeting, date("2011-01-01"), nil,
      [person("A \"quoted\" \\ name\u{1}\u{7F}😀\n{[,]}", "US"), person("Josip Broz TITO", "YU")])
    hostile.outcomes = [Outcome(kind: .agreement, text: "null [\"]\t")]
    try timeline.save(reading("x", hostile))
    #expect(try read(timeline) == plain(timeline))
    try timeline.save(
      reading("y", event("B", .meeting, date("2005-05-05"), nil, [person("JOSIP Broz Tito", "YU"), xi])))
    #expect(try read(timeline) == plain(timeline), "spelt otherwise")
    #expect(try read(timeline).count { $0.contains("JOSIP Broz Tito") } == 2)
    let visit = try #require(
      try timeline.all().first { $0.event.participants.contains { $0.name == xi.name } })
    _ = try timeline.repository.curate(.remove(visit.id, participant: "Xi"), curator: "Ada")
    #expect(try read(timeline) == plain(timeline), "curated")
    try timeline.save(
      reading("y", title: "Another \"title\"", event("B", .meeting, date("2005-05-05"), nil, [xi, putin])))
    #expect(try read(timeline) == plain(timeline), "an article that changed")
    try timeline.connection.execute("delete from event_lists")
    try timeline.repository.rebuild()
    #expect(try read(timeline) == plain(timeline), "rebuilt")
  }
}
