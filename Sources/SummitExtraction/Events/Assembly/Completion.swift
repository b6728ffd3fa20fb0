import SummitModel

/// Places that no clause names beside the event: "here", the journey on which one meets, the host's own state.
extension Assembler {
  /// Gives events without a place that of the journey they belong to, of the article, or of their host.
  mutating func complete() {
    admitHostsOfSeats()
    admitHostsOfInvited()
    settleHosts()
    nameMinisters()
    for index in drafts.indices {
      stretch(&drafts[index])
      if drafts[index].date?.isGivenUp ?? false, [.held, .ongoing].contains(drafts[index].status) {
        drafts[index].date = nil
      }
      if drafts[index].date == nil {
        drafts[index].date = dayOfTalksBefore(drafts[index]) ?? dayOfLead(drafts[index])
      }
      // Who calls somebody in Tbilisi is elsewhere.
      if drafts[index].kind == .call { drafts[index].place = nil }
      // A meeting is in no part of the world; only a tour is.
      if drafts[index].kind != .visit, drafts[index].place?.place.isPartOfWorld ?? false {
        drafts[index].place = nil
      }
      if let place = drafts[index].place {
        drafts[index].place = places.nearest(place, to: drafts[index].parties)
      }
      placeInStateOfItsDay(&drafts[index])
      drafts[index].told = StatusRule(published: published).settled(
        drafts[index].told, date: drafts[index].date?.date, of: drafts[index].kind)
    }
    placeVenues()
    for index in drafts.indices where drafts[index].place == nil && drafts[index].kind != .call {
      drafts[index].place =
        placeOfSidelines(drafts[index]) ?? talksBefore(drafts[index])?.place ?? placeOfWhatIsBeside(index)
        ?? placeOfJourney(drafts[index])
        ?? placeOfSpeaker(drafts[index])
        ?? placeOfDateline(drafts[index])
        ?? placeOfHost(drafts[index])
    }
    admitThoseMeetingThere()
    let meetings = drafts.filter { $0.place?.rule == Self.ofJourney }
    drafts = drafts.filter { draft in
      draft.kind != .visit
        || !meetings.contains { $0.place?.place == draft.place?.place && isArrival(draft, for: $0) }
    }
  }

  /// Venues that no table knows: they lie where the article is told, or where the visit is.
  private mutating func placeVenues() {
    for index in drafts.indices where drafts[index].place?.place.country == nil && drafts[index].kind != .call
    {
      if let dateline, isOfTheDay(drafts[index]) { drafts[index].place?.place.lies(in: dateline.place) }
      // "paid a visit to Australia … met at Parliament House today".
      if let stay = placeOfJourney(drafts[index]) { drafts[index].place?.place.lies(in: stay.place) }
    }
  }

  /// Moscow in 1972, told of long after: the Soviet Union's; Erfurt in 1970: East Germany's.
  private func placeInStateOfItsDay(_ draft: inout Draft) {
    guard let place = draft.place?.place else { return }
    let day = draft.date?.date.latest ?? published
    let state = lexicon.state(of: place.country, region: place.admin1, on: day)
    guard state != place.country else { return }
    draft.place?.place.country = state
    draft.place?.place.countryName = lexicon.countryName(state)
  }

  /// "After her talks with A, the two were joined by B for the signing": on the day of the talks, and where they were.
  private func talksBefore(_ signing: Draft) -> Draft? {
    guard signing.kind == .signing, signing.status == .held, !signing.isPast else { return nil }
    return drafts.last { talks in
      talks.kind == .meeting && talks.status == .held
        && talks.candidates.contains { $0.sentence == signing.firstSentence }
        && talks.parties.count { party in signing.parties.contains { $0.key == party.key } } >= 2
    }
  }

  private func dayOfTalksBefore(_ signing: Draft) -> DatedReading? { talksBefore(signing)?.date }

