import LibPQ
import SummitModel

/// Keeping `dyad`: pairs are counted by the program, which needs no row for each two of a conference.
extension Repository {
  /// Two states, and how often they met in each year.
  private typealias Dyad = (a: String, b: String, years: DyadYears)

  /// As many pairs as are written at a time.
  private static let pairsAtATime = 1_000

  /// Adds the meetings at the events of those ids, or takes them out again; of all events into an empty table.
  func countDyads(_ events: [Int]?, by sign: Int) throws {
    let count = PairCount(nodes: .country, kind: .panel(.year))
    let statuses = Parameter.texts(EventStatus.tookPlace.map(\.rawValue))
    let (names, gatherings) = try gatherings(
      count,
      "with chosen as (select * from event where status = any($1)\(events == nil ? "" : " and id = any($2)")) \(count.sql)",
      [statuses] + (events.map { [.ints($0)] } ?? []))
    var dyads: [Dyad] = []
    try gatherings.forEachMember(names.count) { member, meetings in
      for own in meetings.runs(by: { $0 >> 32 }) {
        dyads.append((names[member], names[Int(own[own.startIndex] >> 32)], DyadYears(own)))
      }
      if dyads.count >= Self.pairsAtATime {
        try write(dyads, by: sign)
        dyads.removeAll(keepingCapacity: true)
      }
      return true
    }
    try write(dyads, by: sign)
  }

  /// Takes the rows of those pairs out, and puts them back with what came or without what went.
  private func write(_ dyads: [Dyad], by sign: Int) throws {
    var stored: [String: DyadYears] = [:]
    let taken = try connection.execute(
      """
      delete from dyad using unnest($1::text[], $2::text[]) as pair (a, b)
      where country_a = pair.a and country_b = pair.b returning country_a, country_b, years
      """, [.texts(dyads.map(\.a)), .texts(dyads.map(\.b))])
    try taken.eachRow { row in
      stored["\(try row.text(0)) \(try row.text(1))"] = try DyadYears(json: row.utf8(2) ?? [])
    }
    var rows = TableRows(
      "dyad", key: 2,
      [.init("country_a"), .init("country_b"), .init("events", "integer"), .init("years", "json")])
    for dyad in dyads {
      let years = (stored["\(dyad.a) \(dyad.b)"] ?? DyadYears()).adding(dyad.years, by: Int32(sign))
      if years.isEmpty { continue }
      rows.append([.text(dyad.a), .text(dyad.b), .int(years.events), .text(years.json)])
    }
    try rows.insert(on: connection, .none)
  }
}
