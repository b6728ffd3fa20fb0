import SummitModel

/// What search finds an event by.
struct SearchTexts {
  /// Names of all sorts, which count more.
  let names: [String]
  /// Sentences of the evidence, outcomes, and titles of articles.
  let sentences: [String]

  init(of event: Event, _ reports: [Report]) {
    let known = KnownNames.compiled
    var names = [event.name, event.series, event.partOf, event.visitType.map { "\($0.rawValue) visit" }]
    names += [event.kind.rawValue.split(separator: "_").joined(separator: " ")]
    names += event.participants.flatMap { participant in
      [
        participant.name, participant.office, participant.country.map { known.country($0.rawValue) },
        participant.organisation.map { known.organisation($0) }, participant.organisation,
      ]
    }
    if let place = event.place {
      names += [place.name, place.venue, place.city, place.admin1, place.countryName]
    }
    names += event.topics.flatMap { [$0.label, $0.asWritten] }
    self.names = Self.distinct(names.compactMap { $0 })
    sentences = Self.distinct(
      event.evidence.map(\.sentence.text) + event.outcomes.map(\.text) + reports.compactMap(\.title))
  }

  /// Each text once, up to 100,000 characters: PostgreSQL refuses an entry of a megabyte.
  private static func distinct(_ texts: [String]) -> [String] {
    var room = 100_000
    return Set(texts).sorted().prefix { text in
      room -= text.utf8.count
      return room > 0
    }
  }
}
