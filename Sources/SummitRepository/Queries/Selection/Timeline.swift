import LibPQ
import SummitModel

extension Repository {
  /// The events that pass all filters, by first day, last day and id; those without a date at the end.
  public func timeline(_ query: TimelineQuery) throws(RepositoryError) -> [StoredEvent] {
    try answering { try events(keys: timelineKeys(query)) }
  }

  /// The last event that passes all filters, by first day; those without a date do not count.
  public func lastEvent(_ query: TimelineQuery) throws(RepositoryError) -> StoredEvent? {
    try answering {
      var filter = TimelineFilter()
      filter.add(query, people: try people(meantBy: query))
      let keys = try connection.execute(
        """
        select id from (\(filter.selection(of: query))) chosen where earliest is not null
        order by earliest desc, latest desc, slug desc limit 1
        """, filter.parameters
      ).map { try $0.int(0) }
      return try events(keys: keys).first
    }
  }

  /// The first step: the page's keys alone.
  func timelineKeys(_ query: TimelineQuery) throws -> [Int] {
    let (sql, parameters) = Self.statement(for: query, people: try people(meantBy: query))
    return try connection.execute(sql, parameters).map { try $0.int(0) }
  }

  static func statement(
    for query: TimelineQuery, people: [TimelineFilter.Somebody] = []
  ) -> (sql: String, parameters: [Parameter]) {
    var filter = TimelineFilter()
    filter.add(query, people: people)
    let columns = "select event.id, event.earliest, event.latest, event.slug from event"
    let order = "order by earliest, latest, slug"
    let limit = query.limit.map { " limit \(filter.bind(.int(max(0, $0))))" } ?? ""
    guard query.from != nil || query.to != nil else {
      return ("\(columns)\(filter.clause()) \(order)\(limit)", filter.parameters)
    }
    let periods = filter.periods(of: query)
    let branches = periods.map { "(\(columns)\(filter.clause($0)) \(order)\(limit))" }
    return (branches.joined(separator: " union all ") + " \(order)\(limit)", filter.parameters)
  }
}
