internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// JSON-LD with the words of schema.org, which stand in the file itself: no context has to be fetched.
struct LinkedDataRecords: EventRecords {
  private var list = CommaList()

  var head: String {
    "{\"@context\": {\"@vocab\": \"https://schema.org/\", \"url\": {\"@type\": \"@id\"}}, \"@graph\": [\n"
  }
  var tail: String { "\n]}\n" }

  mutating func text(of stored: StoredEvent) -> String {
    let event = stored.event
    var members: [JSON.Member] = []
    func add(_ key: String, _ value: JSON?) {
      if let value { members.append(JSON.Member(key: key, value: value)) }
    }
    add("@id", .string("urn:summitry:event:\(stored.id)"))
    add("@type", .string("Event"))
    add("identifier", .string(stored.id))
    add("name", .string(event.name))
    add("additionalType", .string(event.kind.rawValue))
    add("startDate", event.date?.start.flatMap(Self.date))
    add("endDate", (event.date?.end ?? event.date?.start).flatMap(Self.date))
    add("eventStatus", Self.status(event.status))
    add("location", event.place.map(Self.place))
    add("attendee", .array(event.participants.filter(\.role.takesPart).map(Self.party)))
    add("about", .array(event.topics.map { .string($0.label) }))
    add("superEvent", (event.partOf ?? event.series).map(Self.series))
    add("subjectOf", .array(stored.articles.map(Self.article)))
    return list.next(JSON.object(members).text)
  }

  private static func date(_ date: PartialDate) -> JSON? {
    if case .yearless = date { return nil }
    return .string(date.description)
  }

  private static func status(_ status: EventStatus) -> JSON? {
    let word: String? =
      switch status {
      case .scheduled: "EventScheduled"
      case .postponed: "EventPostponed"
      case .cancelled: "EventCancelled"
      case .held, .ongoing, .proposed, .refused: nil
      }
    return word.map { .object(["@id": .string("https://schema.org/\($0)")]) }
  }

  private static func place(_ place: Place) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member(key: "@type", value: .string("Place")),
      JSON.Member(key: "name", value: .string(place.name)),
      JSON.Member(
        key: "address",
        value: .object([
          "@type": .string("PostalAddress"), "addressLocality": .optional(place.city),
          "addressRegion": .optional(place.admin1), "addressCountry": .optional(place.country?.rawValue),
        ])),
    ]
    if let at = place.coordinates {
      members.append(
        JSON.Member(
          key: "geo",
          value: .object([
            "@type": .string("GeoCoordinates"), "latitude": .decimal(at.latitude, places: 5),
            "longitude": .decimal(at.longitude, places: 5),
          ])))
    }
    return .object(members)
  }

  private static func party(_ participant: Participant) -> JSON {
    guard let name = participant.name else {
      let code = participant.organisation ?? participant.country?.rawValue
      return .object([
        "@type": .string("Organization"), "name": .string(EventWords.name(participant)),
        "identifier": .optional(code),
      ])
    }
    return .object([
      "@type": .string("Person"), "name": .string(name), "jobTitle": .optional(participant.office),
      "affiliation": .optional(participant.organisation ?? participant.country?.rawValue),
    ])
  }

  private static func series(_ name: String) -> JSON {
    .object(["@type": .string("Event"), "name": .string(name)])
  }

  private static func article(_ article: StoredArticle) -> JSON {
    .object([
      "@type": .string("NewsArticle"), "headline": .optional(article.title),
      "datePublished": .optional(article.published?.day.description),
      "publisher": .optional(article.publisher), "url": .optional(article.url.flatMap(HTML.address)),
    ])
  }
}
