import SummitModel

/// Whether a candidate tells of an event that was told before.
extension Assembler {
  /// How well a candidate fits an event that was told before; 0 or less: another one.
  func fit(_ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft)
    -> Int
  {
    // Beside an event one meets apart from it.
    if candidate.isSideline, draft.lastSentence == candidate.sentence, draft.series == nil { return 0 }
    if candidate.isEscort, draft.kind != .visit { return 0 }
    if liesBefore(candidate, draft) { return 0 }
    if candidate.isFurther, !candidate.isDefinite, draft.kind != .visit, !candidate.parties.isEmpty {
      return 0
    }
    if candidate.isAttendance { return fitAttendance(candidate, draft) }
    if isMetBeside(candidate, draft) { return 0 }
    guard sameFamily(candidate, draft), !contradicts(candidate, date, status, draft) else { return 0 }
    if candidate.rankOfMany == .minister, !isOfMinisters(draft) { return 0 }
    guard sameName(candidate, draft), sameSort(candidate, draft) || isJourney(candidate, date, to: draft)
    else { return 0 }
    if candidate.parties.isEmpty, candidate.sentence != draft.lastSentence,
      draft.candidates.contains(where: \.isApart)
    {
      return 0
    }
    return fitParties(candidate, date, draft)
  }

  /// "the Foreign Ministers' meeting" is none of those at which no minister was told of.
  private func isOfMinisters(_ draft: Draft) -> Bool {
    draft.series != nil || draft.candidates.contains { $0.rankOfMany == .minister }
      || draft.parties.contains { $0.rank == .minister }
  }

  /// "sat down with B after a meeting of C and D": one occasion after another.
  private func liesBefore(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard candidate.frame == .nounMeeting, !candidate.isDefinite, draft.lastSentence == candidate.sentence,
      let met = draft.candidates.last, [.meet, .see].contains(met.frame),
      met.trigger.upperBound <= candidate.trigger.lowerBound
    else { return false }
    let words = (max(met.trigger.upperBound, candidate.trigger.lowerBound - 4)..<candidate.trigger.lowerBound)
      .map { lexicon.vocabulary.text(document.tokens[$0].word) }
    return zip(words, words.dropFirst()).contains {
      ["after", "following", "before"].contains($0) && ["a", "an"].contains($1)
    }
  }

  /// How well those who take part agree, in events of one sort that do not contradict each other.
  private func fitParties(_ candidate: Candidate, _ date: DatedReading?, _ draft: Draft) -> Int {
    let distance = candidate.sentence - draft.lastSentence
    if candidate.isWhatTheyMeetFor, candidate.series == nil || draft.series == nil, distance == 0,
      isGathering(draft, of: candidate)
    {
      return 30
    }
    if isWelcome(candidate, to: draft, distance) { return 16 - distance }
    if candidate.series != nil || draft.series != nil { return fitSeries(candidate, draft, distance) }
    if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
    if candidate.isInternational, !candidate.isDefinite, draft.parties.count == 2, candidate.place == nil {
      return 0
    }
    if candidate.parties.isEmpty { return fitUnnamed(candidate, date, draft, distance) }
    let shared = candidate.parties.filter { party in draft.parties.contains { meets($0, as: party) } }.count
    if draft.parties.isEmpty || isOfBody(draft) && shared == 0 {
      return fitNameless(candidate, draft, distance)
    }
    if candidate.isJoining, candidate.isDefinite, distance <= 6 {
      return (draft.parties.count >= 2 ? 24 : 16) - distance
    }
    if candidate.isOpening, candidate.isDefinite, [.summit, .conference].contains(candidate.kind),
      distance <= 3,
      [.summit, .conference].contains(draft.kind) || draft.parties.count >= 3
    {
      return 14 - distance
    }
    if isPlannedFor(candidate, draft) { return 18 - distance }
    if isOfHost(candidate, draft, distance) { return 16 - distance }
    if candidate.parties.count >= 2, draft.parties.count >= 2 {
      let needed = min(candidate.parties.count, draft.parties.count)
      return shared >= needed || shared >= 2 && shared * 2 > needed ? 20 + shared * 10 - distance : 0
    }
    if shared == 0, candidate.parties.count == 1, candidate.isDefinite, joins(candidate, draft) {
      return max(1, 9 - distance)
    }
    return shared >= 1 ? fitShared(candidate, date, draft, distance) : 0
  }

