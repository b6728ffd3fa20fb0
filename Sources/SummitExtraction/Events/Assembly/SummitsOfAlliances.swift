import SummitModel

/// Summits that two who speak in turn call theirs, though they are many more's.
extension Assembler {
  /// "We will take more steps with our NATO colleagues in our summit tomorrow": the alliance's, not one of the two.
  func leaveSummitToAlliance(_ candidate: inout Candidate, in view: SentenceView) {
    guard paper.isTranscript, candidate.kind == .summit, candidate.frame == .nounMeeting,
      candidate.anaphora.contains(where: isOurs),
      view.mentions.contains(where: { mention in
        if case .organisation = mention.kind {
          mention.tokens.upperBound <= candidate.trigger.lowerBound
        } else {
          false
        }
      })
    else { return }
    candidate.anaphora.removeAll(where: isOurs)
  }

  private func isOurs(_ group: PartyGroup) -> Bool { group.isPossessive && group.pronoun.contains(.we) }
}
