import LibPQ
import SummitModel

/// Pairs that are counted by the program: the server only says who was together at which event, and need not make a row
/// of each pair of a large conference.
struct PairCount: Sendable {
  enum Kind: Sendable {
    /// How often, and from when to when; the closest pairs first.
    case total
    /// How often in each year.
    case years
    /// How often in each year or month, by format, level and kind.
    case panel(Question.Step)
  }

  let nodes: Question.Nodes
  let kind: Kind

  /// One row an event: its date as far as the year is known, format, level, kind and who was there.
  var sql: String {
    let who = nodes == .country ? "states" : "people"
    return "select case when date_start < 'X' then date_start end, format, level, kind, \(who) from chosen"
  }

  /// What is noted of an event: when it was, and by which columns of a panel it counts.
  fileprivate func note(_ row: borrowing Row) throws -> UInt32 {
    let date = row.optionalText(0)
    switch kind {
    case .total: return DateNumber(date).number
    case .years: return DateNumber(date?.prefix(4)).number
    case .panel(let step):
      let traits = ["format", "level", "kind"].enumerated().reduce(into: UInt32(0)) { bits, trait in
        let value = row.optionalText(trait.offset + 1)
        let column = DyadCounters.columns.firstIndex { $0.field == trait.element && $0.name == value }
        bits = bits << 5 | UInt32(column.map { $0 + 1 } ?? 0)
      }
      return DateNumber(date?.prefix(step == .year ? 4 : 7)).month << 15 | traits
    }
  }
}

extension Repository {
  /// Hands over the answer row by row, in the order of the pairs or the closest ones first.
  func answer(
    _ count: PairCount, _ question: Question, to query: TimelineQuery, row body: ([AnswerCell]) throws -> Void
  ) throws {
    var unlimited = query
    unlimited.limit = nil
    let (sql, parameters) = try statement(for: question, unlimited, false)
    let (names, gatherings) = try gatherings(count, sql, parameters)
    var left = max(0, query.limit ?? .max)
    guard left > 0 else { return }
    func hand(_ row: [AnswerCell]) throws -> Bool {
      try body(row)
      left -= 1
      return left > 0
    }
    if case .total = count.kind {
      return try gatherings.closest(names, limit: left).forEach(body)
    }
    try gatherings.forEachMember(names.count) { member, meetings in
      try count.rows(of: names[member], meetings, names, hand: hand)
    }
  }

  /// Who was together, numbered in the order of their names.
  func gatherings(
    _ count: PairCount, _ sql: String, _ parameters: [Parameter]
  ) throws -> (names: [String], gatherings: Gatherings) {
    var numbers: [String: Int32] = [:]
    var gatherings = Gatherings()
    try connection.stream(sql, parameters) { row in
      let sides = try row.texts(4).map { side -> Int32 in
        let next = Int32(numbers.count)
        let number = numbers[side ?? "", default: next]
        if number == next { numbers[side ?? ""] = number }
        return number
      }
      if sides.count > 1 { gatherings.add(sides, note: try count.note(row)) }
    }
    var keys = [String](repeating: "", count: numbers.count)
    for (key, number) in numbers { keys[Int(number)] = key }
    let named = count.nodes == .country ? keys : try names(of: keys.compactMap { Int($0) })
    let names = Set(named).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let order = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    return (names, gatherings.renumbered(named.map { order[$0] ?? 0 }))
  }

  private func names(of people: [Int]) throws -> [String] {
    var names: [Int: String] = [:]
    try connection.stream("select id, name from person where id = any($1)", [.ints(people)]) {
      names[try $0.int(0)] = try $0.text(1)
    }
    return people.map { names[$0] ?? "" }
  }
}
