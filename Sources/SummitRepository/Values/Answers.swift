public import SummitModel

/// Somebody who takes part in events of the timeline.
public struct StoredPerson: Sendable, Hashable {
  public let key: Int
  public let name: String
  /// The office of the newest event, and the country or organisation that it is of.
  public let office: String?
  public let country: CountryCode?
  public let organisation: String?
  /// How many events the person took part in.
  public let events: Int
  public let first: Day?
  public let last: Day?
}

/// An event that a search found.
public struct SearchHit: Sendable, Hashable {
  public let event: StoredEvent
  /// The sentence that fits best; `nil` where only names or titles fit.
  public let sentence: Quotation?
  /// Higher fits better.
  public let rank: Double
}

/// How much the database holds.
public struct Statistics: Sendable, Hashable {
  public let articles: Int
  public let events: Int
  public let reports: Int
  public let people: Int
  public let places: Int
  public let quotes: Int
  public let evidence: Int
  /// The first and the last day of any dated event.
  public let first: Day?
  public let last: Day?
}

/// Words that somebody said in an article, as stored.
public struct StoredQuote: Sendable, Hashable {
  public let quote: Quote
  /// `StoredArticle.key`.
  public let article: Int
}
