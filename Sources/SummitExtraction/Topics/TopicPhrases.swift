/// Reads the noun phrases of which a topic is made: "trade, the war in Iraq and ways to boost tourism".
struct TopicPhrases {
  let document: Document
  let lexicon: Lexicon
  let view: SentenceView
  /// What tells where and when the event is, which is no part of its topics.
  let barred: [Range<Int>]

  var tokens: Tokens { document.tokens }

  func phrase(from start: Int, limit: Int) -> (words: Range<Int>, end: Int)? {
    let first = behindLead(start, limit: limit)
    guard first < limit, lexicon.topicCues.end(of: .void, in: tokens, at: first, limit: limit) == nil else {
      return nil
    }
    guard !isAmount(first, limit: limit), !isSpot(first, behind: start, limit: limit) else { return nil }
    var index = first
    var last = first
    while index < limit, index - first < Self.longest, let step = step(at: index, first: first, limit: limit)
    {
      if !isLoose(step - 1) { last = step }
      index = step
    }
    guard last > first else { return nil }
    if let end = endOfPurpose(behind: last, first: first, limit: limit) { last = end }
    return (first..<last, last)
  }

  /// "50 billion dollars a year": how much, not what for.
  private func isAmount(_ first: Int, limit: Int) -> Bool {
    tokens[first].has(.number) && first + 1 < limit
      && ["million", "billion", "trillion", "dollars", "euros", "pounds"].contains(text(first + 1))
  }

  /// "on Honduras' Caribbean coast": where.
  private func isSpot(_ first: Int, behind start: Int, limit: Int) -> Bool {
    guard start > view.tokens.lowerBound, text(start - 1) == "on" else { return false }
    let end = (first..<limit).first { tokens[$0].isPunctuation || classOfWord($0, .preposition) } ?? limit
    return end > first && ["coast", "shore", "shores"].contains(text(end - 1))
  }

  /// "the campaign to drive out the rebels", "an offer to lift the embargo": what a plain noun is for belongs to it.
  private func endOfPurpose(behind end: Int, first: Int, limit: Int) -> Int? {
    guard end + 2 < limit, classOfWord(end, .to), isBaseVerb(end + 1), !isBarred(end + 1),
      end - first < Self.longest / 2, view.mention(covering: end - 1) == nil,
      !tokens[end - 1].isCapitalised,
      classes(end - 1).isDisjoint(with: [.function, .preposition, .article, .adverb])
    else { return nil }
    return phrase(from: behindVerb(end + 1, limit: limit), limit: limit)?.end
  }

  /// The noun phrase in which some words stand: "North Korea's latest nuclear test" around "nuclear test".
  func noun(around words: Range<Int>) -> Range<Int> {
    var start = words.lowerBound
    while start > view.tokens.lowerBound, words.lowerBound - start < Self.before, qualifies(start - 1) {
      start -= 1
    }
    while start < words.lowerBound, tokens[start].has(.possessive) { start += 1 }
    guard let phrase = phrase(from: start, limit: view.tokens.upperBound),
      phrase.words.lowerBound <= words.lowerBound, phrase.words.upperBound >= words.upperBound
    else { return words }
    return phrase.words
  }

  private static let before = 5

  /// An adjective or a name that may stand before a noun and belong to it.
  private func qualifies(_ index: Int) -> Bool {
    let token = tokens[index]
    if isBarred(index) { return false }
    if token.has(.possessive) { return true }
    guard token.isWord else { return false }
    switch view.mention(covering: index)?.kind {
    case .country, .organisation, .place: return true
    case nil: return isAdjective(index) && classes(index).isEmpty
    default: return false
    }
  }

  private static let longest = 16

  /// Behind articles, quotation marks and words such as "the issue of", "ways to boost".
  private func behindLead(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit {
      let classes = classes(index)
      if let end = lexicon.topicCues.end(of: .carrier, in: tokens, at: index, limit: limit) {
        index = end
        if classOfWord(end - 1, .to), end > 1, text(end - 2) != "end" {
          index = behindVerb(index, limit: limit)
        }
      } else if let end = endOfAside(index, limit: limit) {
        index = end
      } else if isGerundOfObject(index, limit: limit) {
        index = behindVerb(index, limit: limit)
      } else if tokens[index].has(.quotationMark)
        || !classes.isDisjoint(with: [.article, .possessivePronoun, .both, .adverb])
        || governsObject(index, limit)
      {
        index += 1
      } else {
        return index
      }
    }
    return index
  }

