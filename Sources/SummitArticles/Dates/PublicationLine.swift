internal import SummitModel

/// The lines in which an article tells when it appeared.
enum PublicationLine {
  /// Looks at the first and the last lines of a text, where newspapers put their dates: a line with a label
  /// ("Published: 8 June 2013"), else a line that is a date alone, else the dateline ("MOSCOW, 8 June 2013 -").
  static func date(in lines: [Substring]) -> PublicationDate? {
    let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    let head = filled.prefix(12)
    let edges = Array(head) + filled.dropFirst(12).suffix(8)
    let labelled = edges.lazy.compactMap { label(in: $0) }
    if let first = labelled.first(where: \.isFirst) ?? labelled.first {
      return PublicationDate(day: first.day, basis: .line)
    }
    if let day = head.prefix(6).lazy.compactMap({ dateAlone($0) }).first {
      return PublicationDate(day: day, basis: .line)
    }
    return head.lazy.compactMap { dateline($0) }.first.map { PublicationDate(day: $0, basis: .dateline) }
  }

  /// Whether a line says nothing but when the article appeared.
  static func isDate(_ line: Substring) -> Bool {
    label(in: line) != nil || dateAlone(line) != nil
  }

  /// Whether a line begins with a day: "June 8, 2013 Saturday", "Saturday 8 June 2013".
  static func opensWithDate(_ line: Substring) -> Bool {
    WrittenDay.match(MonthNames.inEnglish(Token.tokens(of: line.prefix(80))), at: 0) != nil
  }

  /// Labels of the first appearance go before those of a later state.
  private static let labels: [(words: [String], isFirst: Bool)] = [
    (["first", "published"], true), (["date", "published"], true), (["publication", "date"], true),
    (["published", "on"], true), (["published"], true), (["posted", "on"], true), (["posted"], true),
    (["released", "on"], true), (["release", "date"], true), (["issued", "on"], true), (["date"], true),
    (["last", "updated"], false), (["last", "modified"], false), (["updated", "on"], false),
    (["updated"], false), (["modified"], false),
  ]

  /// "Last Updated: Saturday, June 8, 2013 - 22:10".
  private static func label(in line: Substring) -> (day: Day, isFirst: Bool)? {
    guard line.utf8.count <= 120 else { return nil }
    let tokens = Token.tokens(of: line)
    guard
      let label = labels.first(where: { label in
        tokens.count > label.words.count
          && zip(tokens, label.words).allSatisfy { $0.text.lowercased() == $1 }
      })
    else { return nil }
    var index = label.words.count
    while index < tokens.count, [":", "on", "at", "-", ","].contains(tokens[index].text) { index += 1 }
    return WrittenDay.match(tokens, at: index).map { ($0.day, label.isFirst) }
  }

  /// "December 20, 2007", "(September 23, 2021)".
  private static func dateAlone(_ line: Substring) -> Day? {
    guard line.utf8.count <= 90 else { return nil }
    var tokens = Token.tokens(of: line)
    if tokens.first?.text == "(", tokens.last?.text == ")" { tokens = Array(tokens.dropFirst().dropLast()) }
    guard let found = WrittenDay.match(tokens, at: placeWords(tokens)) else { return nil }
    let behind = tokens[found.end...]
    return WrittenDay.isTime(behind) || isTimeAndPlace(behind) ? found.day : nil
  }

  /// "12:50 local time - Prague Castle, press pool note": a clock time, a dash and where it was written.
  private static func isTimeAndPlace(_ tokens: ArraySlice<Token>) -> Bool {
    guard let dash = tokens.firstIndex(where: { ["-", "–", "—"].contains($0.text) }),
      tokens[..<dash].contains(where: { $0.kind == .number })
    else { return false }
    return WrittenDay.isTime(tokens[..<dash].filter { $0.text != "local" }[...])
  }

  /// "Geneva, Saturday, July 23, 1955", "New Delhi, 17 July 2001": how many tokens name the place before the day.
  /// A place in capitals is that of a dateline.
  private static func placeWords(_ tokens: [Token]) -> Int {
    guard tokens.first?.text.contains(where: \.isLowercase) == true else { return 0 }
    var index = 0
    while index < min(tokens.count, 5), tokens[index].kind == .word, isPlaceWord(tokens[index].text),
      !WrittenDay.isWeekday(tokens[index].text), WrittenDay.month(tokens[index].text) == nil
    {
      index += 1
      guard index < tokens.count, tokens[index].text == "," else { continue }
      index += 1
    }
    return index > 0 && index < tokens.count && tokens[index - 1].text == "," ? index : 0
  }

  /// "BONN, Aug 30, 1996 (Reuters) -", "MOSCOW 1996-08-28", "MAR DEL PLATA, Argentina, Nov. 4 , 2005".
  /// A dateline without a year tells too little.
  static func dateline(_ line: Substring) -> Day? {
    let tokens = Token.tokens(of: line.prefix(120))
    guard let first = tokens.first, first.kind == .word, isCapitals(first.text) else { return nil }
    for (index, token) in tokens.prefix(12).enumerated() {
      if let found = WrittenDay.match(tokens, at: index, shortYears: true) {
        return index > 0 && endsDateline(tokens, found.end) ? found.day : nil
      }
      guard token.kind == .mark ? placeMarks.contains(token.text) : isPlaceWord(token.text) else {
        return nil
      }
    }
    return nil
  }

  private static let placeMarks: Set<Substring> = [",", ".", "(", ")", "-", "–", "—", "/", "'"]

  /// After a dateline's date stands the end of the line, or a mark that leads over to the text.
  private static func endsDateline(_ tokens: [Token], _ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    return ["(", "-", "–", "—", ":", ",", "_", "/", ".", "["].contains(tokens[index].text)
  }

  private static func isCapitals(_ word: Substring) -> Bool {
    word.count >= 2 && word.allSatisfy { $0.isUppercase || $0 == "'" }
  }

  private static func isPlaceWord(_ word: Substring) -> Bool {
    word.first?.isUppercase == true || ["del", "de", "la", "al", "el", "es", "da"].contains(word)
  }
}
