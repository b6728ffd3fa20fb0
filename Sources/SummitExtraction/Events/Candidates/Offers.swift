import SummitModel

/// Meetings that one side offers and the other takes up or turns down: "A rejected B's offer to meet in P", "A accepted
/// a proposal by B to hold talks".
extension CandidateFinder {
  /// Adds whoever answers the offer; what he answers makes the meeting one that is refused or still only proposed.
  func readOffer(_ candidate: inout Candidate, in view: SentenceView) {
    guard [.meet, .see, .converse, .nounMeeting].contains(candidate.frame), candidate.parties.count <= 1,
      let (offerer, answerer) = offer(before: candidate.trigger, in: view)
    else { return }
    let answer = answerer.tokens.upperBound..<offerer.tokens.lowerBound
    let isRefused =
      modality.marks(in: answer).contains(.refused) || modality.pair(answer, ["turned down", "turns down"])
    // What others say of an offer is no answer.
    guard
      isRefused
        || answer.contains(where: {
          ["accepted", "accepts", "accept", "welcomed", "considering"].contains(
            lexicon.vocabulary.text(tokens[$0].word))
        })
    else { return }
    add(offerer, as: .participant, to: &candidate)
    add(answerer, as: .participant, to: &candidate)
    candidate.modality = isRefused ? Modality(isRefused: true) : Modality(isPossible: true)
  }

  /// "by B to meet", "B's offer to hold": who offers, and who acts before him.
  private func offer(before trigger: Range<Int>, in view: SentenceView) -> (PartyGroup, PartyGroup)? {
    guard
      let to = (max(view.tokens.lowerBound, trigger.lowerBound - 4)..<trigger.lowerBound).last(where: {
        lexicon.classes(of: tokens[$0].word).contains(.to)
      }),
      let offerer = view.groups.last(where: {
        $0.tokens.upperBound <= to && $0.parties.count == 1 && isOffer($0, until: to)
      }),
      let answerer = view.groups.last(where: {
        $0.tokens.upperBound < offerer.tokens.lowerBound && $0.preposition == nil && !$0.isPossessive
          && $0.parties.count == 1 && $0.parties[0].isNamed
      }), let state = offerer.parties[0].country, answerer.parties[0].country != state,
      !(answerer.tokens.upperBound..<offerer.tokens.lowerBound).contains(where: { document.isComma($0) })
    else { return nil }
    return (offerer, answerer)
  }

  private func isOffer(_ group: PartyGroup, until to: Int) -> Bool {
    if group.isPossessive {
      return (1...3).contains(to - group.tokens.upperBound) && namesOffer(to - 1)
    }
    guard group.tokens.upperBound == to, ["by", "from"].contains(group.preposition ?? "") else {
      return false
    }
    return (max(0, group.tokens.lowerBound - 4)..<group.tokens.lowerBound).contains(where: namesOffer)
  }

  private func namesOffer(_ index: Int) -> Bool {
    [
      "offer", "offers", "proposal", "proposals", "request", "requests", "suggestion", "call", "appeal",
      "bid",
    ]
    .contains(lexicon.vocabulary.text(tokens[index].word))
  }
}
