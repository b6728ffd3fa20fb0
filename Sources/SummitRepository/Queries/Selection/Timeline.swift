import LibPQ
import SummitModel

extension Repository {
  /// The events that pass all filters, by first day, last day and id; those without a date at the end.
  public func timeline(_ query: TimelineQuery) throws(RepositoryError) -> [StoredEvent] {
    try answering { try events(keys: timelineKeys(query)) }
  }

  /// The keys alone, as they come.
  func timelineKeys(_ query: TimelineQuery) throws -> [Int] {
    let (sql, parameters, isPage) = try timelineStatement(query)
    var keys: [Int] = []
    guard isPage else {
      try connection.stream(sql, parameters) { keys.append(try $0.int(0)) }
      return keys
    }
    // A page is read sooner than helpers are called.
    return try connection.transaction {
      try connection.execute("set local max_parallel_workers_per_gather = 0")
      return try connection.execute(sql, parameters).map { try $0.int(0) }
    }
  }

  /// Calls `body` with a statement that finds, each time, the next so many events: their keys and where their rows
  /// stand, all as of one moment. Whoever reads them waits for none but the first.
  func withCursor(over query: TimelineQuery, of size: Int, _ body: (LibPQ.Statement) throws -> Void) throws {
    try connection.transaction(isSnapshot: true) {
      // All of them will be read, and one plan serves whatever is asked for so many at a time.
      try connection.execute(
        """
        select set_config('cursor_tuple_fraction', '1', true),
          set_config('plan_cache_mode', 'force_generic_plan', true)
        """)
      let (sql, parameters, _) = try timelineStatement(query, withSpots: true)
      try connection.execute("declare found no scroll cursor for \(sql)", parameters)
      try body(LibPQ.Statement("fetch \(size) from found"))
      try connection.execute("close found")
    }
  }

  /// - Returns: also whether it begins where few events are, as it does for a page of them.
  private func timelineStatement(
    _ query: TimelineQuery, withSpots: Bool = false
  ) throws -> (sql: String, parameters: [Parameter], isPage: Bool) {
    var filter = TimelineFilter()
    filter.add(query, meaning: try meaning(of: query))
    let start = query.limit.map { $0 <= Self.page } ?? false ? try narrowest(of: filter.entrances) : nil
    let sql = Self.statement(for: query, &filter, from: start, withSpots: withSpots)
    return (sql, filter.parameters, start != nil)
  }

  /// As many events as somebody may look at.
  private static let page = 1000

  /// - Parameters:
  ///   - start: the condition that a page begins with; `nil`: the days of all events.
  ///   - withSpots: whether to say where the rows stand.
  static func statement(
    for query: TimelineQuery, _ filter: inout TimelineFilter, from start: Entrance? = nil,
    withSpots: Bool = false
  ) -> String {
    let spot = withSpots ? ", event.ctid as spot" : ""
    let order = "order by earliest, latest, slug"
    let limit = query.limit.map { " limit \(filter.bind(.int(max(0, $0))))" } ?? ""
    let branches = filter.branches(of: query)
    let parts = branches.map { branch -> String in
      // The few long events are looked through by themselves.
      guard let start, branch.period != nil || branches.count == 1 else {
        let entrances = filter.entrances.map {
          start == nil ? $0.exists(in: branch.period) : $0.probe(of: "event", key: "id", isDated: true)
        }
        return "select event.id, event.earliest, event.latest, event.slug\(spot) from event"
          + "\(filter.clause(branch, entrances)) \(order)\(limit)"
      }
      let others = filter.entrances.filter { $0 != start }.map {
        $0.probe(of: "start", key: "event_id", isDated: query.hasPeriod)
      }
      return """
        select event.id, start.earliest, event.latest, event.slug\(spot) from \(start.events(in: branch.period)) start
        join event on event.id = start.event_id\(filter.clause(branch, others, isBounded: true)) \(order)\(limit)
        """
    }
    let keys =
      parts.count == 1
      ? parts[0] : parts.map { "(\($0))" }.joined(separator: " union all ") + " \(order)\(limit)"
    return "select id\(withSpots ? ", spot" : "") from (\(keys)) page"
  }
}
