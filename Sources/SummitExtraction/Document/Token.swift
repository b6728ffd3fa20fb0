/// A word, number or punctuation mark of an article: a range of its UTF-8 bytes.
struct Token: Sendable {
  /// UTF-8 byte offsets into the article's text.
  var start: Int32
  var end: Int32
  var word: Word
  var shape: Shape
  /// The value of a number ("8", "39th", "2,088"), else -1.
  var number: Int32 = -1

  struct Shape: OptionSet, Sendable {
    let rawValue: UInt16
    /// Begins with an upper-case letter.
    static let capitalised = Shape(rawValue: 1)
    /// Two letters or more, all upper case.
    static let capitals = Shape(rawValue: 1 << 1)
    static let number = Shape(rawValue: 1 << 2)
    /// "39th", "21st".
    static let ordinal = Shape(rawValue: 1 << 3)
    static let punctuation = Shape(rawValue: 1 << 4)
    /// Joined to the token before by a hyphen: the "day" of "two-day".
    static let afterHyphen = Shape(rawValue: 1 << 5)
    /// White space stands before it.
    static let afterSpace = Shape(rawValue: 1 << 6)
    /// The first of its sentence.
    static let sentenceStart = Shape(rawValue: 1 << 7)
    /// A single capital letter, with or without a full stop: the "W." of "George W. Bush".
    static let initial = Shape(rawValue: 1 << 8)
    /// "'s", or the bare apostrophe after a plural.
    static let possessive = Shape(rawValue: 1 << 9)
    /// Ends with a full stop that belongs to it: "U.S.", "Sept.", "Mr.".
    static let abbreviated = Shape(rawValue: 1 << 10)
    /// The first of its paragraph.
    static let paragraphStart = Shape(rawValue: 1 << 11)
    /// Within a stretch that is all in capitals, so that capitals tell nothing.
    static let shouted = Shape(rawValue: 1 << 12)
    /// The last token before a closing full stop, question or exclamation mark is followed by one of these.
    static let terminator = Shape(rawValue: 1 << 13)
    /// An opening or closing quotation mark.
    static let quotationMark = Shape(rawValue: 1 << 14)
    /// The first behind the dateline of a report.
    static let behindDateline = Shape(rawValue: 1 << 15)
  }

  func has(_ shape: Shape) -> Bool { self.shape.contains(shape) }
  var isWord: Bool { shape.isDisjoint(with: [.punctuation, .number]) }
  /// Whether what is told begins here: the first of its sentence, or of what stands behind a dateline.
  var opens: Bool { !shape.isDisjoint(with: [.sentenceStart, .behindDateline]) }
  var isPunctuation: Bool { has(.punctuation) }
  /// Whether capitals make it look like a name.
  var isCapitalised: Bool { has(.capitalised) }
}
