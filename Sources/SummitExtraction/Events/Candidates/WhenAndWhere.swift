import SummitModel

/// The place and the day that a candidate's clause gives.
extension CandidateFinder {
  func finish(
    _ candidate: inout Candidate, clause: Range<Int>, at position: Int, in view: SentenceView
  ) {
    if candidate.frame == .nounVisit || candidate.frame == .visit || candidate.frame == .travel {
      attachInviter(&candidate, clause: clause, in: view)
    }
    if candidate.frame == .nounVisit, saysThere(behind: candidate.trigger) { candidate.goesThere = true }
    if candidate.place == nil, !candidate.goesThere {
      candidate.place = findPlace(candidate, clause: clause, at: position, in: view)
    }
    if let place = candidate.place {
      candidate.place = places.surrounded(places.nearest(place, to: candidate.parties), in: view)
    }
    attachHostAtPlace(&candidate, in: view)
    if candidate.frame.isNoun, standsAsSince(candidate.trigger, in: view) {
      candidate.isPast = true
      candidate.modality = Modality()
      candidate.modality.isPast = true
    }
    attachDates(&candidate, clause: clause, in: view)
    if let last = lastMeeting(of: candidate, clause, in: view) {
      candidate.isPast = true
      candidate.modality.isNegated = false
      candidate.date = last
      let behind = view.mentions.indices.first {
        view.mentions[$0].tokens.lowerBound >= last.tokens.upperBound
      }
      if let behind, let place = places.place(at: behind, in: view, prepositions: ["in", "at"]) {
        candidate.place = place
      }
    }
    // "have dinner tonight".
    if !candidate.modality.isPast, let date = candidate.date,
      lexicon.vocabulary.text(tokens[date.tokens.lowerBound].word) == "tonight"
    {
      candidate.modality.isFuture = true
    }
    candidate.isPast = candidate.isPast || saysPast(candidate.trigger, in: view)
    if candidate.kind == .meeting || candidate.kind == .visit,
      saysPhone(candidate.trigger.lowerBound..<min(endOfOwn(candidate, in: view), clause.upperBound))
    {
      candidate.phone = true
    }
  }

  /// Where the words of a candidate end at the latest: "their meeting followed up on a phone call".
  private func endOfOwn(_ candidate: Candidate, in view: SentenceView) -> Int {
    let end = candidate.trigger.upperBound + 8
    guard candidate.frame.isNoun else { return end }
    let next = view.mentions.first {
      $0.tokens.lowerBound > candidate.trigger.upperBound && isEvent($0)
    }
    return min(end, next?.tokens.lowerBound ?? end)
  }

  /// "came to the Oval Office, where B told him": who acts at home is the host.
  private func attachHostAtPlace(_ candidate: inout Candidate, in view: SentenceView) {
    guard [.nounVisit, .visit, .travel, .stay].contains(candidate.frame), let place = candidate.place,
      let country = place.place.country
    else { return }
    let next =
      document.isComma(place.tokens.upperBound) ? place.tokens.upperBound + 1 : place.tokens.upperBound
    guard next < view.tokens.upperBound, lexicon.vocabulary.text(tokens[next].word) == "where",
      let actor = view.groups.first(where: { $0.tokens.lowerBound > next }),
      actor.tokens.lowerBound - next <= 3,
      !actor.isPossessive, actor.parties.count == 1, actor.parties[0].isNamed,
      actor.parties[0].country == country
    else { return }
    add(actor, as: .host, to: &candidate)
  }

  /// "at the invitation of President B": B is the host.
  func attachInviter(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    for group in view.groups where clause.contains(group.tokens.lowerBound) && group.preposition == "of" {
      let words = max(view.tokens.lowerBound, group.tokens.lowerBound - 3)..<group.tokens.lowerBound
      if words.contains(where: { lexicon.vocabulary.text(tokens[$0].word) == "invitation" }) {
        add(group, as: .host, to: &candidate)
      }
    }
  }

