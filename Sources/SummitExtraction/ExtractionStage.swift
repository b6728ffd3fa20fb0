/// The stages of the walk of an article, in their order.
public enum ExtractionStage: String, Sendable, Hashable, CaseIterable {
  /// Tokens and sentences.
  case text
  case dates
  /// Names, offices, countries, places and words that open events.
  case mentions
  /// Who is who within the article.
  case entities
  /// Which mentions of a sentence belong together.
  case groups
  /// Events that a sentence may tell of.
  case candidates
  /// Candidates that are one event.
  case assembly
  /// What the events are about.
  case topics
  /// Events with their evidence.
  case writing
}
