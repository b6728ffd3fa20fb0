/// Reads one date from the tokens at a place; its patterns stand in extensions, one file for each kind of date.
struct DateParser {
  /// A date's meaning, and the token after it.
  typealias Found = (expression: DateExpression, end: Int)

  let tokens: Tokens
  let bytes: [UInt8]
  let words: DateWords
  let persons: [Word]
  /// Where the sentence begins and the readable tokens end.
  private(set) var start = 0
  private(set) var stop = 0

  init(document: Document, words: DateWords) {
    tokens = document.tokens
    bytes = document.bytes
    self.words = words
    persons = Self.persons(in: document.tokens, words: words)
  }

  /// Sets the bounds: a date lies within one sentence and is at most `longest` tokens long.
  mutating func enter(at index: Int, limit: Int) {
    var stop = index + 1
    while stop < limit, stop < index + Self.longest, !tokens[stop].has(.sentenceStart) { stop += 1 }
    self.stop = stop
    var start = index
    while start > 0, start > index - Self.longest, !tokens[start].has(.sentenceStart) { start -= 1 }
    self.start = start
  }

  private static let longest = 20

  // MARK: Tokens

  func kind(_ index: Int) -> DateWords.Kind {
    index >= start && index < stop ? words[tokens[index].word].kind : .none
  }

  func value(_ index: Int) -> Int {
    index >= start && index < stop ? Int(words[tokens[index].word].value) : 0
  }

  func has(_ shape: Token.Shape, _ index: Int) -> Bool {
    index >= start && index < stop && tokens[index].has(shape)
  }

  func isByte(_ character: Unicode.Scalar, _ index: Int) -> Bool {
    guard index >= start, index < stop, tokens[index].isPunctuation else { return false }
    return bytes[Int(tokens[index].start)] == UInt8(ascii: character)
  }

  func isComma(_ index: Int) -> Bool { isByte(",", index) }

  /// "-", "–" or "—" as a token of its own.
  func isDash(_ index: Int) -> Bool {
    guard index >= start, index < stop, tokens[index].isPunctuation else { return false }
    let first = Int(tokens[index].start)
    return bytes[first] == UInt8(ascii: "-")
      || bytes[first] == 0xE2 && bytes[first + 1] == 0x80
        && (0x92...0x95).contains(bytes[first + 2])
  }

  /// A number of so many digits at most and nothing else: no "5pm", "2,000", "66.5".
  func plainNumber(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard index >= start, index < stop else { return nil }
    let token = tokens[index]
    guard token.number >= 0, token.has(.number), !token.has(.ordinal) else { return nil }
    let length = Int(token.end - token.start)
    guard digits.contains(length), bytes[Int(token.end) - 1] &- 48 < 10 else { return nil }
    return Int(token.number)
  }

  /// What stands before is a figure's: "$2000", "Resolution 1973", "resolutions 1718 and 1874".
  func isNumbering(before index: Int) -> Bool {
    var index = index - 1
    while kind(index) == .and || isComma(index) || has(.number, index), index > start { index -= 1 }
    guard index >= start else { return false }
    if tokens[index].isPunctuation {
      return Self.figureMarks.contains(bytes[Int(tokens[index].start)]) && !has(.afterSpace, index + 1)
    }
    return kind(index) == .numbering
  }

  /// "$2000", "#1917", "=2048", "£1900".
  private static let figureMarks = "$#:=".utf8 + [0xC2]

  /// What stands after makes the number a count or a time of day: "20 people", "1800 GMT", "50%".
  func isCount(_ index: Int) -> Bool {
    switch kind(index + 1) {
    case .counted, .clock: return true
    case .unit: return true
    default: break
    }
    if isByte("%", index + 1) { return true }
    return isByte(":", index + 1) && !has(.afterSpace, index + 1) && has(.number, index + 2)
      && !has(.afterSpace, index + 2)
  }

  /// The preposition at a place.
  func relation(at index: Int) -> DateRelation? {
    kind(index) == .relation ? DateRelation(rawValue: Int16(value(index))) : nil
  }

  /// "on", "in", "for", "over": prepositions that put an event at a date.
  func isAt(_ index: Int) -> Bool {
    switch relation(at: index) {
    case .at, .within, .lasting: true
    default: false
    }
  }

  // MARK: Dispatch

  func parse(at index: Int) -> Found? {
    guard let first = single(at: index) else { return nil }
    return coordinate(first, from: index)
  }

  /// One date without what may be joined to it.
  func single(at index: Int) -> Found? {
    switch kind(index) {
    case .weakMonth: namedDay(index) ?? monthFirst(index)
    case .month: monthFirst(index)
    case .none, .naming: namedDay(index) ?? (has(.number, index) ? numberFirst(index) : nil)
    case .weekday, .weakWeekday: weekday(index)
    case .relativeDay: relativeDay(index)
    case .direction: direction(index) ?? daysBeside(index)
    case .bygone: bygone(index)
    case .anchorDirection: anchorDirection(index)
    case .part, .partNoun: part(index)
    case .season, .weakSeason: season(index, named: false)
    case .weekend: weekend(index, step: .unsaid)
    case .cardinal, .vagueCount, .article: counted(index)
    case .ordinal: ordinal(index)
    case .unit, .longUnit: unitAlone(index)
    case .the: dayBesides(index)
    default: has(.number, index) ? numberFirst(index) : nil
    }
  }

  func numberFirst(_ index: Int) -> Found? {
    dayFirst(index) ?? isoDate(index) ?? decade(index) ?? slashed(index) ?? dotted(index) ?? counted(index)
      ?? ordinal(index) ?? yearRange(index) ?? bareYear(index)
  }

  // MARK: Around a date

  /// The preposition before a date.
  func relation(before index: Int, from lower: Int) -> DateRelation {
    var previous = index - 1
    while previous >= lower, isBeforeDate(previous) { previous -= 1 }
    guard previous >= lower, !isAt(previous) else { return .at }
    let relation = relation(at: previous)
    // "prior to", "ahead of".
    let ahead = relation == .to ? previous - 1 : previous
    if kind(ahead) == .ahead || kind(ahead) == .shift && value(ahead) < 0 { return .before }
    return relation ?? .at
  }

  private func isBeforeDate(_ index: Int) -> Bool {
    switch kind(index) {
    case .the, .approximately, .of, .weekday: true
    case .part, .partNoun: true
    default: false
    }
  }

  /// "the 1967 borders", "Monday's talks", "2016 UK-France Summit": the date leans on the noun after it.
  func isAttributive(_ range: Range<Int>, within limits: Range<Int>) -> Bool {
    guard range.upperBound < limits.upperBound, range.upperBound < tokens.count else { return false }
    let next = tokens[range.upperBound]
    if next.has(.possessive) { return true }
    guard next.isWord, !next.has(.sentenceStart) else { return false }
    switch words[next.word].kind {
    case .none, .long, .plan, .numbering: break
    default: return false
    }
    if range.lowerBound > limits.lowerBound {
      let previous = tokens[range.lowerBound - 1]
      switch words[previous.word].kind {
      case .the, .determiner, .article: return true
      case .relation: return false
      default: if previous.has(.possessive) { return true }
      }
    }
    return range.count == 1 && tokens[range.lowerBound].has(.number) && next.isCapitalised
      && !next.has(.shouted)
  }
}
