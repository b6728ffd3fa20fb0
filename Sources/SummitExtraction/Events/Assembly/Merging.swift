import SummitModel

/// What an event gains from another candidate that tells of it.
extension Assembler {
  /// "on the sidelines of the summit": who meets there attends it.
  mutating func shareSideline(_ candidate: Candidate) {
    guard candidate.isSideline,
      let meeting = drafts.lastIndex(where: { $0.lastSentence == candidate.sentence && $0.series == nil }),
      let summit = drafts.lastIndex(where: { $0.series == candidate.series && candidate.series != nil })
    else { return }
    for var party in drafts[meeting].parties {
      party.role = .participant
      add(party, to: &drafts[summit].parties)
    }
    drafts[meeting].partOf = summit
  }

  mutating func merge(
    _ candidate: Candidate, _ date: DatedReading?, _ told: StatusRule.Told, into index: Int
  ) {
    var draft = drafts[index]
    for party in candidate.parties { add(asOnlooker(party, of: candidate, draft), to: &draft.parties) }
    if draft.place == nil || !isPartOfJourney(candidate, draft) {
      draft.place = finer(draft.place, candidate.place)
    }
    if draft.date?.isOfDecision ?? false, date != nil, candidate.modality.isUnfulfilled {
      draft.date = date
    } else if let known = draft.date, let date, known.isGivenUp != date.isGivenUp {
      if known.isGivenUp { draft.date = date }
    } else if let days = daysOfStay(draft, date, candidate) {
      draft.date = days
    } else if isOfLeg(candidate, date, of: draft) {
      draft.date = date
    } else if let span = span(draft.date, date) ?? widened(draft.date, by: date, of: candidate) {
      draft.date = span
    } else if isFiner(date?.date, than: draft.date?.date),
      draft.date == nil || date?.date.basis != .duration
    {
      draft.date = date
    }
    // "A heads the delegation", "met B, who is visiting P": that tells nothing of when they meet.
    if !candidate.isAttendance, !isStayOfGuest(candidate, told, draft) {
      draft.told = StatusRule(published: published).combined(
        draft.told, told, date: draft.date?.date, isStay: draft.kind == .visit)
    }
    if draft.series == nil, candidate.series != nil { draft.series = candidate.series }
    draft.edition = draft.edition ?? candidate.edition
    // "met with a prisoner's wife when he visited P": nobody else whom a chronicle of states knows.
    draft.kind = stronger(
      draft.kind, candidate, isAlone: draft.parties.count == 1 && draft.lastSentence == candidate.sentence)
    draft.candidates.append(candidate)
    drafts[index] = draft
    if candidate.isEscort { takeAlong(candidate, on: index) }
  }

  /// "The envoy will also be present at the talks": of none of the sides, he looks on.
  private func asOnlooker(_ party: Party, of candidate: Candidate, _ draft: Draft) -> Party {
    guard candidate.isJoining, party.role == .participant,
      (max(0, candidate.trigger.lowerBound - 8)..<candidate.trigger.lowerBound).contains(where: {
        lexicon.vocabulary.text(document.tokens[$0].word) == "present"
      }), !draft.parties.contains(where: { $0.country == party.country })
    else { return party }
    var party = party
    party.role = .observer
    return party
  }

  /// "held a meeting with B, who is visiting P": B is still there when they have met.
  private func isStayOfGuest(_ candidate: Candidate, _ told: StatusRule.Told, _ draft: Draft) -> Bool {
    [.travel, .visit, .stay].contains(candidate.frame) && told.status == .ongoing && draft.kind != .visit
      && draft.told.status == .held && draft.told.isCertain
  }

  /// "A went to B and C. He was joined by D": D is of A's state, and went with him to all of them.
  private mutating func takeAlong(_ escort: Candidate, on journey: Int) {
    guard let guest = drafts[journey].parties.first(where: { $0.role == .visitor && $0.isNamed }) else {
      return
    }
    for index in drafts.indices
    where drafts[index].kind == .visit && drafts[index].firstSentence == drafts[journey].firstSentence
      && drafts[index].parties.contains(where: { $0.key == guest.key && $0.role == .visitor })
    {
      for party in escort.parties where party.role == .delegation {
        add(party, to: &drafts[index].parties)
        for known in drafts[index].parties.indices
        where drafts[index].parties[known].key == party.key && party.country == nil {
          drafts[index].parties[known].country = guest.country
        }
      }
    }
  }

  /// "on a six-day visit", of which the day of arrival is told before or behind: from that day on.
  private func daysOfStay(_ draft: Draft, _ date: DatedReading?, _ candidate: Candidate) -> DatedReading? {
    guard draft.kind == .visit || candidate.kind == .visit, let known = draft.date, let date else {
      return nil
    }
    let (guess, day) = known.isOfLength ? (known, date) : (date, known)
    guard guess.isOfLength, !day.isOfLength, day.date.precision == .day, day.date.end == nil,
      let length = (draft.candidates + [candidate]).lazy.compactMap(\.duration).first
    else { return nil }
    var days: DatedReading? = day
    extend(&days, by: length, candidate)
    return days
  }

