/// The topic of the table that words stand for.
extension TopicPhrases {
  /// The longest phrase of the table that begins at a token.
  func topic(at index: Int, limit: Int) -> (end: Int, row: Int)? {
    lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit) { $0.table == .topic }
      .map { ($0.end, Int($0.entry.row)) }
  }

  /// The longest phrase of the table within some tokens, the first of several.
  func coded(in range: Range<Int>) -> (words: Range<Int>, row: Int)? {
    var best: (words: Range<Int>, row: Int)?
    for index in range {
      guard let topic = topic(at: index, limit: range.upperBound) else { continue }
      if topic.end - index > best?.words.count ?? 0 { best = (index..<topic.end, topic.row) }
    }
    return best
  }

  func reading(of telling: TopicTelling) -> TopicReading? {
    if let coded = coded(in: telling.words) {
      let topic = lexicon.topics[coded.row]
      return TopicReading(code: topic.code, label: topic.label, tokens: telling.words, rule: telling.rule)
    }
    guard isPlain(telling),
      telling.words.contains(where: { tellsSomething($0) && !isOwner($0, in: telling.words) })
    else { return nil }
    let text = document.nameText(telling.words)
    return TopicReading(
      code: "other", label: text.prefix(1).uppercased() + text.dropFirst(), tokens: telling.words,
      rule: telling.rule)
  }

  /// Words that no table knows are a topic where the text says so, or where they name something.
  private func isPlain(_ telling: TopicTelling) -> Bool {
    let first = telling.words.lowerBound
    if telling.words.count == 1, isGerund(first) || isAdverb(first) { return false }
    return telling.weight > .aim
      || telling.words.contains { tokens[$0].isCapitalised && !tokens[$0].has(.shouted) }
  }

  /// "Canada's position": whose it is tells no topic.
  private func isOwner(_ index: Int, in words: Range<Int>) -> Bool {
    let name = view.mention(covering: index)?.tokens.upperBound ?? index + 1
    return words.contains(name) && tokens[name].has(.possessive)
  }

  /// Not "issues", "the two leaders", "Monday".
  func tellsSomething(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.has(.possessive), token.end - token.start > 1 else { return false }
    let classes = lexicon.classes(of: token.word)
    return classes.isDisjoint(with: [
      .function, .preposition, .article, .and, .group, .countryNoun, .adverb, .ordinal,
    ])
      && !lexicon.topicCues.isHollow(index, in: tokens)
      && lexicon.topicCues.end(of: .linking, in: tokens, at: index, limit: index + 1) == nil
  }
}
