import LibPQ
import SummitModel

/// The lists of an event as they stand in one row of `event_lists`: arrays of the values of each participant, topic and
/// outcome.
enum EventLists {
  static func participants(_ row: borrowing Row, _ column: Int) throws -> [Participant] {
    try list(row, column) { values throws(RepositoryError) in
      Participant(
        name: try values.value(), office: try values.value(),
        country: try values.value().map { CountryCode($0) },
        organisation: try values.value(), rank: try EventColumns.known(values.neededValue()),
        role: try EventColumns.known(values.neededValue()), asWritten: try values.neededValue())
    }
  }

  static func topics(_ row: borrowing Row, _ column: Int) throws -> [Topic] {
    try list(row, column) { values throws(RepositoryError) in
      Topic(
        code: try values.neededValue(), label: try values.neededValue(), asWritten: try values.neededValue())
    }
  }

  static func outcomes(_ row: borrowing Row, _ column: Int) throws -> [Outcome] {
    try list(row, column) { values throws(RepositoryError) in
      Outcome(kind: try EventColumns.known(values.neededValue()), text: try values.neededValue())
    }
  }

  /// Empty where the event has no such row: somebody wrote it by SQL.
  private static func list<Element>(
    _ row: borrowing Row, _ column: Int, _ element: (inout JSONListReader) throws(RepositoryError) -> Element
  ) throws -> [Element] {
    guard let bytes = row.utf8(column) else { return [] }
    var values = JSONListReader(bytes)
    var list: [Element] = []
    while try values.nextArray() { list.append(try element(&values)) }
    return list
  }
}
