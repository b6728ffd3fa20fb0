import SummitModel

/// Whom "he", "they", "the two leaders" and "his counterpart" mean.
extension Assembler {
  /// After a sentence: whom "he" and "they" may mean in the next.
  mutating func remember(_ view: SentenceView) {
    for group in view.groups where group.parties.count == 2 {
      let codes = group.parties.compactMap { $0.isNamed ? nil : $0.country }
      if Set(codes).count == 2 { statePair = codes }
    }
    for party in view.groups.flatMap(\.parties) where party.isNamed {
      people.removeAll { $0.key == party.key }
      people.append(party)
    }
    if let place = places.placeOfSaying(in: view) {
      spokenIn.append(
        Speech(
          speaker: sayer(in: view), place: place, sentence: view.index,
          isBesideEvent: isBesideEvent(place.tokens.upperBound)))
    }
    let named = view.groups.filter { !$0.isAnaphoric && !$0.mayBePlace }
    if let pair = named.last(where: { $0.parties.count >= 2 }) {
      lastPair = pair.parties
      lastPairSentence = view.index
    }
    if let person = named.first(where: {
      !isOfOneSpokenOf(view) && $0.parties.count == 1 && $0.parties[0].isNamed && !$0.isPossessive
        && (isSubjectLike($0) || opensSentence($0, view))
    }) {
      lastPerson = person.parties[0]
    }
  }

  /// "He spent five hours there and met B": the sentence goes on about whom the last one was about.
  private func isOfOneSpokenOf(_ view: SentenceView) -> Bool {
    guard let first = view.groups.first, first.tokens.lowerBound - view.tokens.lowerBound <= 1 else {
      return false
    }
    return first.tokens.count == 1
      && ["he", "she"].contains(
        lexicon.vocabulary.text(document.tokens[first.tokens.lowerBound].word))
  }

  /// "For Bush it was the last stop": whom the sentence is about.
  private func opensSentence(_ group: PartyGroup, _ view: SentenceView) -> Bool {
    group.preposition == "for" && group.tokens.lowerBound == view.tokens.lowerBound + 1
  }

  func isSubjectLike(_ group: PartyGroup) -> Bool {
    group.preposition.map { ["after", "before", "since", "as", "until"].contains($0) } ?? true
  }

  mutating func resolveAnaphora(_ candidate: inout Candidate, in view: SentenceView) {
    resolveVoices(&candidate, in: view)
    for group in candidate.anaphora {
      let role = part(in: candidate)
      if group.isOther {
        if let party = other(than: possessor(of: group, in: view), candidate) {
          append(party, to: &candidate)
        }
      } else if group.pronoun.contains(.he) || group.pronoun.contains(.she) {
        if isOwn(group, of: candidate) || isOfWhoActs(group, candidate) { continue }
        guard var party = person(for: group, before: candidate, in: view) else { continue }
        if isSubjectLike(group) { lastPerson = party }
        party.role = role
        append(party, to: &candidate)
      } else if group.pronoun.contains(.they) || group.pronoun.isEmpty && isPlural(group) {
        if group.pronoun.contains(.they), standsForMany(group, in: view) { continue }
        for var party in pairInSentence(group, view) ?? pair(before: candidate, group) {
          party.role = role
          append(party, to: &candidate)
        }
      } else if isDelegation(group) {
        for party in drafts.last(where: { $0.kind == .visit })?.parties ?? [] where party.role == .visitor {
          append(party, as: role, to: &candidate)
        }
      }
    }
  }

