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
      spokenIn.append((sayer(in: view), place, view.index))
    }
    let named = view.groups.filter { !$0.isAnaphoric && !$0.mayBePlace }
    if let pair = named.last(where: { $0.parties.count >= 2 }) {
      lastPair = pair.parties
      lastPairSentence = view.index
    }
    if let person = named.first(where: {
      $0.parties.count == 1 && $0.parties[0].isNamed && !$0.isPossessive
        && (isSubjectLike($0) || opensSentence($0, view))
    }) {
      lastPerson = person.parties[0]
    }
  }

  /// "For Bush it was the last stop": whom the sentence is about.
  private func opensSentence(_ group: PartyGroup, _ view: SentenceView) -> Bool {
    group.preposition == "for" && group.tokens.lowerBound == view.tokens.lowerBound + 1
  }

  func isSubjectLike(_ group: PartyGroup) -> Bool {
    group.preposition.map { ["after", "before", "since", "as", "until"].contains($0) } ?? true
  }

  mutating func resolveAnaphora(_ candidate: inout Candidate, in view: SentenceView) {
    for group in candidate.anaphora where group.pronoun.contains(.i) || group.pronoun.contains(.we) {
      if isQuoted(group.tokens.lowerBound, in: view) {
        if let sayer = sayer(in: view) { append(sayer, to: &candidate) }
        continue
      }
      guard let speaker else { continue }
      append(speaker, to: &candidate)
      if group.pronoun.contains(.we), candidate.parties.count == 1, let guest {
        append(guest, to: &candidate)
      }
    }
    for group in candidate.anaphora {
      let role: Role =
        candidate.frame == .nounVisit || candidate.frame == .travel || candidate.frame == .visit
        ? .visitor : .participant
      if group.isOther {
        if let party = other(than: possessor(of: group, in: view), candidate) {
          append(party, to: &candidate)
        }
      } else if group.pronoun.contains(.he) || group.pronoun.contains(.she) {
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
      }
    }
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

  /// "They had shaken hands before": whom the next sentences name together.
  mutating func hearOpening(_ views: [SentenceView]) {
    openingPair =
      views.prefix(8).flatMap(\.groups).first {
        $0.parties.count == 2 && $0.parties.allSatisfy { $0.rank?.isLeader ?? false && $0.isNamed }
      }?.parties ?? []
  }

  /// Who says what stands between the marks of a sentence: "…," A said; A told reporters: "…".
  private func sayer(in view: SentenceView) -> Party? {
    let speaker = view.groups.first { group in
      guard group.parties.count == 1, group.parties[0].isNamed, group.preposition == nil, !group.isPossessive,
        !isQuoted(group.tokens.lowerBound, in: view)
      else { return false }
      let near = [group.tokens.lowerBound - 1, group.tokens.upperBound, group.tokens.upperBound + 1]
      return near.contains {
        view.tokens.contains($0) && lexicon.classes(of: document.tokens[$0].word).contains(.saying)
      }
    }
    return speaker?.parties[0]
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
    let earlier = view.groups.filter {
      $0.tokens.upperBound <= group.tokens.lowerBound && $0.parties.count == 1 && $0.parties[0].isNamed
        && (isSubjectLike($0) || opensSentence($0, view))
    }
    let coming = earlier.isEmpty ? comingSubject(behind: group, in: view) : nil
    let options = ([coming?.parties[0]] + earlier.map { $0.parties[0] } + [lastPerson]).compactMap { $0 }
    let free = options.first { party in
      guard let entity = party.entity else { return false }
      guard !candidate.parties.contains(where: { $0.key == party.key }) else { return false }
      return registry.entities[entity].isFemale.map { $0 == female } ?? true
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

  /// "prepared by A and B when they met": the persons in a row just before.
  private func pairInSentence(_ group: PartyGroup, _ view: SentenceView) -> [Party]? {
    guard group.pronoun.contains(.they) else {
      return group.number == 2 && group.rank == nil ? twoNamed(before: group.tokens.lowerBound, view) : nil
    }
    let row = view.groups.last {
      $0.tokens.upperBound <= group.tokens.lowerBound && !$0.mayBePlace && !$0.isPossessive
        && $0.parties.count >= 2 && $0.parties.allSatisfy(\.isNamed)
    }
    if let row { return row.parties }
    return pairInApposition(before: group.tokens.lowerBound, view)
  }

  /// "A was followed by B; the two had met": the only two of their sentence, of different states.
  private func twoNamed(before token: Int, _ view: SentenceView) -> [Party]? {
    let named = view.groups.filter { $0.tokens.upperBound <= token && !$0.isPossessive }.flatMap(\.parties)
      .filter { $0.isNamed && $0.rank != nil }
    guard named.count == 2, let first = named[0].country, let second = named[1].country, first != second
    else {
      return nil
    }
    return named
  }

  /// "prepared by A, the senior official, and B when they met": two persons of two states joined across an aside.
  private func pairInApposition(before token: Int, _ view: SentenceView) -> [Party]? {
    let named = view.groups.filter { $0.tokens.upperBound <= token && $0.parties.contains(where: \.isNamed) }
    guard named.count == 2, named.allSatisfy({ $0.parties.count == 1 && !$0.isPossessive }),
      named[0].parties[0].country != named[1].parties[0].country
    else { return nil }
    let gap = named[0].tokens.upperBound..<named[1].tokens.lowerBound
    guard let first = gap.first, let last = gap.last, document.isComma(first),
      lexicon.classes(of: document.tokens[last].word).contains(.and)
    else { return nil }
    return named.map { $0.parties[0] }
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

  /// "they", "the two leaders": the parties of the last event told with two or more, else the last row of names.
  func pair(before candidate: Candidate, _ group: PartyGroup) -> [Party] {
    let number = group.number
    if group.pronoun.contains(.they), people.count < 2, openingPair.count == 2, candidate.sentence <= 4 {
      return openingPair
    }
    if group.refersToCountries, group.rank != nil || drafts.isEmpty {
      let two = number ?? 2 == 2 && statePair.count == 2 ? statePair[...] : states.suffix(number ?? 2)
      return two.count < 2 ? [] : two.map { representative(of: $0, as: group) }
    }
    if candidate.isPast, let pair = pairOfStory(candidate, group, where: { $0.count == group.number }) {
      return pair
    }
    if let holders = holders(of: group) ?? theirs(group, before: candidate) { return holders }
    // "The two first ladies": nobody of whom a story tells.
    if group.office != nil, !group.refersToCountries, group.rank == .other { return [] }
    func fits(_ parties: [Party]) -> Bool { number.map { parties.count == $0 } ?? (parties.count >= 2) }
    if fits(lastPair), lastPair.allSatisfy(\.isNamed), lastPairSentence == candidate.sentence - 1 {
      return lastPair
    }
    if let pair = pairOfStory(candidate, group, where: fits) { return pair }
    let recent = drafts.filter { fits($0.parties) && candidate.sentence - $0.lastSentence <= 4 }
    if let draft = recent.max(by: { $0.lastSentence < $1.lastSentence }),
      draft.lastSentence >= lastPairSentence || !fits(lastPair) || lastPair.allSatisfy({ !$0.isNamed })
    {
      return draft.parties
    }
    if fits(lastPair), group.rank == nil || lastPair.allSatisfy(\.isNamed) { return lastPair }
    if let parties = drafts.last(where: { fits($0.parties) })?.parties { return parties }
    if number == 2 || group.pronoun.contains(.they), let two = lastTwoLeaders { return two }
    let two = statePair.count == 2 ? statePair[...] : states.suffix(number ?? 2)
    return two.count == (number ?? 2) ? two.map { Party(country: $0, tokens: group.tokens) } : []
  }

  /// "the leaders of the two states": by name, where the article names one of each.
  private func representative(of country: CountryCode, as group: PartyGroup) -> Party {
    let leader = people.last { $0.country == country && $0.rank?.isLeader ?? false && !$0.isFormer }
    if group.rank?.isLeader ?? false, group.office == nil, let leader { return leader }
    return Party(country: country, office: group.office, rank: group.rank, tokens: group.tokens)
  }

  /// "The two had last met in Osaka", "it was their first summit": what lies back, or is counted, is counted of those
  /// whose meeting the story opened with.
  private func pairOfStory(_ candidate: Candidate, _ group: PartyGroup, where fits: ([Party]) -> Bool)
    -> [Party]?
  {
    let isBare = group.pronoun.isEmpty && group.number != nil && group.rank == nil
    guard isBare || candidate.isPast || isCounted(candidate) || liesFarBack(date(of: candidate), than: nil)
    else { return nil }
    return drafts.first {
      $0.firstSentence <= Self.lead && fits($0.parties) && $0.parties.allSatisfy(\.isNamed)
        && Set($0.parties.compactMap(\.country)).count >= 2
    }?.parties
  }

  /// "their second summit", "their first full summit".
  private func isCounted(_ candidate: Candidate) -> Bool {
    candidate.frame.isNoun
      && (max(0, candidate.trigger.lowerBound - 2)..<candidate.trigger.lowerBound).contains {
        lexicon.dates[document.tokens[$0].word].kind == .ordinal
      }
  }

  /// The sentences with which a story opens.
  private static let lead = 4

  /// The two leaders of different states who were named last, where no event has brought two together yet.
  private var lastTwoLeaders: [Party]? {
    let leaders = people.filter { $0.rank?.isLeader ?? false }
    guard let second = leaders.last,
      let first = leaders.dropLast().last(where: { $0.country != second.country })
    else { return nil }
    return [first, second]
  }

  /// "the two prime ministers": those who were last named with that office.
  private func holders(of group: PartyGroup) -> [Party]? {
    guard let office = group.office, !group.refersToCountries else { return nil }
    let holders = people.filter { $0.entity.map { registry.entities[$0].office == office } ?? false }
    let last = holders.suffix(group.number ?? 2)
    return last.count == (group.number ?? 2) ? Array(last) : nil
  }

  /// "A and B agreed on instructions to their foreign ministers": one of each of those just named.
  private func theirs(_ group: PartyGroup, before candidate: Candidate) -> [Party]? {
    let first = lexicon.classes(of: document.tokens[group.tokens.lowerBound].word)
    guard first.isSuperset(of: [.possessivePronoun, .they]), let rank = group.rank, rank == .minister else {
      return nil
    }
    let leaders = candidate.sentence - lastPairSentence <= 2 ? lastPair : drafts.last?.parties ?? []
    var seen: Set<CountryCode> = []
    let states = leaders.compactMap(\.country).filter { seen.insert($0).inserted }
    guard states.count >= 2 else { return nil }
    return states.map { Party(country: $0, office: group.office, rank: rank, tokens: group.tokens) }
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
