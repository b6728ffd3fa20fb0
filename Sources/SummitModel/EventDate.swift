/// When an event takes place: as far as the text tells, with the days that bound it.
public struct EventDate: Sendable, Hashable {
  /// First and last day, each as far as it is known. `end` is `nil` when the text tells of none.
  public var start: PartialDate?
  public var end: PartialDate?
  /// Whether the source or the inference is vague about the start or the end: EDTF's `~`.
  public var startIsApproximate: Bool
  public var endIsApproximate: Bool
  public var basis: DateBasis
  /// The first and the last day that the event may fall on: what queries by range use. `nil`: unbounded.
  public var earliest: Day?
  public var latest: Day?

  public init(
    start: PartialDate?, end: PartialDate? = nil, startIsApproximate: Bool = false,
    endIsApproximate: Bool = false, basis: DateBasis, earliest: Day? = nil, latest: Day? = nil
  ) {
    self.start = start
    self.end = end
    self.startIsApproximate = startIsApproximate
    self.endIsApproximate = endIsApproximate
    self.basis = basis
    self.earliest = earliest ?? start?.first
    self.latest = latest ?? (end ?? start)?.last
  }

  public var precision: DatePrecision? { start?.precision }

  /// EDTF level 1 (ISO 8601-2): `2013-06-07~/2013-06-08~`, `2013-06`; `nil` when nothing is known.
  public var edtf: String? {
    guard let start else { return end.map { "../" + $0.description } }
    let first = start.description + (startIsApproximate ? "~" : "")
    guard let end, end != start || endIsApproximate != startIsApproximate else { return first }
    return first + "/" + end.description + (endIsApproximate ? "~" : "")
  }
}

/// How a date is known.
public enum DateBasis: String, Sendable, Hashable, CaseIterable {
  /// Written out: "8 June 2013", or "June 8" with the year of the publication.
  case explicit
  /// A weekday, counted from the publication.
  case weekday
  /// Counted from another date: "yesterday", "next month", "two weeks later".
  case relative
  /// From the length of the event: "two-day summit".
  case duration
  /// The day of publication, because the text speaks of the event as present.
  case publication
  /// The dates of the series' edition.
  case series
  /// Set by a person.
  case curator
}
