internal import SummitArticles
internal import SummitModel

/// An event as JSON: the record that other programs rely on. Keys are snake_case and always there.
enum EventJSON {
  /// What a record of an event is made of.
  /// - Parameters:
  ///   - id: the event's readable name in the database; extracted events have none yet.
  ///   - articles: how many articles tell of it.
  ///   - evidence: each piece with the id of its article.
  static func value(
    _ event: Event, id: String? = nil, articles: Int, evidence: [(evidence: Evidence, article: String)]
  ) -> JSON {
    var members: [JSON.Member] = []
    func add(_ key: String, _ value: JSON) { members.append(JSON.Member(key: key, value: value)) }
    if let id { add("id", .string(id)) }
    add("name", .string(event.name))
    add("kind", .string(event.kind.rawValue))
    add("format", .string(event.format.rawValue))
    add("level", .string(event.level.rawValue))
    add("status", .string(event.status.rawValue))
    if let type = event.visitType { add("visit_type", .string(type.rawValue)) }
    add("date", event.date.map(date) ?? .null)
    add("place", event.place.map(place) ?? .null)
    add("host", .optional(event.host?.rawValue))
    add("series", .optional(event.series))
    add("edition", .optional(event.edition))
    add("part_of", .optional(event.partOf))
    add("participants", .array(event.participants.map(participant)))
    add("topics", .array(event.topics.map(topic)))
    add("outcomes", .array(event.outcomes.map(outcome)))
    add("evidence", .array(evidence.map { piece($0.evidence, article: $0.article) }))
    add("confidence", .decimal(event.confidence, places: 2))
    add("articles", .integer(articles))
    return .object(members)
  }

  static func date(_ date: EventDate) -> JSON {
    .object([
      "edtf": .optional(date.edtf), "start": .optional(date.start?.description),
      "end": .optional((date.end ?? date.start)?.description),
      "precision": .optional(date.precision?.rawValue), "basis": .string(date.basis.rawValue),
      "earliest": .optional(date.earliest?.description), "latest": .optional(date.latest?.description),
    ])
  }

  static func place(_ place: Place) -> JSON {
    .object([
      "name": .string(place.name), "as_written": .string(place.asWritten), "venue": .optional(place.venue),
      "city": .optional(place.city), "admin1": .optional(place.admin1),
      "country": .optional(place.country?.rawValue), "country_name": .optional(place.countryName),
      "latitude": place.coordinates.map { .decimal($0.latitude, places: 5) } ?? .null,
      "longitude": place.coordinates.map { .decimal($0.longitude, places: 5) } ?? .null,
      "geoname_id": .optional(place.geonameID),
    ])
  }

  static func participant(_ participant: Participant) -> JSON {
    .object([
      "name": .optional(participant.name), "office": .optional(participant.office),
      "country": .optional(participant.country?.rawValue),
      "organisation": .optional(participant.organisation),
      "rank": .string(participant.rank.rawValue), "role": .string(participant.role.rawValue),
      "as_written": .string(participant.asWritten),
    ])
  }

  private static func topic(_ topic: Topic) -> JSON {
    .object([
      "code": .string(topic.code), "label": .string(topic.label), "as_written": .string(topic.asWritten),
    ])
  }

  private static func outcome(_ outcome: Outcome) -> JSON {
    .object(["type": .string(outcome.kind.rawValue), "text": .string(outcome.text)])
  }

  private static func piece(_ evidence: Evidence, article: String) -> JSON {
    .object([
      "field": .string(evidence.field.rawValue), "value": .string(evidence.value),
      "article": .string(article),
      "sentence": .string(evidence.sentence.text), "start": .integer(evidence.sentence.start),
      "end": .integer(evidence.sentence.end), "rule": .string(evidence.rule),
      "matched_start": .optional(evidence.matched?.lowerBound),
      "matched_end": .optional(evidence.matched?.upperBound),
    ])
  }
}
