import SummitModel

/// Which two, or how many, "they", "the two leaders" and "their foreign ministers" are.
extension Assembler {
  /// "prepared by A and B when they met": the persons in a row just before.
  func pairInSentence(_ group: PartyGroup, _ view: SentenceView) -> [Party]? {
    guard group.pronoun.contains(.they) else {
      return group.number == 2 && group.rank == nil ? twoNamed(before: group.tokens.lowerBound, view) : nil
    }
    let row = view.groups.last {
      $0.tokens.upperBound <= group.tokens.lowerBound && !$0.mayBePlace && !$0.isPossessive
        && $0.parties.count >= 2 && $0.parties.allSatisfy(\.isNamed)
    }
    if let row { return row.parties }
    // "A told B at their talks".
    return pairInApposition(before: group.tokens.lowerBound, view)
      ?? (group.isPossessive || isWhenTheyMet(group) ? twoNamed(before: group.tokens.lowerBound, view) : nil)
  }

  /// "A assured B of his support when they met".
  private func isWhenTheyMet(_ they: PartyGroup) -> Bool {
    ["when", "as", "before", "after"].contains(
      lexicon.vocabulary.text(document.tokens[max(0, they.tokens.lowerBound - 1)].word))
  }

  /// "A was followed by B; the two had met": the only two of their sentence, of different states.
  func twoNamed(before token: Int, _ view: SentenceView) -> [Party]? {
    let named = view.groups.filter { $0.tokens.upperBound <= token && !$0.isPossessive }.flatMap(\.parties)
      .filter { $0.isNamed && $0.rank != nil }
    guard named.count == 2, let first = named[0].country, let second = named[1].country, first != second
    else {
      return nil
    }
    return named
  }

  /// "prepared by A, the senior official, and B when they met": two persons of two states joined across an aside.
  func pairInApposition(before token: Int, _ view: SentenceView) -> [Party]? {
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

  /// "they", "the two leaders": the parties of the last event told with two or more, else the last row of names.
  func pair(before candidate: Candidate, _ group: PartyGroup) -> [Party] {
    let number = group.number
    if group.pronoun.contains(.they), drafts.isEmpty, people.count < 2, openingPair.count == 2,
      candidate.sentence <= 4
    {
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
    if let officials = officials(of: group) { return officials }
    // "The two first ladies": nobody of whom a story tells.
    if group.office != nil, !group.refersToCountries, group.rank == .other { return [] }
    // Of many hardly all are named, and now and then somebody who came with them.
    func fits(_ parties: [Party]) -> Bool {
      guard let number else { return parties.count >= 2 }
      return number > 4 ? (number - 1...number + 2).contains(parties.count) : parties.count == number
    }
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
    return lastStates(for: group, before: candidate)
  }

  /// "The officials have met": of the states of those just told of, and not they.
  private func officials(of group: PartyGroup) -> [Party]? {
    guard group.rank == .official, group.office == nil, !group.refersToCountries,
      let sides = drafts.last?.parties
    else { return nil }
    let states = Set(sides.compactMap(\.country)).sorted()
    return states.count == 2 ? states.map { Party(country: $0, rank: .official, tokens: group.tokens) } : []
  }

  /// The states that were named last, where nobody else can be meant.
  private func lastStates(for group: PartyGroup, before candidate: Candidate) -> [Party] {
    let number = group.number
    // "The leaders discussed": those of the event just told, though it names few of them.
    if number == nil, let last = drafts.last, candidate.sentence - last.lastSentence <= 4,
      last.parties.contains(where: \.isNamed)
    {
      return []
    }
    // "We used to discuss our problems": no states, because some were named.
    if !group.pronoun.isEmpty, number == nil, statePair.count != 2 { return [] }
    let two = statePair.count == 2 ? statePair[...] : states.suffix(number ?? 2)
    return two.count == (number ?? 2) ? two.map { Party(country: $0, tokens: group.tokens) } : []
  }

  /// "the leaders of the two states": by name, where the article names one of each.
  func representative(of country: CountryCode, as group: PartyGroup) -> Party {
    let leader = people.last { $0.country == country && $0.rank?.isLeader ?? false && !$0.isFormer }
    if group.rank?.isLeader ?? false, group.office == nil, let leader { return leader }
    return Party(country: country, office: group.office, rank: group.rank, tokens: group.tokens)
  }

  /// "The two had last met in Osaka", "it was their first summit": what lies back, or is counted, is counted of those
  /// whose meeting the story opened with.
  func pairOfStory(_ candidate: Candidate, _ group: PartyGroup, where fits: ([Party]) -> Bool)
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
  func isCounted(_ candidate: Candidate) -> Bool {
    candidate.frame.isNoun
      && (max(0, candidate.trigger.lowerBound - 2)..<candidate.trigger.lowerBound).contains {
        lexicon.dates[document.tokens[$0].word].kind == .ordinal
      }
  }

  /// The sentences with which a story opens.
  static let lead = 4

  /// The two leaders of different states who were named last, where no event has brought two together yet.
  var lastTwoLeaders: [Party]? {
    let leaders = people.filter { $0.rank?.isLeader ?? false }
    guard let second = leaders.last,
      let first = leaders.dropLast().last(where: { $0.country != second.country })
    else { return nil }
    return [first, second]
  }

  /// "the two prime ministers": those who were last named with that office.
  func holders(of group: PartyGroup) -> [Party]? {
    guard let office = group.office, !group.refersToCountries else { return nil }
    let holders = people.filter { $0.entity.map { registry.entities[$0].office == office } ?? false }
    let last = holders.suffix(group.number ?? 2)
    return last.count == (group.number ?? 2) ? Array(last) : nil
  }

  /// "A and B agreed on instructions to their foreign ministers": one of each of those just named.
  func theirs(_ group: PartyGroup, before candidate: Candidate) -> [Party]? {
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

  /// "The delegation will visit B": those who were told to travel.
  func isDelegation(_ group: PartyGroup) -> Bool {
    lexicon.classes(of: document.tokens[group.tokens.upperBound - 1].word).contains(.delegation)
  }
}