  /// Whoever "he" or "I" is travels, where a journey is told.
  func part(in candidate: Candidate) -> Role {
    if candidate.frame == .nounVisit,
      (max(0, candidate.trigger.lowerBound - 4)..<candidate.trigger.lowerBound).contains(where: {
        ["receive", "receives", "received"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      })
    {
      return .host
    }
    return [.nounVisit, .travel, .visit].contains(candidate.frame) ? .visitor : .participant
  }

  func append(_ party: Party, as role: Role, to candidate: inout Candidate) {
    var party = party
    if role != .participant { party.role = role }
    append(party, to: &candidate)
  }

  /// A word of saying or writing.
  func says(_ index: Int, in view: SentenceView) -> Bool {
    view.tokens.contains(index)
      && !lexicon.classes(of: document.tokens[index].word).isDisjoint(with: [.saying, .speech])
  }

  /// "A said that he would see B. "We will meet on Friday," he told reporters": the other of the two just told of.
  func otherOfUs(_ candidate: Candidate) -> Party? {
    guard candidate.parties.count == 1, let last = drafts.last, last.parties.count == 2,
      candidate.sentence - last.lastSentence <= 2,
      last.parties.contains(where: { $0.key == candidate.parties[0].key })
    else { return nil }
    return last.parties.first { $0.key != candidate.parties[0].key }
  }

  /// "Twenty-five countries ended their conference": so many, whom the sentence counts and does not name.
  private func standsForMany(_ group: PartyGroup, in view: SentenceView) -> Bool {
    (view.tokens.lowerBound..<group.tokens.lowerBound).dropFirst().contains { index in
      let before = document.tokens[index - 1]
      return lexicon.classes(of: document.tokens[index].word).contains(.countryNoun)
        && (before.has(.number) || lexicon.dates[before.word].kind == .cardinal)
        && view.mention(covering: index) == nil
    }
  }

  /// "A had put off his journey": his who acts.
  private func isOwn(_ group: PartyGroup, of candidate: Candidate) -> Bool {
    let word = lexicon.classes(of: document.tokens[group.tokens.lowerBound].word)
    guard group.tokens.count == 1, word.contains(.possessivePronoun),
      let before = candidate.parties.last(where: { $0.tokens.upperBound <= group.tokens.lowerBound }),
      let entity = before.entity
    else { return false }
    return registry.entities[entity].isFemale.map { $0 == group.pronoun.contains(.she) } ?? true
  }

  /// "He will go on to B for his talks with C": his who goes, not another's.
  private func isOfWhoActs(_ group: PartyGroup, _ candidate: Candidate) -> Bool {
    group.isPossessive
      && candidate.anaphora.contains {
        !$0.isPossessive && !$0.pronoun.isDisjoint(with: group.pronoun.intersection([.he, .she]))
      }
  }

  /// "They had shaken hands before": whom the next sentences name together.
  mutating func hearOpening(_ views: [SentenceView]) {
    for view in views.prefix(8) where openingPair.isEmpty {
      openingPair =
        view.groups.first {
          $0.parties.count == 2 && $0.parties.allSatisfy { $0.rank?.isLeader ?? false && $0.isNamed }
        }?.parties ?? []
      isPairOfHeadline = !openingPair.isEmpty && isHeadline(view.index)
    }
  }

  /// Who says what stands between the marks of a sentence: "…," A said; A told reporters: "…".
  func sayer(in view: SentenceView) -> Party? {
    let says = { (index: Int) in self.says(index, in: view) }
    for group in view.groups where !group.isPossessive && !isQuoted(group.tokens.lowerBound, in: view) {
      guard let last = group.parties.last, last.isNamed else { continue }
      if group.parties.count == 1, group.preposition == nil,
        [group.tokens.lowerBound - 1, group.tokens.upperBound, group.tokens.upperBound + 1].contains(
          where: says)
      {
        return last
      }
      // "after talks with B, A said": the comma parts the two.
      if group.parties.count > 1, document.isComma(last.tokens.lowerBound - 1), says(group.tokens.upperBound)
      {
        return last
      }
    }
    return nil
  }

  /// Whether an odd number of quotation marks stands before a token of its sentence.
  func isQuoted(_ token: Int, in view: SentenceView) -> Bool {
    view.tokens.prefix { $0 < token }.reduce(into: false) { quoted, index in
      if document.tokens[index].has(.quotationMark),
        document.tokens[index].end - document.tokens[index].start != 1
          || document.bytes[Int(document.tokens[index].start)] == 34
      {
        quoted.toggle()
      }
    }
  }

  func append(_ party: Party, to candidate: inout Candidate) {
    if candidate.parties.contains(where: { $0.key == party.key }) { return }
    // "India … a meeting between the officials of the two countries": India once, by its officials.
    if party.entity == nil, let country = party.country,
      let same = candidate.parties.firstIndex(where: { $0.entity == nil && $0.country == country })
    {
      candidate.parties[same].rank = candidate.parties[same].rank ?? party.rank
      candidate.parties[same].office = candidate.parties[same].office ?? party.office
      return
    }
    candidate.parties.append(party)
  }

  /// "he", "she": the nearest person before it in the sentence who acts, else the one who acted in the last sentence.
  func person(for group: PartyGroup, before candidate: Candidate, in view: SentenceView) -> Party? {
    let female = group.pronoun.contains(.she)
    // "The meeting with B": his or hers.
    let isEither = group.pronoun.isSuperset(of: [.he, .she])
    if let owner = ownerOfWords(before: group.tokens.lowerBound, in: view)
      ?? whoIsAsked(before: group.tokens.lowerBound, in: view)
    {
      return owner
    }
    let earlier = view.groups.filter {
      $0.tokens.upperBound <= group.tokens.lowerBound && $0.parties.count == 1 && $0.parties[0].isNamed
        && (isSubjectLike($0) || opensSentence($0, view))
    }
    let coming = earlier.isEmpty ? comingSubject(behind: group, in: view) : nil
    let options = ([coming?.parties[0]] + earlier.map { $0.parties[0] } + [lastPerson]).compactMap { $0 }
    let free = options.first { party in
      guard let entity = party.entity else { return false }
      guard !candidate.parties.contains(where: { $0.key == party.key }) else { return false }
      return registry.entities[entity].isFemale.map { $0 == female || isEither } ?? true
    }
    if let free { return free }
    let inRows = view.groups.filter { $0.tokens.upperBound <= group.tokens.lowerBound }.flatMap(\.parties)
    return (inRows.reversed() + people.reversed()).first { party in
      guard let entity = party.entity, !candidate.parties.contains(where: { $0.key == party.key }) else {
        return false
      }
      return registry.entities[entity].isFemale == female
    }
  }

  /// "A asked the Prime Minister if he would report on his meeting with B": whoever is asked.
  private func whoIsAsked(before pronoun: Int, in view: SentenceView) -> Party? {
    let asked = view.groups.last { group in
      let (verb, next) = (group.tokens.lowerBound - 1, group.tokens.upperBound)
      return next < pronoun && view.tokens.contains(verb)
        && ["asked", "ask", "asks"].contains(lexicon.vocabulary.text(document.tokens[verb].word))
        && ["if", "whether"].contains(lexicon.vocabulary.text(document.tokens[next].word))
    }
    return asked.flatMap { $0.parties.count == 1 && $0.parties[0].isNamed ? $0.parties[0] : nil }
  }

  /// "A's admission that he met B": whose words they are.
  private func ownerOfWords(before pronoun: Int, in view: SentenceView) -> Party? {
    guard pronoun > 0, lexicon.vocabulary.text(document.tokens[pronoun - 1].word) == "that" else {
      return nil
    }
    let owner = view.groups.last { $0.isPossessive && (1...2).contains(pronoun - 2 - $0.tokens.upperBound) }
    return owner.flatMap { $0.parties.count == 1 && $0.parties[0].isNamed ? $0.parties[0] : nil }
  }

  /// "At a news conference with B, with whom he had talked, A said": he who acts behind what opens the sentence.
  private func comingSubject(behind pronoun: PartyGroup, in view: SentenceView) -> PartyGroup? {
    let first = lexicon.classes(of: document.tokens[view.tokens.lowerBound].word)
    guard !first.isDisjoint(with: [.preposition, .subordinator]) else { return nil }
    return view.groups.first {
      $0.tokens.lowerBound > pronoun.tokens.upperBound && $0.preposition == nil && !$0.isPossessive
        && $0.parties.count == 1 && $0.parties[0].isNamed && document.isComma($0.tokens.lowerBound - 1)
        && $0.tokens.upperBound < view.tokens.upperBound && !document.isComma($0.tokens.upperBound)
    }
  }

  /// "the government", "the delegation" are one side, not those who met.
  private func isPlural(_ group: PartyGroup) -> Bool {
    let last = document.tokens[group.tokens.upperBound - 1]
    return group.number != nil || document.bytes[Int(last.end) - 1] | 0x20 == UInt8(ascii: "s")
      || group.parties.count > 1 || group.refersToCountries
  }

  /// "Reagan invited his guest": whose guest it is.
  private func possessor(of group: PartyGroup, in view: SentenceView) -> Party? {
    let before = view.groups.last {
      $0.tokens.upperBound <= group.tokens.lowerBound && $0.parties.count == 1 && $0.parties[0].isNamed
    }
    return before?.parties[0] ?? lastPerson
  }

  /// The one who was named beside somebody, of another state.
  private func other(than party: Party?, _ candidate: Candidate) -> Party? {
    guard let party else { return nil }
    let pairs = drafts.reversed().map(\.parties) + [lastPair]
    return pairs.lazy.filter { pair in pair.contains { $0.key == party.key } }.compactMap { pair in
      pair.first { $0.isNamed && $0.country != party.country }
    }.first
  }

  /// "his Chinese counterpart": the same office as the other party's, by the name that the article or the tables give.
  func fillCounterparts(_ candidate: inout Candidate) {
    guard let model = candidate.parties.first(where: { $0.rank != nil && $0.country != nil }) else { return }
    for index in candidate.parties.indices
    where candidate.parties[index].entity == nil && candidate.parties[index].rank == nil {
      guard let country = candidate.parties[index].country, isCounterpart(candidate.parties[index]) else {
        continue
      }
      candidate.parties[index].rank = model.rank
      candidate.parties[index].office = model.office
      if let match = registry.entities.firstIndex(where: {
        $0.country == country && $0.rank == model.rank && !$0.isSpokesman
      }) {
        candidate.parties[index].entity = match
      }
    }
    // "met his counterparts from B and C, D and E": each once.
    var seen: Set<String> = []
    candidate.parties.removeAll { !seen.insert($0.key).inserted }
  }

  func isCounterpart(_ party: Party) -> Bool {
    party.tokens.contains { lexicon.classes(of: document.tokens[$0].word).contains(.counterpart) }
  }

  /// "the second Summit" after "the first Summit of the Americas": another edition of the same series.
  func inheritSeries(_ candidate: inout Candidate) {
    guard candidate.series == nil, candidate.edition != nil || candidate.isNext, candidate.isDefinite,
      candidate.parties.allSatisfy({ $0.role == .host }),
      // "the next UN Ocean Conference" has a name of its own.
      candidate.edition != nil || !document.tokens[max(0, candidate.trigger.lowerBound - 1)].isCapitalised,
      let series = drafts.last(where: { $0.series != nil })?.series,
      lexicon.series[Int(series)].kind == candidate.kind || candidate.isNext && candidate.kind == .meeting
    else { return }
    candidate.series = series
  }

  /// "Seoul offered to hold talks": with the state that was spoken of just before.
  func addAddressee(_ candidate: inout Candidate, in view: SentenceView) {
    guard candidate.modality.isPossible, candidate.parties.count == 1, candidate.anaphora.isEmpty,
      candidate.kind == .meeting || candidate.kind == .negotiation, candidate.frame == .nounMeeting,
      candidate.series == nil, !candidate.parties[0].isNamed, let country = candidate.parties[0].country,
      let other = states.last(where: { $0 != country }), statePair.contains(other) || states.count == 2
    else { return }
    candidate.parties.append(Party(country: other, tokens: candidate.trigger))
  }

  /// "to be followed by a similar meeting with B": who met A meets B.
  func repeatSide(_ candidate: inout Candidate) {
    guard candidate.isLikeBefore, candidate.parties.count == 1,
      let model = drafts.last(where: { $0.parties.count >= 2 }),
      let first = model.parties.first(where: { $0.key != candidate.parties[0].key })
    else { return }
    candidate.parties.append(first)
  }
}
