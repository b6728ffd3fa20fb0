internal import SummitModel
internal import SummitRepository

/// One of the tables that events come apart into: one row a thing, nothing packed into a cell.
struct TidyTable: Sendable {
  struct Column: Sendable {
    enum Kind: String, Sendable { case string, integer, number }
    let name: String
    let kind: Kind
    /// What stands in it, for whoever reads the description.
    let words: String
    /// Whether the values are ids of `events` or of `articles`.
    var reference: String?

    init(_ name: String, _ kind: Kind = .string, _ words: String, reference: String? = nil) {
      self.name = name
      self.kind = kind
      self.words = words
      self.reference = reference
    }
  }

  let name: String
  let columns: [Column]
  let key: [String]
  /// The rows that an event gives, each value as text and `nil` where there is none.
  let rows: @Sendable (StoredEvent) -> [[String?]]

  static let all = [events, participants, topics, outcomes, evidence, reports]

  private static let event = Column("event_id", .string, "the event", reference: "events")
  private static let ordinal = Column("ordinal", .integer, "position within the event, from 1")

  private static let events = TidyTable(
    name: "events",
    columns: [
      Column("id", .string, "readable and stable name"), Column("name", .string, "what it is called"),
      Column(
        "kind", .string,
        "summit, meeting, visit, call, negotiation, conference, signing, ceremony, working_group"),
      Column("format", .string, "bilateral, trilateral, multilateral"),
      Column("level", .string, "leaders, ministers, officials, mixed, unknown"),
      Column("status", .string, "held, ongoing, scheduled, proposed, postponed, cancelled, refused"),
      Column("visit_type", .string, "state, official, working, private, stopover"),
      Column("start", .string, "first day, month or year, as far as it is known"),
      Column("end", .string, "last day, month or year"), Column("edtf", .string, "the date as EDTF level 1"),
      Column("earliest", .string, "first day on which it may fall"),
      Column("latest", .string, "last day on which it may fall"),
      Column("date_basis", .string, "how the date is known"),
      Column("place", .string, "most exact name of the place"),
      Column("city", .string, "city or town"), Column("admin1", .string, "state, province or region"),
      Column("country", .string, "ISO 3166-1 alpha-2; NA is Namibia"),
      Column("latitude", .number, "degrees north, WGS 84"),
      Column("longitude", .number, "degrees east, WGS 84"),
      Column("geoname_id", .integer, "number in GeoNames"),
      Column("host", .string, "who received the others"),
      Column("series", .string, "recurring meeting"), Column("edition", .integer, "number in the series"),
      Column("part_of", .string, "event that it was a part of"),
      Column("confidence", .number, "0 to 1: how sure the extraction is"),
      Column("articles", .integer, "how many articles tell of it"),
    ], key: ["id"]
  ) { stored in
    let event = stored.event
    return [
      [
        stored.id, event.name, event.kind.rawValue, event.format.rawValue, event.level.rawValue,
        event.status.rawValue, event.visitType?.rawValue, event.date?.start?.description,
        (event.date?.end ?? event.date?.start)?.description, event.date?.edtf,
        event.date?.earliest?.description, event.date?.latest?.description, event.date?.basis.rawValue,
      ] + place(event.place) + [
        event.host?.rawValue, event.series, event.edition.map { String($0) }, event.partOf,
        String((event.confidence * 100).rounded() / 100), String(stored.articles.count),
      ]
    ]
  }

  private static func place(_ place: Place?) -> [String?] {
    [
      place?.name, place?.city, place?.admin1, place?.country?.rawValue,
      place?.coordinates.map { String($0.latitude) }, place?.coordinates.map { String($0.longitude) },
      place?.geonameID.map { String($0) },
    ]
  }

  private static let participants = TidyTable(
    name: "participants",
    columns: [
      event, ordinal, Column("name", .string, "person; none where a state or organisation took part as such"),
      Column("office", .string, "as of the event's date"),
      Column("country", .string, "ISO 3166-1 alpha-2; NA is Namibia"),
      Column("organisation", .string, "what the person speaks for"),
      Column(
        "rank", .string,
        "head_of_state, head_of_government, minister, envoy, official, head_of_organisation, other"),
      Column(
        "role", .string, "host, visitor, participant ...; invited, absent, mentioned_only did not take part"),
      Column("as_written", .string, "the words of the article"),
    ], key: ["event_id", "ordinal"]
  ) { stored in
    numbered(stored, stored.event.participants) {
      [
        $0.name, $0.office, $0.country?.rawValue, $0.organisation, $0.rank.rawValue, $0.role.rawValue,
        $0.asWritten,
      ]
    }
  }

  private static let topics = TidyTable(
    name: "topics",
    columns: [
      event, ordinal, Column("code", .string, "key of the topic"),
      Column("label", .string, "the topic in words"),
      Column("as_written", .string, "the words of the article"),
    ], key: ["event_id", "ordinal"]
  ) { stored in numbered(stored, stored.event.topics) { [$0.code, $0.label, $0.asWritten] } }

  private static let outcomes = TidyTable(
    name: "outcomes",
    columns: [
      event, ordinal,
      Column("type", .string, "agreement, pledge, none, joint_statement, working_group, next_meeting"),
      Column("text", .string, "what came of it"),
    ], key: ["event_id", "ordinal"]
  ) { stored in numbered(stored, stored.event.outcomes) { [$0.kind.rawValue, $0.text] } }

  private static let evidence = TidyTable(
    name: "evidence",
    columns: [
      event, ordinal, Column("field", .string, "what the sentence speaks for"),
      Column("value", .string, "the value that it supports"),
      Column("article_id", .string, "the article", reference: "articles"),
      Column("sentence", .string, "the sentence itself"),
      Column("start", .integer, "first Unicode scalar in the article's text, from 0"),
      Column("end", .integer, "scalar behind the last"), Column("rule", .string, "the rule that read it"),
    ], key: ["event_id", "ordinal"]
  ) { stored in
    numbered(stored, stored.evidence) { item in
      let evidence = item.evidence
      return [
        evidence.field.rawValue, evidence.value, String(item.article, radix: 36), evidence.sentence.text,
        String(evidence.sentence.start), String(evidence.sentence.end), evidence.rule,
      ]
    }
  }

  private static let reports = TidyTable(
    name: "reports",
    columns: [
      event, ordinal, Column("article_id", .string, "an article that tells of it", reference: "articles"),
    ],
    key: ["event_id", "ordinal"]
  ) { stored in numbered(stored, stored.articles) { [String($0.key, radix: 36)] } }

  private static func numbered<Item>(
    _ stored: StoredEvent, _ items: [Item], _ values: (Item) -> [String?]
  ) -> [[String?]] {
    items.enumerated().map { [stored.id, String($0.offset + 1)] + values($0.element) }
  }

  /// The articles, each once however many events they tell of.
  static let articles = TidyTable(
    name: "articles",
    columns: [
      Column("id", .string, "stable key"), Column("source_id", .string, "the id that its source gave it"),
      Column("title", .string, "headline"), Column("published", .string, "day of publication"),
      Column("publisher", .string, "newspaper, agency or collection"), Column("url", .string, "address"),
      Column("path", .string, "where it was read"),
    ], key: ["id"]
  ) { stored in
    stored.articles.map {
      [
        String($0.key, radix: 36), $0.sourceID, $0.title, $0.published?.day.description, $0.publisher, $0.url,
        $0.path,
      ]
    }
  }
}
