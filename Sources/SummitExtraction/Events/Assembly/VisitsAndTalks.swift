import SummitModel

/// When a visit and the talks for which it was made are one event.
extension Assembler {
  /// A visit and the talks within it are told as one only in one breath or in one place; "the conference" is no round of talks.
  func sameSort(_ candidate: Candidate, _ draft: Draft) -> Bool {
    let travels: Set<Trigger.Frame> = [.nounVisit, .visit, .travel]
    let isVisit = travels.contains(candidate.frame)
    let wasVisit = draft.kind == .visit
    if isVisit != wasVisit {
      // "met B before leaving for C".
      if isVisit, leadsOn(candidate) { return false }
      // "refused to meet B during his visit".
      if candidate.modality.isRefused != (draft.status == .refused), isVisit { return false }
      let breath = draft.candidates.contains { $0.sentence == candidate.sentence }
      let placed = candidate.place != nil && draft.place != nil && samePlace(candidate.place, draft.place)
      let within =
        candidate.parties.filter { party in draft.parties.contains { $0.key == party.key } }.count >= 2
      // "A, on a tour of Central Asia, met B in Ufa".
      if !isVisit, let region = draft.place, region.place.country == nil,
        candidate.place?.place.country != nil
      {
        return false
      }
      if !isVisit, isPlannedFor(candidate, draft) { return true }
      return breath || placed || within || isVisitOfGuest(candidate, draft)
        || candidate.parties.isEmpty && !isVisit && candidate.isDefinite && candidate.kind != .summit
    }
    // "met B. He then addressed a conference": at which B need not be.
    if candidate.kind == .conference, !candidate.isDefinite, candidate.series == nil, draft.kind == .meeting,
      candidate.parties.count == 1, draft.parties.count == 2,
      draft.parties.allSatisfy({ $0.isNamed || $0.rank != nil })
    {
      return false
    }
    let own: Set<EventKind> = [.conference, .workingGroup, .ceremony, .summit]
    if candidate.parties.isEmpty, candidate.series == nil, own.contains(candidate.kind),
      draft.kind != candidate.kind, draft.series == nil
    {
      let sides = Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
      return draft.kind == .meeting
        && (candidate.kind == .summit || candidate.kind == .conference && sides.count >= 3)
    }
    return true
  }

  /// "A welcomed B to Canberra. B's visit was the first": for which he came.
  private func isVisitOfGuest(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard candidate.frame == .nounVisit, let guest = candidate.parties.first, candidate.place == nil,
      draft.candidates.contains(where: { $0.frame == .receive })
    else { return false }
    return draft.parties.contains { $0.key == guest.key && $0.role == .visitor }
  }

  /// "will visit Israel. He will meet A", without a day of its own: as yet all of it is one plan.
  func isPlannedFor(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard candidate.modality.isFuture, candidate.date == nil, isWithinVisit(candidate, draft) else {
      return false
    }
    // "is in Damascus. He is expected to meet top officials": whom one always meets on a visit.
    return draft.status == .scheduled
      || draft.status == .ongoing
        && candidate.parties.filter { $0.country == draft.place?.place.country }.allSatisfy { !$0.isNamed }
  }

  /// "will visit Israel. He will meet A": where the visit leads.
  func placeOfVisit(around candidate: Candidate) -> PlaceReading? {
    drafts.last {
      isWithinVisit(candidate, $0) && ![.cancelled, .postponed, .refused].contains($0.status)
    }?.place
  }

  /// "will visit Israel. He will meet A": whom a visitor meets of the state that he visits, he meets on the visit.
  private func isWithinVisit(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard draft.kind == .visit, candidate.kind == .meeting || candidate.kind == .negotiation,
      let country = draft.place?.place.country, candidate.sentence - draft.lastSentence <= 5,
      candidate.series == nil, candidate.properName == nil
    else { return false }
    let visitors = Set(draft.parties.filter { $0.role != .host }.map(\.key))
    let coming = candidate.parties.filter { visitors.contains($0.key) }
    let others = candidate.parties.filter { !visitors.contains($0.key) }
    return !coming.isEmpty && !others.isEmpty && coming.allSatisfy { $0.country != country }
      && others.allSatisfy { $0.country == country }
  }

  /// "Kyiv's refusal to receive A", beside the visit that B is to make.
  func hasOtherVisitors(_ candidate: Candidate, than draft: Draft) -> Bool {
    let coming = candidate.parties.filter { $0.role == .visitor && $0.isNamed }.map(\.key)
    let known = draft.parties.filter { $0.role == .visitor && $0.isNamed }.map(\.key)
    return !coming.isEmpty && !known.isEmpty && Set(coming).isDisjoint(with: known)
  }

  /// "A is to meet B on 7 September … A plans a trip to Moscow on 7 September": to the state of whom he is to meet.
  func isJourney(_ candidate: Candidate, _ date: DatedReading?, to draft: Draft) -> Bool {
    let travels: Set<Trigger.Frame> = [.nounVisit, .visit, .travel]
    guard travels.contains(candidate.frame), draft.kind == .meeting, draft.place == nil, draft.series == nil,
      let country = candidate.place?.place.country, !candidate.parties.isEmpty, sameDate(date, draft.date)
    else { return false }
    let keys = Set(candidate.parties.map(\.key))
    return keys.isSubset(of: draft.parties.map(\.key))
      && draft.parties.contains { $0.country == country && !keys.contains($0.key) }
  }
}
