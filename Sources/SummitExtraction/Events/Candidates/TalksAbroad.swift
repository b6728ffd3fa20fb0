import SummitModel

/// Talks of which only the state they are about is named: "Syria talks in Geneva", "talks on Namibia in London".
extension CandidateFinder {
  /// Whoever the sides are, they talk of their state in another one: that state takes part, and it is no home affair.
  func attachStateOfTalks(to candidate: inout Candidate, in view: SentenceView) {
    guard candidate.frame == .nounMeeting, candidate.parties.isEmpty, candidate.anaphora.isEmpty,
      candidate.series == nil, !candidate.isOfStates, let place = candidate.place?.place,
      let host = place.country,
      Self.talks.contains(lexicon.vocabulary.text(tokens[candidate.trigger.upperBound - 1].word)),
      let state = stateNamedBefore(candidate.trigger, in: view)
        ?? stateSpokenOf(behind: candidate.trigger, in: view),
      state.code != host, !state.code.isSupranational
    else { return }
    candidate.parties = [Party(country: state.code, role: .participant, tokens: state.tokens)]
    candidate.isInternational = true
    candidate.kind = .negotiation
  }

  static let talks: Set<String> = ["talks", "negotiations", "consultations"]

  /// "Syria talks", "intra-Afghan peace talks".
  func stateNamedBefore(_ trigger: Range<Int>, in view: SentenceView) -> (
    code: CountryCode, tokens: Range<Int>
  )? {
    guard let mention = view.mentions.last(where: { $0.tokens.upperBound <= trigger.lowerBound }),
      case .country(let country) = mention.kind, country.form != .capital, !mention.isPossessive
    else { return nil }
    let gap = mention.tokens.upperBound..<trigger.lowerBound
    return gap.count <= 3
      && gap.allSatisfy({
        isQualifier($0)
          && lexicon.classes(of: tokens[$0].word).isDisjoint(with: [
            .and, .preposition, .be, .have, .will, .to,
          ])
      }) ? (country.code, mention.tokens) : nil
  }

  /// "talks on Bosnia", "negotiations about Namibia's independence"; not "talks on the Cyprus wine harvest".
  func stateSpokenOf(behind trigger: Range<Int>, in view: SentenceView) -> (
    code: CountryCode, tokens: Range<Int>
  )? {
    let on = trigger.upperBound
    guard view.tokens.contains(on),
      ["on", "about", "over"].contains(lexicon.vocabulary.text(tokens[on].word)),
      let mention = view.mentions.first(where: { $0.tokens.lowerBound > on }),
      case .country(let country) = mention.kind, country.form != .capital
    else { return nil }
    let isNext = mention.tokens.lowerBound - on <= 2
    return isNext && !isOfThing(mention, country, in: view) ? (country.code, mention.tokens) : nil
  }

  /// "the Cyprus wine harvest": a state's name before the name of a thing.
  private func isOfThing(_ mention: Mention, _ country: CountryMention, in view: SentenceView) -> Bool {
    let next = mention.tokens.upperBound
    guard country.form == .name, !mention.isPossessive, view.tokens.contains(next), tokens[next].isWord,
      !tokens[next].isCapitalised, !isWordOfWar(next), view.mention(covering: next) == nil
    else { return false }
    return lexicon.classes(of: tokens[next].word).isEmpty && !clauses.isVerbLike(tokens[next])
  }

  /// "leaves for B to take part in the summit": between the journey and what it is for.
  func tellsOfPart(_ mention: Mention, in view: SentenceView) -> Bool {
    guard case .trigger(let row) = mention.kind else { return false }
    return reading(of: Int(row), at: mention.tokens, in: view)?.frame == .attend
  }

  /// "went to B for talks": which may go on; "leaves for B for talks": which lie ahead.
  func asForGoal(_ journey: Modality, of move: Range<Int>) -> Modality {
    var goal = journey
    if journey.isPast {
      goal.isPast = false
      goal.isProgressive = true
    } else if journey.isProgressive, isDeparture(move) {
      goal.isProgressive = false
      goal.isFuture = true
    }
    return goal
  }
}
