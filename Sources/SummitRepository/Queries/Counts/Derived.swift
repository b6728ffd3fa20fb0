import LibPQ
import SummitData
import SummitModel

/// What follows from participations and reports: columns of `event`, and `event_lists`; from the events: `tally`,
/// `dyad`, `trip`, `person_year` and `busy_year`; and the memberships of the program's own tables.
extension Repository {
  /// Makes all derived tables and columns anew, in one transaction.
  public func rebuild() throws(RepositoryError) {
    try answering {
      try packQuickly()
      try connection.transaction {
        try lock()
        try connection.execute("set local work_mem = '128MB'")
        try connection.execute("truncate \(Upkeep.tables.joined(separator: ", "))")
        try fillMemberships()
        for statement in [Self.sides, Self.announcements] { try connection.execute(statement) }
        try count(nil, by: 1)
        try packBusyYears()
        try rebuildEventLists()
      }
    }
    try answering {
      for table in Upkeep.tables + ["event_lists"] { try connection.execute("analyze \(table)") }
    }
  }

  private static let sides = """
    update event set (states, people) = (own.states, own.people) from (
      select event.id, \(sides("country_code collate \"C\"")) as states, \(sides("person_id")) as people from event) own
    where own.id = event.id and (event.states, event.people) is distinct from (own.states, own.people)
    """

  /// Each value once that the participants of an event have.
  private static func sides(_ column: String) -> String {
    """
    array(
      select distinct p.\(column) from participation p
      where p.event_id = event.id and p.\(column) is not null and p.role not in \(TimelineFilter.notThere) order by 1)
    """
  }

  private static let announcements = """
    update event set (announced_as, announced_on) = (own.status, own.day) from (
      select id, case when is_announced then first_status end as status, case when is_announced then published end as day
      from (
        select distinct on (event.id) event.id, report.status as first_status, article.published,
          report.status not in ('held', 'ongoing') or event.status not in ('held', 'ongoing') as is_announced
        from event join report on report.event_id = event.id join article on article.id = report.article_id
        order by event.id, article.published nulls last, report.id) told) own
    where own.id = event.id and (event.announced_as, event.announced_on) is distinct from (own.status, own.day)
    """

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
    // Every load looks up memberships by state: without figures the server would read them all each time.
    try connection.execute("analyze membership")
  }

  private static func first(_ date: String) -> String {
    (PartialDate(iso: date)?.first ?? Day(number: Day.numbers.lowerBound)).description
  }

  private static func last(_ date: String) -> String {
    (PartialDate(iso: date)?.last ?? Day(number: Day.numbers.upperBound)).description
  }
}