  /// How well that of which nobody is named fits: "the talks", a signing, "a summit" where and when one was told before.
  private func fitUnnamed(_ candidate: Candidate, _ date: DatedReading?, _ draft: Draft, _ distance: Int)
    -> Int
  {
    if isOfOtherTime(candidate, date, draft, distance) { return 0 }
    // "Presidents to meet in B on Friday"; "They confirmed a summit in B, beginning Friday".
    if draft.parties.isEmpty, sameDate(date, draft.date),
      distance == 0 || samePlace(candidate.place, draft.place)
    {
      return 20
    }
    let isRare = [.signing, .ceremony].contains(candidate.kind)
    return (candidate.isDefinite || candidate.isResumed || isRare) && distance <= 6
      ? max(1, 10 - distance + tenseFit(candidate, draft) + nounFit(candidate, draft)) : 0
  }

  /// One at least takes part in both: place, day and nearness decide.
  private func fitShared(_ candidate: Candidate, _ date: DatedReading?, _ draft: Draft, _ distance: Int)
    -> Int
  {
    let isLead = draft.lastSentence == 0 && candidate.sentence <= 3
    if candidate.parties.count == 1, draft.parties.count >= 1 {
      let placed = candidate.place != nil && samePlace(candidate.place, draft.place)
      let dated = date != nil && sameDate(date, draft.date)
      if candidate.isDefinite || placed || dated || distance <= 1 || isLead {
        return 15 + (placed ? 8 : 0) + (dated ? 8 : 0) - min(distance, 10)
      }
      return 0
    }
    let placed = candidate.place != nil && samePlace(candidate.place, draft.place)
    let dated = date != nil && sameDate(date, draft.date)
    let isRare = [.signing, .ceremony].contains(candidate.kind) && distance <= 5
    return placed || dated || distance <= 1 || isLead || isRare
      ? 13 - min(distance, 10) : 0
  }

  /// "The breakfast": one that was called so before, before all others.
  private func nounFit(_ candidate: Candidate, _ draft: Draft) -> Int {
    let noun = candidate.rule.split(separator: " ").last
    return draft.candidates.contains { $0.rule.split(separator: " ").last == noun } ? 5 : 0
  }

  /// "the meeting will" speaks of one that is to come, "after the meeting" of one that was.
  func tenseFit(_ candidate: Candidate, _ draft: Draft) -> Int {
    let isAhead = [.scheduled, .proposed].contains(draft.status)
    if candidate.modality.isCalledOff || candidate.modality.isPutOff { return isAhead ? 4 : -8 }
    switch candidate.modality.tense {
    case .future: return isAhead ? 4 : -8
    case .past: return isAhead ? -8 : 4
    case .present, .unknown: return 0
    }
  }

  /// "Mandela is expected to chair the talks": one more comes to what was told.
  func joins(_ candidate: Candidate, _ draft: Draft) -> Bool {
    let sides = Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
    return candidate.place == nil && candidate.date == nil && candidate.frame == .nounMeeting
      && candidate.parties[0].isNamed && sides.count >= 2 && candidate.sentence - draft.lastSentence <= 8
      && candidate.modality.isFuture == (draft.status == .scheduled || draft.status == .proposed)
  }

  /// Events with names of their own are one only where the names agree.
  func sameName(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard let name = candidate.properName else { return true }
    let known = draft.candidates.compactMap(\.properName).map { document.nameText($0) }
    if !known.isEmpty { return known.contains(document.nameText(name)) }
    return draft.series != nil ? !candidate.parties.isEmpty : isNamedByPlace(candidate, draft)
  }

  /// "ended eight days of talks in the Crimea … The Crimea Conference": named by where it was.
  private func isNamedByPlace(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard candidate.isDefinite, candidate.place?.rule == PlaceReader.naming, draft.kind != .visit else {
      return false
    }
    return samePlace(candidate.place, draft.place) && candidate.sentence - draft.lastSentence <= 3
  }

  /// Whether a known party may be another one: "Israeli and Palestinian negotiators" are not their leaders.
  private func meets(_ known: Party, as party: Party) -> Bool {
    func areOfficials(_ a: Party, beside b: Party) -> Bool {
      (a.rank == .official || a.rank == .envoy || areDelegations(a)) && a.entity == nil
        && b.rank?.isLeader ?? false
    }
    return covers(known, party) && !areOfficials(known, beside: party) && !areOfficials(party, beside: known)
      && !holdsOther(party, than: known) && !holdsOther(known, than: party)
  }

  /// "the government delegations of A and B".
  private func areDelegations(_ party: Party) -> Bool {
    party.tokens.contains { lexicon.vocabulary.text(document.tokens[$0].word) == "delegations" }
  }