  /// "visited B and C from 1 to 6 June. He was in B from 1 to 3 June": the days of one leg, within those of all.
  private func isOfLeg(_ candidate: Candidate, _ date: DatedReading?, of draft: Draft) -> Bool {
    guard draft.kind == .visit, [.travel, .visit, .nounVisit].contains(candidate.frame),
      candidate.place != nil, let all = draft.date, let own = date, own.date.precision == .day,
      let first = all.date.earliest, let last = all.date.latest, let start = own.date.earliest,
      let end = own.date.latest, first <= start, end <= last, first < start || end < last
    else { return false }
    let isToldOfAll = { (draft: Draft) in
      draft.kind == .visit && draft.candidates.contains { $0.date?.tokens == all.tokens }
    }
    return drafts.filter(isToldOfAll).count >= 2
  }

  func add(_ party: Party, to parties: inout [Party]) {
    if let same = parties.firstIndex(where: { $0.key == party.key }) {
      if parties[same].role == .participant { parties[same].role = party.role }
      return
    }
    if party.entity == nil, let known = parties.firstIndex(where: { covers($0, party) }) {
      if parties[known].entity == nil, parties[known].rank == nil {
        parties[known].rank = party.rank
        parties[known].office = party.office
      }
      return
    }
    if party.entity != nil { parties.removeAll { $0.entity == nil && covers(party, $0) } }
    parties.append(party)
  }

  /// "will visit Canberra and Perth", "will meet business leaders in Sydney": a visit to a state is one to the whole.
  private func isPartOfJourney(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard draft.kind == .visit, draft.place?.place.city == nil, draft.place?.place.country != nil,
      let place = candidate.place
    else { return false }
    let travels: Set<Trigger.Frame> = [.nounVisit, .visit, .travel, .stay, .leave]
    let isOfDays = draft.date?.date.end.map { $0 != draft.date?.date.start } ?? false
    let isBesides =
      candidate.trigger.lowerBound > 0
      && lexicon.vocabulary.text(document.tokens[candidate.trigger.lowerBound - 1].word) == "also"
    return place.isOneOfSeveral || isBesides || isOfDays && !travels.contains(candidate.frame)
  }

  /// The more exact of two places that are one; a venue that no table knows lies where the other is.
  func finer(_ a: PlaceReading?, _ b: PlaceReading?) -> PlaceReading? {
    let isFiner = isFiner(b?.place, than: a?.place)
    guard var fine = isFiner ? b : a else { return nil }
    if let coarse = isFiner ? a : b { fine.place.lies(in: coarse.place) }
    return fine
  }

  func isFiner(_ a: Place?, than b: Place?) -> Bool {
    func grain(_ place: Place?) -> Int {
      guard let place, place.country != nil || place.venue != nil else { return 0 }
      // A name that no table knows tells less than a city that one does.
      if place.venue != nil, place.country == nil, place.coordinates == nil { return 2 }
      return place.venue != nil ? 5 : place.city != nil ? 4 : place.admin1 != nil ? 3 : 1
    }
    return grain(a) > grain(b)
  }

  func isFiner(_ a: EventDate?, than b: EventDate?) -> Bool {
    func grain(_ date: EventDate?) -> Int {
      guard let precision = date?.precision else { return 0 }
      return (precision == .day ? 3 : precision == .month ? 2 : 1) * 2 + (date?.end == nil ? 0 : 1)
    }
    return grain(a) > grain(b)
  }

  func stronger(_ kind: EventKind, _ candidate: Candidate, isAlone: Bool) -> EventKind {
    // "They gathered": what sort of meeting it is, nouns tell.
    if candidate.frame == .gather { return kind }
    if candidate.kind == .call { return .call }
    let order: [EventKind] = [.meeting, .negotiation, .visit, .conference, .summit]
    // A visit that is told later does not make a visit of the talks it was for.
    if candidate.kind == .visit, kind == .meeting || kind == .negotiation {
      return candidate.frame == .nounVisit || isAlone ? .visit : kind
    }
    guard let a = order.firstIndex(of: kind), let b = order.firstIndex(of: candidate.kind) else {
      return kind
    }
    return a >= b ? kind : candidate.kind
  }
}

extension Place {
  /// "the Middle East", "Africa".
  var isPartOfWorld: Bool { country == nil && city == nil && venue == nil }

  /// Gives a place without a state that of a wider one, and its city.
  mutating func lies(in wider: Place) {
    guard country == nil, let state = wider.country, wider.name != name else { return }
    country = state
    countryName = wider.countryName
    if city == nil { city = wider.city }
  }
}
