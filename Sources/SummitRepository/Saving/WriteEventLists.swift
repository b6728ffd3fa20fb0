import LibPQ
import SummitModel

/// Writing `event_lists`: the lists of each event in one row, so that whoever reads events need not look up its place
/// and each participant, name, topic and article. They follow from the other tables, and the server puts them together.
extension Repository {
  /// Of events that are written anew, once all their rows are there; what their own rows say need not be read again.
  func insertEventLists(of events: [Accepted]) throws {
    guard !events.isEmpty else { return }
    let given = "unnest($1::bigint[], $2::bigint[]) with ordinality as event (id, place_id, number)"
    try connection.post(
      Self.eventLists(of: given, order: "number"),
      [.ints(events.map(\.change.id)), .ints(events.map { $0.event.place.map { Identity.place($0) } })])
  }

  /// Of all events.
  func rebuildEventLists() throws {
    try connection.execute("truncate event_lists")
    try connection.execute(Self.eventLists(of: "event"))
  }

  /// Of the events of people who are spelt otherwise from now on.
  func renewEventLists(ofPeople keys: [Int]) throws {
    let theirs = "select event_id from participation where person_id = any($1)"
    try connection.post("delete from event_lists where event_id in (\(theirs))", [.ints(keys)])
    try connection.post(Self.eventLists(of: "event", " where event.id in (\(theirs))"), [.ints(keys)])
  }

  private static func eventLists(
    of events: String, _ condition: String = "", order: String = "event.earliest, event.id"
  ) -> String {
    """
    insert into event_lists (event_id, place, participants, topics, outcomes, articles, article_ids)
    select event.id, \(EventColumns.place(of: "event")),
      \(list("person.name, row.office, row.country_code, row.organisation_code, row.rank, row.role, row.as_written",
        "participation", " left join lateral (\(name)) person on true")),
      \(list("row.topic_code, row.label, row.as_written", "event_topic")), \(list("row.kind, row.words", "outcome")),
      told.articles, told.ids
    from \(events) left join lateral (\(articles)) told on true\(condition) order by \(order)
    """
  }

  /// One by one (`offset 0`): a join would read everybody's.
  private static let name = "select name from person where person.id = row.person_id offset 0"

  /// The articles that report it, the oldest first; one by one, too.
  private static let articles = """
    select coalesce(json_agg(json_build_array(\(Repository.articleColumns)) order by published nulls last, id), '[]')
      as articles, coalesce(array_agg(id order by published nulls last, id), '{}') as ids
    from (select distinct article_id from report where report.event_id = event.id) own,
      lateral (select * from article where article.id = own.article_id offset 0) article
    """

  private static func list(_ values: String, _ table: String, _ names: String = "") -> String {
    """
    coalesce((select json_agg(json_build_array(\(values)) order by row.ordinal)
        from \(table) row\(names) where row.event_id = event.id), '[]')
    """
  }
}
