import SummitModel

/// The place and the day that a candidate's clause gives.
extension CandidateFinder {
  func finish(
    _ candidate: inout Candidate, clause: Range<Int>, at position: Int, in view: SentenceView
  ) {
    if candidate.frame == .nounVisit || candidate.frame == .visit || candidate.frame == .travel {
      attachInviter(&candidate, clause: clause, in: view)
    }
    if isThere(candidate, clause, in: view) { candidate.goesThere = true }
    if candidate.place == nil, !candidate.goesThere {
      candidate.place = findPlace(candidate, clause: clause, at: position, in: view)
    }
    if candidate.place == nil { candidate.place = cityThatHosts(candidate, in: view) }
    leavePlaceOfSpeech(&candidate, in: view)
    readStopsMade(&candidate)
    candidate.place = candidate.place.map { city(in: $0, of: candidate, clause, in: view) ?? $0 }
    if let place = candidate.place {
      candidate.place = places.surrounded(places.nearest(place, to: candidate.parties), in: view)
    }
    attachStateOfTalks(to: &candidate, in: view)
    attachOfficialsOfPlace(clause, in: view, to: &candidate)
    attachHostAtPlace(&candidate, in: view)
    readVisitor(&candidate, in: view)
    if candidate.frame.isNoun, standsAsSince(candidate.trigger, in: view) {
      candidate.isPast = true
      candidate.modality = Modality()
      candidate.modality.isPast = true
    }
    readAfter(&candidate, in: view)
    attachDates(&candidate, clause: clause, in: view)
    takeLastMeeting(into: &candidate, clause, in: view)
    readStayUnderWay(&candidate, clause)
    // "have dinner tonight".
    if !candidate.modality.isPast, let date = candidate.date,
      lexicon.vocabulary.text(tokens[date.tokens.lowerBound].word) == "tonight"
    {
      candidate.modality.isFuture = true
    }
    candidate.isPast = candidate.isPast || saysPast(candidate.trigger, in: view) && !firstMet(candidate)
    if candidate.kind == .meeting || candidate.kind == .visit,
      saysPhone(ownWords(of: candidate, clause, in: view))
    {
      candidate.phone = true
    }
  }

  /// "In London, A said he was ready for a summit": where it is said, not where the summit would be.
  private func leavePlaceOfSpeech(_ candidate: inout Candidate, in view: SentenceView) {
    guard candidate.modality.isPossible, let place = candidate.place?.tokens,
      place.lowerBound == view.tokens.lowerBound + 1, document.isComma(place.upperBound),
      let speaker = view.groups.first(where: { $0.tokens.lowerBound == place.upperBound + 1 }),
      view.tokens.contains(speaker.tokens.upperBound),
      lexicon.classes(of: tokens[speaker.tokens.upperBound].word).contains(.saying)
    else { return }
    candidate.place = nil
  }

  /// From the words that tell of an event to its end; "called on B" and "a courtesy call" are no calls.
  private func ownWords(of candidate: Candidate, _ clause: Range<Int>, in view: SentenceView) -> Range<Int> {
    let isPaid = candidate.frame == .see || candidate.rule.hasPrefix("courtesy")
    let start = isPaid ? candidate.trigger.upperBound : candidate.trigger.lowerBound
    return start..<max(start, min(endOfOwn(candidate, in: view), clause.upperBound))
  }

