import SummitModel

/// Opens a candidate event for every trigger of a sentence and attaches what its clause tells.
struct CandidateFinder {
  let document: Document
  let lexicon: Lexicon
  let clauses: ClauseReader
  let modality: ModalityReader
  let places: PlaceReader
  /// Words for which every sentence is searched.
  let it: Word
  let together: Word

  init(document: Document, lexicon: Lexicon, day: Day?) {
    self.document = document
    self.lexicon = lexicon
    it = lexicon.vocabulary.lookup("it")
    together = lexicon.vocabulary.lookup("together")
    clauses = ClauseReader(document: document, lexicon: lexicon)
    modality = ModalityReader(document: document, lexicon: lexicon)
    places = PlaceReader(document: document, lexicon: lexicon, day: day)
  }

  var tokens: Tokens { document.tokens }

  func candidates(in view: SentenceView) -> [Candidate] {
    var found: [Candidate] = []
    var objects: Set<Int> = []
    var joined: PartyGroup?
    for (position, mention) in view.mentions.enumerated() {
      switch mention.kind {
      case .trigger(let row):
        guard let trigger = reading(of: Int(row), at: mention.tokens, in: view), trigger.frame != .none,
          !qualifiesNextTrigger(position, in: view), !standsBehindSeries(position, in: view),
          !isOfSomethingElse(trigger, mention.tokens, in: view)
        else { continue }
        if var candidate = candidate(trigger, at: position, in: view, objects: &objects) {
          takeGoal(into: &candidate, from: &found)
          takeThoseJoined(&joined, into: &candidate)
          takeSeriesOfThoseWhoMeet(into: &candidate, in: view)
          found += all(of: candidate, in: view)
        } else if let more = escort(trigger, mention.tokens, in: view, objects: objects)
          ?? attendance(trigger, mention.tokens, in: view, objects: objects)
          ?? delegationHead(trigger, mention.tokens, in: view, objects: objects)
        {
          found.append(more)
        } else if trigger.frame == .attend, takeJoined(mention.tokens, into: &found, &objects, in: view) {
          continue
        } else if trigger.phrase.hasPrefix("join") {
          // "A joined B in P for talks", "A was joined by B for talks".
          joined = joinedForTalks(trigger, mention.tokens, in: view)
        }
      case .series(let row) where namesEvent(position, in: view):
        var gathering = seriesCandidate(row, at: position, in: view, objects: objects)
        takeJourney(into: &gathering, from: &found)
        found.append(gathering)
      case .place, .country:
        if let stay = stay(at: position, in: view) { found.append(stay) }
      default: continue
      }
    }
    takePartners(&found, objects, in: view)
    return found + implied(beside: found, objects, in: view)
  }

