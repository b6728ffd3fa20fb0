import SummitModel

/// What one sentence tells of several events, or adds to one told before.
extension CandidateFinder {
  /// Those whom other words of the sentence add to what it tells.
  func takePartners(_ found: inout [Candidate], _ objects: Set<Int>, in view: SentenceView) {
    shareJourney(&found, in: view)
    bringTogether(&found, objects, in: view)
  }

  /// "at the end of his journey, after the G7 in Cornwall and talks with B": who travels is at its stations.
  private func shareJourney(_ found: inout [Candidate], in view: SentenceView) {
    guard
      let first = found.firstIndex(where: {
        $0.frame == .nounVisit && ["journey", "trip", "tour", "swing"].contains($0.rule)
          && $0.parties.count + $0.anaphora.count == 1
      })
    else { return }
    let journey = found[first]
    for index in found.indices.dropFirst(first + 1)
    where found[index].frame == .nounMeeting && found[index].anaphora.isEmpty && !found[index].isSideline
      && !found[index].parties.contains(where: \.isNamed) && isStation(found[index].trigger, in: view)
    {
      found[index].anaphora = journey.anaphora
      for var party in journey.parties {
        party.role = .participant
        found[index].parties.append(party)
      }
    }
  }

  /// "after the G7, the NATO summit and talks": in a row behind "after" or "including".
  func isStation(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index > view.tokens.lowerBound, range.lowerBound - index <= 4, !document.isComma(index),
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .and])
    {
      index -= 1
    }
    return document.isComma(index)
      || ["after", "before", "including", "with", "and"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "joined B for talks", "was joined by B for talks in P": whom the talks are with, where B is of another state.
  func joinedForTalks(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard isPassive(range, trigger) else {
      return clauses.object(after: range, clause: view.tokens, in: view)?.group
    }
    guard
      let partner = view.firstGroup(from: range.upperBound, where: { $0.preposition == "by" }),
      partner.tokens.lowerBound - range.upperBound <= 3, partner.parties.contains(where: \.isNamed),
      let subject = clauses.subject(of: range, in: view, objects: []),
      Set(subject.parties.compactMap(\.country)).isDisjoint(with: partner.parties.compactMap(\.country))
    else { return nil }
    let goal = view.mentions.first { $0.tokens.lowerBound >= partner.tokens.upperBound && isEvent($0) }
    return goal.map {
      $0.tokens.lowerBound - partner.tokens.upperBound <= 6
        && follows(["for", "in", "at"], $0.tokens, in: view)
    } ?? false ? partner : nil
  }

  /// "joined B in P for talks"; not "wants to join the EU by 2002, A said after talks".
  func takeThoseJoined(_ joined: inout PartyGroup?, into talks: inout Candidate) {
    defer { joined = nil }
    guard let group = joined, talks.frame == .nounMeeting,
      group.tokens.upperBound <= talks.trigger.lowerBound,
      !(group.tokens.upperBound..<talks.trigger.lowerBound).contains(where: { document.isComma($0) })
    else { return }
    add(group, as: .participant, to: &talks)
  }

  /// "B and C also took part", "D attended the sessions": no event is named beside it.
  func attendance(
    _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>
  ) -> Candidate? {
    let clause = clauses.clause(around: range, in: view)
    guard trigger.frame == .attend, !trigger.phrase.hasPrefix("join"),
      !trigger.phrase.hasSuffix("expected") || endsSentence(range),
      !isPassive(range, trigger),
      let subject = clauses.subject(of: range, in: view, objects: objects), !subject.isPossessive,
      subject.parties.contains(where: \.isNamed),
      !view.mentions.contains(where: { isEvent($0) && clause.contains($0.tokens.lowerBound) })
    else { return nil }
    var candidate = Candidate(
      kind: .meeting, frame: .attend, sentence: view.index, trigger: range, rule: trigger.phrase)
    add(subject, as: .participant, to: &candidate)
    candidate.modality = modality.ofVerb(
      range, form: trigger.form, clause: clause, subjectEnd: subject.tokens.upperBound)
    if trigger.phrase.hasSuffix("expected") {
      candidate.modality = Modality()
      candidate.modality.isFuture = true
    }
    candidate.isAttendance = true
    return candidate
  }

  /// "Iran's delegation was headed by A", "A led the Iranian delegation": A was at what was told before.
  func delegationHead(
    _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>
  ) -> Candidate? {
    guard trigger.frame == .lead, let subject = clauses.subject(of: range, in: view, objects: objects) else {
      return nil
    }
    let clause = clauses.clause(around: range, in: view)
    let passive = isPassive(range, trigger)
    let other =
      passive
      ? view.firstGroup(from: range.upperBound) {
        !$0.isPossessive && $0.parties.contains(where: \.isNamed)
          && $0.tokens.lowerBound - range.upperBound <= 5
          && !modality.marks(in: range.upperBound..<$0.tokens.lowerBound).contains(.delegation)
      }
      : clauses.object(after: range, clause: clause, in: view)?.group
    guard let other else { return nil }
    let (head, delegation) = passive ? (other, subject) : (subject, other)
    guard head.parties.count == 1, head.parties[0].isNamed, delegation.parties.count == 1,
      isDelegation(delegation)
    else { return nil }
    var party = head.parties[0]
    party.country = delegation.parties[0].country ?? party.country
    var candidate = Candidate(
      kind: .meeting, frame: .attend, sentence: view.index, trigger: range,
      parties: [party] + otherHeads(behind: other.tokens.upperBound, passive: passive, in: view),
      rule: trigger.phrase)
    candidate.modality = modality.ofVerb(
      range, form: trigger.form, clause: clause, subjectEnd: min(subject.tokens.upperBound, range.lowerBound))
    candidate.isAttendance = true
    return candidate
  }

  /// "the Iranian delegation", "the Soviet side".
  private func isDelegation(_ group: PartyGroup) -> Bool {
    modality.marks(in: group.tokens).contains(.delegation)
      || lexicon.vocabulary.text(tokens[group.tokens.upperBound - 1].word) == "side"
  }

  /// "The Soviet delegation is headed by A, the American by B and the French by C"; "A heads the Egyptian team, B the
  /// Israeli and C the American": B and C, each for his state.
  private func otherHeads(behind end: Int, passive: Bool, in view: SentenceView) -> [Party] {
    var heads: [Party] = []
    var end = end
    for group in view.groups where group.tokens.lowerBound > end {
      let name = group.tokens
      guard group.preposition == (passive ? "by" : nil), group.parties.count == 1, group.parties[0].isNamed,
        let state = view.mentions.first(where: {
          if case .country = $0.kind {
            $0.tokens.lowerBound > (passive ? end : name.upperBound)
          } else {
            false
          }
        }), case .country(let country) = state.kind,
        passive
          ? state.tokens.upperBound < name.lowerBound && name.lowerBound - end <= 7
          : state.tokens.lowerBound == name.upperBound + 1 && name.lowerBound - end <= 2
      else { break }
      var party = group.parties[0]
      party.country = country.code
      heads.append(party)
      end = passive ? name.upperBound : state.tokens.upperBound
    }
    return heads
  }

  /// "D is expected.": nothing follows that D is expected to do.
  private func endsSentence(_ range: Range<Int>) -> Bool {
    range.upperBound >= tokens.count || tokens[range.upperBound].has(.terminator)
  }

  /// "will go to A for the summit": the journey is no visit beside it; where it leads, the summit is.
  func takeJourney(into gathering: inout Candidate, from found: inout [Candidate]) {
    takeCoincidence(into: &gathering, from: found)
    guard gathering.isGoal, let last = found.last, [.travel, .visit, .stay].contains(last.frame),
      let place = last.place,
      last.parties.allSatisfy({ party in gathering.parties.contains { $0.key == party.key } }),
      last.anaphora.count == gathering.anaphora.count, !standsBefore(last.trigger, gathering.trigger)
    else { return }
    let narrower = gathering.place.map { $0.place.country == place.place.country } ?? true
    guard narrower else { return }
    gathering.place = place
    // "visited B from 1 to 3 June and took part in the meeting": which was part of his visit.
    if let days = last.date, let own = gathering.date, days.tokens != own.tokens { return }
    gathering.date = gathering.date ?? last.date
    gathering.otherDate = gathering.otherDate ?? last.date
    found.removeLast()
  }

  /// "visited A ahead of the summit": not for it.
  private func standsBefore(_ journey: Range<Int>, _ gathering: Range<Int>) -> Bool {
    (journey.upperBound..<max(journey.upperBound, gathering.lowerBound)).contains {
      ["ahead", "advance", "before", "prior"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "travelled to A, B and C", "will visit Paris, France; Rome; and Malta": a visit for each state.
  func legs(of candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard candidate.frame == .travel || candidate.frame == .visit || candidate.frame == .nounVisit,
      let start = listedState(behind: candidate.trigger, in: view)
        ?? candidate.place.flatMap({ first in
          view.mentions.firstIndex { $0.tokens.lowerBound == first.tokens.lowerBound }
        })
    else { return [candidate] }
    let row = placesInRow(behind: start, in: view)
    guard !row.isEmpty else { return [candidate] }
    let first = view.mentions[start]
    var candidate = candidate
    candidate.anaphora.removeAll(where: \.refersToCountries)
    if let place = places.resolve(first),
      candidate.place.map({
        $0.tokens.lowerBound != first.tokens.lowerBound || row[0].tokens.lowerBound < $0.tokens.upperBound
      }) ?? true
    {
      candidate.place = places.single(place, first)
    }
    return [candidate]
      + row.map { place in
        var leg = candidate
        leg.place = place
        return leg
      }
  }

  /// The places that a row goes on with, up to its "and": of several cities of one state the first stands for all.
  private func placesInRow(behind start: Int, in view: SentenceView) -> [PlaceReading] {
    var row: [PlaceReading] = []
    var (last, isClosed) = (view.mentions[start], false)
    let home = places.resolve(last).flatMap(stateOfDay)
    var country = home
    for mention in view.mentions[(start + 1)...] {
      let gap = last.tokens.upperBound..<mention.tokens.lowerBound
      guard isRowLink(gap), let next = places.resolve(mention), !mention.isPossessive, next.country != nil,
        !acts(behind: mention, in: view)
      else { break }
      isClosed = isClosed || gap.contains { lexicon.classes(of: tokens[$0].word).contains(.and) }
      last = mention
      // "Canberra, Sydney and Hamilton": of one state, whatever else is called so.
      let state = hasPlace(called: mention, in: home) ? home : stateOfDay(next)
      if state == country || state == home { continue }
      country = state
      row.append(places.single(next, mention))
    }
    return isClosed ? row : []
  }

  /// Dubrovnik in 1975: Yugoslavia's.
  private func stateOfDay(_ place: PlaceRow) -> CountryCode? {
    lexicon.state(of: place.country, region: place.admin1, on: places.day)
  }

  private func hasPlace(called mention: Mention, in state: CountryCode?) -> Bool {
    lexicon.phrases.entries(of: mention.tokens.map { tokens[$0].word }).contains {
      $0.table == .place && lexicon.places[Int($0.row)].country == state
    }
  }

  /// ",", ", and", "; and then".
  private func isRowLink(_ gap: Range<Int>) -> Bool {
    (1...4).contains(gap.count)
      && gap.allSatisfy { index in
        document.isComma(index) || document.text(token: tokens[index]) == ";"
          || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.and, .to, .article])
          || ["then", "finally", "also"].contains(lexicon.vocabulary.text(tokens[index].word))
      }
  }

  /// "will visit Jordan, and Israel said": it begins a clause of its own.
  private func acts(behind place: Mention, in view: SentenceView) -> Bool {
    let next = place.tokens.upperBound
    return view.tokens.contains(next)
      && !lexicon.classes(of: tokens[next].word).isDisjoint(with: [.saying, .be, .have, .will, .may])
  }

  /// "visits A on Saturday, B on Monday and C on Tuesday": the stops behind the first.
  func stops(behind candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard [.travel, .visit, .nounVisit, .nounMeeting, .stay, .meet, .converse].contains(candidate.frame),
      let place = candidate.place,
      let date = candidate.date, date.tokens.lowerBound >= place.tokens.upperBound
    else { return [] }
    var stops: [Candidate] = []
    var end = date.tokens.upperBound
    for position in view.mentions.indices where view.mentions[position].tokens.lowerBound >= end {
      let mention = view.mentions[position]
      let semicolon = (end..<mention.tokens.lowerBound).last { document.text(token: tokens[$0]) == ";" }
      guard isStopLink((semicolon ?? end)..<mention.tokens.lowerBound), let row = places.resolve(mention)
      else { break }
      var stop = candidate
      stop.place = places.single(row, mention)
      stop.parties = candidate.parties.filter { $0.role != .host }
      stop.date = dayOfStop(position, in: view)
      stop.otherDate = nil
      guard stop.date != nil || semicolon != nil else { break }
      stops.append(stop)
      end = stop.date?.tokens.upperBound ?? mention.tokens.upperBound
    }
    return stops
  }

  /// "met three times last year: in New York in September, …": the first has a day of its own, too.
  func takeDayOfOccasion(into candidate: inout Candidate, in view: SentenceView) {
    guard let place = candidate.place, let date = candidate.date,
      (date.tokens.upperBound..<max(date.tokens.upperBound, place.tokens.lowerBound)).contains(where: {
        document.text(token: tokens[$0]) == ":"
      }),
      let next = view.mentions.first(where: { $0.tokens.lowerBound >= place.tokens.upperBound }),
      case .date(let own) = next.kind, own.tokens.lowerBound - place.tokens.upperBound <= 2
    else { return }
    candidate.date = own
    candidate.otherDate = nil
  }

  /// ", and then in", "; the", "), and".
  func isStopLink(_ gap: Range<Int>) -> Bool {
    !gap.isEmpty && gap.count <= 4
      && gap.allSatisfy { index in
        document.isComma(index) || lexicon.vocabulary.text(tokens[index].word) == "passing"
          || [";", ")"].contains(document.text(token: tokens[index]))
          || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [
            .and, .to, .placePreposition, .adverb, .article,
          ])
      }
  }
}