  /// "said after meeting with B", "told reporters following talks": over by the time of the words.
  private func readAfter(_ candidate: inout Candidate, in view: SentenceView) {
    let start = candidate.trigger.lowerBound
    if isFrontedAfter(candidate, in: view) {
      candidate.modality = Modality()
      candidate.modality.isPast = true
      return
    }
    // "called for a truce after a meeting with B".
    let isWished = candidate.modality.isPossible && candidate.frame == .nounMeeting
    let untold = !candidate.modality.isPast && !candidate.modality.isFuture && !candidate.modality.isPossible
    guard untold || isWished, !candidate.modality.isNegated,
      let after = (max(view.tokens.lowerBound, start - 6)..<start).last(where: {
        ["after", "following"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), after > view.tokens.lowerBound,
      (view.tokens.lowerBound..<after).contains(where: {
        lexicon.classes(of: tokens[$0].word).contains(.saying) || isWished && modality.isPast($0..<($0 + 1))
      }), modality.marks(in: max(view.tokens.lowerBound, after - 6)..<after).isDisjoint(with: [.will, .may])
    else { return }
    candidate.modality.isPossible = false
    candidate.modality.isPast = true
    candidate.modality.isProgressive = false
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
    var prepositions: Set<String> = ["in", "at", "near", "aboard", "outside", "off"]
    if travels { prepositions = ["in", "at", "to", "near", "into", "for"] }
    // "welcomed B to the White House".
    if candidate.frame == .receive { prepositions.insert("to") }
    if let place = places.place(directlyBefore: candidate.trigger.lowerBound, in: view) { return place }
    if candidate.frame == .nounVisit,
      let place =
        stateBefore(candidate, in: view) ?? regionBefore(candidate, in: view) ?? toured(candidate, in: view)
    {
      return place.place.isPartOfWorld ? placeTaken(behind: place, clause, in: view) ?? place : place
    }
    for later in view.mentions.indices
    where later > position && view.mentions[later].tokens.lowerBound < clause.upperBound {
      if isEvent(view.mentions[later]), !sharesTail(candidate.trigger, view.mentions[later]) { break }
      if words(from: candidate.trigger.upperBound, to: later, in: view) > 16 { break }
      if standsBehindSince(view.mentions[later].tokens.lowerBound, candidate.trigger) { break }
      if standsBehindAside(view.mentions[later].tokens, candidate.trigger, in: view) { break }
      if clauses.isOfAnother(view.mentions[later].tokens.lowerBound, behind: candidate.trigger, in: view) {
        break
      }
      if isOfNext(view.mentions[later].tokens.lowerBound, candidate.trigger) { break }
      if standsBehindWhom(view.mentions[later].tokens.lowerBound, candidate.trigger)
        || goesOnElsewhere(from: candidate.trigger.upperBound, to: view.mentions[later].tokens.lowerBound)
      {
        break
      }
      guard !belongsToTopic(view.mentions[later], of: candidate, in: view) else { continue }
      if let place = places.place(at: later, in: view, prepositions: prepositions),
        !travels || leads(candidate.trigger, to: later, in: view)
      {
        return place.place.isPartOfWorld ? placeTaken(behind: place, clause, in: view) ?? place : place
      }
    }
    if let place = whereClause(clause, in: view) ?? whereTheyMove(candidate, clause, in: view) {
      return place
    }
    return placeBefore(candidate, clause, at: position, in: view) ?? placeBeforeTalks(candidate, in: view)
  }

  private func placeBefore(
    _ candidate: Candidate, _ clause: Range<Int>, at position: Int, in view: SentenceView
  ) -> PlaceReading? {
    if candidate.frame == .invite || isPreparedOnly(candidate, in: view) { return nil }
    for earlier in view.mentions.indices.reversed()
    where earlier < position && view.mentions[earlier].tokens.lowerBound >= clause.lowerBound
      && !isBefore(view.mentions[earlier].tokens, candidate, in: view)
      && !goesOn(behind: view.mentions[earlier].tokens, to: candidate.trigger, in: view)
      && !standsInMatter(view.mentions[earlier]) && !isOfSpeaking(view.mentions[earlier], in: view)
      && !belongsToEarlierEvent(view.mentions[earlier].tokens, candidate, clause, in: view)
      && !standsBehindSince(candidate.trigger.lowerBound, view.mentions[earlier].tokens)
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

  /// "our soldiers in Afghanistan, and we have had discussions": another clause, with an actor of its own.
  private func goesOn(behind place: Range<Int>, to trigger: Range<Int>, in view: SentenceView) -> Bool {
    view.groups.contains {
      $0.tokens.lowerBound > place.upperBound && $0.tokens.upperBound <= trigger.lowerBound
        && clauses.isNominative($0)
        && lexicon.classes(of: tokens[$0.tokens.lowerBound - 1].word).contains(.and)
    }
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

  /// "a nine-day Middle East mission", "his African tour": a part of the world before the noun.
  private func regionBefore(_ candidate: Candidate, in view: SentenceView) -> PlaceReading? {
    guard
      let position = view.mentions.lastIndex(where: { $0.tokens.upperBound == candidate.trigger.lowerBound }),
      case .place(let row) = view.mentions[position].kind, lexicon.places[Int(row)].kind == .region,
      let place = places.resolve(view.mentions[position]), place.country == nil
    else { return nil }
    return places.reading(place, from: position, in: view, rule: PlaceReader.naming)
  }

  /// The words between a token and a mention, those of persons not counted: titles may be long.
  private func words(from start: Int, to later: Int, in view: SentenceView) -> Int {
    let persons = view.mentions[..<later].filter {
      switch $0.kind {
      case .person, .group: $0.tokens.lowerBound >= start
      default: false
      }
    }
    return view.mentions[later].tokens.lowerBound - start - persons.reduce(0) { $0 + $1.tokens.count }
  }

  /// "a visit by A on Monday to B", not "a visit that was about support to B".
  private func leads(_ trigger: Range<Int>, to later: Int, in view: SentenceView) -> Bool {
    let start = view.mentions[later].tokens.lowerBound
    guard
      let to = (max(trigger.upperBound, start - 4)..<start).last(where: {
        ["to", "for", "into"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return true }
    let own = (trigger.upperBound..<to).filter { index in view.mention(covering: index) == nil }
    // "a visit that focused on support to B".
    let isAbout = own.contains {
      lexicon.topicCues.end(of: .object, in: tokens, at: $0, limit: to) != nil
    }
    return own.count <= 4 && !isAbout
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

  /// "the East Asia Summit and the ASEAN summit in Hanoi": what follows both is both's.
  func sharesTail(_ trigger: Range<Int>, _ next: Mention) -> Bool {
    let between = trigger.upperBound..<max(trigger.upperBound, next.tokens.lowerBound)
    if isBeside(next.tokens.lowerBound, from: trigger.upperBound) || isScene(next.tokens, of: trigger)
      || isAtCeremony(trigger, next)
    {
      return true
    }
    guard between.count <= 14,
      between.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.and) })
    else { return false }
    return between.allSatisfy { index in
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .be, .have, .will, .may, .to, .saying, .relative,
      ]) && !document.isComma(index)
    }
  }

  /// Another event's words: what stands behind them is theirs.
  func isEvent(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .series: true
    case .trigger where namesSite(mention.tokens) || isMealOfMeeting(mention.tokens): false
    case .trigger:
      lexicon.phrases.entries(of: mention.tokens.map { tokens[$0].word }).contains { entry in
        guard entry.table == .trigger else { return false }
        let trigger = lexicon.triggers[Int(entry.row)]
        return trigger.form == .noun && trigger.frame != .none || trigger.frame == .travel
      }
    default: false
    }
  }

  /// "the NATO summit in Brussels on Monday and talks with B": what directly follows another event is that one's.
  func belongsToEarlierEvent(
    _ range: Range<Int>, _ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView
  ) -> Bool {
    let trigger = candidate.trigger
    guard candidate.frame.isNoun, range.upperBound <= trigger.lowerBound else { return false }
    return view.mentions.enumerated().contains { position, mention in
      // "A meeting in London of the Contact Group": of one occasion.
      if isOfSeries(position, in: view) { return false }
      // "On the fringes of a conference in Vienna, A had talks with B": there, too.
      if mention.tokens.lowerBound - view.tokens.lowerBound <= 6, isEvent(mention),
        isBeside(mention.tokens.lowerBound, from: view.tokens.lowerBound)
      {
        return false
      }
      if isEvent(mention), isNoun(mention, in: view), mention.tokens.lowerBound >= clause.lowerBound,
        (1...2).contains(range.lowerBound - mention.tokens.upperBound),
        !(mention.tokens.upperBound..<range.lowerBound).contains(where: {
          tokens[$0].isPunctuation || lexicon.classes(of: tokens[$0].word).contains(.article)
        })
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
}
