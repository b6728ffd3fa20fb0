internal import SummitArticles

/// An event as a careful reader wrote it down. A field with several values takes each of them for right;
/// `nil` among them says that it may be left out.
public struct GoldEvent: Sendable, Hashable {
  /// How much it matters that the event is found.
  public enum Salience: String, Sendable, Hashable {
    case main, secondary
    /// Counts neither way.
    case optional
  }

  public struct Participant: Sendable, Hashable {
    /// `nil`: a country or organisation without a named person.
    public var name: String?
    public var countries: [String?]
    /// Whether the full name stands in the text, so that it can be asked for.
    public var isNamedInText: Bool
    /// `host`, `chair`, `mediator` or `observer`, where the text says so.
    public var role: String?

    public init(name: String?, countries: [String?], isNamedInText: Bool, role: String? = nil) {
      self.name = name
      self.countries = countries
      self.isNamedInText = isNamedInText
      self.role = role
    }
  }

  public var name: String
  public var kinds: Set<String>
  public var levels: [String?]
  public var statuses: [String?]
  /// ISO days, months or years; `a/b` is some day from a to b.
  public var start: [String?]
  public var end: [String?]
  public var place: [String?]
  public var country: [String?]
  public var series: String?
  public var participants: [Participant]
  public var topics: [String]
  public var salience: Salience
  /// Whether it may be told as part of another event, or in parts.
  public var mayMerge: Bool

  public init(
    name: String, kinds: Set<String>, levels: [String?] = ["unknown"], statuses: [String?],
    start: [String?], end: [String?], place: [String?], country: [String?], series: String? = nil,
    participants: [Participant], topics: [String] = [], salience: Salience = .main, mayMerge: Bool = false
  ) {
    self.name = name
    self.kinds = kinds
    self.levels = levels
    self.statuses = statuses
    self.start = start
    self.end = end
    self.place = place
    self.country = country
    self.series = series
    self.participants = participants
    self.topics = topics
    self.salience = salience
    self.mayMerge = mayMerge
  }
}

extension GoldEvent {
  init(_ json: JSON) {
    let salience = json["salience"]?.string.flatMap(Salience.init(rawValue:)) ?? .secondary
    let mayMerge: Bool =
      switch json["merge_ok"] {
      case nil, .null, .bool(false), .string(""): false
      default: true
      }
    self.init(
      name: json["name"]?.string ?? "",
      kinds: Set(Self.options(json["kind"]).compactMap { $0 } + Self.strings(json["kind_any"])),
      levels: Self.options(json["level"]), statuses: Self.options(json["status"]),
      start: Self.options(json["start"]), end: Self.options(json["end"]),
      place: Self.options(json["place"]), country: Self.options(json["country"]),
      series: json["series"]?.string,
      participants: (json["participants"]?.elements ?? []).map(Participant.init),
      topics: Self.strings(json["topics"]), salience: salience, mayMerge: mayMerge)
  }

  /// A value as the list of the answers that are right.
  static func options(_ json: JSON?) -> [String?] {
    guard let json else { return [nil] }
    return json.elements.map { $0.map(\.string) } ?? [json.string]
  }

  private static func strings(_ json: JSON?) -> [String] { (json?.elements ?? []).compactMap(\.string) }
}

extension GoldEvent.Participant {
  init(_ json: JSON) {
    self.init(
      name: json["name"]?.string, countries: GoldEvent.options(json["country"]),
      isNamedInText: json["name_in_text"] == .bool(true), role: json["as"]?.string)
  }
}
