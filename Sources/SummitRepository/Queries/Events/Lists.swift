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

  init() {}

  init(of owner: Owner, ids: [Int], on connection: Connection) throws {
    guard !ids.isEmpty else { return }
    for (number, statement) in Self.statements(owner, ids).enumerated() {
      try read(number, connection.execute(statement.sql, statement.parameters))
    }
  }

  /// Three statements, whose answers `read` takes by their numbers.
  static func statements(_ owner: Owner, _ ids: [Int]) -> [Statement] {
    let ids = [Parameter.ints(ids)]
    return [
      Statement(
        """
        select p.\(owner.key), person.name, p.office, p.country_code, p.organisation_code, p.rank, p.role, p.as_written
        from \(owner.participants) p left join person on person.id = p.person_id
        where p.\(owner.key) = any($1) order by p.\(owner.key), p.ordinal
        """, ids),
      Statement(
        """
        select \(owner.key), topic_code, label, as_written from \(owner.topics)
        where \(owner.key) = any($1) order by \(owner.key), ordinal
        """, ids),
      Statement(
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
            name: row.optionalText(1), office: row.optionalText(2),
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
