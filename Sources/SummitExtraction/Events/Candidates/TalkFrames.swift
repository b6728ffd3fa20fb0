import SummitModel

/// What verbs of talking and of signing make of the groups around them.
extension CandidateFinder {
  /// "The accords were signed in Geneva by A and B".
  private func attachSignatories(
    _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    let signed = (clause.lowerBound..<range.lowerBound).contains {
      Self.treaties.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    guard signed else { return false }
    let signers = clauses.groups(
      after: range, until: clause.upperBound, in: view, prepositions: ["by", "between"])
    for item in signers { add(item.group, as: .signatory, to: &candidate) }
    return true
  }

  func attachSigning(
    _ trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    if trigger.form == .past, isPassive(range, trigger) || isOfPaper(range, clause, in: view) {
      return attachSignatories(range, clause, view, &candidate)
    }
    let proxies = signers(for: range, in: view)
    if !proxies.isEmpty {
      candidate.parties = proxies
      candidate.isDefinite = true
      return true
    }
    let signer = signer(ofTreatyBefore: range, in: view)
    guard signer != nil || signsTreaty(range, clause) else { return false }
    let subject = signer ?? subject
    // "Twelve nations signed the treaty", "Central American presidents signed a peace plan".
    if subject.map({ gathersMany($0, in: view) }) ?? namesMany(in: view), !candidate.modality.isNegated {
      candidate.isOfStates = true
      return true
    }
    guard let subject else { return false }
    add(subject, as: .signatory, to: &candidate)
    let others = companions(range, clause, view)
    for item in others { add(item, as: .signatory, to: &candidate) }
    if others.isEmpty, subject.parties.count <= 1, !candidate.modality.isPossible,
      let other = stateOfTreaty(behind: range, clause, in: view)
    {
      add(other, as: .signatory, to: &candidate)
    }
    return true
  }

  /// "will sign a treaty with Poland": the state that signs too.
  private func stateOfTreaty(behind range: Range<Int>, _ clause: Range<Int>, in view: SentenceView)
    -> PartyGroup?
  {
    view.groups.first { group in
      let with = group.tokens.lowerBound - 1
      return group.preposition == "with" && with > range.upperBound && with < clause.upperBound
        && group.parties.count == 1 && group.parties[0].country != nil
        && Self.treaties.contains(lexicon.vocabulary.text(tokens[with - 1].word))
    }
  }

  /// "the treaties signed in Washington by A and B": what was done with them.
  private func isOfPaper(_ signed: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> Bool {
    signed.lowerBound > 0
      && Self.treaties.contains(lexicon.vocabulary.text(tokens[signed.lowerBound - 1].word))
      && !clauses.groups(after: signed, until: clause.upperBound, in: view, prepositions: ["by"]).isEmpty
  }

  /// "A signed for Indonesia, B for the Philippines and C for Malaysia": each for his state.
  private func signers(for range: Range<Int>, in view: SentenceView) -> [Party] {
    guard let first = view.groups.lastIndex(where: { $0.tokens.upperBound <= range.lowerBound }),
      first + 1 < view.groups.count, view.groups[first + 1].tokens.lowerBound - range.upperBound <= 6
    else { return [] }
    var signers: [Party] = []
    for index in stride(from: first, to: view.groups.count - 1, by: 2) {
      let (signer, state) = (view.groups[index], view.groups[index + 1])
      guard signer.parties.count == 1, signer.parties[0].isNamed, signer.preposition == nil,
        state.preposition == "for", let country = state.parties.first?.country, !state.parties[0].isNamed
      else { break }
      var party = signer.parties[0]
      party.country = party.country ?? country
      party.role = .signatory
      signers.append(party)
    }
    return signers
  }

  /// "the treaty he is expected to sign": who stands directly behind it.
  private func signer(ofTreatyBefore verb: Range<Int>, in view: SentenceView) -> PartyGroup? {
    view.groups.last { group in
      let treaty = group.tokens.lowerBound - 1
      return group.tokens.upperBound <= verb.lowerBound && verb.lowerBound - group.tokens.upperBound <= 4
        && treaty > view.tokens.lowerBound && group.pronoun.isDisjoint(with: [.i, .we]) && !group.isPossessive
        && Self.treaties.contains(lexicon.vocabulary.text(tokens[treaty].word))
    }
  }

  func signsTreaty(_ range: Range<Int>, _ clause: Range<Int>) -> Bool {
    isOfTreaty(range, clause)
      || (range.lowerBound..<min(clause.upperBound, range.upperBound + 14)).contains {
        Self.treaties.contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// "the agreement that A and B signed in Algiers", "the declaration which I signed with B".
  private func isOfTreaty(_ verb: Range<Int>, _ clause: Range<Int>) -> Bool {
    (min(verb.lowerBound, max(1, min(clause.lowerBound - 1, verb.lowerBound - 3)))..<verb.lowerBound).contains
    {
      ["that", "which"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && Self.treaties.contains(lexicon.vocabulary.text(tokens[$0 - 1].word))
    }
  }

  /// "A spoke with B": a call unless the words say otherwise.
  func attachConversation(
    _ trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    let end = min(clause.upperBound, range.upperBound + 12)
    let partners = clauses.groups(after: range, until: end, in: view, prepositions: ["with", "to"]).filter {
      !$0.group.mayBePlace && !$0.group.parties.allSatisfy { $0.organisation != nil && !$0.isNamed }
        || $0.group.isAnaphoric
    }
    guard let subject,
      let partner = partners.first?.group ?? (talkTogether(subject, range, clause) ? subject : nil)
    else { return false }
    add(subject, as: .participant, to: &candidate)
    add(partner, as: .participant, to: &candidate)
    candidate.phone = saysPhone(clause)
    if partners.isEmpty, !candidate.phone { candidate.kind = .meeting }
    if trigger.kind == .call, saysInPerson(clause) || saysInPerson(whenClause(behind: clause, in: view)) {
      candidate.kind = .meeting
    }
    return true
  }

  /// "spoke about it with B when he saw him in New York".
  private func whenClause(behind clause: Range<Int>, in view: SentenceView) -> Range<Int> {
    let when = clause.upperBound
    guard view.tokens.contains(when), lexicon.vocabulary.text(tokens[when].word) == "when" else {
      return when..<when
    }
    return when..<min(when + 5, view.tokens.upperBound)
  }

  /// "A and B talked about C for two hours", "the two spoke by telephone": among themselves, not to an audience.
  private func talkTogether(
    _ subject: PartyGroup, _ range: Range<Int>, _ clause: Range<Int>
  ) -> Bool {
    let isOne = !subject.pronoun.isDisjoint(with: [.he, .she, .i]) && !follows(whom: subject)
    let isPlural = subject.parties.count >= 2 || subject.isAnaphoric && !isOne
    guard isPlural, !subject.isPossessive else { return false }
    let behind = range.upperBound..<min(clause.upperBound, range.upperBound + 14)
    if saysPhone(behind) || isByVideo(behind) { return true }
    let words = behind.map { lexicon.vocabulary.text(tokens[$0].word) }
    let among: Set<String> = [
      "hour", "hours", "minutes", "alone", "privately", "face", "together", "again",
    ]
    return words.contains(where: among.contains)
      || lexicon.vocabulary.text(tokens[range.lowerBound].word).hasPrefix("talk")
        && words.first.map { ["about", "in", "on", "at"].contains($0) } ?? false
  }

  /// "with A, with whom he had talked": the other one stands before "whom".
  private func follows(whom subject: PartyGroup) -> Bool {
    subject.tokens.lowerBound > 0
      && lexicon.vocabulary.text(tokens[subject.tokens.lowerBound - 1].word) == "whom"
  }

  /// "by video link", "via videoconference".
  private func isByVideo(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { index in
      lexicon.vocabulary.text(tokens[index].word).hasPrefix("video")
        && ["by", "via", "through"].contains(lexicon.vocabulary.text(tokens[index - 1].word))
    }
  }

  func attachDiscussion(
    _ trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, trigger.frame != .discuss || !isPassive(range, trigger) else { return false }
    add(subject, as: .participant, to: &candidate)
    let with = companions(range, clause, view)
    for item in with { add(item, as: .participant, to: &candidate) }
    if trigger.phrase == "sat", !sitsInCouncil(subject, range, in: view) { return false }
    if trigger.frame == .gather || trigger.frame == .discuss && trigger.form == .past,
      gathersMany(subject, in: view)
    {
      makeGathering(&candidate, of: subject, in: view)
      return true
    }
    if trigger.frame == .gather, candidate.parties.count == 1, subject.parties.first?.isNamed ?? false {
      return false
    }
    // "laid a wreath": what statesmen of one state do is no event between two.
    if trigger.kind == .ceremony {
      let states = Set(candidate.parties.filter(\.isNamed).compactMap(\.country))
      guard states.count + candidate.anaphora.count >= 2 else { return false }
    }
    candidate.isDefinite = trigger.frame == .discuss && with.isEmpty
    if candidate.parties.isEmpty { gatherMinisters(subject, in: &candidate) }
    return candidate.parties.count + candidate.anaphora.count >= 1 || candidate.isOfStates
  }

  /// "the issues discussed by A and B": those of two states; "Cyprus was discussed": what is, takes no part.
  func attachDiscussed(
    _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    guard
      let by = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).first,
      by.group.tokens.lowerBound - range.upperBound <= 2,
      Set(by.group.parties.compactMap(\.country)).count >= 2
    else { return false }
    add(by.group, as: .participant, to: &candidate)
    candidate.isDefinite = true
    return true
  }

  /// "The three heads of government sat from 4 to 11 February at the palace": those of several states, for some days.
  private func sitsInCouncil(_ subject: PartyGroup, _ range: Range<Int>, in view: SentenceView) -> Bool {
    let isPlural =
      subject.isAnaphoric || subject.parties.isEmpty && subject.rank != nil
      || Set(subject.parties.compactMap(\.country)).count >= 2
    return isPlural && !subject.isPossessive && range.upperBound < view.tokens.upperBound
      && ["from", "for", "until", "in", "at"].contains(
        lexicon.vocabulary.text(tokens[range.upperBound].word))
      && view.mentions.contains {
        if case .date = $0.kind { $0.tokens.lowerBound >= range.upperBound } else { false }
      }
  }

  func attachCall(_ subject: PartyGroup?, _ object: PartyGroup?, _ candidate: inout Candidate) -> Bool {
    guard let subject, let object, !object.mayBePlace else { return false }
    add(subject, as: .participant, to: &candidate)
    add(object, as: .participant, to: &candidate)
    return true
  }

  /// "told his Japanese counterpart B in Beijing on Sunday": statesmen of two states, and where they were.
  func attachWords(
    _ subject: PartyGroup?, _ object: PartyGroup?, _ trigger: Trigger, in view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    // "briefed B on the plan in P": what it was about stands between.
    let reach = trigger.phrase == "briefed" ? 8 : 2
    guard let subject, let object, !subject.isPossessive, subject.parties.count == 1,
      object.parties.count == 1,
      Set((subject.parties + object.parties).compactMap(\.country?.rawValue)).count == 2,
      (subject.parties + object.parties).allSatisfy({
        $0.isNamed && !$0.isFormer && ($0.rank.map { $0.isLeader || $0 == .minister } ?? false)
      })
    else { return false }
    if trigger.phrase == "told", isVisiting(subject.tokens) || isVisiting(object.tokens) {
      candidate.kind = .meeting
      candidate.frame = .meet
      add(subject, as: isVisiting(subject.tokens) ? .visitor : .host, to: &candidate)
      add(object, as: isVisiting(object.tokens) ? .visitor : .host, to: &candidate)
      candidate.isWithVisitor = true
      return true
    }
    guard
      let next = view.mentions.firstIndex(where: {
        $0.tokens.lowerBound >= object.tokens.upperBound && (reach == 2 || places.resolve($0) != nil)
      }), view.mentions[next].tokens.lowerBound - object.tokens.upperBound <= reach,
      let place = places.place(at: next, in: view, prepositions: ["in", "at"]), place.place.country != nil,
      place.place.city != nil || place.place.venue != nil
    else { return false }
    candidate.kind = .meeting
    candidate.frame = .meet
    candidate.place = place
    add(subject, as: .participant, to: &candidate)
    add(object, as: .participant, to: &candidate)
    return true
  }

  static let treaties: Set<String> = [
    "treaty", "treaties", "agreement", "agreements", "accord", "accords", "pact", "pacts", "protocol",
    "protocols", "memorandum",
    "memorandums", "declaration", "communique", "convention", "charter", "deal", "ceasefire", "truce",
    "statement",
    "memoranda", "mou", "document", "documents", "text", "texts", "paper", "papers", "agenda", "roadmap",
    "act", "plan", "ratification",
  ]
}
