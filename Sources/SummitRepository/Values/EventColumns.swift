import LibPQ
import SummitModel

/// The columns that an event and a report have in common, written from a value and read back into one.
enum EventColumns {
  static let columns: [TableRows.Column] = [
    .init("name"), .init("kind"), .init("format"), .init("level"), .init("status"), .init("visit_type"),
    .init("date_start"), .init("date_end"), .init("start_is_approximate", "boolean"),
    .init("end_is_approximate", "boolean"), .init("date_basis"), .init("edtf"), .init("earliest", "date"),
    .init("latest", "date"), .init("place_id", "bigint"), .init("place_as_written"), .init("host"),
    .init("series"), .init("edition", "integer"), .init("part_of"),
    .init("confidence", "double precision"),
  ]

  static func values(of event: Event, place: Int?) -> [String?] {
    let date = event.date
    let (earliest, latest) = bounds(of: date)
    return [
      event.name, event.kind.rawValue, event.format.rawValue, event.level.rawValue, event.status.rawValue,
      event.visitType?.rawValue, date?.start?.description, date?.end?.description,
      String(date?.startIsApproximate ?? false), String(date?.endIsApproximate ?? false),
      date?.basis.rawValue, date?.edtf, earliest?.description, latest?.description,
      place.map { String($0) }, event.place?.asWritten, event.host?.rawValue, event.series,
      event.edition.map { String($0) }, event.partOf, String(event.confidence),
    ]
  }

  private static let first = Day(number: Day.numbers.lowerBound)
  private static let last = Day(number: Day.numbers.upperBound)

  /// The bounds as stored: both or none, the ends of the calendar where only one is known.
  static func bounds(of date: EventDate?) -> (Day?, Day?) {
    guard let date, date.earliest != nil || date.latest != nil else { return (nil, nil) }
    let (low, high) = (date.earliest ?? first, date.latest ?? last)
    return (min(low, high), max(low, high))
  }

  /// The columns of `table` as `read` expects them.
  static func selected(from table: String) -> String {
    columns.map { "\(table).\($0.name)" }.joined(separator: ", ")
  }

  /// The place that goes with them, as `EventLists.place` reads it; null where there is none.
  static func place(of table: String) -> String {
    """
    (select json_build_array(json_build_array(name, venue, city, admin1, country_code, country_name, latitude::text,
      longitude::text, geoname_id::text)) from place where place.id = \(table).place_id)
    """
  }

  /// What of an event stands in its own row; lists and evidence come from other tables.
  struct Values {
    let name: String
    let kind: EventKind
    let format: EventFormat
    let level: EventLevel
    let status: EventStatus
    let visitType: VisitType?
    let date: EventDate?
    let place: Place?
    let host: CountryCode?
    let series: String?
    let edition: Int?
    let partOf: String?
    let confidence: Double
  }

  /// Reads the selected columns from `offset` on.
  static func read(_ row: borrowing Row, from offset: Int, place: Place?) throws -> Values {
    var place = place
    if let written = row.optionalText(offset + 15) { place?.asWritten = written }
    return Values(
      name: try row.text(offset), kind: try known(row.text(offset + 1)),
      format: try known(row.text(offset + 2)), level: try known(row.text(offset + 3)),
      status: try known(row.text(offset + 4)),
      visitType: try row.optionalText(offset + 5).map { try known($0) },
      date: try date(row, from: offset), place: place,
      host: row.optionalText(offset + 16).map { CountryCode($0) }, series: row.optionalText(offset + 17),
      edition: try row.optionalInt(offset + 18), partOf: row.optionalText(offset + 19),
      confidence: try row.double(offset + 20))
  }

  private static func date(_ row: borrowing Row, from offset: Int) throws -> EventDate? {
    guard let basis = row.optionalText(offset + 10) else { return nil }
    let earliest = row.optionalText(offset + 12).flatMap { Day(iso: $0) }
    let latest = row.optionalText(offset + 13).flatMap { Day(iso: $0) }
    return EventDate(
      start: row.optionalText(offset + 6).flatMap { PartialDate(iso: $0) },
      end: row.optionalText(offset + 7).flatMap { PartialDate(iso: $0) },
      startIsApproximate: try row.bool(offset + 8), endIsApproximate: try row.bool(offset + 9),
      basis: try known(basis), earliest: earliest == first ? nil : earliest,
      latest: latest == last ? nil : latest)
  }

  /// The case of that name; another program version may have stored one that this one does not know.
  static func known<Value: RawRepresentable<String>>(_ text: String) throws(RepositoryError) -> Value {
    guard let value = Value(rawValue: text) else {
      throw .unreadable("\(text) is no \(Value.self) that this version knows")
    }
    return value
  }
}
