/// Phrases in a row: "trade, the war in Iraq, and fisheries as well as tourism".
extension TopicPhrases {
  /// The phrases in a row that begins at a token, each without its article.
  func row(from start: Int, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var next = start
    while next < limit, found.count < Self.mostInRow,
      let phrase = phrase(from: behindGerund(next, found, limit), limit: limit)
    {
      if !found.isEmpty, isActor(phrase.words.lowerBound) { break }
      if !found.isEmpty,
        opensClause(at: phrase.end, limit: limit) || isVerb(phrase.words.lowerBound, limit: limit)
          || isPastCue(phrase.words.lowerBound)
      {
        break
      }
      found.append(phrase.words)
      guard let item = nextItem(at: phrase.end, limit: limit) ?? behindColon(phrase, limit: limit) else {
        break
      }
      next = item
    }
    return joinAdjectives(found)
  }

  private static let mostInRow = 8
  private static let farthest = 40

  /// "two main items: the border and trade": what is counted up behind words that tell nothing themselves.
  private func behindColon(_ phrase: (words: Range<Int>, end: Int), limit: Int) -> Int? {
    guard phrase.end + 1 < limit, document.text(token: tokens[phrase.end]) == ":",
      !phrase.words.contains(where: tellsSomething)
    else { return nil }
    return phrase.end + 1
  }

  /// "talks that will focus on trade, A and his wife will fly to B": somebody who opens another clause.
  private func isActor(_ index: Int) -> Bool {
    guard document.isComma(index - 1) || classOfWord(index - 1, .and),
      case .person(let person)? = view.mention(covering: index)?.kind
    else {
      return false
    }
    return person.entity >= 0
  }

  /// "discussed trade, and highlighted the war": what is done next.
  private func isPastCue(_ index: Int) -> Bool {
    hasEnding("ed", index)
      && [.stance, .object].contains {
        lexicon.topicCues.end(of: $0, in: tokens, at: index, limit: min(index + 2, view.tokens.upperBound))
          != nil
      }
  }

  /// "challenges including drought, ending the war and building roads": what one of them does.
  private func behindGerund(_ next: Int, _ found: [Range<Int>], _ limit: Int) -> Int {
    guard !found.isEmpty, next + 1 < limit else { return next }
    if isAim(next), classes(next + 1).isDisjoint(with: [.preposition, .to]), followsInfinitive(found[0]) {
      return behindVerb(next, limit: limit)
    }
    guard isGerund(next), isVerb(next, limit: limit),
      classOfWord(next - 1, .and) || document.isComma(next - 1) && isOfGerunds(found)
    else { return next }
    return next + 1
  }

  private func isAim(_ index: Int) -> Bool {
    lexicon.topicCues.end(of: .aim, in: tokens, at: index, limit: index + 1) != nil
      && tokens[index + 1].isWord
  }

  /// "to build trust, enhance stability": behind "to" and a verb.
  private func followsInfinitive(_ words: Range<Int>) -> Bool {
    var verb = words.lowerBound - 1
    while verb > view.tokens.lowerBound,
      !classes(verb).isDisjoint(with: [.article, .possessivePronoun, .adverb])
    {
      verb -= 1
    }
    return verb > view.tokens.lowerBound && classOfWord(verb - 1, .to) && !tokens[verb].isCapitalised
  }

  private func isOfGerunds(_ found: [Range<Int>]) -> Bool {
    found.contains { givesExamples($0.lowerBound) || isGerund($0.lowerBound) }
  }

  /// The row that ends right before a token: "the embargo and the border were discussed"; else the one that opens the
  /// clause: "the border, which had been shut since May, was discussed".
  func row(endingAt end: Int) -> [Range<Int>] {
    var start = end
    while start > view.tokens.lowerBound, end - start < Self.farthest, !isBarrier(start - 1) { start -= 1 }
    let opening = start
    var earlier: [Range<Int>] = []
    while start < end {
      let isVerb = classOfWord(start, .saying) || tokens[start].has(.possessive)
      let row = isVerb ? [] : row(from: start, limit: end)
      if let last = row.last, last.upperBound == end {
        return earlier.isEmpty || !isTail(row) ? row : earlier
      }
      if !row.isEmpty { earlier = row }
      start = max(start + 1, row.last?.upperBound ?? start + 1)
    }
    return isAside(before: end) ? row(from: opening, limit: end) : []
  }

  /// "excluding partners from this year's forum": words behind a preposition belong to what stands before it.
  private func isTail(_ row: [Range<Int>]) -> Bool {
    guard var index = row.first?.lowerBound else { return false }
    while index > view.tokens.lowerBound,
      tokens[index - 1].has(.possessive) || isDate(index - 1)
        || !classes(index - 1).isDisjoint(with: [.article, .possessivePronoun])
    { index -= 1 }
    return index > view.tokens.lowerBound && classOfWord(index - 1, .preposition)
  }

