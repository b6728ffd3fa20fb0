public import SummitArticles
public import SummitModel

/// An event as a program found it: what the figures look at.
public struct FoundEvent: Sendable, Hashable {
  public struct Participant: Sendable, Hashable {
    public var name: String?
    public var country: String?
    public var role: String?
  }

  public struct Place: Sendable, Hashable {
    public var name: String?
    public var venue: String?
    public var city: String?
    public var admin1: String?
    public var country: String?
  }

  /// A piece of evidence: the field it speaks for and the words of the text.
  public struct Proof: Sendable, Hashable {
    public var field: String
    public var sentence: String
    public var start: Int
    public var end: Int
  }

  public var name: String?
  public var kind: String?
  public var level: String?
  public var status: String?
  public var start: String?
  public var end: String?
  public var place: Place?
  public var series: String?
  /// Without those who did not take part.
  public var participants: [Participant]
  /// Whether anybody is listed at all, taking part or not.
  public var listsPeople: Bool
  public var topics: [String]
  public var evidence: [Proof]
}

/// Words that a program took for said, and by whom.
public struct FoundQuote: Sendable, Hashable {
  public var speaker: String?
  public var text: String
}

extension FoundEvent {
  /// Who did not take part; who was invited counts in a planned event only.
  private static func takesPart(_ role: String?, ahead: Bool) -> Bool {
    role != "mentioned_only" && role != "absent" && (role != "invited" || ahead)
  }

  private static let ahead: Set<String> = ["scheduled", "proposed", "postponed", "cancelled", "refused"]

  public init(_ event: Event) {
    let ahead = Self.ahead.contains(event.status.rawValue)
    self.init(
      name: event.name, kind: event.kind.rawValue, level: event.level.rawValue,
      status: event.status.rawValue, start: event.date?.start.map(\.description),
      end: (event.date?.end ?? event.date?.start).map(\.description),
      place: event.place.map {
        Place(name: $0.name, venue: $0.venue, city: $0.city, admin1: $0.admin1, country: $0.country?.rawValue)
      },
      series: event.series,
      participants: event.participants.map {
        Participant(name: $0.name, country: $0.country?.rawValue, role: $0.role.rawValue)
      }.filter { Self.takesPart($0.role, ahead: ahead) },
      listsPeople: !event.participants.isEmpty,
      topics: event.topics.map { "\($0.label) \($0.asWritten)" },
      evidence: event.evidence.map {
        Proof(
          field: $0.field.rawValue, sentence: $0.sentence.text, start: $0.sentence.start, end: $0.sentence.end
        )
      })
  }

  /// One of the `events` that `summitry extract --format ndjson` prints; what is no date counts as none.
  public init(_ json: JSON) {
    let status = json["status"]?.string
    let ahead = Self.ahead.contains(status ?? "")
    self.init(
      name: json["name"]?.string, kind: json["kind"]?.string, level: json["level"]?.string, status: status,
      start: Self.date(json["date"]?["start"]), end: Self.date(json["date"]?["end"]),
      place: json["place"].flatMap { $0.members == nil ? nil : Place($0) },
      series: json["series"]?.string,
      participants: (json["participants"]?.elements ?? []).map {
        Participant(name: $0["name"]?.string, country: $0["country"]?.string, role: $0["role"]?.string)
      }.filter { Self.takesPart($0.role, ahead: ahead) },
      listsPeople: json["participants"]?.elements?.isEmpty == false,
      topics: (json["topics"]?.elements ?? []).map {
        "\($0["label"]?.string ?? "") \($0["as_written"]?.string ?? "")"
      },
      evidence: (json["evidence"]?.elements ?? []).compactMap(Proof.init))
  }

  private static func date(_ json: JSON?) -> String? {
    json?.string.flatMap { PartialDate(iso: $0)?.description }
  }
}

extension FoundEvent.Place {
  init(_ json: JSON) {
    self.init(
      name: json["name"]?.string, venue: json["venue"]?.string, city: json["city"]?.string,
      admin1: json["admin1"]?.string, country: json["country"]?.string)
  }

  var isNamed: Bool { [venue, city, name, admin1].contains { $0?.isEmpty == false } }

  /// Whether no more than a country is known.
  var isOnlyCountry: Bool {
    isNamed && country != nil && ![venue, city, admin1].contains { $0?.isEmpty == false }
  }
}

extension FoundEvent.Proof {
  init?(_ json: JSON) {
    guard let field = json["field"]?.string, let start = json["start"]?.double.flatMap(Int.init(exactly:)),
      let end = json["end"]?.double.flatMap(Int.init(exactly:))
    else { return nil }
    self.init(field: field, sentence: json["sentence"]?.string ?? "", start: start, end: end)
  }
}
