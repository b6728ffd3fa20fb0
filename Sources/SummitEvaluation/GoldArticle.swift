public import SummitArticles
public import SummitModel

/// The answers to one article.
public struct GoldArticle: Sendable, Hashable {
  /// The beginning of what somebody says, and who.
  public struct Quote: Sendable, Hashable {
    public var speaker: String
    public var begins: String
  }

  public var id: String
  public var events: [GoldEvent]
  public var quotes: [Quote]

  public init(id: String, events: [GoldEvent], quotes: [Quote] = []) {
    self.id = id
    self.events = events
    self.quotes = quotes
  }

  /// `nil` for JSON that is no annotation: without an `id` or `events`.
  public init?(_ json: JSON) {
    guard let id = json["id"]?.string, let events = json["events"]?.elements else { return nil }
    self.init(
      id: id, events: events.map(GoldEvent.init),
      quotes: (json["quotes"]?.elements ?? []).map {
        Quote(speaker: $0["speaker"]?.string ?? "", begins: $0["begins"]?.string ?? "")
      })
  }
}

/// What a program found in one article, and the article's text where it is at hand.
public struct FoundArticle: Sendable, Hashable {
  public var events: [FoundEvent]
  public var quotes: [FoundQuote]
  public var text: String?

  public init(events: [FoundEvent], quotes: [FoundQuote], text: String?) {
    self.events = events
    self.quotes = quotes
    self.text = text
  }
}

extension FoundArticle {
  public init(_ reading: Reading) {
    self.init(
      events: reading.events.map(FoundEvent.init),
      quotes: reading.quotes.map { FoundQuote(speaker: $0.speaker, text: $0.words.text) },
      text: reading.article.text)
  }
}
