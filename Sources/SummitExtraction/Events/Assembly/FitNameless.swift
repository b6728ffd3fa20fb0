import SummitModel

/// How a candidate fits an event of which nobody was named so far.
extension Assembler {
  /// "29 nations ended a conference. A had opened the conference": of those who met nobody was named before.
  func fitNameless(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Int {
    if candidate.kind == .signing, draft.kind == .signing { return max(0, 12 - distance) }
    if isPredicate(candidate, of: draft) { return 20 }
    guard candidate.isDefinite, candidate.frame == .nounMeeting, draft.date != nil || draft.place != nil,
      [draft.kind, .meeting, .conference].contains(candidate.kind)
    else { return 0 }
    return max(0, 12 - distance + tenseFit(candidate, draft))
  }

  /// "The Congress of Vienna was a meeting of A and B": what the event was.
  func isPredicate(_ candidate: Candidate, of draft: Draft) -> Bool {
    guard let subject = draft.candidates.last, subject.sentence == candidate.sentence,
      subject.trigger.upperBound < candidate.trigger.lowerBound
    else { return false }
    let between = subject.trigger.upperBound..<candidate.trigger.lowerBound
    let classes = between.prefix(2).map { lexicon.classes(of: document.tokens[$0].word) }
    return between.count <= 5 && classes.count == 2 && classes[0].contains(.be)
      && classes[1].contains(.article)
      && !between.contains { document.tokens[$0].isPunctuation }
  }

  /// "B and C took part": in the last event of several that was told in the same tense.
  func fitAttendance(_ candidate: Candidate, _ draft: Draft) -> Int {
    let isAhead = [.scheduled, .proposed].contains(draft.status)
    guard draft.kind != .visit, draft.kind != .call, !draft.isPast, !candidate.modality.isNegated,
      candidate.modality.isPast != isAhead || draft.status == .ongoing
    else { return 0 }
    let isMany = draft.series != nil || draft.kind == .summit || draft.kind == .conference
    return max(0, (isMany ? 14 : 9) - (candidate.sentence - draft.lastSentence))
  }
}
