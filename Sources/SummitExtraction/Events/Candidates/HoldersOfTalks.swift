import SummitModel

/// Whose talks they are where that is told behind them: "the discussions he had with B", "talks that A held with B".
extension CandidateFinder {
  func attachHolders(
    of trigger: Trigger, _ range: Range<Int>, until end: Int, in view: SentenceView,
    to candidate: inout Candidate
  ) {
    guard trigger.frame == .nounMeeting || trigger.frame == .nounCall,
      let holder = holder(behind: range, in: view), let verb = verbOfHolding(holder, until: end)
    else { return }
    add(holder, as: .participant, to: &candidate)
    let partners = clauses.groups(
      after: verb..<(verb + 1), until: end, in: view, prepositions: ["with"])
    for partner in partners.prefix(1) { add(partner.group, as: .participant, to: &candidate) }
  }

  private func holder(behind range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    var start = range.upperBound
    guard view.tokens.contains(start) else { return nil }
    if ["that", "which"].contains(lexicon.vocabulary.text(tokens[start].word)) { start += 1 }
    return view.groups.first {
      $0.tokens.lowerBound >= start && $0.tokens.lowerBound <= start + 1 && $0.preposition == nil
        && !$0.isPossessive && !$0.mayBePlace
        && (start..<$0.tokens.lowerBound).allSatisfy {
          lexicon.classes(of: tokens[$0].word).contains(.article)
        }
    }
  }

  private func verbOfHolding(_ holder: PartyGroup, until end: Int) -> Int? {
    (holder.tokens.upperBound..<min(holder.tokens.upperBound + 4, end)).first {
      Self.holding.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private static let holding: Set<String> = ["had", "held", "hold", "holds", "holding", "having"]
}
