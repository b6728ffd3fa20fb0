/// Finds the dates and lengths of time that an article's words tell of.
struct DateFinder: Sendable {
  let words: DateWords
  /// The mentions among some tokens, in order, none overlapping. Costs one look at the whole text besides, so
  /// read it in one go.
  func find(in document: Document, tokens range: Range<Int>) -> [DateMention] {
    var mentions: [DateMention] = []
    var parser = DateParser(document: document, words: words)
    var index = range.lowerBound
    while index < range.upperBound {
      guard mayStart(document.tokens[index]), !opensHyphenatedName(index, in: document) else {
        index += 1
        continue
      }
      parser.enter(at: index, limit: range.upperBound)
      guard let found = parser.parse(at: index) else {
        index += 1
        continue
      }
      mentions.append(mention(found, from: index, parser: parser, range: range))
      index = max(found.end, index + 1)
    }
    return mentions
  }

  /// Whether a date can begin here: what keeps most words cheap.
  @inline(__always)
  private func mayStart(_ token: Token) -> Bool {
    if token.number >= 0 { return true }
    guard token.word.isKnown else { return false }
    switch words[token.word].kind {
    case .month, .weakMonth, .weekday, .weakWeekday, .cardinal, .vagueCount, .ordinal, .unit, .longUnit,
      .relativeDay, .direction, .bygone, .anchorDirection, .part, .partNoun, .season, .weakSeason, .weekend,
      .article,
      .the:
      return true
    case .none, .naming: return words.namedDays.opens(with: token.word)
    default: return false
    }
  }

  /// "Mar-a-Lago", "Mar del Plata": no month.
  private func opensHyphenatedName(_ index: Int, in document: Document) -> Bool {
    guard words[document.tokens[index].word].kind == .weakMonth, index + 1 < document.tokens.count else {
      return false
    }
    let next = document.tokens[index + 1]
    if document.text(token: next) == "del" { return true }
    return next.has(.afterHyphen) && next.isWord && words[next.word].kind == .article
  }

  private func mention(
    _ found: DateParser.Found, from start: Int, parser: DateParser, range: Range<Int>
  ) -> DateMention {
    DateMention(
      tokens: start..<found.end, expression: found.expression,
      relation: parser.relation(before: start, from: range.lowerBound),
      isAttributive: parser.isAttributive(start..<found.end, within: range))
  }
}
