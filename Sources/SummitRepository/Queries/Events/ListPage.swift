import LibPQ
import SummitModel

/// Some events of a list as they are read: from their own rows, and from those that have their lists.
struct ListPage: EventReading {
  private let rows: EventRows
  private var read: [Int: ListedEvent] = [:]

  init(_ rows: EventRows) { self.rows = rows }

  /// Of each event its key and id, its participants and topics and more of its lists, then its values and its place.
  static func lines(of rows: EventRows, with lists: String) -> LibPQ.Statement {
    let (condition, value) = rows.condition
    return LibPQ.Statement(
      """
      select event.id, event.slug, lists.participants, lists.topics, \(lists),
        \(EventColumns.selected(from: "event")), lists.place
      from event left join event_lists lists on lists.event_id = event.id where \(condition)
      """, [value])
  }

  /// The values of a line, from that column on.
  static func values(_ row: borrowing Row, from offset: Int) throws -> EventColumns.Values {
    let place = try EventLists.place(row.utf8(offset + EventColumns.columns.count))
    return try EventColumns.read(row, from: offset, place: place)
  }

  var statements: [LibPQ.Statement] { [Self.lines(of: rows, with: "lists.article_ids")] }

  mutating func read(_ number: Int, _ answer: borrowing QueryResult) throws {
    try answer.eachRow { row in
      read[try row.int(0)] = ListedEvent(
        id: try row.text(1), try Self.values(row, from: 5),
        participants: try EventLists.participants(row.utf8(2)), topics: try EventLists.topics(row.utf8(3)),
        articles: try row.texts(4).compactMap { $0.flatMap { Int($0) } })
    }
  }

  func events() -> [ListedEvent] { rows.keys.compactMap { read[$0] } }
}