  private func isDate(_ index: Int) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }

  /// A comma before the verb closes what was said of the subject in passing.
  private func isAside(before end: Int) -> Bool {
    end > view.tokens.lowerBound && document.isComma(end - 1)
  }

  /// Where the next phrase of a row begins: behind a comma, "and", "as well as", "including".
  private func nextItem(at end: Int, limit: Int) -> Int? {
    var index = end
    while index < limit, tokens[index].has(.quotationMark) { index += 1 }
    guard index < limit else { return nil }
    index = behindBracket(index, limit: limit)
    guard index < limit else { return nil }
    let isComma = document.isComma(index)
    if isComma { index += 1 }
    guard index < limit else { return nil }
    if classOfWord(index, .and) { return behindRepeated(index + 1, limit: limit) }
    if let phrase = joint(at: index, limit: limit) { return phrase }
    guard isComma else { return nil }
    index = behindRepeated(index, limit: limit)
    guard let phrase = phrase(from: index, limit: limit) else { return nil }
    if phrase.end >= limit { return classOfWord(index, .article) ? nil : index }
    let after = tokens[phrase.end]
    let isList = document.isComma(phrase.end) || classOfWord(phrase.end, .and) || after.has(.terminator)
    return isList ? index : nil
  }

  /// "FTAA (Free Trade Area of the Americas), poverty": behind what the name means.
  private func behindBracket(_ index: Int, limit: Int) -> Int {
    guard document.text(token: tokens[index]) == "(" else { return index }
    let close = (index..<min(limit, index + 12)).first { document.text(token: tokens[$0]) == ")" }
    return close.map { $0 + 1 } ?? index
  }

  /// "about trade, about tax and on the border": behind the preposition that is said again.
  private func behindRepeated(_ index: Int, limit: Int) -> Int {
    index + 1 < limit && ["on", "about", "over", "of"].contains(text(index)) ? index + 1 : index
  }

  /// "cooperation, including in policing".
  private func behindPreposition(_ index: Int, limit: Int) -> Int {
    index + 1 < limit && classOfWord(index, .preposition) ? index + 1 : index
  }

  /// "including", "such as": examples of what was named follow.
  private func givesExamples(_ item: Int) -> Bool {
    ["including", "notably", "particularly", "especially"].contains {
      text(item - 1) == $0 || text(item - 2) == $0
    }
      || text(item - 1) == "as" && text(item - 2) == "such"
  }

  /// "as well as", "including", "which include", "particularly in", "such as", "along with".
  private func joint(at index: Int, limit: Int) -> Int? {
    let next = index + 1 < limit ? text(index + 1) : ""
    switch text(index) {
    case "including", "plus", "notably", "particularly", "especially", "specifically":
      return behindPreposition(index + 1, limit: limit)
    case "like": return index + 1
    case "which": return ["include", "includes", "included"].contains(next) ? index + 2 : nil
    case "when": return isWhenItComesTo(index, limit: limit) ? index + 4 : nil
    case "in": return next == "particular" ? behindPreposition(index + 2, limit: limit) : nil
    case "such": return next == "as" ? index + 2 : nil
    case "along", "together": return next == "with" ? index + 2 : nil
    case "as": return next == "well" && index + 2 < limit && text(index + 2) == "as" ? index + 3 : nil
    default: return nil
    }
  }

  /// A verb behind a phrase makes it the subject of another clause: "trade, and Japan said …".
  private func opensClause(at end: Int, limit: Int) -> Bool {
    guard end < limit else { return false }
    let classes = classes(end)
    if !classes.isDisjoint(with: [.be, .have, .will, .may, .doing, .saying, .past]) { return true }
    return tokens[end].isWord && isVerb(end, limit: limit)
  }

  private func isWhenItComesTo(_ index: Int, limit: Int) -> Bool {
    index + 4 < limit && text(index + 2) == "comes" && text(index + 3) == "to"
  }

  /// "political, economic and military cooperation": adjectives belong to the noun that follows.
  private func joinAdjectives(_ row: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    var start: Int?
    for phrase in row {
      if isOpen(phrase) {
        start = start ?? phrase.lowerBound
        continue
      }
      joined.append((start ?? phrase.lowerBound)..<phrase.upperBound)
      start = nil
    }
    return joined
  }

  /// An adjective without its noun: "political", "Russia's unprovoked".
  private func isOpen(_ phrase: Range<Int>) -> Bool {
    let last = phrase.upperBound - 1
    if phrase.count == 1 { return isAdjective(last) || hasEnding("ed", last) && !tokens[last].isCapitalised }
    if classes(last - 1).contains(.article) || classes(last - 1).contains(.preposition) {
      return isAdjective(last)
    }
    return tokens[last - 1].has(.possessive) && (isAdjective(last) || hasEnding("ed", last))
  }

  func isAdjective(_ index: Int) -> Bool {
    guard !tokens[index].isCapitalised else { return false }
    return ["al", "ic", "ary", "ive", "ous", "ean", "ear", "ble", "ful"].contains {
      hasEnding($0, index)
    }
  }
}