  /// A house, a meal of a meeting told beside it, people who go by themselves.
  private func isOfSomethingElse(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> Bool {
    namesSite(range) || isMealOfMeeting(range) || travelsByItself(trigger, range, in: view)
  }

  /// What a journey or an invitation before it is for.
  private func takeGoal(into candidate: inout Candidate, from found: inout [Candidate]) {
    if candidate.series != nil { takeJourney(into: &candidate, from: &found) }
    takeInvitation(into: &candidate, from: &found)
  }

  /// "A will travel to P, joining B and C".
  private func takeJoined(
    _ range: Range<Int>, into found: inout [Candidate], _ objects: inout Set<Int>, in view: SentenceView
  ) -> Bool {
    guard !found.isEmpty,
      let joined = clauses.object(after: range, clause: view.tokens, in: view),
      joined.group.parties.contains(where: \.isNamed)
    else { return false }
    let role: Role = found[found.count - 1].frame == .travel ? .visitor : .participant
    add(joined.group, as: role, to: &found[found.count - 1])
    objects.insert(joined.position)
    return true
  }

  /// One candidate, or several where its words tell of several: legs of a journey, stops, rows, the last occasion.
  private func all(of candidate: Candidate, in view: SentenceView) -> [Candidate] {
    var candidate = candidate
    takeDayOfOccasion(into: &candidate, in: view)
    let told =
      separate(candidate, in: view) ?? inTurn(candidate, in: view)
      ?? legs(of: candidate, in: view) + stops(behind: candidate, in: view)
    let last = lastOccasion(before: candidate, in: view)
    let partners = partners(behind: candidate, in: view)
    return without(partners, told) + gapped(behind: candidate, in: view) + partners
      + occasions(behind: candidate, in: view)
      + [last].compactMap { $0 }
  }

  /// What a sentence tells without a word for it.
  private func implied(beside found: [Candidate], _ objects: Set<Int>, in view: SentenceView) -> [Candidate] {
    let one =
      found.isEmpty
      ? ellipsis(in: view) ?? decision(in: view) ?? hereTogether(in: view, objects: objects) : nil
    return [one, itTakesPlace(in: view)].compactMap { $0 } + timesTogether(in: view, objects: objects)
  }

  /// Whether a series is told of, and not a treaty, a way of talking or a body that is called like it.
  private func namesEvent(_ position: Int, in view: SentenceView) -> Bool {
    !namesTreaty(view.mentions[position].tokens, in: view) && !isMereProcess(position, in: view)
      && !namesBody(position, in: view)
  }

  /// "the Strategic Arms Reduction Talks Treaty": what came of a series.
  private func namesTreaty(_ series: Range<Int>, in view: SentenceView) -> Bool {
    series.upperBound < view.tokens.upperBound && tokens[series.upperBound].isCapitalised
      && Self.treaties.contains(lexicon.vocabulary.text(tokens[series.upperBound].word))
  }

  /// "at the World Conference Center": a house.
  func namesSite(_ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].isCapitalised, !tokens[range.lowerBound].has(.sentenceStart),
      range.upperBound < tokens.count
    else { return false }
    // "at the Brisbane Conference and Exhibition Centre".
    let isJoined =
      range.upperBound + 2 < tokens.count
      && lexicon.classes(of: tokens[range.upperBound].word).contains(.and)
      && tokens[range.upperBound + 1].isCapitalised
    let house = isJoined ? range.upperBound + 2 : range.upperBound
    return ["center", "centre", "hall", "room", "building", "complex"].contains(
      lexicon.vocabulary.text(tokens[house].word)) && tokens[house].isCapitalised
  }

  /// "use of the Normandy format", "the Barcelona process": how states talk, unless a meeting of it is told.
  private func isMereProcess(_ position: Int, in view: SentenceView) -> Bool {
    let range = view.mentions[position].tokens
    guard ["format", "process"].contains(lexicon.vocabulary.text(tokens[range.upperBound - 1].word)) else {
      return false
    }
    return !view.mentions.contains { mention in
      isEvent(mention) && mention.tokens != range
        && ((0...1).contains(mention.tokens.lowerBound - range.upperBound)
          || (0...4).contains(range.lowerBound - mention.tokens.upperBound))
    }
  }

  /// "face-to-face talks", "summit meeting": the last noun is the event.
  func qualifiesNextTrigger(_ position: Int, in view: SentenceView) -> Bool {
    if isOfSeries(position, in: view) { return true }
    guard position + 1 < view.mentions.count, case .trigger(let row) = view.mentions[position + 1].kind else {
      return false
    }
    if case .trigger(let own) = view.mentions[position].kind,
      reading(of: Int(own), at: view.mentions[position].tokens, in: view)?.form != .noun
    {
      return false
    }
    // "held talks on the phone": how they talked.
    let next = view.mentions[position + 1].tokens.lowerBound
    return next == view.mentions[position].tokens.upperBound && lexicon.triggers[Int(row)].form == .noun
      && !lexicon.classes(of: tokens[next].word).contains(.preposition)
  }