  func findPlace(_ candidate: Candidate, clause: Range<Int>, at position: Int, in view: SentenceView)
    -> PlaceReading?
  {
    let travels = candidate.frame == .nounVisit || candidate.frame == .travel || candidate.frame == .invite
    let prepositions: Set<String> =
      travels ? ["in", "at", "to", "near", "into", "for"] : ["in", "at", "near", "aboard", "outside"]
    if let place = places.place(directlyBefore: candidate.trigger.lowerBound, in: view) { return place }
    if candidate.frame == .nounVisit, let place = stateBefore(candidate, in: view) { return place }
    for later in view.mentions.indices
    where later > position && view.mentions[later].tokens.lowerBound < clause.upperBound {
      if isEvent(view.mentions[later]), !sharesTail(candidate.trigger, view.mentions[later]) { break }
      if words(from: candidate.trigger.upperBound, to: later, in: view) > 16 { break }
      if standsBehindSince(view.mentions[later].tokens.lowerBound, candidate.trigger) { break }
      guard !belongsToTopic(view.mentions[later], of: candidate, in: view) else { continue }
      if let place = places.place(at: later, in: view, prepositions: prepositions) { return place }
    }
    if let place = whereClause(clause, in: view) { return place }
    for earlier in view.mentions.indices.reversed()
    where earlier < position && view.mentions[earlier].tokens.lowerBound >= clause.lowerBound
      && !isBefore(view.mentions[earlier].tokens, candidate, in: view)
      && !standsInMatter(view.mentions[earlier])
      && !belongsToEarlierEvent(view.mentions[earlier].tokens, candidate, clause, in: view)
    {
      if let place = places.place(at: earlier, in: view, prepositions: ["in", "at", "near", "aboard"]) {
        return place
      }
      if goes(to: view.mentions[earlier], from: clause),
        let place = places.place(at: earlier, in: view, prepositions: ["to", "for"])
      {
        return place
      }
    }
    return nil
  }

  /// "Nixon ends China journey": a state before the noun, where a traveller from another is named.
  private func stateBefore(_ candidate: Candidate, in view: SentenceView) -> PlaceReading? {
    guard
      let position = view.mentions.lastIndex(where: { $0.tokens.upperBound == candidate.trigger.lowerBound }),
      case .country(let country) = view.mentions[position].kind, country.form == .name,
      !view.mentions[position].isPossessive, let row = places.resolve(view.mentions[position]),
      candidate.parties.contains(where: { $0.isNamed && $0.country != country.code })
    else { return nil }
    return places.reading(row, from: position, in: view, rule: "state that names the journey")
  }

  /// The words between a token and a mention, those of persons not counted: titles may be long.
  private func words(from start: Int, to later: Int, in view: SentenceView) -> Int {
    let persons = view.mentions[..<later].filter {
      if case .person = $0.kind { $0.tokens.lowerBound >= start } else { false }
    }
    return view.mentions[later].tokens.lowerBound - start - persons.reduce(0) { $0 + $1.tokens.count }
  }

