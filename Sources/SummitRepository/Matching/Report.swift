import SummitModel

/// What one article tells of one event. It never changes; many groups and searches hold the same one.
final class Report: Sendable {
  let id: Int
  let article: Int
  /// When the article appeared.
  let published: Day?
  let title: String?
  let event: Event
  /// The event that the report belongs to at present; `nil` for a new report and for one of a rejected event.
  let storedEvent: Int?
  /// Whether the database has it already.
  let isStored: Bool
  let traits: Traits
  /// Under which others that may tell of the same event find it.
  let keys: [ReportKeys.Key]

  init(
    id: Int, article: Int, published: Day?, title: String?, event: Event, storedEvent: Int? = nil,
    isStored: Bool
  ) {
    self.id = id
    self.article = article
    self.published = published
    self.title = title
    self.event = event
    self.storedEvent = storedEvent
    self.isStored = isStored
    traits = Traits(of: event, published: published)
    keys = ReportKeys.keys(of: traits)
  }
}
