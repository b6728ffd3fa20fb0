import LibPQ
import SummitModel

/// The participants, topics and outcomes of events or of reports, by the key of their owner.
struct Lists {
  /// Whose lists: both kinds of owner keep them in tables of one shape.
  enum Owner {
    case event, report

    var key: String { self == .event ? "event_id" : "report_id" }
    var participants: String { self == .event ? "participation" : "report_participant" }
    var topics: String { self == .event ? "event_topic" : "report_topic" }
    var outcomes: String { self == .event ? "outcome" : "report_outcome" }
  }

  private(set) var participants: [Int: [Participant]] = [:]
  private(set) var topics: [Int: [Topic]] = [:]
  private(set) var outcomes: [Int: [Outcome]] = [:]

  /// Of all persons by their keys; `nil`: the statements bring them along.
  private let names: [Int: String]?

  init(names: [Int: String]? = nil) { self.names = names }

  /// - Parameter isWhole: whether topics and outcomes are wanted beside the participants.
  init(of owner: Owner, ids: [Int], on connection: Connection, isWhole: Bool = true) throws {
    self.init()
    guard !ids.isEmpty else { return }
    for (number, statement) in statements(owner, ids).prefix(isWhole ? 3 : 1).enumerated() {
      try read(number, connection.execute(statement.sql, statement.parameters))
    }
  }

  /// Three statements, whose answers `read` takes by their numbers. Names are looked up one by one (`offset 0`): a
  /// join would read everybody's.
  func statements(_ owner: Owner, _ ids: [Int]) -> [LibPQ.Statement] {
    let ids = [Parameter.ints(ids)]
    let person =
      " left join lateral (select name from person where id = p.person_id offset 0) person on true"
    return [
      LibPQ.Statement(
        """
        select p.\(owner.key), \(names == nil ? "person.name" : "p.person_id"), p.office, p.country_code,
          p.organisation_code, p.rank, p.role, p.as_written
        from \(owner.participants) p\(names == nil ? person : "")
        where p.\(owner.key) = any($1) order by p.\(owner.key), p.ordinal
        """, ids),
      LibPQ.Statement(
        """
        select \(owner.key), topic_code, label, as_written from \(owner.topics)
        where \(owner.key) = any($1) order by \(owner.key), ordinal
        """, ids),
      LibPQ.Statement(
        """
        select \(owner.key), kind, words from \(owner.outcomes)
        where \(owner.key) = any($1) order by \(owner.key), ordinal
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
