import LibPQ
import SummitModel

/// The participants, topics and outcomes of events, by the keys of these.
struct Lists {
  private(set) var participants: [Int: [Participant]] = [:]
  private(set) var topics: [Int: [Topic]] = [:]
  private(set) var outcomes: [Int: [Outcome]] = [:]

  /// Of all persons by their keys; `nil`: the statements bring them along.
  private let names: [Int: String]?

  init(names: [Int: String]? = nil) { self.names = names }

  /// Three statements, whose answers `read` takes by their numbers. Names are looked up one by one (`offset 0`): a
  /// join would read everybody's.
  func statements(_ ids: [Int]) -> [LibPQ.Statement] {
    let ids = [Parameter.ints(ids)]
    let person =
      " left join lateral (select name from person where id = p.person_id offset 0) person on true"
    return [
      LibPQ.Statement(
        """
        select p.event_id, \(names == nil ? "person.name" : "p.person_id"), p.office, p.country_code,
          p.organisation_code, p.rank, p.role, p.as_written
        from participation p\(names == nil ? person : "")
        where p.event_id = any($1) order by p.event_id, p.ordinal
        """, ids),
      LibPQ.Statement(
        """
        select event_id, topic_code, label, as_written from event_topic
        where event_id = any($1) order by event_id, ordinal
        """, ids),
      LibPQ.Statement(
        """
        select event_id, kind, words from outcome
        where event_id = any($1) order by event_id, ordinal
        """, ids),
    ]
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    switch number {
    case 0:
      try rows.eachRow { row in
        participants[try row.int(0), default: []].append(
          Participant(
            name: try name(row), office: row.optionalText(2),
            country: row.optionalText(3).map { CountryCode($0) }, organisation: row.optionalText(4),
            rank: try EventColumns.known(row.text(5)), role: try EventColumns.known(row.text(6)),
            asWritten: try row.text(7)))
      }
    case 1:
      try rows.eachRow { row in
        topics[try row.int(0), default: []].append(
          Topic(code: try row.text(1), label: try row.text(2), asWritten: try row.text(3)))
      }
    default:
      try rows.eachRow { row in
        outcomes[try row.int(0), default: []].append(
          Outcome(kind: try EventColumns.known(row.text(1)), text: try row.text(2)))
      }
    }
  }

  private func name(_ row: borrowing Row) throws -> String? {
    guard let names else { return row.optionalText(1) }
    return try row.optionalInt(1).flatMap { names[$0] }
  }

  /// The event of that key with its lists; `nil` without evidence.
  func event(_ id: Int, _ values: EventColumns.Values, evidence: [Evidence]) -> Event? {
    Event(
      name: values.name, kind: values.kind, format: values.format, level: values.level, status: values.status,
      visitType: values.visitType, date: values.date, place: values.place, host: values.host,
      series: values.series, edition: values.edition, partOf: values.partOf,
      participants: participants[id] ?? [], topics: topics[id] ?? [], outcomes: outcomes[id] ?? [],
      evidence: evidence, confidence: values.confidence)
  }
}
