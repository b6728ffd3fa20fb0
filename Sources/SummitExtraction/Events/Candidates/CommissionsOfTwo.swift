import SummitModel

/// Bodies called after the two states that form them: "The Danish-Polish joint commission met", "The Turkish-Iraqi
/// committee held a meeting", "The tenth session of the Indian-Russian joint commission was held in Moscow".
extension CandidateFinder {
  /// Adds the states of such a body where it stands before a verb of meeting, or holds what a noun tells of, and tells
  /// whether it did.
  func takeCommission(into candidate: inout Candidate, in view: SentenceView) -> Bool {
    guard [.meet, .gather, .nounMeeting].contains(candidate.frame), candidate.parties.isEmpty,
      candidate.anaphora.isEmpty, let body = body(before: candidate, in: view)
    else { return false }
    let states = view.mentions.compactMap { mention -> Party? in
      guard case .country(let country) = mention.kind, country.form != .capital,
        (0...7).contains(body - mention.tokens.upperBound),
        !(mention.tokens.upperBound..<body).contains(where: { document.isComma($0) })
      else { return nil }
      return Party(country: country.code, tokens: mention.tokens)
    }
    guard states.count == 2, states[0].country != states[1].country,
      tokens[states[1].tokens.lowerBound].has(.afterHyphen)
    else { return false }
    candidate.parties = states
    if candidate.kind == .meeting || candidate.kind == .conference { candidate.kind = .workingGroup }
    return true
  }

  /// "commission" directly before "met", or before "on trade held a meeting"; the trigger itself where it sat.
  private func body(before candidate: Candidate, in view: SentenceView) -> Int? {
    if let own = candidate.trigger.last(where: { isBody($0) }) { return sits(own, in: view) ? own : nil }
    let reach = candidate.frame == .nounMeeting ? 9 : 4
    let start = max(view.tokens.lowerBound, candidate.trigger.lowerBound - reach)
    guard let body = (start..<candidate.trigger.lowerBound).last(where: { isBody($0) }) else { return nil }
    let between = body + 1..<candidate.trigger.lowerBound
    guard !between.contains(where: { tokens[$0].isPunctuation }) else { return nil }
    return candidate.frame != .nounMeeting || between.contains { isAny($0, of: Self.holding) } ? body : nil
  }

  /// "joint commission".
  func isCommission(_ trigger: Range<Int>) -> Bool { trigger.contains { isBody($0) } }

  /// "set up a joint commission", "the joint commission said": a body that meets another day.
  func isIdleCommission(_ trigger: Range<Int>, in view: SentenceView) -> Bool {
    isAny(trigger.upperBound - 1, of: ["commission"]) && !sits(trigger.upperBound - 1, in: view)
  }

  private func isBody(_ index: Int) -> Bool {
    isAny(index, of: ["commission", "committee", "council", "group"])
  }

  /// "was held", "ended its third session" behind the body, "the tenth session of" before it: it did not only exist.
  private func sits(_ body: Int, in view: SentenceView) -> Bool {
    let before = max(view.tokens.lowerBound, body - 12)..<body
    let behind = body + 1..<min(view.tokens.upperBound, body + 8)
    return before.contains {
      isAny($0, of: Self.sittings) && lexicon.vocabulary.text(tokens[$0 + 1].word) == "of"
    }
      || before.contains { isAny($0, of: ["chaired", "attended"]) }
      || behind.prefix { !tokens[$0].isPunctuation }.contains { isAny($0, of: Self.sitting) }
  }

  private func isAny(_ index: Int, of words: Set<String>) -> Bool {
    words.contains(lexicon.vocabulary.text(tokens[index].word))
  }

  private static let holding: Set<String> = ["held", "holds", "hold"]
  private static let sittings: Set<String> = ["session", "sessions", "meeting", "meetings", "round"]
  private static let sitting: Set<String> = [
    "held", "opened", "opens", "ended", "ends", "convened", "convenes", "concluded", "concludes", "began",
    "begins",
  ]
}
