import LibPQ
import SummitData
import SummitModel

/// The tables that follow from the events: `tally`, `dyad_year` and `trip`, and the memberships of the program's own
/// tables.
extension Repository {
  /// Makes all derived tables anew from the events, in one transaction.
  public func rebuild() throws(RepositoryError) {
    try answering {
      try connection.transaction {
        try lock()
        try connection.execute("set local work_mem = '128MB'")
        try connection.execute("truncate \(Upkeep.tables.joined(separator: ", "))")
        try fillMemberships()
        try count(nil, by: 1)
      }
    }
    try answering { for table in Upkeep.tables { try connection.execute("analyze \(table)") } }
  }

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
