import LibPQ
import SummitModel

/// Rows of one state, person or topic, which an index has in the order of the days of their events: a page of a
/// timeline that asks for one of these begins there and ends as soon as it is full.
struct Entrance: Sendable, Hashable {
  enum Table: String, Sendable {
    case participation
    case topic = "event_topic"
  }

  let table: Table
  /// The condition on its rows, which are called `part`.
  let condition: String
  /// Whose events `tally` counts.
  let axis: Axis
  let keys: [String]
  /// The bound code of a state.
  var state: String?

  private var rows: String {
    let isThere = table == .participation ? " and part.role not in \(TimelineFilter.notThere)" : ""
    return "from \(table.rawValue) part where \(condition)\(isThere)"
  }

  /// Whether an event has such a row.
  /// - Parameter period: the days in which the events begin, where they are bounded.
  func exists(in period: ClosedPeriod?) -> String {
    let bounds = period.map { " and part.earliest between \($0.first) and \($0.last)" } ?? ""
    return "exists (select \(rows) and part.event_id = event.id\(bounds))"
  }

  /// Whether an event has a row of each: of states by its own list of them; rows of others are looked for among those
  /// of the next, all from indexes alone, before any event is read.
  static func all(_ entrances: [Entrance], in period: ClosedPeriod?) -> [String] {
    let states = entrances.compactMap(\.state)
    let rest = entrances.filter { $0.state == nil }
    let bounds = period.map { " and part.earliest between \($0.first) and \($0.last)" } ?? ""
    let events = rest.reversed().reduce("") { others, entrance in
      "select part.event_id \(entrance.rows)\(bounds)"
        + (others.isEmpty ? "" : " and part.event_id in (\(others))")
    }
    return (states.isEmpty ? [] : ["event.states @> array[\(states.joined(separator: ", "))]::text[]"])
      + (rest.count > 1 ? ["event.id in (\(events))"] : rest.map { $0.exists(in: period) })
  }

  /// The same for events one by one (`offset 0`): nobody reads all rows of a busy state for the few events of a page.
  /// - Parameters:
  ///   - row: what has the event's key and day.
  ///   - isDated: whether all of them have a day.
  func probe(of row: String, key: String, isDated: Bool) -> String {
    let day = isDated ? " and part.earliest = \(row).earliest" : ""
    return "exists (select \(rows) and part.event_id = \(row).\(key)\(day) offset 0)"
  }

  /// Each event once, in the order of the days.
  func events(in period: ClosedPeriod?) -> String {
    let bounds = period.map { " and part.earliest between \($0.first) and \($0.last)" } ?? ""
    return "(select distinct part.earliest, part.event_id \(rows)\(bounds))"
  }
}

/// The days between which events begin, as bound values.
struct ClosedPeriod: Sendable, Hashable {
  let first: String
  let last: String
}

extension Repository {
  /// The entrance with the fewest events.
  func narrowest(of entrances: [Entrance]) throws -> Entrance? {
    guard entrances.count > 1 else { return entrances.first }
    let keys = entrances.enumerated().flatMap { number, entrance in
      entrance.keys.map { (number: number, axis: entrance.axis.rawValue, key: $0) }
    }
    return try connection.execute(
      """
      select wanted.number, coalesce(sum(tally.events), 0)
      from unnest($1::integer[], $2::text[], $3::text[]) as wanted (number, axis, key)
      left join tally on tally.axis = wanted.axis and tally.key = wanted.key and tally.year = 0
      group by 1 order by 2, 1 limit 1
      """, [.ints(keys.map(\.number)), .texts(keys.map(\.axis)), .texts(keys.map(\.key))]
    ).first { entrances[try $0.int(0)] }
  }
}
