import LibPQ
import SummitModel

/// Some events of a list as they are read: from four tables, not from the eight that tell all of an event.
struct ListPage: EventReading {
  private let keys: [Int]
  private var lines: [Int: (slug: String, values: EventColumns.Values)] = [:]
  private var lists: Lists
  private var articles: [Int: [Int]] = [:]

  init(keys: [Int], names: [Int: String]?) {
    self.keys = keys
    lists = Lists(names: names)
  }

  var statements: [LibPQ.Statement] {
    [
      EventPage.lines(of: keys),
      LibPQ.Statement(
        "select distinct event_id, article_id from report where event_id = any($1)", [.ints(keys)]),
    ] + lists.statements(keys).prefix(2)
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    switch number {
    case 0:
      try rows.eachRow { row in
        lines[try row.int(0)] = (slug: try row.text(1), values: try EventColumns.read(row, from: 2))
      }
    case 1:
      try rows.eachRow { row in articles[try row.int(0), default: []].append(try row.int(1)) }
    default: try lists.read(number - 2, rows)
    }
  }

  func events() -> [ListedEvent] {
    keys.compactMap { key in
      lines[key].map {
        ListedEvent(
          id: $0.slug, $0.values, participants: lists.participants[key] ?? [],
          topics: lists.topics[key] ?? [],
          articles: articles[key] ?? [])
      }
    }
  }
}
