import SummitModel

/// Whether a candidate tells of a gathering that was told before: of a series, of a body's members, of so many.
extension Assembler {
  /// "29 nations ended a conference. A had opened the conference": of those who met nobody was named before.
  func fitNameless(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Int {
    if candidate.kind == .signing, draft.kind == .signing { return max(0, 12 - distance) }
    if isPredicate(candidate, of: draft) { return 20 }
    // "the heads of government talks", "a meeting of the four heads of government".
    if candidate.isOfStates, candidate.kind == .summit, draft.kind == .summit { return max(0, 10 - distance) }
    guard candidate.isDefinite, candidate.frame == .nounMeeting, draft.date != nil || draft.place != nil,
      [draft.kind, .meeting, .conference].contains(candidate.kind)
    else { return 0 }
    return max(0, 12 - distance + tenseFit(candidate, draft))
  }

  /// "The Congress of Vienna was a meeting of A and B": what the event was.
  private func isPredicate(_ candidate: Candidate, of draft: Draft) -> Bool {
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
      candidate.modality.isPast != isAhead || draft.status == .ongoing || candidate.modality.tense == .present
    else { return 0 }
    let isMany = draft.series != nil || draft.kind == .summit || draft.kind == .conference
    // "The Indian side was led by A": of the talks between India and another, however much was told of them.
    let isOfSide =
      ["led", "headed", "leads", "heads"].contains(candidate.rule)
      && candidate.parties.contains { head in
        draft.parties.contains { $0.entity == nil && $0.country != nil && $0.country == head.country }
      }
    return max(0, (isOfSide ? 20 : isMany ? 14 : 9) - (candidate.sentence - draft.lastSentence))
  }

  /// Those who meet for a summit: not two who see each other there.
  func isGathering(_ draft: Draft, of candidate: Candidate) -> Bool {
    [.meeting, .summit, .conference].contains(draft.kind)
      && draft.candidates.contains {
        [.meet, .gather, .host].contains($0.frame) && $0.sentence == candidate.sentence
      }
      && (draft.parties.count != 2 || !draft.parties.allSatisfy(\.isNamed))
  }

  /// "The foreign ministers of the Visegrad Group met": nobody of them is named yet.
  func isOfBody(_ draft: Draft) -> Bool {
    draft.parties.count == 1 && !draft.parties[0].isNamed && draft.parties[0].organisation != nil
      && draft.parties[0].rank != nil && draft.kind != .visit
  }

  /// "A will host a summit. B and C are expected at the summit": of which only the host was named.
  func isOfHost(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Bool {
    candidate.isDefinite && [.summit, .conference].contains(candidate.kind) && candidate.kind == draft.kind
      && distance <= 3 && draft.series == nil && !draft.isPast
      && candidate.parties.allSatisfy { $0.isNamed || $0.rank != nil }
      && draft.parties.allSatisfy { [.host, .chair, .mediator].contains($0.role) }
  }

  /// "The summit opened in Johannesburg. A welcomed B, C and D": to the summit.
  func isWelcome(_ candidate: Candidate, to draft: Draft, _ distance: Int) -> Bool {
    guard candidate.frame == .receive, candidate.series == nil, candidate.place == nil, draft.isOpen,
      !draft.isPast,
      [.held, .ongoing].contains(draft.status), distance <= 3, let country = draft.place?.place.country
    else { return false }
    let guests = candidate.parties.filter { $0.role == .visitor && $0.isNamed }
    return guests.count >= 2 && candidate.parties.contains { $0.role == .host && $0.country == country }
  }

  /// "A spoke at the climate conference. Later he met President B": beside it, whoever else was at the conference.
  func isMetBeside(_ candidate: Candidate, _ draft: Draft) -> Bool {
    [.summit, .conference].contains(draft.kind) && [.meet, .receive, .see].contains(candidate.frame)
      && draft.parties.count == 1 && draft.parties[0].role != .host && candidate.sentence > draft.lastSentence
      && candidate.parties.count == 2 && candidate.parties.allSatisfy(\.isNamed)
      && !candidate.isWhatTheyMeetFor && !isHeadline(draft.lastSentence)
  }

  func fitSeries(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Int {
    if let series = candidate.series, draft.series == nil, draft.parties.count == 1,
      !draft.parties[0].isNamed, let organisation = draft.parties[0].organisation,
      lexicon.series[Int(series)].organisation == organisation
    {
      return 30 - distance
    }
    // "the US-Russia summit" after what was told of both.
    if let name = candidate.seriesTokens, draft.series == nil,
      candidate.parties.filter({ name.overlaps($0.tokens) }).count >= 2,
      candidate.parties.allSatisfy({ party in draft.parties.contains { covers($0, party) } })
    {
      return 25 - distance
    }
    if isNamedNext(candidate, draft, distance) { return max(0, 12 - distance) }
    if candidate.series == nil, repeatsHeadline(candidate, draft) { return 18 - distance }
    guard let a = candidate.series, let b = draft.series else {
      // "the summit" after "the G8 summit".
      guard candidate.series == nil, candidate.isDefinite, areOfIt(candidate, draft, distance) else {
        return 0
      }
      if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
      let kinds: Set<EventKind> = [.summit, .conference]
      let isOneOfDays =
        candidate.kind == .meeting && (candidate.duration != nil || !candidate.parties.isEmpty)
      if kinds.contains(candidate.kind), candidate.kind == draft.kind, distance <= 6 { return 20 - distance }
      return kinds.contains(candidate.kind) && distance <= 6 || isOneOfDays && distance <= 3
        ? 8 - distance : 0
    }
    guard lexicon.series[Int(a)].series == lexicon.series[Int(b)].series else { return 0 }
    if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
    return isOfEarlierYear(draft, than: candidate) ? 0 : 40 - distance
  }

  /// "At the 2021 summit they announced a fund", and then "will be launched at the summit": at the next one.
  private func isOfEarlierYear(_ draft: Draft, than candidate: Candidate) -> Bool {
    guard candidate.modality.isFuture, candidate.date == nil, let published,
      let last = draft.date?.date.latest
    else { return false }
    return last.year < published.year
  }

  /// "A was host to the meeting. It was the first time that the G20 met", "the summit opens in Costa Rica on Sunday":
  /// its name is told next.
  private func isNamedNext(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Bool {
    guard candidate.series != nil, draft.series == nil else { return false }
    // "at the Lisbon Summit", and much later "we have been at the G20".
    let isCalledByTown = candidate.place == nil && draft.place?.rule == PlaceReader.naming
    if draft.kind == .summit, draft.parties.isEmpty { return !isCalledByTown || distance <= 2 }
    return distance <= 2 && draft.kind == .meeting
      && draft.candidates.allSatisfy { $0.isDefinite && $0.frame == .nounMeeting }
      && draft.parties.allSatisfy { $0.role == .host || $0.role == .chair }
  }

  /// "World Leaders Meet for G7 Summit in Canada", and then "A joined other leaders for a summit in La Malbaie".
  private func repeatsHeadline(_ candidate: Candidate, _ draft: Draft) -> Bool {
    candidate.kind == .summit && draft.kind == .summit && candidate.sentence - draft.lastSentence <= 2
      && draft.candidates.allSatisfy { isHeadline($0.sentence) } && candidate.parties.count != 2
      && (candidate.place == nil || draft.place == nil || samePlace(candidate.place, draft.place))
  }

  /// "NATO leaders met in Lisbon. A and B joined the summit": whom "the summit" has beside it.
  private func areOfIt(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Bool {
    candidate.parties.allSatisfy { $0.role == .host || $0.role == .chair }
      || candidate.place == nil && candidate.kind == .summit && candidate.kind == draft.kind
        && candidate.parties.allSatisfy(\.isNamed)
        && (distance <= 2
          // "The summit was chaired by A and attended by B": who was at it, at the end of the report.
          || draft.isOpen && draft.status == .held && candidate.parties.contains { $0.role == .chair })
  }
}
