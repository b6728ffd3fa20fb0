public import SummitModel

/// A day as newspapers write it: "Saturday, June 8, 2013", "8 June 2013", "Dec 4 , 2005", "2013-06-08".
///
/// Only days that can be read in one way: "8/6/2013" is none, "13/6/2013" is.
public enum WrittenDay {
  /// 1 to 12 for "June", "Jun" or "jun."; `nil` for every other word.
  public static func month(_ word: some StringProtocol) -> Int? {
    let word = word.lowercased()
    guard word.utf8.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    return months.firstIndex { $0 == word || ($0.prefix(3) == word) }.map { $0 + 1 }
  }

  static func isWeekday(_ word: some StringProtocol) -> Bool {
    let word = word.lowercased()
    return word.utf8.count >= 3
      && weekdays.contains { $0 == word || ($0.hasPrefix(word) && word.utf8.count <= 5) }
  }

  /// The day that a text is: nothing but white space, a weekday and a time may stand beside it.
  public static func day(_ text: some StringProtocol) -> Day? {
    let tokens = Token.tokens(of: Substring(text))
    guard let found = match(tokens, at: 0), isTime(tokens[found.end...]) else { return nil }
    return found.day
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Whether tokens tell no more than a time of day: "- 22:10", "T22:10:00Z", "at 10:15 p.m. EDT".
  static func isTime(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.indices.allSatisfy { index in
      switch tokens[index].kind {
      case .number, .mark: true
      case .word: timeWords.contains(tokens[index].text.lowercased()) || isZone(tokens, at: index)
      }
    }
  }

  /// "16:40 EAT", "21:20 Beijing time", "12:50 local time".
  private static func isZone(_ tokens: ArraySlice<Token>, at index: Int) -> Bool {
    let word = tokens[index].text
    if word == "time" { return true }
    guard index > tokens.startIndex, tokens[index - 1].kind == .number else { return false }
    return word.utf8.count <= 5 && word.allSatisfy(\.isUppercase)
      || index + 1 < tokens.endIndex && tokens[index + 1].text == "time"
  }
  private static let timeWords: Set<String> = [
    "a", "p", "m", "am", "pm", "at", "on", "t", "z", "gmt", "utc", "ist", "est", "edt", "et", "bst", "cet",
    "cest", "pst", "pdt", "hrs", "hours",
  ]

  /// Which part of "8/6/2013" is the day.
  enum NumericOrder { case dayFirst, monthFirst }

  /// The day that is written from a token on, and the token after it.
  /// - Parameters:
  ///   - shortYears: whether "9 DEC 89" is 1989; "00" to "29" are then 2000 to 2029.
  ///   - order: how "8/6/2013" is read, which can be two days; `nil`: not at all.
  static func match(
    _ tokens: [Token], at start: Int, shortYears: Bool = false, order: NumericOrder? = nil
  ) -> (day: Day, end: Int)? {
    var index = start
    if index < tokens.count, tokens[index].kind == .word, isWeekday(tokens[index].text) {
      index += 1
      skip([",", "."], in: tokens, &index)
    }
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .word { return monthFirst(tokens, index) }
    guard tokens[index].kind == .number else { return nil }
    return numeric(tokens, index, order) ?? dayFirst(tokens, index, shortYears: shortYears)
  }

  private static func skip(_ marks: Set<Substring>, in tokens: [Token], _ index: inout Int) {
    while index < tokens.count, marks.contains(tokens[index].text) { index += 1 }
  }

  private static func number(_ tokens: [Token], _ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard index < tokens.count, tokens[index].kind == .number,
      digits.contains(tokens[index].text.utf8.count)
    else { return nil }
    return Int(tokens[index].text)
  }

  /// "June 8, 2013", "Nov. 4 , 2005", "June 8th 2013".
  private static func monthFirst(_ tokens: [Token], _ start: Int) -> (day: Day, end: Int)? {
    guard let month = month(tokens[start].text) else { return nil }
    var index = start + 1
    skip(["."], in: tokens, &index)
    guard let day = number(tokens, index, digits: 1...2) else { return nil }
    index += 1
    skip([",", "st", "nd", "rd", "th"], in: tokens, &index)
    guard let year = number(tokens, index, digits: 4...4),
      let result = Day(year: year, month: month, day: day)
    else { return nil }
    return (result, index + 1)
  }

  /// "8 June 2013", "8th of June, 2013", "9 DEC 89".
  private static func dayFirst(_ tokens: [Token], _ start: Int, shortYears: Bool) -> (day: Day, end: Int)? {
    guard let day = number(tokens, start, digits: 1...2) else { return nil }
    var index = start + 1
    skip(["st", "nd", "rd", "th", "of", "-"], in: tokens, &index)
    guard index < tokens.count, let month = month(tokens[index].text) else { return nil }
    index += 1
    skip([".", ",", "-"], in: tokens, &index)
    guard var year = number(tokens, index, digits: shortYears ? 2...4 : 4...4), year < 100 || year > 999
    else {
      return nil
    }
    if year < 100 { year += year < 30 ? 2000 : 1900 }
    return Day(year: year, month: month, day: day).map { ($0, index + 1) }
  }

  /// "2013-06-08", "8.6.2013", and "13/6/2013" or "6/13/2013", which can mean one day only.
  private static func numeric(_ tokens: [Token], _ start: Int, _ order: NumericOrder?) -> (
    day: Day, end: Int
  )? {
    guard start + 4 < tokens.count, tokens[start + 1].text == tokens[start + 3].text,
      let second = number(tokens, start + 2, digits: 1...2)
    else { return nil }
    let mark = tokens[start + 1].text
    if let year = number(tokens, start, digits: 4...4), ["-", "/", "."].contains(mark),
      let last = number(tokens, start + 4, digits: 1...2)
    {
      return Day(year: year, month: second, day: last).map { ($0, start + 5) }
    }
    guard let first = number(tokens, start, digits: 1...2),
      let year = number(tokens, start + 4, digits: 4...4)
    else { return nil }
    switch mark {
    case ".": return Day(year: year, month: second, day: first).map { ($0, start + 5) }
    case "/" where first > 12 || first == second:
      return Day(year: year, month: second, day: first).map { ($0, start + 5) }
    case "/" where second > 12: return Day(year: year, month: first, day: second).map { ($0, start + 5) }
    case "/", "-":
      guard let order else { return nil }
      let (day, month) = order == .dayFirst ? (first, second) : (second, first)
      return Day(year: year, month: month, day: day).map { ($0, start + 5) }
    default: return nil
    }
  }
}

/// A word, a number or a mark of a line.
struct Token {
  enum Kind { case word, number, mark }
  let kind: Kind
  let text: Substring

  static func tokens(of line: Substring) -> [Token] {
    var tokens: [Token] = []
    var rest = line
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        continue
      }
      let text: Substring
      let kind: Kind
      if first.isLetter {
        (kind, text) = (.word, rest.prefix { $0.isLetter || $0 == "'" })
      } else if first.isASCII, first.isNumber {
        (kind, text) = (.number, rest.prefix { $0.isASCII && $0.isNumber })
      } else {
        (kind, text) = (.mark, rest.prefix(1))
      }
      tokens.append(Token(kind: kind, text: text))
      rest = rest[text.endIndex...]
    }
    return tokens
  }
}