  /// "A and B agreed on Thursday to … They met at Bratislava Castle": news opens with the day of which it tells.
  private func dayOfLead(_ draft: Draft) -> DatedReading? {
    guard let published, !draft.isPast, [.held, .ongoing].contains(draft.status), draft.told.isCertain,
      !draft.candidates.allSatisfy(isBefore),
      draft.kind != .visit
        || draft.firstSentence == 0 && draft.candidates.contains(where: { $0.frame == .meet }),
      draft.parties.count >= 2, draft.firstSentence <= 4 || isOfHeadline(draft),
      !draft.candidates.contains(where: \.isCountedFrom)
    else { return nil }
    // What the headline tells, the first sentences below it date.
    let lead = document.sentences.prefix(draft.firstSentence == 0 ? 4 : min(draft.firstSentence, 3) + 1)
    let told = dates.values.filter { date in
      guard let day = date.date?.start?.first, date.date?.precision == .day, date.date?.end == nil,
        date.mention.relation != .from,
        date.date?.basis == .weekday || date.date?.basis == .relative
      else { return false }
      return lead.contains { $0.contains(date.mention.tokens.lowerBound) } && day <= published
        && published <= day.adding(4)
    }.sorted { $0.mention.tokens.lowerBound < $1.mention.tokens.lowerBound }
    guard let first = told.first, let date = first.date, told.allSatisfy({ $0.date?.start == date.start })
    else {
      return nil
    }
    return DatedReading(date: date, tokens: first.mention.tokens, rule: "day of the first sentences")
  }

  /// "told Parliament that he had met B": before what the first sentences tell.
  private func isBefore(_ candidate: Candidate) -> Bool {
    candidate.trigger.lowerBound > 0 && !candidate.frame.isNoun
      && lexicon.vocabulary.text(document.tokens[candidate.trigger.lowerBound - 1].word) == "had"
  }

  static let ofJourney = "place of the journey"

  /// "A said in Berlin … after meeting Chancellor B": who speaks of it in the other's state met there.
  private func placeOfSpeaker(_ draft: Draft) -> PlaceReading? {
    guard draft.series == nil, !draft.isPast, [.held, .ongoing].contains(draft.status), draft.kind != .visit
    else {
      return nil
    }
    let said = spokenIn.first { said in
      if said.isBesideEvent, said.sentence == draft.firstSentence, let speaker = said.speaker,
        draft.parties.contains(where: { $0.key == speaker.key })
      {
        return true
      }
      guard abs(said.sentence - draft.firstSentence) <= 1,
        draft.parties.contains(where: { $0.isNamed && $0.country == said.place.place.country })
      else { return false }
      // "their prime ministers announced in Singapore": both of them, at the one's home.
      guard let speaker = said.speaker else { return draft.parties.count == 2 && said.sentence <= 2 }
      return speaker.country != said.place.place.country && draft.parties.contains { $0.key == speaker.key }
    }
    guard var place = said?.place else { return nil }
    place.rule = "where one of them spoke of it"
    return place
  }

  /// "said in Berlin after meeting B", "speaking in Geneva following talks": the event took place there.
  func isBesideEvent(_ next: Int) -> Bool {
    guard next < document.tokens.count else { return false }
    return ["after", "following", "during"].contains(lexicon.vocabulary.text(document.tokens[next].word))
  }

  /// "on the sidelines of the Munich Security Conference": where that is.
  private func placeOfSidelines(_ draft: Draft) -> PlaceReading? {
    guard let summit = draft.partOf, drafts.indices.contains(summit), var place = drafts[summit].place,
      place.place.city != nil || place.place.venue != nil, !draft.isPast, !drafts[summit].isPast
    else { return nil }
    place.rule = "place of the gathering"
    return place
  }

  /// "met in Panama on the sidelines of the summit": the summit is there as well.
  private func placeOfWhatIsBeside(_ gathering: Int) -> PlaceReading? {
    guard drafts[gathering].isOpen, !drafts[gathering].isPast,
      var place = drafts.first(where: {
        $0.partOf == gathering && !$0.isPast && $0.place?.place.city != nil
      })?.place
    else { return nil }
    place.rule = "place of what took place beside it"
    return place
  }

