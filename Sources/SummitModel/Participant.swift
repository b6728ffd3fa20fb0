/// Somebody, or a state or organisation with nobody named, and the part it has in an event.
public struct Participant: Sendable, Hashable {
  /// The full usual name in the Latin alphabet; `nil` when a country or organisation took part with nobody named.
  public var name: String?
  /// The office as of the event's date: "President".
  public var office: String?
  public var country: CountryCode?
  /// `NATO`, `ASEAN` …: what the person speaks for, or what took part as such.
  public var organisation: String?
  public var rank: Rank
  public var role: Role
  public var asWritten: String

  public init(
    name: String?, office: String? = nil, country: CountryCode? = nil, organisation: String? = nil,
    rank: Rank, role: Role, asWritten: String
  ) {
    self.name = name
    self.office = office
    self.country = country
    self.organisation = organisation
    self.rank = rank
    self.role = role
    self.asWritten = asWritten
  }
}

public enum Rank: String, Sendable, Hashable, CaseIterable {
  case headOfState = "head_of_state"
  case headOfGovernment = "head_of_government"
  case minister, envoy, official
  case headOfOrganisation = "head_of_organisation"
  case other

  /// Whether its bearer counts as a leader: head of state, of government or of an international organisation.
  public var isLeader: Bool {
    self == .headOfState || self == .headOfGovernment || self == .headOfOrganisation
  }
}

public enum Role: String, Sendable, Hashable, CaseIterable {
  case host, visitor, participant, chair, mediator, signatory, observer, delegation
  /// Asked, and did not come or not known to come.
  case invited
  case absent
  case mentionedOnly = "mentioned_only"

  public var takesPart: Bool { self != .absent && self != .mentionedOnly && self != .invited }
}
