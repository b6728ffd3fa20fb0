import SummitModel

/// Who is asked to come, and where.
extension CandidateFinder {
  /// "On Friday A invited B to Paris in May": May is the visit's.
  func isOfInviting(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    candidate.frame == .invite && (candidate.place.map { date.lowerBound < $0.tokens.upperBound } ?? true)
  }

  /// "A invited B to visit C", "asked B to come", "an invitation to B to visit C": whoever is asked would act.
  func guest(invitedTo range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    let to = range.lowerBound - 1
    guard to > view.tokens.lowerBound, lexicon.vocabulary.text(tokens[to].word) == "to",
      let group = view.groups.last(where: { $0.tokens.upperBound == to }),
      group.tokens.lowerBound > view.tokens.lowerBound + 1
    else { return nil }
    let verb = lexicon.vocabulary.text(tokens[group.tokens.lowerBound - 1].word)
    return ["invite", "invites", "invited", "inviting", "asked", "urged"].contains(verb)
      || invitation(to: group, in: view) != nil ? group : nil
  }

  /// "an invitation to B to visit C", "to pay a visit to C".
  func guest(invitedBy trigger: Trigger, _ noun: Range<Int>, in view: SentenceView) -> PartyGroup? {
    if trigger.form == .base { return guest(invitedTo: noun, in: view) }
    guard trigger.frame == .nounVisit,
      let pay = (max(view.tokens.lowerBound, noun.lowerBound - 4)..<noun.lowerBound).last(where: {
        ["pay", "make", "undertake"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return guest(invitedTo: pay..<noun.upperBound, in: view)
  }

  /// "the invitation to Prime Minister B": where the noun stands.
  private func invitation(to guest: PartyGroup, in view: SentenceView) -> Int? {
    (max(view.tokens.lowerBound, guest.tokens.lowerBound - 4)..<guest.tokens.lowerBound).last { index in
      ["invitation", "invitations"].contains(lexicon.vocabulary.text(tokens[index].word))
        && ["to", "for"].contains(lexicon.vocabulary.text(tokens[index + 1].word))
    }
  }

  func readInvitation(
    to guest: PartyGroup?, _ trigger: Trigger, in view: SentenceView, _ candidate: inout Candidate
  ) {
    if let guest {
      candidate.modality = modalityOfInvitation(to: guest, in: view)
      candidate.isInvited = true
    } else if trigger.form == .base {
      readInvitationTaken(candidate.trigger, in: view, to: &candidate)
    }
  }

  /// "accepted an invitation from B to visit C", "B's invitation to come": whoever took it up will go, and to B.
  private func readInvitationTaken(_ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate)
  {
    let to = range.lowerBound - 1
    guard to > view.tokens.lowerBound, lexicon.vocabulary.text(tokens[to].word) == "to" else { return }
    // "has been invited to visit B".
    if lexicon.vocabulary.text(tokens[to - 1].word) == "invited" {
      candidate.isInvited = true
      candidate.modality = Modality(isPossible: true)
    }
    guard
      let noun = (max(view.tokens.lowerBound, to - 12)..<to).last(where: {
        ["invitation", "invitations"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), !(noun..<to).contains(where: { tokens[$0].isPunctuation })
    else { return }
    candidate.isInvited = true
    let host = view.groups.first {
      $0.tokens.lowerBound > noun && $0.tokens.upperBound <= to
        && ["from", "by", "of"].contains($0.preposition)
    }
    if let host { add(host, as: .host, to: &candidate) }
    let verbs = (max(view.tokens.lowerBound, noun - 8)..<noun).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    if verbs.contains(where: { ["accept", "accepts", "accepted", "accepting"].contains($0) }) {
      guard !candidate.modality.isNegated, !candidate.modality.isRefused else { return }
      candidate.modality = Modality(isFuture: true)
    } else if verbs.contains(where: { ["received", "receives", "has", "had", "got"].contains($0) }) {
      candidate.modality = Modality(isPossible: true)
    }
  }

  /// "invited B to visit C" leaves it open; "withdrew the invitation to B to visit C" calls it off.
  func modalityOfInvitation(to guest: PartyGroup, in view: SentenceView) -> Modality {
    var modality = Modality()
    let noun = invitation(to: guest, in: view)
    modality.isCalledOff =
      noun.map { noun in
        (max(view.tokens.lowerBound, noun - 4)..<noun).contains {
          ["withdrew", "withdrawn", "withdraws", "withdrawing", "rescinded", "revoked", "cancelled"].contains(
            lexicon.vocabulary.text(tokens[$0].word))
        }
      } ?? false
    let isAccepted = (guest.tokens.upperBound..<view.tokens.upperBound).contains {
      ["accept", "accepts", "accepted"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    modality.isFuture = isAccepted && !modality.isCalledOff
    modality.isPossible = !modality.isFuture && !modality.isCalledOff
    return modality
  }

  /// "A invited B", "B was invited by A".
  func attachInvitation(
    _ subject: PartyGroup?, _ object: PartyGroup?, passive: Bool, _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, let object else { return false }
    // "is understood to have invited B": it is the visit that is open.
    if candidate.modality.isUnfulfilled { candidate.modality = Modality() }
    if isThankedFor(candidate.trigger) {
      // "I would like to thank A for kindly inviting me to B": said by a guest.
      candidate.modality = Modality()
      candidate.modality.isProgressive = true
    } else {
      candidate.modality.isPossible = true
    }
    add(host(passive ? object : subject, of: passive ? subject : object), as: .host, to: &candidate)
    add(passive ? subject : object, as: .visitor, to: &candidate)
    return object.parties.contains { $0.isNamed || $0.rank?.isLeader ?? false } || !object.pronoun.isEmpty
      || object.isOther
  }

  /// A minister or envoy who asks another state's leader to come does so for his state.
  private func host(_ inviter: PartyGroup, of guest: PartyGroup) -> PartyGroup {
    guard inviter.parties.count == 1, let rank = inviter.parties[0].rank, !rank.isLeader,
      let country = inviter.parties[0].country, guest.parties.contains(where: { $0.rank?.isLeader ?? false })
    else { return inviter }
    var state = inviter
    state.parties = [Party(country: country, tokens: inviter.parties[0].tokens)]
    return state
  }

  private func isThankedFor(_ inviting: Range<Int>) -> Bool {
    let before = max(0, inviting.lowerBound - 10)..<inviting.lowerBound
    guard let on = before.last(where: { lexicon.vocabulary.text(tokens[$0].word) == "for" }),
      on >= inviting.lowerBound - 2
    else { return false }
    return before.contains {
      ["thank", "thanked", "thanks", "grateful"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "A invited B to a summit in Paris in November": it is the summit that he is asked to, no visit besides.
  func takeInvitation(into candidate: inout Candidate, from found: inout [Candidate]) {
    guard candidate.frame == .nounMeeting, let invitation = found.last, invitation.frame == .invite,
      invitation.place == nil, invitation.date == nil,
      let guest = invitation.parties.map(\.tokens.upperBound).filter({ $0 < candidate.trigger.lowerBound })
        .max(), guest > invitation.trigger.lowerBound, candidate.trigger.lowerBound - guest <= 5,
      ["to", "for"].contains(lexicon.vocabulary.text(tokens[guest].word)),
      guest + 1 == candidate.trigger.lowerBound
        || !lexicon.classes(of: tokens[guest + 1].word).isDisjoint(with: [.article, .possessivePronoun]),
      !(guest..<candidate.trigger.lowerBound).contains(where: { tokens[$0].isPunctuation })
    else { return }
    for party in invitation.parties where !candidate.parties.contains(where: { $0.key == party.key }) {
      candidate.parties.append(party)
    }
    candidate.anaphora += invitation.anaphora
    candidate.modality = invitation.modality
    found.removeLast()
  }

  /// "asked the president to Moscow": a place behind "to".
  func isAskedTo(_ object: PartyGroup?, in view: SentenceView) -> Bool {
    guard let to = object?.tokens.upperBound, view.tokens.contains(to),
      lexicon.classes(of: tokens[to].word).contains(.to),
      let goal = view.mentions.first(where: { $0.tokens.lowerBound == to + 1 })
    else { return false }
    return places.resolve(goal) != nil
  }
}