  /// Who travels to a state and meets its people meets them there.
  private func placeOfJourney(_ draft: Draft) -> PlaceReading? {
    guard draft.series == nil, !draft.isPast, draft.kind != .visit else { return nil }
    let journeys = drafts.filter { journey in
      guard
        journey.kind == .visit
          || journey.candidates.contains(where: { $0.frame == .travel || $0.frame == .nounVisit }),
        let country = journey.place?.place.country, !leadsOn(journey)
      else { return false }
      guard staysUntil(draft, journey) else { return false }
      let visitors = Set(journey.parties.filter { $0.role != .host }.map(\.key))
      if isArrival(journey, for: draft) { return true }
      return draft.parties.contains { visitors.contains($0.key) && $0.country != country }
        && draft.parties.contains { $0.country == country }
    }
    // Of two journeys, the one that was told of when they met.
    let told = journeys.filter { $0.firstSentence <= draft.firstSentence }
    guard let journey = journeys.count == 1 ? journeys.first : told.count == 1 ? told.first : nil,
      var place = journey.place
    else { return stateOfSameDay(draft) }
    place.rule = Self.ofJourney
    return place
  }

  /// "met the President in Baghdad today and is to meet the deputy prime minister later": in the same state.
  private func stateOfSameDay(_ draft: Draft) -> PlaceReading? {
    guard draft.kind == .meeting, let day = draft.date?.date, day.precision == .day, day.end == nil else {
      return nil
    }
    return drafts.lazy.compactMap { other -> PlaceReading? in
      guard other.kind == .meeting, other.date?.date.earliest == day.earliest, other.date?.date.end == nil,
        let country = other.place?.place.country,
        draft.parties.contains(where: { guest in
          guest.isNamed && guest.country != country && other.parties.contains { $0.key == guest.key }
        }), let host = draft.parties.first(where: { $0.country == country })
      else { return nil }
      return places.home(of: host)
    }.first
  }

  /// Whether a journey and a meeting are of one time: "arrived on Thursday … is to meet A on Friday".
  private func staysUntil(_ draft: Draft, _ journey: Draft) -> Bool {
    let isComing = draft.status == .scheduled && [.held, .ongoing].contains(journey.status)
    let came = journey.date?.date
    if isComing, let came, came.end == nil, let day = came.latest, let published {
      let meeting = draft.date?.date.earliest ?? published
      return day <= meeting && meeting <= day.adding(Self.stay) && published <= day.adding(Self.stay)
    }
    if let came, let met = draft.date?.date, !overlap(came, met) { return false }
    return (journey.status == .held) == (draft.status == .held) || draft.date != nil && came != nil
      || journey.status == .ongoing
  }

  /// Days for which who came somewhere may still be there.
  private static let stay = 4

  /// "met A before leaving for B": where the journey led afterwards.
  private func leadsOn(_ journey: Draft) -> Bool { journey.candidates.allSatisfy(leadsOn) }

  func leadsOn(_ journey: Candidate) -> Bool {
    journey.trigger.lowerBound > 0
      && lexicon.vocabulary.text(document.tokens[journey.trigger.lowerBound - 1].word) == "before"
  }

  static let arrivals: Set<String> = [
    "arrived", "arrived in", "arrived at", "arrives in", "arrives", "landed", "landed in", "landed at",
  ]

  /// "A and B talked for two hours on Monday. B arrived in Helsinki late": one of them came to where both were guests.
  private func isArrival(_ journey: Draft, for draft: Draft) -> Bool {
    guard let country = journey.place?.place.country, journey.place?.place.city != nil,
      journey.parties.count == 1, journey.date == nil, !journey.isPast, draft.date != nil,
      Set(draft.parties.compactMap(\.country)).count >= 2,
      draft.parties.allSatisfy({ $0.isNamed && $0.country != country }),
      !draft.parties.contains(where: { $0.country != nil && $0.country == dateline?.place.country }),
      journey.candidates.allSatisfy({ Self.arrivals.contains($0.rule) })
    else { return false }
    return draft.parties.contains { $0.key == journey.parties[0].key }
  }

