internal import SummitModel

/// An event as JSON: the record that other programs rely on. Keys are snake_case and always there.
enum EventJSON {
  /// Writes the members of an event's record.
  /// - Parameters:
  ///   - id: the event's readable name in the database; extracted events have none yet.
  ///   - articles: how many articles tell of it.
  ///   - evidence: each piece with the id of its article.
  static func write(
    _ event: Event, id: String? = nil, articles: Int, evidence: [(evidence: Evidence, article: String)],
    to text: inout JSONText
  ) {
    if let id { text.add("id", id) }
    text.add("name", event.name)
    text.add("kind", event.kind.rawValue)
    text.add("format", event.format.rawValue)
    text.add("level", event.level.rawValue)
    text.add("status", event.status.rawValue)
    if let type = event.visitType { text.add("visit_type", type.rawValue) }
    text.add("date", event.date) { write($1, to: &$0) }
    text.add("place", event.place) { write($1, to: &$0) }
    text.add("host", event.host?.rawValue)
    text.add("series", event.series)
    text.add("edition", event.edition)
    text.add("part_of", event.partOf)
    text.add("participants") { $0.array(event.participants) { write($1, to: &$0) } }
    text.add("topics") { $0.array(event.topics) { write($1, to: &$0) } }
    text.add("outcomes") { $0.array(event.outcomes) { write($1, to: &$0) } }
    text.add("evidence") { $0.array(evidence) { write($1.evidence, article: $1.article, to: &$0) } }
    text.add("confidence", event.confidence, places: 2)
    text.add("articles", articles)
  }

  private static func write(_ date: EventDate, to text: inout JSONText) {
    text.object {
      $0.add("edtf", date.edtf)
      $0.add("start", date.start?.description)
      $0.add("end", (date.end ?? date.start)?.description)
      $0.add("precision", date.precision?.rawValue)
      $0.add("basis", date.basis.rawValue)
      $0.add("earliest", date.earliest?.description)
      $0.add("latest", date.latest?.description)
    }
  }

  private static func write(_ place: Place, to text: inout JSONText) {
    text.object {
      $0.add("name", place.name)
      $0.add("as_written", place.asWritten)
      $0.add("venue", place.venue)
      $0.add("city", place.city)
      $0.add("admin1", place.admin1)
      $0.add("country", place.country?.rawValue)
      $0.add("country_name", place.countryName)
      $0.add("latitude", place.coordinates?.latitude, places: 5)
      $0.add("longitude", place.coordinates?.longitude, places: 5)
      $0.add("geoname_id", place.geonameID)
    }
  }

  static func write(_ participant: Participant, to text: inout JSONText) {
    text.object {
      $0.add("name", participant.name)
      $0.add("office", participant.office)
      $0.add("country", participant.country?.rawValue)
      $0.add("organisation", participant.organisation)
      $0.add("rank", participant.rank.rawValue)
      $0.add("role", participant.role.rawValue)
      $0.add("as_written", participant.asWritten)
    }
  }

  private static func write(_ topic: Topic, to text: inout JSONText) {
    text.object {
      $0.add("code", topic.code)
      $0.add("label", topic.label)
      $0.add("as_written", topic.asWritten)
    }
  }

  private static func write(_ outcome: Outcome, to text: inout JSONText) {
    text.object {
      $0.add("type", outcome.kind.rawValue)
      $0.add("text", outcome.text)
    }
  }

  private static func write(_ evidence: Evidence, article: String, to text: inout JSONText) {
    text.object {
      $0.add("field", evidence.field.rawValue)
      $0.add("value", evidence.value)
      $0.add("article", article)
      $0.add("sentence", evidence.sentence.text)
      $0.add("start", evidence.sentence.start)
      $0.add("end", evidence.sentence.end)
      $0.add("rule", evidence.rule)
      $0.add("matched_start", evidence.matched?.lowerBound)
      $0.add("matched_end", evidence.matched?.upperBound)
    }
  }
}
