internal import SummitArticles
internal import SummitModel

/// A row of a list of official visits and travels: who was where, from when to when, and in a few words what for.
struct OfficialRow: Sendable {
  /// Whether somebody of the list's own state went abroad; else somebody came.
  enum Direction: Sendable { case travel, visit }

  let line: Int
  /// What the list calls it: "visits 2688"; `nil` where its rows have no numbers.
  let id: String?
  let direction: Direction
  let start: Day
  let end: Day
  let who: String
  /// "president", "secretary", "visitor".
  let role: String
  /// Where the traveller went, or where the visitor came from, in the list's words.
  let country: String
  let locale: String
  let remarks: String

  /// Why a row cannot be taken.
  struct Fault: Error { let reason: String }

  init(_ row: CSV.Row, _ columns: OfficialColumns) throws(Fault) {
    func field(_ column: Int?) -> String { column.map { row.fields[$0] } ?? "" }
    line = row.line
    let set = field(columns.set)
    let number = field(columns.id)
    id = number.isEmpty ? nil : set.isEmpty ? number : "\(set) \(number)"
    role = field(columns.role).lowercased()
    direction = set == "travels" || set.isEmpty && role != "visitor" && !role.isEmpty ? .travel : .visit
    who = field(columns.who)
    guard !who.isEmpty else { throw Fault(reason: "nobody is named in the column who") }
    let first = field(columns.start)
    let last = field(columns.end).isEmpty ? first : field(columns.end)
    guard let start = Day(iso: first) else { throw Fault(reason: "\"\(first)\" is no day: write 2013-06-07") }
    guard let end = Day(iso: last) else { throw Fault(reason: "\"\(last)\" is no day: write 2013-06-08") }
    guard start <= end else { throw Fault(reason: "it ends on \(end), before it starts on \(start)") }
    (self.start, self.end) = (start, end)
    country = field(columns.country)
    locale = field(columns.locale)
    remarks = field(columns.remarks)
  }
}

/// Which column of a list holds what.
struct OfficialColumns: Sendable {
  let start: Int
  let who: Int
  let country: Int
  let set: Int?
  let id: Int?
  let end: Int?
  let role: Int?
  let locale: Int?
  let remarks: Int?

  /// - Throws: when one is missing that no list can do without.
  init(_ names: [String]) throws(OfficialRow.Fault) {
    func place(_ name: String) -> Int? { names.firstIndex { $0.lowercased() == name } }
    func needed(_ name: String) throws(OfficialRow.Fault) -> Int {
      guard let index = place(name) else {
        throw OfficialRow.Fault(
          reason:
            "it has no column \(name)\n  needed: start, who, country; used: set, id, end, role, locale, remarks"
        )
      }
      return index
    }
    start = try needed("start")
    who = try needed("who")
    country = try needed("country")
    set = place("set")
    id = place("id")
    end = place("end")
    role = place("role")
    locale = place("locale")
    remarks = place("remarks")
  }
}
