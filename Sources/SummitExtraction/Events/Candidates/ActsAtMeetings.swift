import SummitModel

/// Who does something to whom at a meeting: "A told B at a meeting in Geneva", "A handed B a letter in talks in Paris".
extension CandidateFinder {
  /// Words between what is done and the meeting.
  private static let reach = 8

  func attachActors(at meeting: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    guard candidate.frame == .nounMeeting, candidate.parties.count + candidate.anaphora.count <= 1,
      let at = preposition(of: meeting, in: view),
      let pair = Array(zip(view.groups, view.groups.dropFirst())).last(where: { acts($0, on: $1, before: at) }
      )
    else { return }
    add(pair.0, as: .participant, to: &candidate)
    add(pair.1, as: .participant, to: &candidate)
  }

  /// "at a", "in two hours of", "during".
  private func preposition(of meeting: Range<Int>, in view: SentenceView) -> Int? {
    (max(view.tokens.lowerBound, meeting.lowerBound - 4)..<meeting.lowerBound).last {
      ["at", "in", "during"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// One verb between two persons of two states, and little between the second and the meeting.
  private func acts(_ actor: PartyGroup, on other: PartyGroup, before at: Int) -> Bool {
    let verb = actor.tokens.upperBound
    guard actor.parties.count == 1, other.parties.count == 1, verb + 1 == other.tokens.lowerBound,
      !actor.isPossessive, !other.isPossessive, actor.preposition == nil, other.preposition == nil,
      (0...Self.reach).contains(at - other.tokens.upperBound),
      document.text(token: tokens[verb]).hasSuffix("ed")
        || lexicon.vocabulary.text(tokens[verb].word) == "told",
      let state = actor.parties[0].country, let another = other.parties[0].country, state != another
    else { return false }
    return actor.parties[0].isNamed && other.parties[0].isNamed
      // Behind the comma that closes "his counterpart, B,".
      && !(other.tokens.upperBound..<at).dropFirst().contains {
        document.isComma($0) || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.subordinator, .to])
      }
  }
}