  /// "ending the war", "scaling up aid", "tackling piracy": the object is the topic.
  private func isGerundOfObject(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, isGerund(index), view.mention(covering: index) == nil else { return false }
    return classes(index).isEmpty
      && (!classes(index + 1).isDisjoint(with: [.article, .possessivePronoun, .both, .particle])
        || view.mention(covering: index + 1) != nil && tokens[index + 1].isCapitalised)
      || tokens[index + 1].isWord && topic(at: index, limit: limit) == nil
        && lexicon.topicCues.end(of: .aim, in: tokens, at: index, limit: index + 1) != nil
  }

  /// ", among other things,": an aside before what is discussed.
  private func endOfAside(_ index: Int, limit: Int) -> Int? {
    guard document.isComma(index), index + 1 < limit,
      let end = lexicon.topicCues.end(of: .carrier, in: tokens, at: index + 1, limit: limit), end < limit,
      document.isComma(end)
    else { return nil }
    return end + 1
  }

  /// "and seek a pact", "to support Iraq": a small word before an article, or between "to" and a name, is a verb.
  private func governsObject(_ index: Int, _ limit: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised, classes(index).isEmpty, index + 1 < limit,
      view.mention(covering: index) == nil, !hasEnding("ing", index)
    else { return false }
    if index > 0, classOfWord(index - 1, .to), view.mention(covering: index + 1) != nil { return true }
    return !classes(index + 1).isDisjoint(with: [.article, .possessivePronoun])
      && classes(index + 1).isDisjoint(with: [.subordinator, .relative])
  }

  /// "ways to further boost": behind the infinitive.
  func behindVerb(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, tokens[index].has(.quotationMark) { index += 1 }
    while index < limit, hasEnding("ly", index) || text(index) == "further" || text(index) == "jointly" {
      index += 1
    }
    guard index < limit, tokens[index].isWord, !tokens[index].isCapitalised else { return index }
    index += 1
    if index < limit, ["up", "out", "down", "off", "back", "away", "forward", "upon"].contains(text(index)) {
      index += 1
    }
    // "promote and protect"
    if index + 1 < limit, classOfWord(index, .and), classes(index + 1).isEmpty,
      !tokens[index + 1].isCapitalised
    {
      index += 2
    }
    return index
  }

  /// Behind the next word of the phrase; `nil` where the phrase has ended.
  private func step(at index: Int, first: Int, limit: Int) -> Int? {
    let token = tokens[index]
    if isBarred(index) { return nil }
    if let mention = view.mention(covering: index), mention.tokens.upperBound > index {
      return step(over: mention, at: index, first: first)
    }
    if token.has(.possessive) || token.has(.number) { return index + 1 }
    if index > first, let end = lexicon.topicCues.end(of: .linking, in: tokens, at: index, limit: limit) {
      return end
    }
    if token.isPunctuation { return token.has(.quotationMark) && index > first ? index + 1 : nil }
    let classes = classes(index)
    if classes.contains(.preposition) || classes.contains(.to) {
      return index > first && continues(behind: index, first: first, limit: limit) ? index + 1 : nil
    }
    if classes.contains(.and) { return joinsPair(index, first: first) ? index + 1 : nil }
    let isWhose = classes.contains(.possessivePronoun)
    if !isWhose && !classes.isDisjoint(with: Self.closing) || index > first && isVerb(index, limit: limit) {
      return nil
    }
    if classes.contains(.function), classes.isDisjoint(with: Self.counting), text(index) != "further" {
      return nil
    }
    return index + 1
  }

  /// "ties between A and B".
  private func joinsPair(_ index: Int, first: Int) -> Bool {
    var earlier = index - 1
    while earlier > first, !classOfWord(earlier, .and) {
      if text(earlier) == "between" { return true }
      earlier -= 1
    }
    return false
  }

  private static let closing: WordClass = [
    .be, .have, .will, .may, .doing, .relative, .subordinator, .negation, .he, .she, .they, .we, .i,
  ]
  private static let counting: WordClass = [.article, .possessivePronoun, .both, .ordinal, .numberGroup]

  private func step(over mention: Mention, at index: Int, first: Int) -> Int? {
    let end = mention.tokens.upperBound
    switch mention.kind {
    case .date, .pronoun: return nil
    case .person(let person): return index == first || person.entity < 0 || governs(index - 1) ? end : nil
    case .trigger:
      return index == first || isNoun(mention) ? end : nil
    default: return end
    }
  }

  private func isNoun(_ mention: Mention) -> Bool {
    lexicon.phrases.entries(of: mention.tokens.map { tokens[$0].word }).contains {
      $0.table == .trigger && lexicon.triggers[Int($0.row)].form == .noun
    }
  }

  /// A preposition or article stands there.
  private func governs(_ index: Int) -> Bool {
    !classes(index).isDisjoint(with: [.preposition, .to, .article, .and])
  }

