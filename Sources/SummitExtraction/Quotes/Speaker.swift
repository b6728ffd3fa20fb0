/// Somebody who may be speaking: a person of the registry, or a state, ministry or organisation.
struct Speaker: Sendable {
  /// The full usual name; `nil` for "officials", "a diplomat" and whoever else has none.
  var name: String?
  /// The registry's entity, for persons.
  var entity: Int?
  /// The tokens that name the speaker.
  var tokens: Range<Int>

  var isPerson: Bool { entity != nil }
}

/// A verb of speech outside quotation marks, and who its subject is.
struct SpeechFrame: Sendable {
  let verb: Int
  let speaker: Speaker
  /// "said Obama": what was said stands before the verb.
  let isInverted: Bool
  /// "according to", which counts for less than a verb.
  let isSource: Bool
  /// "adding", "saying".
  let isGerund: Bool

  /// The first token of verb and subject.
  var start: Int { min(verb, speaker.tokens.lowerBound) }
  /// Behind both.
  var end: Int { max(verb + 1, isInverted ? speaker.tokens.upperBound : verb + 1) }
}
