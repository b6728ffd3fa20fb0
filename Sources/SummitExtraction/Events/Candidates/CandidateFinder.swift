import SummitModel

/// Opens a candidate event for every trigger of a sentence and attaches what its clause tells.
struct CandidateFinder {
  let document: Document
  let lexicon: Lexicon
  let clauses: ClauseReader
  let modality: ModalityReader
  let places: PlaceReader

  init(document: Document, lexicon: Lexicon, day: Day?) {
    self.document = document
    self.lexicon = lexicon
    clauses = ClauseReader(document: document, lexicon: lexicon)
    modality = ModalityReader(document: document, lexicon: lexicon)
    places = PlaceReader(document: document, lexicon: lexicon, day: day)
  }

  var tokens: [Token] { document.tokens }

  func candidates(in view: SentenceView) -> [Candidate] {
    var found: [Candidate] = []
    var objects: Set<Int> = []
    var joined: PartyGroup?
    for (position, mention) in view.mentions.enumerated() {
      switch mention.kind {
      case .trigger(let row):
        guard let trigger = reading(of: Int(row), at: mention.tokens, in: view), trigger.frame != .none,
          !qualifiesNextTrigger(position, in: view), !standsBehindSeries(position, in: view)
        else { continue }
        if var candidate = candidate(trigger, at: position, in: view, objects: &objects) {
          if candidate.series != nil { takeJourney(into: &candidate, from: &found) }
          if let hosts = joined, candidate.frame == .nounMeeting {
            add(hosts, as: .participant, to: &candidate)
          }
          joined = nil
          found +=
            separate(candidate, in: view)
            ?? legs(of: candidate, in: view) + stops(behind: candidate, in: view)
          found += gapped(behind: candidate, in: view)
          if let last = lastOccasion(before: candidate, in: view) { found.append(last) }
        } else if let escort = escort(trigger, mention.tokens, in: view, objects: objects) {
          found.append(escort)
        } else if let attendance = attendance(trigger, mention.tokens, in: view, objects: objects) {
          found.append(attendance)
        } else if trigger.frame == .attend, !found.isEmpty,
          let joined = clauses.object(after: mention.tokens, clause: view.tokens, in: view),
          joined.group.parties.contains(where: \.isNamed)
        {
          // "A will travel to P, joining B and C".
          add(
            joined.group, as: found[found.count - 1].frame == .travel ? .visitor : .participant,
            to: &found[found.count - 1])
          objects.insert(joined.position)
        } else if trigger.phrase.hasPrefix("join") {
          // "A joined B in P for talks".
          joined = clauses.object(after: mention.tokens, clause: view.tokens, in: view)?.group
        }
      case .series(let row) where !namesTreaty(mention.tokens, in: view):
        var gathering = seriesCandidate(row, at: position, in: view, objects: objects)
        takeJourney(into: &gathering, from: &found)
        found.append(gathering)
      case .place, .country:
        if let stay = stay(at: position, in: view) { found.append(stay) }
      default: continue
      }
    }
    shareJourney(&found, in: view)
    if found.isEmpty, let one = ellipsis(in: view) { found.append(one) }
    if let it = itTakesPlace(in: view) { found.append(it) }
    return found + timesTogether(in: view, objects: objects)
  }

  /// "the Strategic Arms Reduction Talks Treaty": what came of a series.
  private func namesTreaty(_ series: Range<Int>, in view: SentenceView) -> Bool {
    series.upperBound < view.tokens.upperBound && tokens[series.upperBound].isCapitalised
      && Self.treaties.contains(lexicon.vocabulary.text(tokens[series.upperBound].word))
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
  private func isStation(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index > view.tokens.lowerBound, range.lowerBound - index <= 4, !document.isComma(index),
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .and])
    {
      index -= 1
    }
    return document.isComma(index)
      || ["after", "before", "including", "with", "and"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "He was joined by B and C": they travel with him.
  func escort(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>)
    -> Candidate?
  {
    guard trigger.frame == .attend, isPassive(range, trigger),
      let subject = clauses.subject(of: range, in: view, objects: objects)
    else { return nil }
    let clause = clauses.clause(around: range, in: view)
    let escort = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).filter
    { $0.group.parties.contains(where: \.isNamed) }
    guard let first = escort.first else { return nil }
    var candidate = Candidate(
      kind: .visit, frame: .travel, sentence: view.index, trigger: range, rule: trigger.phrase)
    add(subject, as: .visitor, to: &candidate)
    add(first.group, as: .delegation, to: &candidate)
    candidate.modality.isPast = true
    candidate.isDefinite = true
    candidate.isEscort = true
    return candidate
  }

