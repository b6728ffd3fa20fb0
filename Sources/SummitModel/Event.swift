/// One occasion at which representatives of states, peoples or international organisations meet, talk, visit,
/// call or sign together: held, under way, planned or called off.
public struct Event: Sendable, Hashable {
  public var name: String
  public var kind: EventKind
  public var format: EventFormat
  public var level: EventLevel
  public var status: EventStatus
  public var visitType: VisitType?
  public var date: EventDate?
  public var place: Place?
  /// The state or organisation that received the others.
  public var host: CountryCode?
  public var series: String?
  public var edition: Int?
  /// The name of the event that this one was a part or on the sidelines of.
  public var partOf: String?
  public var participants: [Participant]
  public var topics: [Topic]
  public var outcomes: [Outcome]
  /// At least one for every field that is filled; never empty.
  public let evidence: [Evidence]
  /// 0 to 1: how sure the extraction is that this event is told, and told so.
  public var confidence: Double

  /// `nil` without evidence: an event that no sentence tells of is none.
  public init?(
    name: String, kind: EventKind, format: EventFormat, level: EventLevel, status: EventStatus,
    visitType: VisitType? = nil, date: EventDate? = nil, place: Place? = nil,
    host: CountryCode? = nil, series: String? = nil, edition: Int? = nil, partOf: String? = nil,
    participants: [Participant] = [], topics: [Topic] = [], outcomes: [Outcome] = [],
    evidence: [Evidence], confidence: Double
  ) {
    guard !evidence.isEmpty else { return nil }
    self.name = name
    self.kind = kind
    self.format = format
    self.level = level
    self.status = status
    self.visitType = visitType
    self.date = date
    self.place = place
    self.host = host
    self.series = series
    self.edition = edition
    self.partOf = partOf
    self.participants = participants
    self.topics = topics
    self.outcomes = outcomes
    self.evidence = evidence
    self.confidence = min(max(confidence, 0), 1)
  }
}

public enum EventKind: String, Sendable, Hashable, CaseIterable {
  case summit, meeting, visit, call, negotiation, conference, signing, ceremony
  case workingGroup = "working_group"
}

public enum EventFormat: String, Sendable, Hashable, CaseIterable {
  case bilateral, trilateral, multilateral
}

/// The rank at which an event takes place.
public enum EventLevel: String, Sendable, Hashable, CaseIterable {
  /// Heads of state or government, or of an international organisation.
  case leaders
  case ministers, officials, mixed, unknown
}

/// As of the newest article.
public enum EventStatus: String, Sendable, Hashable, CaseIterable {
  case held, ongoing, scheduled, proposed, postponed, cancelled, refused

  /// Whether the event has not taken place, so that "who comes" is a plan.
  public var isAhead: Bool { self != .held && self != .ongoing }
}

public enum VisitType: String, Sendable, Hashable, CaseIterable {
  case state, official, working, `private`, stopover
}

/// ISO 3166-1 alpha-2, with `XK`, `PS`, `TW`, `EU` and `UN`, and the codes of dissolved states (`SU` `YU` `DD` `CS`).
public struct CountryCode: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ code: String) { self.rawValue = code }
  public var description: String { rawValue }
  public static func < (a: CountryCode, b: CountryCode) -> Bool { a.rawValue < b.rawValue }
}
