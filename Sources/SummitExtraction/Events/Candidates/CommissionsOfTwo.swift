import SummitModel

/// Bodies called after the two states that form them: "The Danish-Polish joint commission met", "The Turkish-Iraqi
/// committee held a meeting".
extension CandidateFinder {
  /// Adds the states of such a body where it stands before a verb of meeting, or holds what a noun tells of.
  func takeCommission(into candidate: inout Candidate, in view: SentenceView) {
    guard [.meet, .gather, .nounMeeting].contains(candidate.frame), candidate.parties.isEmpty,
      candidate.anaphora.isEmpty, let body = body(before: candidate, in: view)
    else { return }
    let states = view.mentions.compactMap { mention -> Party? in
      guard case .country(let country) = mention.kind, country.form != .capital,
        (0...7).contains(body - mention.tokens.upperBound),
        !(mention.tokens.upperBound..<body).contains(where: { document.isComma($0) })
      else { return nil }
      return Party(country: country.code, tokens: mention.tokens)
    }
    guard states.count == 2, states[0].country != states[1].country,
      tokens[states[1].tokens.lowerBound].has(.afterHyphen)
    else { return }
    candidate.parties = states
    if candidate.kind == .meeting || candidate.kind == .conference { candidate.kind = .workingGroup }
  }

  /// "commission" directly before "met", or before "on trade held a meeting".
  private func body(before candidate: Candidate, in view: SentenceView) -> Int? {
    let reach = candidate.frame == .nounMeeting ? 9 : 4
    let start = max(view.tokens.lowerBound, candidate.trigger.lowerBound - reach)
    guard
      let body = (start..<candidate.trigger.lowerBound).last(where: {
        ["commission", "committee", "council", "group"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    let between = body + 1..<candidate.trigger.lowerBound
    guard !between.contains(where: { tokens[$0].isPunctuation }) else { return nil }
    return candidate.frame != .nounMeeting
      || between.contains { ["held", "holds", "hold"].contains(lexicon.vocabulary.text(tokens[$0].word)) }
      ? body : nil
  }
}
