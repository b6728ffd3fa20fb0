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
    // "The next day A met B", "that evening A saw B".
    if lexicon.dates.isStretchOfTime(token.word) { return false }
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
      if group.isPossessive, (next...next + 4).contains(where: standsBeforeRelation) { continue }
      guard group.tokens.lowerBound < clause.upperBound, !group.isPossessive else { return nil }
      if isWhere(group.tokens.lowerBound, behind: trigger, in: view) || isPlaceOfVerb(group, trigger) {
        continue
      }
      if standsBehindPlace(group, trigger) { return (position, group) }
      for index in (relation(before: group.tokens.lowerBound) ?? trigger.upperBound)..<group.tokens.lowerBound
      {
        let classes = lexicon.classes(of: tokens[index].word)
        if isOfDay(index, in: view) || isWhere(index, behind: trigger, in: view) { continue }
        // "saw first A and then B".
        if index == trigger.upperBound, lexicon.vocabulary.text(tokens[index].word) == "first" { continue }
        // "met H.E. Mr. A".
        if tokens[index].has(.abbreviated), tokens[index].has(.capitals) { continue }
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
      && [
        "successor", "predecessor", "host", "guest", "rival", "heir", "diplomat", "envoy", "negotiator",
        "ruler",
      ].contains(
        lexicon.vocabulary.text(tokens[index].word))
  }

  /// "received at his ranch at Janadriyah Vice President B": where, and then whom.
  private func standsBehindPlace(_ group: PartyGroup, _ trigger: Range<Int>) -> Bool {
    let gap = trigger.upperBound..<group.tokens.lowerBound
    guard (2...9).contains(gap.count), group.preposition == nil,
      group.parties.contains(where: { $0.isNamed && $0.rank != nil }),
      ["at", "in"].contains(lexicon.vocabulary.text(tokens[gap.lowerBound].word))
    else { return false }
    return gap.allSatisfy { index in
      tokens[index].isWord && !document.text(token: tokens[index]).hasSuffix("ed")
        && lexicon.classes(of: tokens[index].word).isDisjoint(with: [
          .and, .be, .have, .will, .may, .past, .saying, .light, .to, .agreeing, .subordinator, .relative,
        ])
    }
  }

  /// "received in Egypt Foreign Minister B": the state.
  private func isPlaceOfVerb(_ group: PartyGroup, _ trigger: Range<Int>) -> Bool {
    group.mayBePlace && ["in", "at"].contains(group.preposition)
      && group.tokens.lowerBound - trigger.upperBound <= 5
  }

  /// "received today in Brussels the Foreign Minister": where, before whom.
  private func isWhere(_ index: Int, behind trigger: Range<Int>, in view: SentenceView) -> Bool {
    let place = lexicon.vocabulary.text(tokens[index].word) == "in" ? index + 1 : index
    guard place > trigger.upperBound, place - trigger.upperBound <= 4, place + 1 < view.tokens.upperBound,
      lexicon.vocabulary.text(tokens[place - 1].word) == "in",
      lexicon.classes(of: tokens[place + 1].word).contains(.article)
    else { return false }
    if lexicon.vocabulary.text(tokens[place].word) == "audience" { return true }
    switch view.mention(covering: place)?.kind {
    case .place: return true
    case .country(let country): return country.form == .capital || country.form == .seat
    default: return false
    }
  }

  /// "received on Wednesday the ambassador": a day, and the word that brings it in.
  private func isOfDay(_ index: Int, in view: SentenceView) -> Bool {
    let day = lexicon.vocabulary.text(tokens[index].word) == "on" ? index + 1 : index
    guard case .date? = view.mention(covering: day)?.kind else { return false }
    return true
  }

  /// The groups behind the trigger that a preposition of that kind brings in: "with B", "between A and B".
  func groups(after trigger: Range<Int>, until end: Int, in view: SentenceView, prepositions: Set<String>)
    -> [(position: Int, group: PartyGroup)]
  {
    view.groups.enumerated().filter { _, group in
      group.tokens.lowerBound >= trigger.upperBound && group.tokens.lowerBound < end
        && group.preposition.map(prepositions.contains) ?? false
        // "met with Brunson's wife": not Brunson.
        && !(group.isPossessive && group.parties.allSatisfy(\.isNamed))
        && !isRelation(of: group, from: trigger.upperBound)
        && !isOfAnother(group.tokens.lowerBound, behind: trigger, in: view)
    }.map { ($0.offset, $0.element) }
  }

  private func isJoined(_ index: Int) -> Bool {
    !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.and, .preposition])
  }

  /// "discussed Israel's relationships with Bahrain": a side of what is talked about.
  private func isRelation(of group: PartyGroup, from start: Int) -> Bool {
    guard let preposition = group.preposition, preposition == "with" || preposition == "between",
      let with = (start..<group.tokens.lowerBound).last(where: {
        lexicon.vocabulary.text(tokens[$0].word) == preposition
      }), with > start, !isWhomOneTalksWith(group, behind: with), !isWhatTalksAreOn(with - 1, from: start)
    else { return false }
    // "the Commission on Trade and Economic Cooperation between A and B": a name.
    if tokens[with - 1].isCapitalised, tokens[with - 2].isCapitalised || isJoined(with - 2) { return false }
    return (max(start, with - 2)..<with).contains {
      lexicon.topicCues.end(of: .relational, in: tokens, at: $0, limit: with) == with
    }
      || lexicon.classes(of: tokens[with - 1].word).contains(.matter)
      || ["dealing", "deal", "coping", "working", "competing", "competition"].contains(
        lexicon.vocabulary.text(tokens[with - 1].word))
  }

  /// "talks on a trade pact with B": they are with B, as the pact is to be.
  private func isWhatTalksAreOn(_ pact: Int, from start: Int) -> Bool {
    start > 0 && ["talks", "negotiations"].contains(lexicon.vocabulary.text(tokens[start - 1].word))
      && ["pact", "agreement", "treaty", "deal", "accord"].contains(
        lexicon.vocabulary.text(tokens[pact].word))
  }

  /// "discussed trade with President A"; not "spoke ahead of his talks with President A".
  private func isWhomOneTalksWith(_ group: PartyGroup, behind with: Int) -> Bool {
    lexicon.vocabulary.text(tokens[with].word) == "with"
      && group.parties.contains { $0.isNamed || $0.rank?.isLeader ?? false }
      && !lexicon.phrases.entries(of: [tokens[with - 1].word]).contains { $0.table == .trigger }
  }

  /// "will meet with A, who is to meet with B in C next month": what A will do is another event.
  func isOfAnother(_ token: Int, behind trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let who = (trigger.upperBound..<max(trigger.upperBound, token)).last(where: {
        $0 > trigger.upperBound && document.isComma($0 - 1)
          && lexicon.vocabulary.text(tokens[$0].word) == "who"
      }), !(who..<token).contains(where: { document.isComma($0) })
    else { return false }
    return view.mentions.contains { mention in
      guard case .trigger = mention.kind else { return false }
      return mention.tokens.lowerBound > who && mention.tokens.upperBound <= token
    }
  }
}
