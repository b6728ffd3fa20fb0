import SummitModel

/// Talks that are called after the war that they are to end: "UN talks on Yemen", "the intra-Syrian talks", "Libya peace
/// talks". The sides are of that state, and whoever mediates is named before the noun.
extension CandidateFinder {
  /// Adds the state that is torn apart, and the United Nations where the talks are called theirs.
  func attachSidesOfWar(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard trigger.frame == .nounMeeting, candidate.anaphora.isEmpty, candidate.series == nil,
      Self.talks.contains(lexicon.vocabulary.text(tokens[range.upperBound - 1].word)),
      candidate.parties.allSatisfy({ $0.rank == .envoy || $0.country?.isSupranational ?? false })
    else { return }
    let mediator = unitedNations(before: range, in: view)
    guard let state = stateTornApart(around: range, isMediated: mediator != nil, in: view) else { return }
    append(Party(country: state.code, tokens: state.tokens), to: &candidate)
    if let mediator {
      append(Party(country: mediator.code, role: .mediator, tokens: mediator.tokens), to: &candidate)
    }
    candidate.kind = .negotiation
  }

  private func append(_ party: Party, to candidate: inout Candidate) {
    if !candidate.parties.contains(where: { $0.key == party.key }) { candidate.parties.append(party) }
  }

  typealias Named = (code: CountryCode, tokens: Range<Int>)

  /// "Libya talks", "Syrian peace talks"; "talks on the Yemen conflict", "talks to end the fighting in Sudan"; "the Syrian
  /// government … peace talks".
  private func stateTornApart(around range: Range<Int>, isMediated: Bool, in view: SentenceView) -> Named? {
    let isOfWar = isMediated || view.tokens.contains { isWordOfWar($0) }
    guard isOfWar else { return nil }
    if let named = stateNamedBefore(range, in: view) ?? stateSpokenOf(behind: range, in: view),
      !named.code.isSupranational
    {
      return named
    }
    if let behind = view.mentions.first(where: {
      $0.tokens.lowerBound >= range.upperBound && state($0) != nil
    }),
      isMatter(range.upperBound..<behind.tokens.lowerBound)
    {
      return state(behind)
    }
    guard lexicon.vocabulary.text(tokens[range.lowerBound].word) == "peace" else { return nil }
    let sides = view.groups.filter { group in
      group.parties.count == 1 && !group.parties[0].isNamed
        && group.tokens.contains { Self.sidesOfWar.contains(lexicon.vocabulary.text(tokens[$0].word)) }
    }
    guard Set(sides.compactMap(\.parties[0].country)).count == 1, let code = sides[0].parties[0].country
    else {
      return nil
    }
    return (code, sides[0].tokens)
  }

  private func state(_ mention: Mention) -> Named? {
    guard case .country(let country) = mention.kind, country.form == .name || country.form == .adjective,
      !country.code.isSupranational, !mention.isPossessive
    else { return nil }
    return (country.code, mention.tokens)
  }

  /// "on the", "to end the conflict in", "aimed at ending the war in": no more than what the talks are for.
  private func isMatter(_ words: Range<Int>) -> Bool {
    guard let first = words.first, words.count <= 7 else { return false }
    return ["on", "over", "about", "to", "aimed", "for"].contains(lexicon.vocabulary.text(tokens[first].word))
      && words.allSatisfy { index in
        !tokens[index].isPunctuation
          && (index == first || isWordOfWar(index)
            || Self.ofEnding.contains(lexicon.vocabulary.text(tokens[index].word)))
      }
  }

  func isWordOfWar(_ index: Int) -> Bool {
    Self.wars.contains(lexicon.vocabulary.text(tokens[index].word))
  }

  private static let wars: Set<String> = [
    "war", "wars", "conflict", "fighting", "crisis", "peace", "ceasefire", "truce", "rebels", "bloodshed",
    "hostilities",
    "intra", "warring", "factions", "unrest", "violence",
  ]
  private static let ofEnding: Set<String> = [
    "the", "a", "in", "of", "at", "end", "ending", "stop", "stopping", "halt", "halting", "resolve",
    "resolving", "settle",
    "settling", "civil", "long", "bloody", "future", "political", "process", "plan", "for", "deal",
    "agreement", "accord",
  ]
  private static let sidesOfWar: Set<String> = [
    "government", "regime", "rebels", "opposition", "factions", "insurgents", "guerrillas", "parties",
    "sides",
  ]

  /// "UN talks", "United Nations-brokered talks", "U.N.-led peace talks".
  private func unitedNations(before range: Range<Int>, in view: SentenceView) -> Named? {
    let mention = view.mentions.last { $0.tokens.upperBound <= range.lowerBound && isUnitedNations($0) }
    guard let mention, range.lowerBound - mention.tokens.upperBound <= 3, !mention.isPossessive,
      (mention.tokens.upperBound..<range.lowerBound).allSatisfy({
        tokens[$0].isPunctuation
          || ["led", "sponsored", "brokered", "backed", "mediated", "hosted", "facilitated", "peace"]
            .contains(
              lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return (CountryCode("UN"), mention.tokens)
  }

  private func isUnitedNations(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .country(let country): country.code.rawValue == "UN"
    case .organisation(let row): lexicon.organisations[Int(row)].code == "UN"
    default: false
    }
  }
}
