/// A stretch of words that tells what an event is about, and how plainly it does.
struct TopicTelling: Sendable {
  /// The noun phrase, or the words of the table.
  var words: Range<Int>
  /// Where the words that lead to it stand: "discussed", the event's noun.
  var cue: Range<Int>
  var weight: Weight
  /// The rule's name, which reads as words.
  var rule: String
  /// Index of the event whose words it complements: "talks on trade".
  var draft: Int?

  enum Weight: Int, Sendable, Comparable {
    /// A word of the table near an event.
    case near = 1
    /// "reaffirmed", "agreement on", spoken by those who meet.
    case stance = 3
    /// "to end the war" where an event is told.
    case aim = 4
    /// "discussed", "on the agenda".
    case said = 8
    /// "talks on trade", "the climate summit".
    case own = 10

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }
}

/// A topic as the text gives it.
struct TopicReading: Sendable, Hashable {
  /// A code of the table, else "other".
  var code: String
  var label: String
  var tokens: Range<Int>
  var rule: String
}

extension TopicCues.Use {
  /// How plainly what is told so is a topic.
  var weight: TopicTelling.Weight {
    switch self {
    case .stance: .stance
    case .aim: .aim
    default: .said
    }
  }
}