  /// A meeting told from the capital of one of its sides in the first sentences, about the day of the report.
  private func placeOfDateline(_ draft: Draft) -> PlaceReading? {
    guard let dateline, let country = dateline.place.country, !draft.isPast, draft.kind != .negotiation,
      !draft.candidates.allSatisfy(isFromAfar), isHeldByNow(draft)
    else { return nil }
    // Told from the home of one side, or from a state that is no side's: why else would the reporter be there?
    let sides = Set(draft.parties.compactMap(\.country))
    let isHome =
      draft.series == nil
      ? draft.parties.isEmpty && draft.candidates.contains(where: \.isOfStates)
        || draft.parties.count >= 2
          && (sides.contains(country)
            || draft.kind != .visit && sides.count >= 2
              && (draft.firstSentence <= 3 || isOfHeadline(draft) || isOnDaysOfGathering(draft)))
      : draft.date != nil || draft.firstSentence <= 3 && draft.candidates.contains { edge(of: $0) != nil }
    guard isHome else { return nil }
    guard draft.date == nil ? draft.firstSentence <= 3 || isOfHeadline(draft) : isOfTheDay(draft) else {
      return nil
    }
    return PlaceReading(
      place: dateline.place, tokens: dateline.tokens,
      rule: sides.contains(country) ? "told from the home of one side" : "told from where it took place")
  }

  /// "TRUMP, KIM SHAKE HANDS": what is told of those two, wherever it is told, is the news.
  private func isOfHeadline(_ draft: Draft) -> Bool {
    draft.parties.count == 2 && isPairOfHeadline
      && draft.parties.allSatisfy { party in openingPair.contains { $0.key == party.key } }
  }

  /// "talked with B about it": from wherever each was; "the two talked alone": together.
  private func isFromAfar(_ candidate: Candidate) -> Bool {
    candidate.frame == .converse && candidate.trigger.upperBound < document.tokens.count
      && ["with", "to"].contains(lexicon.vocabulary.text(document.tokens[candidate.trigger.upperBound].word))
  }

  /// What takes place, or took place, about the day of the report.
  private func isOfTheDay(_ draft: Draft) -> Bool {
    guard !draft.isPast, isHeldByNow(draft) else { return false }
    guard let date = draft.date?.date else { return true }
    guard let published, let first = date.earliest, let last = date.latest else { return false }
    return first.adding(3) >= published && last <= published.adding(3)
  }

  /// Held, under way, or laid down for the day of the report.
  private func isHeldByNow(_ draft: Draft) -> Bool {
    if [.held, .ongoing].contains(draft.status) { return true }
    guard draft.status == .scheduled, let published, let date = draft.date?.date else { return false }
    return date.precision == .day && date.earliest == published
  }

  /// Who receives somebody does so at home.
  private func placeOfHost(_ draft: Draft) -> PlaceReading? {
    let hosts = draft.parties.filter { $0.role == .host }
    guard [.held, .ongoing, .scheduled].contains(draft.status), let host = hosts.first,
      let country = host.country, !country.isSupranational, hosts.allSatisfy({ $0.country == country })
    else { return nil }
    // "Mexico hosted a summit", "talks hosted by Qatar"; a leader may do so elsewhere.
    let isState = !host.isNamed && (draft.isOpen || draft.parties.contains { $0.country != country })
    guard
      // "thanked A for hosting this meeting of NATO's ministers".
      isState || draft.series != nil && draft.date != nil
        || draft.series == nil && draft.parties.contains(where: { $0.country != country })
          && draft.candidates.contains(where: {
            [.receive, .host, .invite].contains($0.frame) || $0.frame == .visit && draft.kind == .visit
              || $0.isWithVisitor
          })
    else { return nil }
    return places.home(of: host)
  }
}