  /// "will go on to Ottawa for his talks".
  func goes(to mention: Mention, from clause: Range<Int>) -> Bool {
    (max(clause.lowerBound, mention.tokens.lowerBound - 6)..<mention.tokens.lowerBound).contains {
      Self.motion.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  static let motion: Set<String> = [
    "go", "goes", "went", "gone", "going", "travel", "travels", "travelled", "traveled", "fly", "flew",
    "flown", "leave", "leaves", "left",
    "head", "headed", "proceed", "proceeded", "return", "returned", "continue", "come", "came", "arrive",
    "arrived",
  ]

  /// "at the Sunnylands Retreat in California where he is holding a summit": the place that the clause is about.
  func whereClause(_ clause: Range<Int>, in view: SentenceView) -> PlaceReading? {
    guard clause.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[clause.lowerBound - 1].word) == "where"
    else { return nil }
    var end = clause.lowerBound - 1
    if document.isComma(end - 1) { end -= 1 }
    guard let last = view.mentions.lastIndex(where: { $0.tokens.upperBound == end }) else { return nil }
    for first in stride(from: last, through: max(0, last - 2), by: -1) {
      let reading = places.place(
        at: first, in: view,
        prepositions: ["in", "at", "near", "to", "aboard", "outside", "about", "from", "of", "for"])
      if let reading, reading.tokens.upperBound == end,
        first == 0
          || places.place(
            at: first - 1, in: view, prepositions: ["in", "at", "near", "to", "aboard", "outside"])?.tokens
            .upperBound != end
      {
        return reading
      }
    }
    return nil
  }

  /// "the East Asia Summit and the ASEAN summit in Hanoi": what follows both is both's.
  func sharesTail(_ trigger: Range<Int>, _ next: Mention) -> Bool {
    let between = trigger.upperBound..<max(trigger.upperBound, next.tokens.lowerBound)
    if isBeside(next.tokens.lowerBound, from: trigger.upperBound) { return true }
    guard between.count <= 14,
      between.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.and) })
    else { return false }
    return between.allSatisfy { index in
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .be, .have, .will, .may, .to, .saying, .relative,
      ]) && !document.isComma(index)
    }
  }

  /// "on the sidelines of", "in the margins of" before an event: what is told before it takes place there.
  func isBeside(_ event: Int, from start: Int) -> Bool {
    (max(start, event - 6)..<max(start, event)).contains {
      ["sidelines", "sideline", "margins", "margin", "fringes", "fringe", "beside"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// Another event's words: what stands behind them is theirs.
  func isEvent(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .series: true
    case .trigger:
      lexicon.phrases.entries(of: mention.tokens.map { tokens[$0].word }).contains { entry in
        guard entry.table == .trigger else { return false }
        let trigger = lexicon.triggers[Int(entry.row)]
        return trigger.form == .noun && trigger.frame != .none || trigger.frame == .travel
      }
    default: false
    }
  }

  func attachDates(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    var best: (date: DateMention, distance: Int)?
    for mention in view.mentions {
      guard case .date(let date) = mention.kind else { continue }
      if date.isDuration {
        if candidate.duration == nil, clause.overlaps(date.tokens) { candidate.duration = date }
        continue
      }
      guard isOfClause(date, candidate, clause, in: view), !isOfInviting(date.tokens, candidate) else {
        continue
      }
      let behind = date.tokens.lowerBound - candidate.trigger.upperBound
      let distance = behind >= 0 ? behind : distance(of: date, before: candidate.trigger)
      if let nearer = best, nearer.distance <= distance {
        candidate.otherDate = candidate.otherDate ?? date
      } else {
        candidate.otherDate = best?.date
        best = (date, distance)
      }
    }
    if best == nil, let date = whenClause(clause, in: view) { best = (date, 0) }
    if candidate.isDayOfJourney, let date = best?.date, date.tokens.upperBound <= candidate.trigger.lowerBound
    {
      return
    }
    candidate.date = best?.date
    if candidate.frame.isNoun, let first = best?.date {
      candidate.lastDay = closingDay(behind: first, clause, in: view)
    }
  }

  /// "will leave tomorrow to attend the summit on 7 July": a day before the infinitive is the main verb's first.
  private func distance(of date: DateMention, before trigger: Range<Int>) -> Int {
    let gap = date.tokens.upperBound..<max(date.tokens.upperBound, trigger.lowerBound)
    let isPurpose = gap.contains { lexicon.vocabulary.text(tokens[$0].word) == "to" }
    return gap.count + (isPurpose ? 9 : 3)
  }

  /// Whether nothing takes a date away from an event: the saying of it, another event, an aside.
  private func isOfClause(
    _ date: DateMention, _ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView
  ) -> Bool {
    guard ![.by, .since, .until].contains(date.relation) || isSince(date.tokens, candidate),
      !isSpanOfYears(date), !standsInNextClause(date.tokens.lowerBound, candidate, in: view),
      !standsBehindWhich(date, candidate),
      clause.contains(date.tokens.lowerBound), !belongsToSaying(date, candidate.trigger, in: view),
      !standsBehindSince(date.tokens.lowerBound, candidate.trigger), !isSinceSomebody(date.tokens, in: view),
      !belongsToEarlierEvent(date.tokens, candidate, clause, in: view),
      !standsInAside(date.tokens, candidate.trigger, clause),
      !isOfResult(date.tokens, candidate.trigger, in: view), !isOfBreak(date.tokens, candidate.trigger),
      !standsBehindApposition(date.tokens, candidate.trigger),
      !standsInRelative(date.tokens, candidate.trigger, in: view), !qualifiesOther(date, candidate, in: view),
      !standsBehindAs(date.tokens.lowerBound, in: view), !isBeforeGoal(date, candidate, in: view)
    else { return false }
    return !view.mentions.contains {
      isEvent($0) && !sharesTail(candidate.trigger, $0)
        && $0.tokens.lowerBound >= candidate.trigger.upperBound
        && $0.tokens.upperBound <= date.tokens.lowerBound
    }
  }

  /// "followed up on the September 9 phone call": the day is part of another event's name.
  private func qualifiesOther(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard date.isAttributive || isOwned(date), !candidate.trigger.overlaps(date.tokens) else { return false }
    return view.mentions.contains {
      isEvent($0) && $0.tokens != candidate.trigger
        && (0...1).contains($0.tokens.lowerBound - date.tokens.upperBound)
        && $0.tokens.lowerBound != candidate.trigger.lowerBound
    }
  }

  /// "the annual retreat, which this year fell to B": the year of the turn, not of the meeting.
  private func standsBehindWhich(_ date: DateMention, _ candidate: Candidate) -> Bool {
    date.tokens.lowerBound > candidate.trigger.upperBound
      && lexicon.vocabulary.text(tokens[date.tokens.lowerBound - 1].word) == "which"
  }

  /// "their second meeting in a month, and negotiators crossed on Sunday": the day of what another did.
  private func standsInNextClause(_ date: Int, _ candidate: Candidate, in view: SentenceView) -> Bool {
    view.groups.contains { group in
      let and = group.tokens.lowerBound - 1
      guard and > candidate.trigger.upperBound, group.tokens.upperBound < date, group.preposition == nil,
        !group.isPossessive, lexicon.classes(of: tokens[and].word).contains(.and), document.isComma(and - 1)
      else { return false }
      return clauses.nextIsVerb(group.tokens.upperBound)
        || modality.isPast(group.tokens.upperBound..<(group.tokens.upperBound + 1))
    }
  }

  /// "over the last two decades": no event is that long.
  private func isSpanOfYears(_ date: DateMention) -> Bool {
    if case .span(_, let unit) = date.expression { unit.days ?? 366 > 31 } else { false }
  }

  /// "as promised in March": the day of the promise.
  private func standsBehindAs(_ date: Int, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, date - 4)..<date).contains { index in
      lexicon.vocabulary.text(tokens[index].word) == "as" && index + 1 < date
        && modality.isPast((index + 1)..<(index + 2))
    }
  }

  /// "in their September 22 phone call".
  private func isOwned(_ date: DateMention) -> Bool {
    date.tokens.lowerBound > 0
      && lexicon.classes(of: tokens[date.tokens.lowerBound - 1].word).contains(.possessivePronoun)
  }

  /// "met today ahead of the summit": the day of the meeting, not of the summit.
  private func isBeforeGoal(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    (candidate.series != nil || [.summit, .conference].contains(candidate.kind))
      && isBefore(date.tokens, candidate, in: view, words: ["ahead", "before", "prior"])
  }

  /// "will be held in Kuala Lumpur following the ASEAN summit": what stands before is the other event's.
  private func isBefore(
    _ range: Range<Int>, _ candidate: Candidate, in view: SentenceView,
    words: Set<String> = ["ahead", "before", "prior", "following"]
  ) -> Bool {
    guard candidate.series != nil || [.summit, .conference].contains(candidate.kind),
      let ahead =
        (max(view.tokens.lowerBound, candidate.trigger.lowerBound - 6)..<candidate.trigger.lowerBound)
        .last(where: { words.contains(lexicon.vocabulary.text(tokens[$0].word)) })
    else { return false }
    return range.upperBound <= ahead
  }

  /// "opened on November 28 and closed on December 1", "begins on Monday and ends on Wednesday".
  private func closingDay(behind first: DateMention, _ clause: Range<Int>, in view: SentenceView)
    -> DateMention?
  {
    view.mentions.lazy.compactMap { mention -> DateMention? in
      guard case .date(let date) = mention.kind, !date.isDuration,
        date.tokens.lowerBound > first.tokens.upperBound, clause.contains(date.tokens.lowerBound),
        (first.tokens.upperBound..<date.tokens.lowerBound).contains(where: {
          Self.closing.contains(lexicon.vocabulary.text(tokens[$0].word))
        })
      else { return nil }
      return date
    }.first
  }

  private static let closing: Set<String> = [
    "closed", "closes", "close", "ended", "ends", "end", "concluded", "concludes", "conclude", "wraps",
    "wrapped", "lasted", "lasts", "until",
  ]

  /// "A, the host of the summit at B, had received C on Sunday": a day behind the aside that names the event.
  private func standsBehindApposition(_ date: Range<Int>, _ trigger: Range<Int>) -> Bool {
    guard date.lowerBound > trigger.upperBound,
      (max(0, trigger.lowerBound - 5)..<trigger.lowerBound).contains(where: {
        ["host", "hosts", "chairman", "chairwoman", "chair", "venue", "organiser", "organizer"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return false }
    return (trigger.upperBound..<date.lowerBound).contains { document.isComma($0) }
  }

  /// "After the meeting they honoured A, who served from 2018": a day of his life.
  private func standsInRelative(_ date: Range<Int>, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard trigger.upperBound < date.lowerBound,
      let who = (trigger.upperBound..<date.lowerBound).first(where: {
        document.isComma($0 - 1) && ["who", "whose"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return false }
    return !(who..<date.lowerBound).contains { document.isComma($0) }
  }

  /// "A, who spoke to B on Wednesday, will visit C": the day of the aside.
  func standsInAside(_ range: Range<Int>, _ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    guard range.upperBound < trigger.lowerBound, document.isComma(range.upperBound) else { return false }
    return (clause.lowerBound..<range.lowerBound).contains { index in
      index > clause.lowerBound && document.isComma(index - 1)
        && ["who", "which", "whose"].contains(lexicon.vocabulary.text(tokens[index].word))
    }
  }

  /// "on 28 September, when A received B": the day that the clause tells of.
  func whenClause(_ clause: Range<Int>, in view: SentenceView) -> DateMention? {
    guard clause.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[clause.lowerBound - 1].word) == "when"
    else { return nil }
    let end = document.isComma(clause.lowerBound - 2) ? clause.lowerBound - 2 : clause.lowerBound - 1
    return view.mentions.lazy.compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, mention.tokens.upperBound == end, !date.isDuration {
        date
      } else {
        nil
      }
    }.first
  }

  /// "the NATO summit in Brussels on Monday and talks with B": what directly follows another event is that one's.
  func belongsToEarlierEvent(
    _ range: Range<Int>, _ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView
  ) -> Bool {
    let trigger = candidate.trigger
    guard candidate.frame.isNoun, range.upperBound <= trigger.lowerBound else { return false }
    return view.mentions.contains { mention in
      if isEvent(mention), isNoun(mention, in: view), mention.tokens.lowerBound >= clause.lowerBound,
        (1...2).contains(range.lowerBound - mention.tokens.upperBound),
        !(mention.tokens.upperBound..<range.lowerBound).contains(where: { tokens[$0].isPunctuation })
      {
        return true
      }
      return isEvent(mention) && mention.tokens.lowerBound >= clause.lowerBound
        && mention.tokens.upperBound <= range.lowerBound && range.lowerBound - mention.tokens.upperBound <= 5
        && (range.upperBound..<trigger.lowerBound).contains {
          lexicon.classes(of: tokens[$0].word).contains(.and) || document.isComma($0)
        }
    }
  }

  private func isNoun(_ mention: Mention, in view: SentenceView) -> Bool {
    guard case .trigger(let row) = mention.kind else { return true }
    return reading(of: Int(row), at: mention.tokens, in: view)?.form == .noun
  }

  /// "said on Friday", "told reporters Monday": the day of the words, not of the event.
  func belongsToSaying(_ date: DateMention, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    var index = date.tokens.lowerBound - 1
    var steps = 0
    while index >= view.tokens.lowerBound, steps < 4,
      index >= trigger.upperBound || date.tokens.upperBound <= trigger.lowerBound
    {
      let classes = lexicon.classes(of: tokens[index].word)
      let named = view.mention(covering: index) != nil
      if classes.contains(.saying), !named { return true }
      guard
        classes.contains(.preposition) || classes.contains(.spokesman) || classes.contains(.adverb) || named
      else { return false }
      index -= 1
      steps += 1
    }
    return false
  }

  func isWithinDate(_ index: Int, in view: SentenceView) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }
}
