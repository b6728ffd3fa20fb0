import SummitModel

/// What came of an event, as the text gives it.
struct OutcomeReading: Sendable, Hashable {
  var kind: Outcome.Kind
  var words: Range<Int>
  /// The words that led to it.
  var cue: Range<Int>
  /// Whoever is said to have made it: the token behind "by".
  var maker: Int?
  /// Whether it is a thing that is brought into being: "signed a treaty".
  var isMade = false
  var rule: String
}
