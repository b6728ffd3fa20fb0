import SummitModel

/// A field that a curator may set, and how its value is written.
public enum CuratedField: String, Sendable, Hashable, CaseIterable {
  case name, kind, format, level, status, date, place, host, series, edition
  case partOf = "part_of"
  case visitType = "visit_type"

  /// What a value may be, in words for messages.
  public var allowed: String {
    switch self {
    case .name: "any words"
    case .kind: Self.list(EventKind.allCases)
    case .format: Self.list(EventFormat.allCases)
    case .level: Self.list(EventLevel.allCases)
    case .status: Self.list(EventStatus.allCases)
    case .visitType: Self.list(VisitType.allCases) + ", or nothing"
    case .date: "2013-06-07, 2013-06-07/2013-06-08, 2013-06, 2013, with ~ where approximate, or nothing"
    case .place: "city, country; or venue, city, country; or region, or country alone; or nothing"
    case .host: "a country's name or code, or nothing"
    case .series, .partOf: "any words, or nothing"
    case .edition: "a number of at least 1, or nothing"
    }
  }

  private static func list<Value: RawRepresentable<String>>(_ values: [Value]) -> String {
    values.map(\.rawValue).joined(separator: ", ")
  }

  /// The event with the value; `nil` when it is none for this field. An empty text means no value.
  func apply(_ text: String, to event: Event) -> Event? {
    var event = event
    switch self {
    case .name:
      guard !text.isEmpty else { return nil }
      event.name = text
    case .kind: guard Self.put(text, &event.kind) else { return nil }
    case .format: guard Self.put(text, &event.format) else { return nil }
    case .level: guard Self.put(text, &event.level) else { return nil }
    case .status: guard Self.put(text, &event.status) else { return nil }
    case .visitType:
      event.visitType = VisitType(rawValue: text)
      guard text.isEmpty || event.visitType != nil else { return nil }
    case .date, .place, .host: return applyWhereOrWhen(text, to: event)
    case .series: event.series = text.isEmpty ? nil : text
    case .partOf: event.partOf = text.isEmpty ? nil : text
    case .edition:
      event.edition = Int(text)
      guard text.isEmpty || (event.edition ?? 0) >= 1 else { return nil }
    }
    return event
  }

  private func applyWhereOrWhen(_ text: String, to event: Event) -> Event? {
    var event = event
    switch self {
    case .date:
      event.date = Self.date(text)
      guard text.isEmpty || event.date != nil else { return nil }
    case .place:
      event.place = KnownPlaces.compiled.place(text)
      guard text.isEmpty || event.place != nil else { return nil }
    default:
      event.host = KnownNames.compiled.code(ofCountry: text).map { CountryCode($0) }
      guard text.isEmpty || event.host != nil else { return nil }
    }
    return event
  }

  private static func put<Value: RawRepresentable<String>>(_ text: String, _ value: inout Value) -> Bool {
    guard let given = Value(rawValue: text) else { return false }
    value = given
    return true
  }

  /// `2013-06-07~/2013-06-08`: EDTF level 1 as far as the timeline writes it.
  static func date(_ text: String) -> EventDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let start = partial(parts[0]) else { return nil }
    let end = parts.count == 2 ? partial(parts[1]) : nil
    guard parts.count == 1 || end != nil else { return nil }
    if let first = start.day.first, let last = end?.day.last, last < first { return nil }
    return EventDate(
      start: start.day, end: end?.day, startIsApproximate: start.isVague,
      endIsApproximate: end?.isVague ?? false, basis: .curator)
  }

  private static func partial(_ text: Substring) -> (day: PartialDate, isVague: Bool)? {
    let isVague = text.hasSuffix("~")
    return PartialDate(iso: isVague ? text.dropLast() : text).map { (day: $0, isVague: isVague) }
  }
}
