public import SummitModel

/// An event of the timeline: the accepted view of all that its articles report.
public struct StoredEvent: Sendable, Hashable {
  /// The key in the database; never shown.
  public let key: Int
  /// The readable slug, unique and stable: `sunnylands-2013`.
  public let id: String
  /// With the evidence of all its articles.
  public let event: Event
  /// The articles that report it, oldest first.
  public let articles: [StoredArticle]
  /// `event.evidence` once more, each with its article: in the same order.
  public let evidence: [StoredEvidence]
  /// Where the event stands in the timeline: what a following page begins after.
  public let position: TimelinePosition
}

/// A place in the order of the timeline: first day, last day, id.
public struct TimelinePosition: Sendable, Hashable {
  /// `nil`: the event has no known date and stands at the end.
  public let earliest: Day?
  public let latest: Day?
  public let id: String

  public init(earliest: Day?, latest: Day?, id: String) {
    self.earliest = earliest
    self.latest = latest
    self.id = id
  }
}

/// An article as the timeline names it, without its text.
public struct StoredArticle: Sendable, Hashable {
  /// The key in the database; never shown.
  public let key: Int
  public let sourceID: String?
  public let path: String
  public let title: String?
  public let published: PublicationDate?
  public let publisher: String?
  public let url: String?

  /// What to call it: its title, else its address, else its file.
  public var name: String { title ?? url ?? path }
}

/// A sentence that speaks for a field of an event, with its article.
public struct StoredEvidence: Sendable, Hashable {
  public let evidence: Evidence
  /// `StoredArticle.key`.
  public let article: Int
}
