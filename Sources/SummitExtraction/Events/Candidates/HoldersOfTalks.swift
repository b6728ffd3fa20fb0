import SummitModel

/// Whose talks they are where that is told behind them: "the discussions he had with B", "talks that A held with B", "the
/// visit that A paid".
extension CandidateFinder {
  func attachHolders(
    of trigger: Trigger, _ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard let (holder, verb) = holding(behind: range, of: trigger, in: view) else { return }
    add(holder, as: trigger.frame == .nounVisit ? .visitor : .participant, to: &candidate)
    let end = clauses.clause(around: verb..<(verb + 1), in: view).upperBound
    let partners = clauses.groups(after: verb..<(verb + 1), until: end, in: view, prepositions: ["with"])
    for partner in partners.prefix(1) { add(partner.group, as: .participant, to: &candidate) }
  }

  /// Who stands directly behind the noun or its "that", and his verb.
  private func holding(behind range: Range<Int>, of trigger: Trigger, in view: SentenceView)
    -> (holder: PartyGroup, verb: Int)?
  {
    var start = range.upperBound
    guard view.tokens.contains(start) else { return nil }
    let isRelative = ["that", "which"].contains(lexicon.vocabulary.text(tokens[start].word))
    if isRelative { start += 1 }
    guard isRelative || trigger.frame == .nounMeeting || trigger.frame == .nounCall,
      let holder = view.groups.first(where: { stands($0, at: start, isRelative) })
    else { return nil }
    let behind = holder.tokens.upperBound..<min(holder.tokens.upperBound + 4, view.tokens.upperBound)
    let verb = behind.first {
      Self.holding.contains(lexicon.vocabulary.text(tokens[$0].word))
        || isRelative && lexicon.classes(of: tokens[$0].word).contains(.light)
    }
    return verb.map { (holder, $0) }
  }

  /// Directly there; "that" may be read as a part of "that Eritrean and Ethiopian officials held".
  private func stands(_ holder: PartyGroup, at start: Int, _ isRelative: Bool) -> Bool {
    let first = holder.tokens.lowerBound
    return (isRelative ? start - 1...start + 1 : start...start + 1).contains(first)
      && holder.preposition == nil && !holder.isPossessive
      && !(holder.mayBePlace && holder.parties.count == 1)
      && (first <= start || isRelative || lexicon.classes(of: tokens[start].word).contains(.article))
  }

  private static let holding: Set<String> = ["had", "held", "hold", "holds", "holding", "having"]

  /// "received a visit from B", "hosted a visit by C".
  func getsVisit(before noun: Range<Int>) -> Bool {
    (max(0, noun.lowerBound - 4)..<noun.lowerBound).contains {
      ["receive", "receives", "received", "host", "hosts", "hosted"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "will attend the signing, as will King A and Queen B".
  func asWillOthers(behind range: Range<Int>, in view: SentenceView) -> [PartyGroup] {
    view.groups.filter { group in
      let verb = group.tokens.lowerBound - 1
      return (1...4).contains(verb - range.upperBound)
        && lexicon.vocabulary.text(tokens[verb - 1].word) == "as"
        && ["will", "did", "would"].contains(lexicon.vocabulary.text(tokens[verb].word))
    }
  }

  /// "praised B, with whom he held talks": B.
  func partner(withWhom range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard
      let whom =
        (max(
          view.tokens.lowerBound + 1, range.lowerBound - 8)..<max(
          view.tokens.lowerBound + 1, range.lowerBound)).last(where: {
          lexicon.vocabulary.text(tokens[$0].word) == "whom"
            && lexicon.vocabulary.text(tokens[$0 - 1].word) == "with"
        })
    else { return nil }
    let end = document.isComma(whom - 2) ? whom - 2 : whom - 1
    return view.groups.last { $0.tokens.upperBound == end && !$0.isPossessive }
  }

  /// "A, whose talks with B ended on Tuesday, said": A.
  func owner(whose index: Int, in view: SentenceView) -> PartyGroup? {
    guard index > view.tokens.lowerBound, lexicon.vocabulary.text(tokens[index].word) == "whose" else {
      return nil
    }
    let end = document.isComma(index - 1) ? index - 1 : index
    return view.groups.last { $0.tokens.upperBound == end }
  }
}
