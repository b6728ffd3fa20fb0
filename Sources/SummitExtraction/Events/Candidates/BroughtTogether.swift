import SummitModel

/// Those whom others bring together: "Mediators brought together A and B", "C brought A and B together for talks".
extension CandidateFinder {
  func bringTogether(_ found: inout [Candidate], _ objects: Set<Int>, in view: SentenceView) {
    guard !view.groups.isEmpty, view.tokens.contains(where: { tokens[$0].word == together }),
      let verb = view.tokens.first(where: { Self.bringing.contains(lexicon.vocabulary.text(tokens[$0].word)) }
      ),
      let sides = broughtTogether(by: verb, in: view)
    else { return }
    let host = bringer(verb, sides, in: view, objects: objects)
    guard (sides.parties + (host?.parties ?? [])).contains(where: { $0.isNamed || $0.rank != nil }) else {
      return
    }
    // "brought A and B together for talks", "the summit brought together A and B": that event.
    if let index = found.indices.first(where: { found[$0].frame == .nounMeeting }) {
      add(sides, as: .participant, to: &found[index])
      if let host { admit(host, to: &found[index]) }
      return
    }
    var candidate = Candidate(
      kind: .meeting, frame: .meet, sentence: view.index, trigger: verb..<(verb + 1), rule: "brought together"
    )
    add(sides, as: .participant, to: &candidate)
    if let host { admit(host, to: &candidate) }
    let clause = clauses.clause(around: candidate.trigger, in: view)
    let isBase = lexicon.vocabulary.text(tokens[verb].word) == "bring"
    candidate.modality = modality.ofVerb(
      candidate.trigger, form: isBase ? .base : .past, clause: clause,
      subjectEnd: min(verb, (host ?? sides).tokens.upperBound))
    let position = view.mentions.lastIndex { $0.tokens.lowerBound <= verb } ?? 0
    finish(&candidate, clause: clause, at: position, in: view)
    readSentence(view, clause, into: &candidate)
    found.append(candidate)
  }

  private static let bringing: Set<String> = ["bring", "brings", "brought"]

  private func admit(_ host: PartyGroup, to candidate: inout Candidate) {
    guard !host.mayBePlace || host.parties.contains(where: \.isNamed) else { return }
    for party in host.parties
    where !candidate.parties.contains(where: { $0.country != nil && $0.country == party.country }) {
      var party = party
      party.role = .mediator
      candidate.parties.append(party)
    }
  }

  /// "brought together A and B", "brought A and B together", "A and B were brought together": two sides or more.
  private func broughtTogether(by verb: Int, in view: SentenceView) -> PartyGroup? {
    let isTogether = { (index: Int) in
      index < view.tokens.upperBound && lexicon.vocabulary.text(tokens[index].word) == "together"
    }
    let sides: PartyGroup?
    if isTogether(verb + 1) {
      sides =
        lexicon.classes(of: tokens[verb - 1].word).contains(.be)
        ? view.groups.last { (0...2).contains(verb - 1 - $0.tokens.upperBound) && $0.preposition == nil }
        : view.groups.first { (0...2).contains($0.tokens.lowerBound - verb - 2) && $0.preposition == nil }
    } else {
      sides = view.groups.first {
        (1...2).contains($0.tokens.lowerBound - verb) && isTogether($0.tokens.upperBound)
      }
    }
    guard let sides, !sides.isPossessive, !sides.isAnaphoric,
      Set(sides.parties.map { $0.country?.rawValue ?? $0.organisation }).count >= 2
    else { return nil }
    return sides
  }

  /// Who did so, before the verb or behind "by".
  private func bringer(_ verb: Int, _ sides: PartyGroup, in view: SentenceView, objects: Set<Int>)
    -> PartyGroup?
  {
    if lexicon.classes(of: tokens[verb - 1].word).contains(.be) {
      return view.groups.first { $0.preposition == "by" && (2...4).contains($0.tokens.lowerBound - verb) }
    }
    // "welcomed B's initiative to bring A and C together": not B who is named before.
    guard !lexicon.classes(of: tokens[verb - 1].word).contains(.to),
      let subject = clauses.subject(of: verb..<(verb + 1), in: view, objects: objects),
      !subject.isAnaphoric, subject.tokens != sides.tokens
    else { return nil }
    return subject
  }
}
