/// Topics behind and before the words that speak of talking: "discussed trade", "trade topped the agenda".
extension TopicFinder {
  /// "discussed trade", "trade topped the agenda".
  func cued() -> [TopicTelling] {
    guard let undated else { return cued(in: tokens, view.tokens) { $0 } }
    return cued(in: undated.tokens, undated.tokens.indices) { undated.places[$0] }
  }

  /// - Parameter place: where a word stands in the article.
  private func cued(in words: Tokens, _ range: Range<Int>, place: (Int) -> Int) -> [TopicTelling] {
    var found: [TopicTelling] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let cue = lexicon.topicCues.telling(in: words, at: index, limit: range.upperBound) {
        index > range.lowerBound && leadsToVerb(words[index - 1])
      }
      guard let cue else {
        index += 1
        continue
      }
      let cueWords = place(index)..<(place(cue.end - 1) + 1)
      found += row(of: cue.use, at: cueWords).map {
        TopicTelling(words: $0, cue: cueWords, weight: cue.use.weight, rule: rule(of: cue.use, cueWords))
      }
      index = cue.end
    }
    return found
  }

  private func rule(of use: TopicCues.Use, _ words: Range<Int>) -> String {
    let text = document.nameText(words).lowercased()
    return use == .subject ? "what stands before «\(text)»" : "what follows «\(text)»"
  }

  private func leadsToVerb(_ token: Token) -> Bool {
    !lexicon.classes(of: token.word).isDisjoint(with: [.to, .will])
      || lexicon.vocabulary.text(token.word) == "at"
  }

  private func row(of use: TopicCues.Use, at cue: Range<Int>) -> [Range<Int>] {
    let limit = view.tokens.upperBound
    switch use {
    case .subject: return phrases.row(endingAt: predicate(of: cue))
    case .heading:
      let stated = copula(behind: cue.upperBound).map { phrases.row(from: $0, limit: limit) } ?? []
      return stated.isEmpty ? subject(ofHeading: cue) : stated
    case .partner:
      return behindAddressee(cue.upperBound).map { phrases.row(from: $0, limit: limit) } ?? []
    case .stance: return phrases.row(from: behindAsked(cue.upperBound), limit: limit)
    default:
      let isInfinitive = phrases.classOfWord(cue.upperBound - 1, .to)
      let row = phrases.row(
        from: isInfinitive ? phrases.behindVerb(cue.upperBound, limit: limit) : behindPartner(cue.upperBound),
        limit: limit)
      return phrases.text(cue.upperBound - 1) == "from"
        ? row + otherEnd(of: row) : withoutAudience(row, of: cue)
    }
  }

  /// "issues from climate change to Kosovo": what stands behind the "to" of a range.
  private func otherEnd(of range: [Range<Int>]) -> [Range<Int>] {
    guard let first = range.first?.lowerBound, let end = range.last?.upperBound,
      end + 1 < view.tokens.upperBound,
      phrases.classOfWord(end, .to)
    else { return [] }
    var start = first
    while start > view.tokens.lowerBound, phrases.classOfWord(start - 1, .article) { start -= 1 }
    guard start > view.tokens.lowerBound, phrases.text(start - 1) == "from" else { return [] }
    return phrases.row(from: end + 1, limit: view.tokens.upperBound)
  }

  /// "addressed Parliament", "addressing a luncheon": who listens is no topic.
  private func withoutAudience(_ row: [Range<Int>], of cue: Range<Int>) -> [Range<Int>] {
    row.filter { words in
      !words.contains { lexicon.topicCues.end(of: .audience, in: tokens, at: $0, limit: $0 + 1) != nil }
        || !phrases.text(cue.lowerBound).hasPrefix("address")
    }
  }

  /// "discussed with the President the coming elections": behind those with whom.
  private func behindPartner(_ start: Int) -> Int {
    guard start < view.tokens.upperBound, phrases.text(start) == "with", let partner = group(at: start + 1)
    else {
      return start
    }
    return partner.tokens.upperBound
  }

  /// "told Kohl about the rising", "conferred with A on trade": behind those to whom it is said and the preposition.
  private func behindAddressee(_ start: Int) -> Int? {
    guard let next = group(at: start)?.tokens.upperBound, next < view.tokens.upperBound,
      ["on", "about"].contains(phrases.text(next))
    else { return nil }
    return next + 1
  }

  /// "urged Iran to free prisoners", "thanked Italy for its aid": behind who is asked or thanked.
  private func behindAsked(_ start: Int) -> Int {
    guard let next = group(at: start)?.tokens.upperBound, next < view.tokens.upperBound else { return start }
    if phrases.classOfWord(next, .to) { return phrases.behindVerb(next + 1, limit: view.tokens.upperBound) }
    return phrases.text(next) == "for" ? next + 1 : start
  }

  private func group(at start: Int) -> PartyGroup? {
    let first = phrases.behindArticles(start, limit: view.tokens.upperBound)
    return view.groups.first { $0.tokens.contains(first) }
  }

  /// "fishing rights will be the top priority": what stands before the "be" before a heading.
  private func subject(ofHeading cue: Range<Int>) -> [Range<Int>] {
    var index = cue.lowerBound
    while index > view.tokens.lowerBound, cue.lowerBound - index < 4,
      !phrases.classes(index - 1).isDisjoint(with: [.article, .possessivePronoun, .adverb])
        || ["one", "among", "of"].contains(phrases.text(index - 1))
    {
      index -= 1
    }
    guard index > view.tokens.lowerBound + 1, phrases.classOfWord(index - 1, .be) else { return [] }
    let predicate = predicate(of: index..<cue.upperBound)
    let isDenied = (predicate..<index).contains { phrases.classOfWord($0, .negation) }
    return isDenied ? [] : phrases.row(endingAt: predicate)
  }

  /// Where the predicate of a cue begins: "will be discussed", "are also expected to dominate the talks".
  private func predicate(of cue: Range<Int>) -> Int {
    var start = cue.lowerBound
    while start > view.tokens.lowerBound + 1 {
      let classes = lexicon.classes(of: tokens[start - 1].word)
      guard
        !classes.isDisjoint(with: [.will, .may, .have, .be, .negation, .adverb, .to])
          || ["expected", "likely", "due", "set", "also"].contains(phrases.text(start - 1))
      else { break }
      start -= 1
    }
    return start
  }

  /// Behind the "was" of "the main topic touched on by the ministers was".
  private func copula(behind start: Int) -> Int? {
    var index = start
    let limit = min(view.tokens.upperBound, start + 16)
    while index < limit, !tokens[index].isPunctuation || document.isComma(index) {
      let classes = lexicon.classes(of: tokens[index].word)
      if !classes.isDisjoint(with: [.relative, .subordinator, .saying]) { return nil }
      if classes.contains(.be) {
        return index + 1 < limit && lexicon.classes(of: tokens[index + 1].word).contains(.be)
          ? index + 2 : index + 1
      }
      index += 1
    }
    return nil
  }
}
