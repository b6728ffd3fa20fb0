import SummitModel

/// Whether a candidate and an event that was told before are of one time.
extension Assembler {
  /// One of them was told as of years ago, or as an earlier one, and the other was not.
  func isOfAnotherPast(
    _ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft
  ) -> Bool {
    if liesFarBack(date, than: draft.date), !draft.isPast,
      draft.status == .held || draft.status == .scheduled && candidate.parties.isEmpty
    {
      return true
    }
    return candidate.isPast != draft.isPast && (status == .held || candidate.isPast)
  }

  /// One lies ahead and the other is over.
  func contradictsInTime(
    _ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft
  ) -> Bool {
    let ahead: Set<EventStatus> = [.scheduled, .proposed]
    if candidate.isNext || isForthcoming(candidate) && draft.told.isCertain, !ahead.contains(draft.status) {
      return true
    }
    // "agreed to meet C"; "the A-B talks had cleared the air".
    if ahead.contains(draft.status), candidate.modality.isPast, candidate.parties.count >= 2,
      candidate.parties.count < draft.parties.count
    {
      return true
    }
    // "his talks with B had been useful"; "next week's conference between A, B and C".
    if let published, let first = date?.date.earliest, first > published, draft.date == nil,
      draft.status == .held, candidate.parties.count > draft.parties.count,
      draft.candidates.allSatisfy(\.modality.isPast)
    {
      return true
    }
    if candidate.isResumed, candidate.modality.isFuture, !ahead.contains(draft.status) || draft.kind == .visit
    {
      return true
    }
    if date == nil || draft.date == nil, candidate.modality.tense == .future, !candidate.isDefinite,
      draft.status == .held, draft.told.isCertain, !candidate.parties.isEmpty
    {
      return true
    }
    if candidate.modality.tense == .future, !candidate.parties.isEmpty, !candidate.isDefinite,
      draft.status == .held, let published, let last = draft.date?.date.latest,
      last < published
        || last == published && candidate.frame.isNoun && [.summit, .conference].contains(candidate.kind)
    {
      return true
    }
    if date == nil || draft.date == nil, candidate.modality.isPast, ahead.contains(draft.status),
      status == .held, !candidate.isDefinite
    {
      return true
    }
    return false
  }

  /// "discussed their upcoming meeting": no day that has come already is its day.
  func isForthcoming(_ candidate: Candidate) -> Bool {
    (max(0, candidate.trigger.lowerBound - 3)..<candidate.trigger.lowerBound).contains {
      ["forthcoming", "upcoming"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
    }
  }

  /// What an article tells without a day is of now: a day of months ago is another event's.
  func liesFarBack(_ date: DatedReading?, than other: DatedReading?) -> Bool {
    guard let published, other == nil, let last = date?.date.latest else { return false }
    return last.adding(60) < published
  }

  /// "the dinner", long after what was told of years ago, where the article tells of these days.
  func isOfOtherTime(
    _ candidate: Candidate, _ date: DatedReading?, _ draft: Draft, _ distance: Int
  ) -> Bool {
    date == nil && candidate.isDefinite && distance > 1 && liesFarBack(draft.date, than: nil)
      && drafts.contains {
        sameFamily(candidate, $0) && !$0.isPast && $0.date != nil && !liesFarBack($0.date, than: nil)
      }
  }
}
