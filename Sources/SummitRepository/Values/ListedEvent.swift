public import SummitModel

/// An event as lists show it, stored or just extracted: without what each sentence says of it and what came of it.
public struct ListedEvent: Sendable, Hashable {
  /// The readable id; `nil` for an event that is in no database.
  public let id: String?
  public let name: String
  public let kind: EventKind
  public let format: EventFormat
  public let level: EventLevel
  public let status: EventStatus
  public let date: EventDate?
  public let place: Place?
  public let host: CountryCode?
  public let series: String?
  public let participants: [Participant]
  public let topics: [Topic]
  public let confidence: Double
  /// `StoredArticle.key` of those that report it; the one that an extracted event comes from has none.
  public let articles: [Int]

  /// How many articles report it.
  public var articleCount: Int { id == nil ? 1 : articles.count }

  public init(_ stored: StoredEvent) {
    self.init(stored.event, id: stored.id, articles: stored.articles.map(\.key))
  }

  public init(_ event: Event) { self.init(event, id: nil, articles: []) }

  private init(_ event: Event, id: String?, articles: [Int]) {
    self.id = id
    (name, kind, format, level, status) = (event.name, event.kind, event.format, event.level, event.status)
    (date, place, host, series) = (event.date, event.place, event.host, event.series)
    (participants, topics, confidence) = (event.participants, event.topics, event.confidence)
    self.articles = articles
  }

  init(
    id: String, _ values: EventColumns.Values, participants: [Participant], topics: [Topic], articles: [Int]
  ) {
    self.id = id
    (name, kind, format, level, status) = (
      values.name, values.kind, values.format, values.level, values.status
    )
    (date, place, host, series) = (values.date, values.place, values.host, values.series)
    (self.participants, self.topics, confidence) = (participants, topics, values.confidence)
    self.articles = articles
  }
}
