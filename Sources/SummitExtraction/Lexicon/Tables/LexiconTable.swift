import SummitModel

/// The tables that the lexicon is read from, with their columns. docs/lexicon.md describes each.
public enum LexiconTable: String, CaseIterable, Sendable {
  case countries
  case countryNames = "country_names"
  case dateWords = "date_words"
  case editions
  case leaders
  case memberships
  case namedDays = "named_days"
  case offices
  case organisationNames = "organisation_names"
  case organisations
  case outcomeCues = "outcome_cues"
  case partsOfStates = "parts_of_states"
  case personNames = "person_names"
  case placeNames = "place_names"
  case places
  case roleCues = "role_cues"
  case series
  case topicCues = "topic_cues"
  case topicWords = "topic_words"
  case topics
  case triggers
  case venues
  case words

  public var file: String { rawValue + ".tsv" }

  /// A column's name and what its fields may hold.
  public struct Column: Sendable {
    public let name: String
    let rule: FieldRule
    /// Whether it belongs to what tells rows apart.
    let isKey: Bool

    init(_ name: String, _ rule: FieldRule = .text, isKey: Bool = false) {
      self.name = name
      self.rule = rule
      self.isKey = isKey
    }

    static func key(_ name: String, _ rule: FieldRule = .text) -> Column { Column(name, rule, isKey: true) }
  }

  var columnNames: [String] { columns.map(\.name) }

  /// The columns whose fields together no two rows share.
  var key: [Int] { columns.indices.filter { columns[$0].isKey } }

  public var columns: [Column] {
    switch self {
    case .countries:
      [.key("code"), Column("name"), Column("region", .optional(.text))] + Self.span()
    case .countryNames:
      [.key("alias"), .key("code", .code(.countries)), .key("kind", .word(CountryName.Kind.self))]
        + Self.span(inKey: true)
    case .dateWords: [.key("word"), Column("class"), Column("value", .optional(.text))]
    case .editions:
      [
        .key("series", .code(.series, column: "series")), .key("edition", .optional(.text)),
        .key("start", .date), Column("end", .date), Column("place", .optional(.text)),
        Column("country", .optional(.code(.countries))),
      ]
    case .leaders: Self.leadersColumns
    case .memberships:
      [.key("organisation", .code(.organisations)), .key("country", .code(.countries))]
        + Self.span(inKey: true)
    case .namedDays: [.key("phrase"), Column("day")]
    case .offices: [.key("title"), Column("office"), Column("rank", .word(Rank.self))]
    case .organisationNames: [.key("alias"), Column("code", .code(.organisations))]
    case .organisations: [.key("code"), Column("name"), Column("kind")]
    case .personNames: [.key("alias"), .key("name", .code(.leaders, column: "name"))]
    case .placeNames: [.key("alias"), .key("geoname_id", .code(.places, column: "geoname_id"))]
    case .places: Self.placesColumns
    case .series:
      [
        .key("alias"), Column("series", .code(.series, column: "alias")),
        Column("kind", .word(EventKind.self)), Column("organisation", .optional(.code(.organisations))),
        Column("level", .word(EventLevel.self)),
      ]
    case .partsOfStates:
      [
        .key("code", .code(.countries)), .key("admin1", .optional(.text)),
        Column("part_of", .code(.countries)),
      ] + Self.span(inKey: true)
    case .outcomeCues:
      [
        .key("phrase"), .key("use", .word(OutcomeCues.Use.self)), .key("kind", .word(Outcome.Kind.self)),
      ]
    case .roleCues:
      [.key("phrase"), .key("role", .word(Role.self)), .key("side", .word(RoleCues.Side.self))]
    case .topicCues: [.key("phrase"), .key("use", .word(TopicCues.Use.self))]
    case .topicWords: [.key("phrase"), Column("code", .code(.topics))]
    case .topics:
      [.key("code"), Column("label")] + ["cameo", "plover", "iptc"].map { Column($0, .optional(.text)) }
    case .triggers:
      [
        .key("phrase"), .key("form", .word(Trigger.Form.self)), Column("frame", .word(Trigger.Frame.self)),
        Column("kind", .word(EventKind.self)),
      ]
    case .venues: Self.venuesColumns
    case .words: [.key("word"), .key("class", .wordClass)]
    }
  }

  private static func span(inKey: Bool = false) -> [Column] {
    [Column("from", .optional(.date), isKey: inKey), Column("to", .optional(.date))]
  }

  private static let leadersColumns: [Column] =
    [
      .key("name"), Column("family"), Column("gender", .oneOf(["m", "f"])), .key("office"),
      Column("rank", .word(Rank.self)), .key("country", .optional(.code(.countries))),
      .key("organisation", .optional(.code(.organisations))),
    ] + span(inKey: true)

  private static let placesColumns: [Column] = [
    .key("geoname_id", .optional(.number)), .key("name"),
    Column("kind", .oneOf(["city", "region", "island"])),
    .key("country", .optional(.code(.countries))), Column("admin1", .optional(.text)),
    Column("latitude", .degrees(90)), Column("longitude", .degrees(180)),
    Column("population", .optional(.number)),
  ]

  private static let venuesColumns: [Column] = [
    .key("name"), Column("city", .optional(.text)), Column("admin1", .optional(.text)),
    Column("country", .optional(.code(.countries))), Column("latitude", .degrees(90)),
    Column("longitude", .degrees(180)),
    Column("geoname_id", .optional(.code(.places, column: "geoname_id"))),
  ]
}