  /// Whether what a preposition brings in belongs to the phrase: "the war in Iraq", not "trade in Geneva on Monday".
  private func continues(behind index: Int, first: Int, limit: Int) -> Bool {
    let next = behindArticles(index + 1, limit: limit)
    guard next < limit, !tokens[next].isPunctuation || tokens[next].has(.quotationMark),
      !isBarred(next), lexicon.topicCues.end(of: .void, in: tokens, at: next, limit: limit) == nil
    else { return false }
    if let mention = view.mention(covering: next) {
      switch mention.kind {
      case .date, .pronoun: return false
      default: break
      }
    }
    if text(index) == "in", isVenue(next, limit: limit) { return false }
    switch text(index) {
    case "of", "in", "for", "against", "between", "among", "over", "into", "from", "across", "within",
      "under", "around":
      return true
    case "on", "about", "regarding", "concerning": return true
    case "with": return isRelational(index - 1) || isPlainNoun(next)
    case "to", "towards", "toward":
      return text(index) != "to" || !isBaseVerb(next)
    default: return false
    }
  }

  /// "signed the treaty on strategic arms in the Spanish Hall": where it was done.
  private func isVenue(_ start: Int, limit: Int) -> Bool {
    var index = start
    while index < limit, tokens[index].isWord, tokens[index].isCapitalised { index += 1 }
    return index - start >= 2 && classOfWord(index - 1, .placeNoun)
  }

  /// "growth with equity": no partner.
  private func isPlainNoun(_ index: Int) -> Bool {
    tokens[index].isWord && !tokens[index].isCapitalised && view.mention(covering: index) == nil
      && classes(index).isEmpty
  }

  func isBarred(_ index: Int) -> Bool { barred.contains { $0.contains(index) } }

  func behindArticles(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, !classes(index).isDisjoint(with: [.article, .possessivePronoun, .both]) {
      index += 1
    }
    return index
  }

  private func isRelational(_ index: Int) -> Bool {
    lexicon.topicCues.end(of: .relational, in: tokens, at: index, limit: index + 1) != nil
  }

  /// "to boost": a small word behind "to" that nothing names.
  private func isBaseVerb(_ index: Int) -> Bool {
    !tokens[index].isCapitalised && tokens[index].isWord && view.mention(covering: index) == nil
      && classes(index - 1).contains(.to) && !hasEnding("ing", index)
  }

  /// Words that may end no phrase.
  private func isLoose(_ index: Int) -> Bool {
    !classes(index).isDisjoint(with: [.preposition, .to, .article, .possessivePronoun, .both, .adverb])
      || tokens[index].has(.quotationMark) || tokens[index].has(.possessive)
  }

  // MARK: Words

  /// A finite verb, as far as its form and what follows tell: "talks on Iraq failed to".
  func isVerb(_ index: Int, limit: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised || token.has(.shouted) else { return false }
    let classes = classes(index)
    if classes.contains(.past) || classes.contains(.saying) { return true }
    if classes.contains(.light), hasEnding("ed", index) { return true }
    guard hasEnding("ed", index) || hasEnding("ing", index), !tokens[index - 1].has(.possessive),
      !isVerbalNoun(index)
    else { return false }
    guard index + 1 < limit else { return hasEnding("ed", index) }
    let next = tokens[index + 1]
    return next.isPunctuation && hasEnding("ed", index)
      || !self.classes(index + 1).isDisjoint(with: [
        .article, .possessivePronoun, .preposition, .to, .adverb, .both, .subordinator, .relative,
      ])
  }

  /// "the fighting in", "the violent fighting that".
  private func isVerbalNoun(_ index: Int) -> Bool {
    guard hasEnding("ing", index), index >= 2 else { return false }
    return classOfWord(index - 1, .article) || classOfWord(index - 2, .article) && classes(index - 1).isEmpty
  }

  /// A token that no phrase reaches across.
  func isBarrier(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.isPunctuation { return !document.isComma(index) && !token.has(.quotationMark) }
    return classes(index).contains(.subordinator)
  }

  func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }
  func classOfWord(_ index: Int, _ wordClass: WordClass) -> Bool {
    classes(index).contains(wordClass)
  }
  func text(_ index: Int) -> String { lexicon.vocabulary.text(tokens[index].word) }

  func isAdverb(_ index: Int) -> Bool { hasEnding("ly", index) && !tokens[index].isCapitalised }
  func isGerund(_ index: Int) -> Bool { hasEnding("ing", index) && !tokens[index].isCapitalised }

  func hasEnding(_ ending: String, _ index: Int) -> Bool {
    let range = Int(tokens[index].start)..<Int(tokens[index].end)
    return range.count > ending.utf8.count + 2
      && document.bytes[range].suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
