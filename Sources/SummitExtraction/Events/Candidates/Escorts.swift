import SummitModel

/// Who comes with somebody, or to him: "He was joined by B and C", "Tomorrow A and B will be joined by C".
extension CandidateFinder {
  /// "He was joined by B and C": they travel with him.
  func escort(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>)
    -> Candidate?
  {
    guard trigger.frame == .attend, isPassive(range, trigger),
      joinedForTalks(trigger, range, in: view) == nil || !trigger.phrase.hasPrefix("join"),
      let subject = clauses.subject(of: range, in: view, objects: objects)
    else { return nil }
    let clause = clauses.clause(around: range, in: view)
    let escort = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).filter
    { $0.group.parties.contains(where: \.isNamed) }
    guard let first = escort.first else { return nil }
    let others = [first.group] + clauses.row(behind: first.group, in: view)
    if let meeting = meetingToCome(subject, others, trigger, range, clause, in: view) { return meeting }
    var candidate = Candidate(
      kind: .visit, frame: .travel, sentence: view.index, trigger: range, rule: trigger.phrase)
    add(subject, as: .visitor, to: &candidate)
    for group in others { add(group, as: .delegation, to: &candidate) }
    candidate.modality.isPast = true
    candidate.isDefinite = true
    candidate.isEscort = true
    return candidate
  }

  /// "Tomorrow A and B will be joined by C": the three are to meet.
  private func meetingToCome(
    _ subject: PartyGroup, _ others: [PartyGroup], _ trigger: Trigger, _ range: Range<Int>,
    _ clause: Range<Int>,
    in view: SentenceView
  ) -> Candidate? {
    let told = modality.ofVerb(
      range, form: trigger.form, clause: clause, subjectEnd: subject.tokens.upperBound)
    guard told.isFuture, subject.parties.count >= 2,
      let position = view.mentions.firstIndex(where: { $0.tokens == range })
    else { return nil }
    var meeting = Candidate(
      kind: .meeting, frame: .meet, sentence: view.index, trigger: range, rule: trigger.phrase)
    for group in [subject] + others { add(group, as: .participant, to: &meeting) }
    meeting.modality = told
    finish(&meeting, clause: clause, at: position, in: view)
    return meeting
  }
}
