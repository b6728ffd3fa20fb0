import LibPQ
import SummitModel

/// Some events of a list as they are read: from their own rows, their places, and their lists that stand in one row.
struct ListPage: EventReading {
  private let keys: [Int]
  private var read: [Int: ListedEvent] = [:]

  init(keys: [Int]) { self.keys = keys }

  /// Of each event its key and id, its participants and topics and one more of its lists, and then its values.
  static func lines(of keys: [Int], with list: String) -> LibPQ.Statement {
    LibPQ.Statement(
      """
      select event.id, event.slug, lists.participants, lists.topics, lists.\(list), \(EventColumns.selected(from: "event"))
      from event left join place on place.id = event.place_id
      left join event_lists lists on lists.event_id = event.id where event.id = any($1)
      """, [.ints(keys)])
  }

  var statements: [LibPQ.Statement] { [Self.lines(of: keys, with: "articles")] }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    try rows.eachRow { row in
      read[try row.int(0)] = ListedEvent(
        id: try row.text(1), try EventColumns.read(row, from: 5),
        participants: try EventLists.participants(row, 2), topics: try EventLists.topics(row, 3),
        articles: try row.texts(4).compactMap { $0.flatMap { Int($0) } })
    }
  }

  func events() -> [ListedEvent] { keys.compactMap { read[$0] } }
}
