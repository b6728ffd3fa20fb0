/// Why a field has its value: the sentence that says so and the rule that read it.
public struct Evidence: Sendable, Hashable {
  public var field: EventField
  /// The value that the sentence supports, as text: a participant's name, an EDTF date.
  public var value: String
  /// The stored article's `text`, `start..<end` counted in Unicode scalars.
  public var sentence: Quotation
  /// The words within the sentence that matter, counted likewise in the article's text.
  public var matched: Range<Int>?
  /// The rule's name, which reads as words: "venue after at".
  public var rule: String

  /// The rule by which a row of a list names whose journey it tells: of one traveller, each row tells another.
  public static let travellerOfAList = "traveller of the list"

  public init(
    field: EventField, value: String, sentence: Quotation, matched: Range<Int>? = nil, rule: String
  ) {
    self.field = field
    self.value = value
    self.sentence = sentence
    self.matched = matched
    self.rule = rule
  }
}

/// A stretch of an article's text and where it stands.
public struct Quotation: Sendable, Hashable {
  public var text: String
  /// Unicode scalars from the beginning of the article's text.
  public var start: Int
  public var end: Int

  public init(text: String, start: Int, end: Int) {
    self.text = text
    self.start = start
    self.end = end
  }
}

/// The fields of an event that evidence speaks for: the keys of its JSON.
public enum EventField: String, Sendable, Hashable, CaseIterable {
  case kind, status, date, place, participants, topics, outcomes, series, level, host
  case partOf = "part_of"
  case visitType = "visit_type"
}

/// What an event is about.
public struct Topic: Sendable, Hashable {
  /// A key of the topic table; `other` when only the words are known.
  public var code: String
  public var label: String
  public var asWritten: String

  public init(code: String, label: String, asWritten: String) {
    self.code = code
    self.label = label
    self.asWritten = asWritten
  }
}

/// What came of an event.
public struct Outcome: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case agreement, pledge, none
    case jointStatement = "joint_statement"
    case workingGroup = "working_group"
    case nextMeeting = "next_meeting"
  }
  public var kind: Kind
  public var text: String

  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Words that somebody said, and where they stand.
public struct Quote: Sendable, Hashable {
  /// The full usual name as far as it is known; `nil` when the text does not tell.
  public var speaker: String?
  public var words: Quotation
  /// Whether the words stand between quotation marks.
  public var isDirect: Bool

  public init(speaker: String?, words: Quotation, isDirect: Bool) {
    self.speaker = speaker
    self.words = words
    self.isDirect = isDirect
  }
}
