import SummitModel

/// Gatherings of many states, of which the text names few: "the nineteen-nation conference", "Arab leaders met".
extension CandidateFinder {
  /// "the nineteen-nation conference", "a 35-nation meeting", "the conference of twenty-one nations".
  func isOfSoManyNations(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let of = range.upperBound
    if of + 2 < view.tokens.upperBound, lexicon.vocabulary.text(tokens[of].word) == "of", isCount(of + 1),
      (of + 2...min(of + 3, view.tokens.upperBound - 1)).contains(where: {
        Self.countries.contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    {
      return true
    }
    return areSubject(of: range, in: view)
      || (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains { index in
        tokens[index].has(.afterHyphen) && index > 0
          && ["nation", "power", "country", "state"].contains(lexicon.vocabulary.text(tokens[index].word))
          && isCount(index - 1)
      }
  }

  /// "Sixteen nations opened the conference".
  private func areSubject(of range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let noun = (view.tokens.lowerBound..<range.lowerBound).last(where: {
        Self.countries.contains(lexicon.vocabulary.text(tokens[$0].word))
      }), range.lowerBound - noun <= 6, noun > view.tokens.lowerBound,
      modality.marks(in: noun + 1..<range.lowerBound).contains(.light),
      let count = (max(view.tokens.lowerBound, noun - 4)..<noun).last(where: isCount),
      isBeforeAdjectives(count, upTo: noun)
    else { return false }
    return count == view.tokens.lowerBound
      || !tokens[count - 1].has(.possessive)
        && lexicon.classes(of: tokens[count - 1].word).isDisjoint(with: [.preposition])
  }

  private func isCount(_ index: Int) -> Bool {
    tokens[index].has(.number) || lexicon.dates[tokens[index].word].kind == .cardinal
  }

  private static let countries: Set<String> = [
    "countries", "nations", "states", "governments", "delegations", "powers", "republics",
  ]

  /// "29 nations", "the leaders of forty states": enough of them for a conference of states.
  func namesMany(in view: SentenceView) -> Bool {
    view.tokens.dropFirst().contains { index in
      Self.countries.contains(lexicon.vocabulary.text(tokens[index].word))
        && (max(view.tokens.lowerBound, index - 4)..<index).contains {
          // "Germany's 16 states".
          isCount($0) && isBeforeAdjectives($0, upTo: index) && !($0 > 0 && tokens[$0 - 1].has(.possessive))
        }
    }
  }

  /// "fifteen Asian and Pacific countries", "seven industrial nations".
  private func isBeforeAdjectives(_ number: Int, upTo noun: Int) -> Bool {
    noun - number <= 2
      || (number + 1..<noun).allSatisfy {
        tokens[$0].isCapitalised || lexicon.classes(of: tokens[$0].word).contains(.and)
          || Self.statehood.contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  private static let statehood: Set<String> = [
    "independent", "sovereign", "industrial", "industrialised", "industrialized", "member",
  ]

  /// "The heads of government of the seven largest economies", "Arab leaders", "EU leaders": many, of whom nobody is
  /// named; not "church leaders".
  func gathersMany(_ group: PartyGroup, in view: SentenceView) -> Bool {
    guard !group.isAnaphoric, !group.isPossessive,
      group.parties.allSatisfy({ !$0.isNamed && $0.country?.isSupranational ?? true })
    else { return false }
    guard group.rank?.isLeader ?? false else { return areOfManyStates(group, in: view) }
    guard group.parties.isEmpty else { return true }
    guard !areOfSomethingElse(group, in: view) else { return false }
    let first = group.tokens.lowerBound
    let isQualified =
      group.tokens.count > 1 && lexicon.classes(of: tokens[first + 1].word).contains(.group)
    let qualifier = isQualified ? first : first - 1
    guard view.tokens.contains(qualifier), tokens[qualifier].isWord else { return true }
    return lexicon.isOfContinent(in: tokens, at: qualifier)
      || !lexicon.classes(of: tokens[qualifier].word).isDisjoint(with: [
        .manyStates, .article, .and, .preposition, .subordinator, .numberGroup,
      ]) || lexicon.dates[tokens[qualifier].word].kind == .cardinal
  }

  /// "Southeast Asian foreign ministers", "ministers from 14 countries", "envoys of the Gulf states".
  private func areOfManyStates(_ group: PartyGroup, in view: SentenceView) -> Bool {
    guard let rank = group.rank, rank.isLeader || [.minister, .envoy, .official].contains(rank) else {
      return false
    }
    let front = max(view.tokens.lowerBound, group.tokens.lowerBound - 1)..<group.tokens.upperBound
    if rank == .minister || rank.isLeader, group.parties.isEmpty,
      front.contains(where: {
        tokens[$0].isCapitalised
          && (lexicon.classes(of: tokens[$0].word).contains(.manyStates)
            || lexicon.isOfContinent(in: tokens, at: $0))
      })
    {
      return true
    }
    // The words behind may be the group's own.
    let behind = group.tokens.lowerBound + 1..<min(group.tokens.upperBound + 7, view.tokens.upperBound)
    guard
      let of = behind.first(where: { ["of", "from"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      let noun = (of + 1..<min(of + 7, view.tokens.upperBound)).first(where: {
        lexicon.classes(of: tokens[$0].word).contains(.countryNoun) || tokens[$0].isPunctuation
      }), !tokens[noun].isPunctuation
    else { return false }
    return (of + 1..<noun).contains {
      isCount($0) && !areOfOneState(rank, noun) && lexicon.vocabulary.text(tokens[$0].word) != "two"
        || tokens[$0].isCapitalised && lexicon.classes(of: tokens[$0].word).contains(.manyStates)
    }
  }

  /// "officials from 24 states": those of a federation as likely as not.
  private func areOfOneState(_ rank: Rank, _ noun: Int) -> Bool {
    rank == .official && lexicon.vocabulary.text(tokens[noun].word) == "states"
  }

  /// "leaders of the trade unions": of what is no state, no community of states.
  private func areOfSomethingElse(_ group: PartyGroup, in view: SentenceView) -> Bool {
    let of = group.tokens.upperBound
    guard of + 1 < view.tokens.upperBound, lexicon.vocabulary.text(tokens[of].word) == "of" else {
      return false
    }
    return !(of + 1..<min(of + 10, view.tokens.upperBound)).contains {
      !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.countryNoun, .manyStates])
        || Self.communities.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
      && !view.mentions.contains {
        switch $0.kind {
        case .country, .organisation, .series: (1...3).contains($0.tokens.lowerBound - of)
        default: false
        }
      }
  }

  private static let communities: Set<String> = [
    "economies", "democracies", "powers", "bloc", "alliance", "continent", "community", "republics",
    "members",
  ]

  /// "a Foreign Ministers' meeting", "the heads of government talks", "the conference of the four Foreign Ministers":
  /// whose it is, and of how many states, the reader knows.
  func takeOffices(around noun: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    let offices = view.groups.first { group in
      (0...(group.isPossessive ? 2 : 0)).contains(noun.lowerBound - group.tokens.upperBound)
        || isOf(noun.upperBound) && (1...4).contains(group.tokens.lowerBound - noun.upperBound)
    }
    guard let offices else { return }
    // "a summit of Arab leaders", "the conference of Nordic ministers".
    if isOf(noun.upperBound), offices.tokens.lowerBound > noun.upperBound, gathersMany(offices, in: view) {
      makeGathering(&candidate, of: offices, in: view)
    }
    gatherMinisters(offices, in: &candidate)
    let words = words(of: offices)
    // "the prime ministers' talks", "a presidents' meeting".
    if isWithoutStates(offices), offices.isPossessive, offices.rank?.isLeader ?? false,
      !words.isDisjoint(with: ["ministers", "presidents", "premiers"])
    {
      candidate.isOfStates = true
      candidate.rankOfMany = offices.rank
    }
    if isWithoutStates(offices), words.contains("heads"),
      !words.isDisjoint(with: ["government", "governments"])
    {
      makeGathering(&candidate, of: offices, in: view)
      candidate.kind = .summit
    }
  }

  private func isOf(_ index: Int) -> Bool {
    index < tokens.count && ["of", "between", "among"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "The three Western Foreign Ministers conferred": each of another state.
  func gatherMinisters(_ offices: PartyGroup, in candidate: inout Candidate) {
    guard isWithoutStates(offices), words(of: offices).isSuperset(of: ["foreign", "ministers"]) else {
      return
    }
    candidate.isOfStates = true
    candidate.rankOfMany = .minister
  }

  private func isWithoutStates(_ group: PartyGroup) -> Bool {
    group.pronoun.isEmpty && group.number != 2
      && group.parties.allSatisfy { !$0.isNamed && $0.country == nil && $0.organisation == nil }
  }

  private func words(of group: PartyGroup) -> Set<String> {
    Set(group.tokens.map { lexicon.vocabulary.text(tokens[$0].word) })
  }

  /// "Asia-Pacific leaders concluded their annual meeting".
  func gather(
    _ subject: PartyGroup, _ trigger: Trigger, in view: SentenceView, _ candidate: inout Candidate
  ) {
    guard trigger.frame == .nounMeeting, gathersMany(subject, in: view) else { return }
    makeGathering(&candidate, of: subject, in: view)
    candidate.anaphora.removeAll(where: \.isPossessive)
  }

  /// "left it for a finance ministers' meeting": theirs, not the leaders' who left it.
  func leavesToMinisters(_ subject: PartyGroup, _ range: Range<Int>, in view: SentenceView) -> Bool {
    guard subject.rank?.isLeader ?? false, !subject.parties.contains(where: \.isNamed) else { return false }
    var end = range.lowerBound
    if end > view.tokens.lowerBound, tokens[end - 1].has(.possessive) { end -= 1 }
    return (max(view.tokens.lowerBound, end - 3)..<end).contains { start in
      guard let match = lexicon.phrases.longestMatch(in: tokens, at: start, limit: end), match.end == end
      else { return false }
      return match.entries.contains {
        $0.table == .office && lexicon.offices[Int($0.row)].isPlural
          && !lexicon.offices[Int($0.row)].rank.isLeader
      }
    }
  }

  func makeGathering(_ candidate: inout Candidate, of group: PartyGroup, in view: SentenceView) {
    if candidate.kind == .meeting || !candidate.frame.isNoun {
      candidate.kind = group.rank?.isLeader ?? true ? .summit : .meeting
    }
    candidate.rankOfMany = areOfManyStates(group, in: view) ? group.rank : candidate.rankOfMany
    candidate.isInternational = true
    candidate.isOfStates = true
  }
}
