import SummitModel

/// Who is acted upon, and does not act: "praised A", "leave Kinshasa".
extension ClauseReader {
  /// "praised A", "leave Kinshasa": directly behind a verb or noun of its own clause.
  func isObject(_ group: PartyGroup, in view: SentenceView) -> Bool {
    let index = group.tokens.lowerBound - 1
    guard index > view.tokens.lowerBound, group.preposition == nil, !isNominative(group) else {
      return false
    }
    // "Key players Russia, Iran and Turkey": two words that open the sentence are no clause.
    if index == view.tokens.lowerBound + 1, group.parties.count >= 2,
      view.groups.first?.tokens == group.tokens,
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .be, .have, .will, .past, .light, .preposition,
      ])
    {
      return false
    }
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised || token.has(.shouted), !token.has(.possessive),
      !isTeam(group, behind: index)
    else {
      return false
    }
    // "how delighted the Government is to welcome B".
    if group.tokens.upperBound < view.tokens.upperBound,
      lexicon.classes(of: tokens[group.tokens.upperBound].word).contains(.be),
      ModalityReader.glad.contains(lexicon.vocabulary.text(token.word))
    {
      return false
    }
    // "thanked A for hosting the talks": A hosted them.
    let next = group.tokens.upperBound
    if ["thank", "thanked", "thanks"].contains(lexicon.vocabulary.text(token.word)),
      next < view.tokens.upperBound, lexicon.vocabulary.text(tokens[next].word) == "for"
    {
      return false
    }
    let free: WordClass = [
      .and, .subordinator, .saying, .asked, .adverb, .article, .relative, .both, .spokesman, .acting,
    ]
    return lexicon.classes(of: token.word).isDisjoint(with: free) && !isFronted(index, in: view)
  }

  /// "a ten-member Bulgarian delegation", "a large Chinese team": what stands before it is no verb.
  func isTeam(_ group: PartyGroup, behind word: Int) -> Bool {
    group.tokens.contains { lexicon.classes(of: tokens[$0].word).contains(.delegation) }
      && (tokens[word].has(.afterHyphen) || lexicon.classes(of: tokens[word - 1].word).contains(.article))
  }

  /// "he", "they": never an object.
  func isNominative(_ group: PartyGroup) -> Bool {
    !group.pronoun.isEmpty && group.tokens.count == 1
      && ["he", "she", "they", "we", "i"].contains(
        lexicon.vocabulary.text(tokens[group.tokens.lowerBound].word))
  }

  /// "From his aircraft A telephoned B": a phrase that opens the sentence has no object.
  func isFronted(_ index: Int, in view: SentenceView) -> Bool {
    let front = view.tokens.lowerBound...index
    guard front.count >= 2, front.count <= 6,
      lexicon.classes(of: tokens[front.lowerBound].word).contains(.preposition)
    else { return false }
    return front.dropFirst().allSatisfy { index in
      tokens[index].isWord
        && lexicon.classes(of: tokens[index].word).isDisjoint(with: [.be, .have, .will, .may, .past, .light])
        && (!isVerbLike(tokens[index])
          // "On its margins".
          || lexicon.classes(of: tokens[index].word).contains(.possessivePronoun)
          || !lexicon.classes(of: tokens[index - 1].word).isDisjoint(with: [.article, .possessivePronoun]))
    }
  }

  /// The group that directly follows a verb: its object.
  func object(after trigger: Range<Int>, clause: Range<Int>, in view: SentenceView) -> (
    position: Int, group: PartyGroup
  )? {
    // "It is expected that A will visit B": A acts.
    if trigger.upperBound < tokens.count, lexicon.vocabulary.text(tokens[trigger.upperBound].word) == "that" {
      return nil
    }
    for (position, group) in view.groups.enumerated() where group.tokens.lowerBound >= trigger.upperBound {
      let next = group.tokens.upperBound
      if group.isPossessive, standsBeforeRelation(next) || standsBeforeRelation(next + 1) { continue }
      guard group.tokens.lowerBound < clause.upperBound, !group.isPossessive else { return nil }
      for index in (relation(before: group.tokens.lowerBound) ?? trigger.upperBound)..<group.tokens.lowerBound
      {
        let classes = lexicon.classes(of: tokens[index].word)
        if isOfDay(index, in: view) { continue }
        if classes.isDisjoint(with: [.article, .acting, .adverb, .former, .possessivePronoun, .both]) {
          return nil
        }
      }
      return (position, group)
    }
    return nil
  }

  /// "met Andropov's successor, A", "to see his host, A": where the name behind the comma begins.
  private func relation(before name: Int) -> Int? {
    name >= 2 && document.isComma(name - 1) && standsBeforeRelation(name - 2) ? name : nil
  }

  private func standsBeforeRelation(_ index: Int) -> Bool {
    tokens.indices.contains(index)
      && ["successor", "predecessor", "host", "guest", "rival", "heir"].contains(
        lexicon.vocabulary.text(tokens[index].word))
  }

  /// "received on Wednesday the ambassador": a day, and the word that brings it in.
  private func isOfDay(_ index: Int, in view: SentenceView) -> Bool {
    let day = lexicon.vocabulary.text(tokens[index].word) == "on" ? index + 1 : index
    guard case .date? = view.mention(covering: day)?.kind else { return false }
    return true
  }
}