  /// "B and C also took part", "D attended the sessions": no event is named beside it.
  private func attendance(
    _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>
  ) -> Candidate? {
    let clause = clauses.clause(around: range, in: view)
    guard trigger.frame == .attend, !trigger.phrase.hasPrefix("join"),
      !trigger.phrase.hasSuffix("expected") || tokens[range.upperBound].has(.terminator),
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
    candidate.isAttendance = true
    return candidate
  }

  /// "will go to A for the summit": the journey is no visit beside it; where it leads, the summit is.
  private func takeJourney(into gathering: inout Candidate, from found: inout [Candidate]) {
    guard gathering.isGoal, let last = found.last, [.travel, .visit, .stay].contains(last.frame),
      let place = last.place,
      last.parties.allSatisfy({ party in gathering.parties.contains { $0.key == party.key } }),
      last.anaphora.count == gathering.anaphora.count
    else { return }
    let narrower = gathering.place.map { $0.place.country == place.place.country } ?? true
    guard narrower else { return }
    gathering.place = place
    gathering.date = gathering.date ?? last.date
    gathering.otherDate = gathering.otherDate ?? last.date
    found.removeLast()
  }

  /// "had separate talks with B and C": one with each.
  private func separate(_ candidate: Candidate, in view: SentenceView) -> [Candidate]? {
    let trigger = candidate.trigger
    guard [.nounMeeting, .nounCall].contains(candidate.frame),
      (max(view.tokens.lowerBound, trigger.lowerBound - 3)..<trigger.lowerBound).contains(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "separate"
      }),
      let others = view.groups.first(where: {
        $0.preposition == "with" && $0.tokens.lowerBound >= trigger.upperBound && $0.parties.count >= 2
      }),
      let one = candidate.parties.first(where: { party in !others.parties.contains { $0.key == party.key } })
        ?? (candidate.anaphora.isEmpty ? nil : others.parties.first)
    else { return nil }
    return others.parties.map { other in
      var each = candidate
      each.parties = candidate.anaphora.isEmpty ? [one, other] : [other]
      return each
    }
  }

  /// "travelled to A, B and C": a visit for each.
  func legs(of candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard candidate.frame == .travel || candidate.frame == .visit || candidate.frame == .nounVisit,
      let place = candidate.place,
      let group = view.groups.first(where: {
        $0.tokens.contains(place.tokens.lowerBound) && $0.mayBePlace && $0.parties.count > 1
      })
    else { return [candidate] }
    let legs = group.mentions.compactMap { position -> Candidate? in
      guard let row = places.resolve(view.mentions[position]) else { return nil }
      var leg = candidate
      leg.place = places.single(row, view.mentions[position])
      return leg
    }
    return legs.isEmpty ? [candidate] : legs
  }

  /// "visits A on Saturday, B on Monday and C on Tuesday": the stops behind the first.
  private func stops(behind candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard [.travel, .visit, .nounVisit, .stay, .meet, .converse].contains(candidate.frame),
      let place = candidate.place,
      let date = candidate.date, date.tokens.lowerBound >= place.tokens.upperBound
    else { return [] }
    var stops: [Candidate] = []
    var end = date.tokens.upperBound
    for position in view.mentions.indices.dropLast() {
      guard view.mentions[position].tokens.lowerBound >= end else { continue }
      let mention = view.mentions[position]
      guard isStopLink(end..<mention.tokens.lowerBound), let row = places.resolve(mention),
        case .date(let day) = view.mentions[position + 1].kind, !day.isDuration,
        day.tokens.lowerBound - mention.tokens.upperBound <= 2
      else { break }
      var stop = candidate
      stop.place = places.single(row, mention)
      stop.date = day
      stop.parties = candidate.parties.filter { $0.role != .host }
      stops.append(stop)
      end = day.tokens.upperBound
    }
    return stops
  }

  /// ", and then in".
  private func isStopLink(_ gap: Range<Int>) -> Bool {
    !gap.isEmpty && gap.count <= 4
      && gap.allSatisfy { index in
        document.isComma(index) || lexicon.vocabulary.text(tokens[index].word) == "passing"
          || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [
            .and, .to, .placePreposition, .adverb,
          ])
      }
  }

  /// "face-to-face talks", "summit meeting": the last noun is the event.
  func qualifiesNextTrigger(_ position: Int, in view: SentenceView) -> Bool {
    guard position + 1 < view.mentions.count, case .trigger(let row) = view.mentions[position + 1].kind else {
      return false
    }
    if case .trigger(let own) = view.mentions[position].kind,
      reading(of: Int(own), at: view.mentions[position].tokens, in: view)?.form != .noun
    {
      return false
    }
    return view.mentions[position + 1].tokens.lowerBound == view.mentions[position].tokens.upperBound
      && lexicon.triggers[Int(row)].form == .noun
  }

  /// "a G8 meeting", "the ASEAN summit meeting": the series tells of it.
  func standsBehindSeries(_ position: Int, in view: SentenceView) -> Bool {
    guard position > 0, case .series = view.mentions[position - 1].kind,
      view.mentions[position - 1].tokens.upperBound == view.mentions[position].tokens.lowerBound
    else { return false }
    return ["meeting", "summit", "summit meeting", "conference"].contains(
      lexicon.triggers[triggerRow(of: view.mentions[position])].phrase)
  }

  private func triggerRow(of mention: Mention) -> Int {
    if case .trigger(let row) = mention.kind { Int(row) } else { 0 }
  }

  // MARK: Candidates

  func candidate(_ trigger: Trigger, at position: Int, in view: SentenceView, objects: inout Set<Int>)
    -> Candidate?
  {
    let range = view.mentions[position].tokens
    let clause = clauses.clause(around: range, in: view)
    var candidate = Candidate(
      kind: trigger.kind, frame: trigger.frame, sentence: view.index, trigger: range, rule: trigger.phrase)
    var subject = clauses.subject(of: range, in: view, objects: objects)
    let guest = trigger.form == .base ? guest(invitedTo: range, in: view) : nil
    if let guest { subject = guest }
    if trigger.form == .noun {
      guard attachNoun(trigger, at: position, clause: clause, subject: subject, in: view, to: &candidate)
      else { return nil }
    } else {
      guard
        attachVerb(
          trigger, range, clause: clause, subject: subject, in: view, objects: &objects, to: &candidate)
      else { return nil }
    }
    if isSport(candidate, in: view) || isOwnMeal(range) { return nil }
    if guest != nil {
      candidate.modality = Modality()
      candidate.modality.isPossible = true
    }
    finish(&candidate, clause: clause, at: position, in: view)
    // "On Friday A invited B to come": the day of the invitation.
    if let guest, let date = candidate.date, date.tokens.upperBound <= guest.tokens.lowerBound {
      candidate.date = nil
    }
    if asks(view) || supposes(clause, in: view) || invents(view, before: range.lowerBound) {
      candidate.modality.isHypothetical = true
    }
    return candidate
  }

  /// "If the two were to meet".
  private func supposes(_ clause: Range<Int>, in view: SentenceView) -> Bool {
    let opening = [clause.lowerBound - 1, clause.lowerBound].filter(view.tokens.contains)
    return opening.contains {
      ["if", "unless"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && !["only", "not"].contains(lexicon.vocabulary.text(tokens[$0 + 1].word))
    }
  }

  /// "In the novel, A meets B", "the film about the talks".
  private func invents(_ view: SentenceView, before end: Int) -> Bool {
    (view.tokens.lowerBound..<end).contains { lexicon.classes(of: tokens[$0].word).contains(.fiction) }
  }

  /// "Did A and B ever talk about it?"
  private func asks(_ view: SentenceView) -> Bool {
    guard let first = view.tokens.first, let last = view.tokens.last,
      document.text(token: tokens[last]) == "?"
    else { return false }
    let classes = lexicon.classes(of: tokens[first].word)
    return !classes.isDisjoint(with: [.be, .have, .will, .may, .doing])
  }

  /// "A invited B to visit C", "asked B to come": whoever is asked would act.
  private func guest(invitedTo range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    let to = range.lowerBound - 1
    guard to > view.tokens.lowerBound, lexicon.vocabulary.text(tokens[to].word) == "to",
      let group = view.groups.last(where: { $0.tokens.upperBound == to }),
      group.tokens.lowerBound > view.tokens.lowerBound
    else { return nil }
    let verb = lexicon.vocabulary.text(tokens[group.tokens.lowerBound - 1].word)
    return ["invite", "invites", "invited", "inviting", "asked", "urged"].contains(verb) ? group : nil
  }

  /// "Brazil meet France in the final": teams, not states.
  private func isSport(_ candidate: Candidate, in view: SentenceView) -> Bool {
    !candidate.parties.contains { $0.isNamed || $0.rank != nil }
      && view.tokens.contains { lexicon.classes(of: tokens[$0].word).contains(.sport) }
  }

  /// "A brought his own lunch".
  private func isOwnMeal(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && lexicon.vocabulary.text(tokens[range.lowerBound - 1].word) == "own"
      && ["lunch", "dinner", "breakfast"].contains(lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  func add(_ group: PartyGroup, as role: Role, to candidate: inout Candidate) {
    if group.isAnaphoric || !group.pronoun.isEmpty { candidate.anaphora.append(group) }
    for var party in group.parties where !candidate.parties.contains(where: { $0.key == party.key }) {
      if role != .participant { party.role = role }
      candidate.parties.append(party)
    }
  }
}