  /// "South Africa's defence chief", beside its foreign minister A.
  private func holdsOther(_ a: Party, than b: Party) -> Bool {
    guard a.entity == nil, let person = b.entity, let office = a.office, let rank = a.rank,
      let other = registry.entities[person].rank, !rank.isLeader
    else { return false }
    return rank != other && !registry.entities[person].titles.contains(office)
  }

  /// Whether a known party stands for another one: the same, or a person for his state.
  func covers(_ a: Party, _ b: Party) -> Bool {
    if a.key == b.key { return true }
    if a.entity != nil, b.entity != nil { return false }
    return a.country != nil && a.country == b.country
      || a.organisation != nil && a.organisation == b.organisation
  }

  func sameFamily(_ candidate: Candidate, _ draft: Draft) -> Bool {
    func family(_ kind: EventKind, _ phone: Bool) -> Int {
      switch kind {
      case .call: 1
      case .signing: 2
      case .ceremony: 3
      default: phone ? 1 : 0
      }
    }
    let a = family(candidate.kind, candidate.phone)
    let b = family(draft.kind, false)
    if candidate.frame == .discuss, candidate.isDefinite { return a <= 1 && b <= 1 }
    // "A and B discussed trade, their offices said after their phone call".
    if candidate.frame == .nounCall, draft.candidates.allSatisfy({ $0.frame == .discuss }) {
      return candidate.sentence - draft.lastSentence <= 2
    }
    return a == b || candidate.parties.isEmpty && a == 0 && b == 1 && candidate.isDefinite
  }

  func contradicts(
    _ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft
  ) -> Bool {
    if let x = date, let y = draft.date, !overlap(x.date, y.date), !x.isGivenUp, !y.isGivenUp,
      span(x, y) == nil,
      widened(draft.date, by: date, of: candidate) == nil,
      !y.isOfDecision || !candidate.modality.isUnfulfilled
    {
      return true
    }
    if isOfAnotherPast(candidate, date, status, draft) { return true }
    if let x = candidate.place, let y = draft.place, x.place.country != nil, y.place.country != nil,
      !samePlace(x, y)
    {
      return true
    }
    // A tour of a part of the world, and a visit to one of its states.
    if candidate.kind == .visit, draft.kind == .visit, let x = candidate.place?.place,
      let y = draft.place?.place,
      x.isPartOfWorld != y.isPartOfWorld
    {
      return true
    }
    // What is called off is one leg or the whole: only the same place is the same event.
    let off: Set<EventStatus> = [.cancelled, .postponed, .refused]
    if off.contains(status) != off.contains(draft.status), let x = candidate.place, let y = draft.place,
      x.place.name != y.place.name
    {
      return true
    }
    if off.contains(status) != off.contains(draft.status), hasOtherVisitors(candidate, than: draft) {
      return true
    }
    // "signed a treaty; the signing of another was put off".
    if candidate.kind == .signing, off.contains(status), draft.status == .held, draft.told.isCertain {
      return true
    }
    // Whoever arrived is on no journey that was called off.
    if off.contains(draft.status), !off.contains(status), candidate.rule == "arrival" { return true }
    if off.contains(status), date == nil, isMet(draft) { return true }
    return contradictsInTime(candidate, date, status, draft)
  }

  /// "A and B met on Thursday", and A rejects another dialogue: those who met did so.
  private func isMet(_ draft: Draft) -> Bool {
    draft.status == .held && draft.told.isCertain
      && draft.candidates.contains { [.meet, .receive, .converse].contains($0.frame) && $0.date != nil }
  }

  func overlap(_ x: EventDate, _ y: EventDate) -> Bool {
    guard let a = x.earliest, let b = x.latest, let c = y.earliest, let d = y.latest else {
      return x.start == nil || y.start == nil || x.start == y.start
    }
    return a <= d && c <= b
  }

  func sameDate(_ x: DatedReading?, _ y: DatedReading?) -> Bool {
    guard let x, let y else { return false }
    return overlap(x.date, y.date)
  }

  func samePlace(_ x: PlaceReading?, _ y: PlaceReading?) -> Bool {
    guard let a = x?.place, let b = y?.place else { return false }
    if a.country == nil || b.country == nil { return a.name == b.name }
    if let p = a.country, let q = b.country, p != q { return false }
    if let p = a.city, let q = b.city { return p == q }
    if let p = a.venue, let q = b.venue { return p == q }
    if let p = a.admin1, let q = b.admin1, a.city == nil || b.city == nil { return p == q }
    return true
  }
}
