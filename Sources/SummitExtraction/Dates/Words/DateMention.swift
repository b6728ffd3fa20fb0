/// Words of an article that tell of a date or a length of time.
struct DateMention: Hashable, Sendable {
  /// Without the preposition before it: "June 7-8", "next Monday".
  let tokens: Range<Int>
  let expression: DateExpression
  /// What the preposition before it says; `at` for "on", "in", and for none.
  let relation: DateRelation
  /// Whether it qualifies the noun that follows: "the 1967 borders", "Monday's talks".
  let isAttributive: Bool

  var isDuration: Bool {
    if case .duration = expression { true } else { false }
  }
}
