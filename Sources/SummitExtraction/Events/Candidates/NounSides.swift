import SummitModel

/// Who stands on the sides of what a noun tells of: "A clashed with B at talks", "A and B opened the dialogue of their states".
extension CandidateFinder {
  /// "A clashed with B at talks in P": the other side at what the noun tells of.
  func oppositeNumbers(
    of subject: PartyGroup, before range: Range<Int>, _ trigger: Trigger, in view: SentenceView
  ) -> [PartyGroup] {
    guard trigger.frame == .nounMeeting,
      follows(["at", "during"], range, in: view) || isPartOfEvent(range, in: view)
    else { return [] }
    return view.groups.filter {
      $0.preposition == "with" && $0.tokens.lowerBound >= subject.tokens.upperBound
        && $0.tokens.upperBound <= range.lowerBound && !$0.parties.isEmpty && $0.parties.allSatisfy(\.isNamed)
    }
  }

  /// "A of China and B of the United States opened the China-US dialogue": those named are there for their states.
  func opensOwn(_ subject: PartyGroup?, _ candidate: Candidate, _ range: Range<Int>) -> Bool {
    guard let subject, !subject.parties.isEmpty, subject.parties.allSatisfy(\.isNamed)
    else {
      return false
    }
    let states = Set(candidate.parties.filter(\.isBareState).compactMap(\.country))
    return subject.parties.allSatisfy { $0.country.map(states.contains) ?? false }
  }

  /// "told a meeting of officials": who speaks to it takes part.
  func isAudience(_ subject: PartyGroup?, _ range: Range<Int>) -> Bool {
    subject.map { $0.parties.contains(where: \.isNamed) && speaksTo($0.tokens.upperBound..<range.lowerBound) }
      ?? false
  }

  /// "A, in Vienna for talks on Bosnia, said": who stands before the comma is there.
  func isThereFor(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard follows(["for"], range, in: view),
      let place = view.mentions.last(where: {
        $0.tokens.upperBound <= range.lowerBound && places.resolve($0) != nil
      }),
      range.lowerBound - place.tokens.upperBound <= 4
    else { return false }
    let at = place.tokens.lowerBound - 1
    guard at > view.tokens.lowerBound, ["in", "at"].contains(lexicon.vocabulary.text(tokens[at].word)) else {
      return false
    }
    // "A and B, both in Vienna for a conference, met".
    let comma = lexicon.classes(of: tokens[at - 1].word).contains(.both) ? at - 2 : at - 1
    return document.isComma(comma) && view.groups.contains { $0.tokens.upperBound == comma }
  }

  /// Those whom neither possession, preposition nor subject tells of.
  func attachOthers(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    attachJoining(range, in: view, to: &candidate)
    if trigger.frame == .nounMeeting, let partner = partner(withWhom: range, in: view) {
      add(partner, as: .participant, to: &candidate)
    }
    attachProtagonist(range, trigger, in: view, to: &candidate)
  }

  /// "The meeting with B lasted an hour": he of whom the sentences before tell was the other.
  private func attachProtagonist(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard trigger.frame == .nounMeeting, candidate.parties.count == 1, candidate.parties[0].isNamed,
      candidate.anaphora.isEmpty, !candidate.isSideline, range.lowerBound == view.tokens.lowerBound + 1,
      lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "the",
      range.upperBound < view.tokens.upperBound,
      lexicon.vocabulary.text(tokens[range.upperBound].word) == "with"
    else { return }
    candidate.anaphora.append(
      PartyGroup(
        parties: [], mentions: 0..<0, tokens: view.tokens.lowerBound..<range.upperBound, isAnaphoric: true,
        pronoun: [.he, .she], isPossessive: true))
  }

  /// Whoever stands before and behind the noun as one of its sides; whether both sides are told by that.
  func attachSides(
    of trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, in view: SentenceView,
    to candidate: inout Candidate
  ) -> Bool {
    readDeterminer(range, trigger, in: view, to: &candidate)
    attachPossessors(range, trigger, in: view, to: &candidate)
    attachPossessivePronoun(range, trigger, in: view, to: &candidate)
    if trigger.frame == .nounMeeting {
      attachStatesOfBody(range, in: view, to: &candidate)
      takeOffices(around: range, in: view, to: &candidate)
    }
    if let those = whoMeetAgain(behind: range, in: view) { add(those, as: .participant, to: &candidate) }
    let isOwned = view.groups.contains {
      $0.isPossessive && $0.parties.contains(where: \.isNamed)
        && (0...3).contains(range.lowerBound - $0.tokens.upperBound)
    }
    var isWhole = candidate.parties.count >= 2
    let end = nounEnd(range, clause, in: view)
    attachAllBehind(trigger, range, until: end, in: view, to: &candidate)
    // "explained that during A's meeting with B": both are named, and he who explains is neither.
    isWhole = isWhole || isOwned && trigger.frame == .nounMeeting && candidate.parties.count >= 2
    attachGuest(of: trigger, range, until: end, in: view, to: &candidate)
    attachHolders(of: trigger, range, in: view, to: &candidate)
    return isWhole
  }
}