  /// "a G8 meeting", "the ASEAN summit meeting", "EC foreign ministers, meeting in Luxembourg,": the series tells of it.
  func standsBehindSeries(_ position: Int, in view: SentenceView) -> Bool {
    guard position > 0, case .series = view.mentions[position - 1].kind else { return false }
    let (series, start) = (view.mentions[position - 1].tokens, view.mentions[position].tokens.lowerBound)
    let isAside =
      document.isComma(series.upperBound) && series.upperBound + 1 == start
      && lexicon.vocabulary.text(tokens[start].word) == "meeting"
    guard
      series.upperBound == start || isAside || isOwnMeeting(series.upperBound..<start)
        || areMeeting(series, start)
    else { return false }
    return ["meeting", "summit", "summit meeting", "conference", "retreat"].contains(
      lexicon.triggers[triggerRow(of: view.mentions[position])].phrase)
  }

  /// "the World Economic Forum's annual meeting".
  private func isOwnMeeting(_ gap: Range<Int>) -> Bool {
    guard let first = gap.first, gap.count <= 2, tokens[first].has(.possessive) else { return false }
    return gap.dropFirst().allSatisfy {
      ["annual", "regular", "ministerial", "yearly", "spring", "autumn"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private func triggerRow(of mention: Mention) -> Int {
    if case .trigger(let row) = mention.kind { Int(row) } else { 0 }
  }

  /// "the summit of the Group of Seven", "a meeting in London of the Contact Group": the series behind it is the event.
  func isOfSeries(_ position: Int, in view: SentenceView) -> Bool {
    let meeting = view.mentions[position].tokens
    let next =
      position + 1 < view.mentions.count && places.resolve(view.mentions[position + 1]) != nil ? 2 : 1
    guard position + next < view.mentions.count, case .series = view.mentions[position + next].kind,
      ["summit", "meeting", "conference", "session"].contains(
        lexicon.vocabulary.text(tokens[meeting.upperBound - 1].word))
    else { return false }
    let gap = meeting.upperBound..<view.mentions[position + next].tokens.lowerBound
    return !gap.isEmpty && gap.count <= (next == 1 ? 2 : 6)
      && gap.allSatisfy {
        ["of", "the", "in", "within"].contains(lexicon.vocabulary.text(tokens[$0].word))
          || next == 2 && view.mentions[position + 1].tokens.contains($0)
      }
  }

  // MARK: Candidates

  func candidate(_ trigger: Trigger, at position: Int, in view: SentenceView, objects: inout Set<Int>)
    -> Candidate?
  {
    let range = view.mentions[position].tokens
    let clause = clauses.clause(around: range, in: view)
    var candidate = Candidate(
      kind: trigger.kind, frame: trigger.frame, sentence: view.index, trigger: range, rule: trigger.phrase)
    let guest = guest(invitedBy: trigger, range, in: view)
    let other = trigger.form == .base ? other(expectedTo: range, in: view) : nil
    var subject = guest ?? other ?? clauses.subject(of: range, in: view, objects: objects)
    let entry = subject == nil ? entry(before: range, in: view) : nil
    subject = subject ?? entry?.who
    if subject == nil || isCommission(range), takeCommission(into: &candidate, in: view) { subject = nil }
    let isParticiple = trigger.form == .gerund && range.lowerBound == view.tokens.lowerBound
    if isParticiple || trigger.form == .gerund && subject == nil && opensAfter(range, in: view) {
      subject = mainSubject(behind: range, in: view)
    } else if trigger.form == .gerund, subject?.mayBePlace ?? false {
      subject = actor(before: range, in: view) ?? subject
    }
    if trigger.form == .noun {
      guard attachNoun(trigger, at: position, clause: clause, subject: subject, in: view, to: &candidate)
      else { return nil }
    } else {
      guard
        attachVerb(
          trigger, range, clause: clause, subject: subject, in: view, objects: &objects, to: &candidate)
      else { return nil }
      if isParticiple { candidate.modality = modalityOfMain(behind: subject, in: view) }
      if trigger.form == .gerund, isAside(range, in: view) {
        candidate.modality = modalityBehindAside(range, in: view)
      }
    }
    if isSport(candidate, in: view) || isOwnMeal(range) || meetsCitizens(candidate, clause) { return nil }
    nameBodysMeeting(&candidate)
    meetsMany(&candidate, clause: clause, in: view)
    readInvitation(to: guest, trigger, in: view, &candidate)
    readPlans(&candidate, in: view)
    finish(&candidate, clause: clause, at: position, in: view)
    if let entry, candidate.place == nil { candidate.place = entry.place }
    if let guest { dropDay(ofInviting: guest, &candidate) }
    readSentence(view, clause, into: &candidate)
    return isOfNoOccasion(candidate, clause: clause, in: view) ? nil : candidate
  }

  /// "On Friday A invited B to come": the day of the invitation.
  private func dropDay(ofInviting guest: PartyGroup, _ candidate: inout Candidate) {
    guard let date = candidate.date, date.tokens.upperBound <= guest.tokens.lowerBound else { return }
    candidate.date = nil
  }

  /// "After meeting B in Paris on Tuesday, A said".
  private func opensAfter(_ gerund: Range<Int>, in view: SentenceView) -> Bool {
    gerund.lowerBound == behindFrontedDay(in: view) + 1
      && ["after", "before", "following"].contains(
        lexicon.vocabulary.text(tokens[gerund.lowerBound - 1].word))
  }

  /// What became of plans and offers.
  private func readPlans(_ candidate: inout Candidate, in view: SentenceView) {
    readNewDate(&candidate, in: view)
    readPlanGivenUp(&candidate, in: view)
    readOffer(&candidate, in: view)
  }

  /// "will not take place as planned; a new date is being sought".
  private func readNewDate(_ candidate: inout Candidate, in view: SentenceView) {
    guard candidate.modality.isCalledOff,
      modality.pair(view.tokens, ["new date", "new dates", "later date"])
    else { return }
    candidate.modality.isCalledOff = false
    candidate.modality.isPutOff = true
  }

  /// "will visit B and C before going on to D": who acts, behind the places of the first verb.
  private func actor(before gerund: Range<Int>, in view: SentenceView) -> PartyGroup? {
    view.lastGroup(before: gerund.lowerBound) {
      !$0.mayBePlace && $0.preposition == nil && !$0.isPossessive && $0.parties.contains(where: \.isNamed)
    }
  }

  /// "expected B to meet C": who would do so.
  private func other(expectedTo range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard range.lowerBound > view.tokens.lowerBound else { return nil }
    let isInfinitive = lexicon.classes(of: tokens[range.lowerBound - 1].word).contains(.to)
    let end = isInfinitive ? range.lowerBound - 1 : range.lowerBound
    guard end > view.tokens.lowerBound,
      let group = view.groups.last(where: { $0.tokens.upperBound == end }), !group.isPossessive,
      group.tokens.lowerBound > view.tokens.lowerBound
    else { return nil }
    let verb = lexicon.vocabulary.text(tokens[group.tokens.lowerBound - 1].word)
    // "offered to have B meet C".
    return isInfinitive
      ? Self.ordering.contains(verb) ? group : nil : ["have", "let"].contains(verb) ? group : nil
  }

  /// Verbs by which somebody is made, or meant, to do something.
  private static let ordering: Set<String> = [
    "expect", "expects", "expected", "expecting", "want", "wants", "send", "sends", "sent", "sending",
    "dispatch", "dispatched", "directed", "told",
  ]

  func add(_ group: PartyGroup, as role: Role, to candidate: inout Candidate) {
    if group.isAnaphoric || !group.pronoun.isEmpty { candidate.anaphora.append(group) }
    for var party in group.parties where !candidate.parties.contains(where: { $0.key == party.key }) {
      if role != .participant { party.role = role }
      // Whoever is named is there for his state.
      if party.isBareState, candidate.parties.contains(where: { $0.isNamed && $0.country == party.country }) {
        continue
      }
      if party.isNamed { candidate.parties.removeAll { $0.isBareState && $0.country == party.country } }
      candidate.parties.append(party)
    }
  }
}
