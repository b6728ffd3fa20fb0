import SummitModel

/// Which of the days that a sentence names is a candidate's own.
extension CandidateFinder {
  func attachDates(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    var best: (date: DateMention, distance: Int)?
    for mention in view.mentions {
      guard case .date(let date) = mention.kind else { continue }
      if date.isDuration {
        attachLength(date, to: &candidate, clause, in: view)
        continue
      }
      guard isOfClause(date, candidate, clause, in: view), !isOfInviting(date.tokens, candidate),
        !isOfFounding(date.tokens, in: view), !isOfRelease(date.tokens, in: view),
        !isLastDay(date, candidate, in: view), !isBehindEve(date, candidate, in: view)
      else { continue }
      let distance = distance(of: date, from: candidate)
      if let nearer = best, nearer.distance <= distance {
        candidate.otherDate = candidate.otherDate ?? date
      } else {
        candidate.otherDate = best?.date
        best = (date, distance)
      }
    }
    if best == nil, let date = dayBesideClause(&candidate, clause, in: view) { best = (date, 0) }
    if candidate.isDayOfJourney, let date = best?.date, date.tokens.upperBound <= candidate.trigger.lowerBound
    {
      return
    }
    candidate.date = best?.date
    if best == nil { readCount(&candidate, in: view) }
    if candidate.frame.isNoun, !candidate.modality.isPutOff, let first = best?.date {
      candidate.lastDay = closingDay(behind: first, clause, in: view)
    } else if let first = best?.date {
      candidate.lastDay = dayOfDeparture(behind: first, candidate, in: view)
    }
  }

  /// "the two states formed 42 years ago", "a border drawn in 1919": how old a thing is that is spoken of.
  private func isOfFounding(_ date: Range<Int>, in view: SentenceView) -> Bool {
    let before = date.lowerBound - 1
    let verb =
      before > view.tokens.lowerBound
        && !lexicon.classes(of: tokens[before].word).isDisjoint(with: [
          .preposition, .placePreposition,
        ]) ? before - 1 : before
    guard verb - 1 > view.tokens.lowerBound, tokens[verb - 1].isWord,
      lexicon.classes(of: tokens[verb - 1].word).isDisjoint(with: [.be, .have])
    else { return false }
    return [
      "formed", "founded", "established", "created", "built", "drawn", "born", "divided", "imposed",
      "occupied", "captured", "seized", "annexed",
    ].contains(lexicon.vocabulary.text(tokens[verb].word))
  }

  private func attachLength(
    _ length: DateMention, to candidate: inout Candidate, _ clause: Range<Int>, in view: SentenceView
  ) {
    guard candidate.duration == nil, clause.overlaps(length.tokens),
      !isLengthOfTalks(length.tokens, candidate, in: view), !isLengthOfOther(length, candidate, in: view)
    else { return }
    candidate.duration = length
  }

  /// "ended two days of talks and agreed to meet again": the length of the talks.
  private func isLengthOfTalks(_ length: Range<Int>, _ candidate: Candidate, in view: SentenceView) -> Bool {
    candidate.frame == .meet
      && view.mentions.contains {
        isEvent($0) && (0...2).contains($0.tokens.lowerBound - length.upperBound)
          && $0.tokens.upperBound <= candidate.trigger.lowerBound
      }
  }

  /// "will leave tomorrow to attend the summit on 7 July": a day before the infinitive is the main verb's first.
  func distance(of date: DateMention, before trigger: Range<Int>) -> Int {
    let gap = date.tokens.upperBound..<max(date.tokens.upperBound, trigger.lowerBound)
    let isPurpose = gap.contains { lexicon.vocabulary.text(tokens[$0].word) == "to" }
    // "came on Wednesday and met B on Thursday".
    let isOfOther = gap.contains { lexicon.classes(of: tokens[$0].word).contains(.and) }
    return gap.count + (isPurpose || isOfOther ? 9 : 3)
  }

  /// Whether nothing takes a date away from an event: the saying of it, another event, an aside.
  func isOfClause(
    _ date: DateMention, _ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView
  ) -> Bool {
    guard
      ![.by, .since, .until].contains(date.relation) || isSince(date.tokens, candidate)
        || isNewDay(date, candidate),
      !isSpanOfYears(date), !opensTime(date.tokens.lowerBound),
      !isOfWhatWasSaid(date.tokens.lowerBound, candidate, in: view),
      !standsInNextClause(date.tokens.lowerBound, candidate, in: view),
      !standsBehindWhich(date, candidate), !isOfStop(date.tokens, candidate),
      !standsBehindWhom(date.tokens.lowerBound, candidate.trigger),
      !isOfEarlierVerb(date.tokens, candidate, in: view),
      date.isAttributive || date.tokens.upperBound > candidate.trigger.lowerBound
        || !isPreparedOnly(candidate, in: view),
      clause.contains(date.tokens.lowerBound), !belongsToSaying(date, candidate.trigger, in: view),
      !standsBehindSince(date.tokens.lowerBound, candidate.trigger), !isSinceSomebody(date.tokens, in: view),
      !belongsToEarlierEvent(date.tokens, candidate, clause, in: view),
      !standsInAside(date.tokens, candidate.trigger, clause),
      !isOfResult(date.tokens, candidate.trigger, in: view),
      !isOfPredecessor(date.tokens, candidate, in: view),
      !standsBehindAside(date.tokens, candidate.trigger, in: view),
      !isOfBreak(date.tokens, candidate.trigger), !isOfFirstPlan(date.tokens),
      !standsBehindApposition(date.tokens, candidate.trigger),
      !standsInRelative(date.tokens, candidate.trigger, in: view), !qualifiesOther(date, candidate, in: view),
      !standsBehindAs(date.tokens.lowerBound, in: view), !isBeforeGoal(date, candidate, in: view),
      !isOfNext(date.tokens.lowerBound, candidate.trigger),
      !isDayOfWords(date.tokens, candidate), !isOfDiscussing(date.tokens, candidate, in: view),
      !isBeforeWhatIsToCome(date.tokens, candidate), !isDayOfAgreement(date.tokens, candidate)
    else { return false }
    return !view.mentions.contains {
      isEvent($0) && !sharesTail(candidate.trigger, $0)
        && $0.tokens.lowerBound >= candidate.trigger.upperBound
        && $0.tokens.upperBound <= date.tokens.lowerBound
        && !liesInClosedAside($0.tokens, behind: candidate.trigger, before: date.tokens)
    }
  }

  /// "received B, who is attending a conference in P, on Monday": the conference.
  private func liesInClosedAside(_ event: Range<Int>, behind trigger: Range<Int>, before date: Range<Int>)
    -> Bool
  {
    guard
      let who = (trigger.upperBound..<event.lowerBound).last(where: {
        document.isComma($0 - 1) && ["who", "which"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), !(who..<event.lowerBound).contains(where: { document.isComma($0) })
    else { return false }
    return (max(event.upperBound, date.lowerBound - 2)..<date.lowerBound).contains { document.isComma($0) }
  }

  private func distance(of date: DateMention, from candidate: Candidate) -> Int {
    // "had been due on Thursday and was put off until June".
    if isNewDay(date, candidate) { return 0 }
    let behind = date.tokens.lowerBound - candidate.trigger.upperBound
    return behind >= 0 ? behind : distance(of: date, before: candidate.trigger)
  }

  /// "was put off until June": when it is to be now.
  private func isNewDay(_ date: DateMention, _ candidate: Candidate) -> Bool {
    candidate.modality.isPutOff && date.relation == .until
      && date.tokens.lowerBound >= candidate.trigger.upperBound
  }

  /// "briefed A on Thursday on his meeting with B": the day of the words about it.
  func isAbout(_ noun: Range<Int>, behind date: Range<Int>) -> Bool {
    guard noun.lowerBound - date.upperBound <= 4,
      ["on", "about"].contains(lexicon.vocabulary.text(tokens[date.upperBound].word))
    else { return false }
    return !lexicon.classes(of: tokens[date.upperBound + 1].word).isDisjoint(with: [
      .possessivePronoun, .article,
    ])
  }

  /// "followed up on the September 9 phone call": the day is part of another event's name.
  func qualifiesOther(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard date.isAttributive || isOwned(date), !candidate.trigger.overlaps(date.tokens) else { return false }
    let next = view.mentions.first { $0.tokens.lowerBound >= date.tokens.upperBound && isEvent($0) }
    guard let next, next.tokens.lowerBound != candidate.trigger.lowerBound,
      next.tokens.lowerBound - date.tokens.upperBound <= 3
    else { return false }
    return !(date.tokens.upperBound..<next.tokens.lowerBound).contains { isBreak($0) }
  }

  /// What ends a noun's qualifiers: "next week's regular summit" is one noun, "Friday to meet" is not.
  func isBreak(_ index: Int) -> Bool {
    tokens[index].isPunctuation
      || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .preposition, .to, .and, .be, .have, .will, .may, .article, .subordinator, .saying,
        .possessivePronoun,
      ])
  }

  /// "the annual retreat, which this year fell to B", "a visit which they had promised each other in May": the day of the
  /// turn and of the promise, not of the meeting.
  func standsBehindWhich(_ date: DateMention, _ candidate: Candidate) -> Bool {
    guard date.tokens.lowerBound > candidate.trigger.upperBound else { return false }
    let between = candidate.trigger.upperBound..<date.tokens.lowerBound
    guard let which = between.last(where: { lexicon.vocabulary.text(tokens[$0].word) == "which" }) else {
      return false
    }
    return which == date.tokens.lowerBound - 1
      || (which..<date.tokens.lowerBound).contains {
        Self.promising.contains(lexicon.vocabulary.text(tokens[$0].word))
          // "which was agreed for May".
          && !["for", "to"].contains(lexicon.vocabulary.text(tokens[date.tokens.lowerBound - 1].word))
      }
  }

  private static let promising: Set<String> = [
    "promised", "agreed", "announced", "proposed", "suggested", "arranged", "accepted", "decided",
  ]

  /// "their second meeting in a month, and negotiators crossed on Sunday": the day of what another did.
  func standsInNextClause(_ date: Int, _ candidate: Candidate, in view: SentenceView) -> Bool {
    view.groups.contains { group in
      let and = group.tokens.lowerBound - 1
      guard and > candidate.trigger.upperBound, group.tokens.upperBound < date, group.preposition == nil,
        !group.isPossessive, lexicon.classes(of: tokens[and].word).contains(.and), document.isComma(and - 1)
      else { return false }
      return clauses.nextIsVerb(group.tokens.upperBound)
        || modality.isPast(group.tokens.upperBound..<(group.tokens.upperBound + 1))
    }
  }

  /// "At that meeting, it was agreed that schools would close on Monday": the day of what was agreed.
  private func isOfWhatWasSaid(_ date: Int, _ candidate: Candidate, in view: SentenceView) -> Bool {
    let trigger = candidate.trigger
    guard candidate.frame.isNoun, trigger.lowerBound - view.tokens.lowerBound <= 6, date > trigger.upperBound,
      ["during", "at", "in"].contains(lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word)),
      let comma = (trigger.upperBound..<date).first(where: { document.isComma($0) })
    else { return false }
    return (comma..<date).contains { lexicon.classes(of: tokens[$0].word).contains(.will) }
  }

  /// "over the last two decades": no event is that long.
  func isSpanOfYears(_ date: DateMention) -> Bool {
    if case .span(_, let unit) = date.expression { unit.days ?? 366 > 31 } else { false }
  }

  /// "the post-September 11 world": what has been so since.
  private func opensTime(_ date: Int) -> Bool {
    date > 0 && tokens[date].has(.afterHyphen)
      && ["post", "pre"].contains(lexicon.vocabulary.text(tokens[date - 1].word))
  }

  /// "as promised in March": the day of the promise.
  func standsBehindAs(_ date: Int, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, date - 4)..<date).contains { index in
      lexicon.vocabulary.text(tokens[index].word) == "as" && index + 1 < date
        && modality.isPast((index + 1)..<(index + 2))
    }
  }

  /// "in their September 22 phone call".
  func isOwned(_ date: DateMention) -> Bool {
    date.tokens.lowerBound > 0
      && lexicon.classes(of: tokens[date.tokens.lowerBound - 1].word).contains(.possessivePronoun)
  }

  /// "met today ahead of the summit": the day of the meeting, not of the summit.
  func isBeforeGoal(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    (candidate.series != nil || [.summit, .conference].contains(candidate.kind))
      && isBefore(date.tokens, candidate, in: view, words: ["ahead", "advance", "before", "prior"])
  }

  /// "will be held in Kuala Lumpur following the ASEAN summit", "two days ahead of the summit": what stands before, or
  /// reaches into it, is the other event's.
  func isBefore(
    _ range: Range<Int>, _ candidate: Candidate, in view: SentenceView,
    words: Set<String> = ["ahead", "advance", "before", "prior", "following"]
  ) -> Bool {
    guard candidate.series != nil || [.summit, .conference].contains(candidate.kind),
      let ahead =
        (max(view.tokens.lowerBound, candidate.trigger.lowerBound - 6)..<candidate.trigger.lowerBound)
        .last(where: { words.contains(lexicon.vocabulary.text(tokens[$0].word)) })
    else { return false }
    return range.lowerBound < ahead
  }

  /// "opened on November 28 and closed on December 1", "begins on Monday and ends on Wednesday".
  func closingDay(behind first: DateMention, _ clause: Range<Int>, in view: SentenceView)
    -> DateMention?
  {
    view.mentions.lazy.compactMap { mention -> DateMention? in
      guard case .date(let date) = mention.kind, !date.isDuration,
        date.tokens.lowerBound > first.tokens.upperBound, clause.contains(date.tokens.lowerBound),
        (first.tokens.upperBound..<date.tokens.lowerBound).contains(where: {
          // Not "to conclude a treaty by the end of 2008".
          Self.closing.contains(lexicon.vocabulary.text(tokens[$0].word))
            && !lexicon.classes(of: tokens[$0 + 1].word).contains(.article)
        })
      else { return nil }
      return date
    }.first
  }

  static let closing: Set<String> = [
    "closed", "closes", "close", "ended", "ends", "end", "concluded", "concludes", "conclude", "wraps",
    "wrapped", "lasted", "lasts", "until",
  ]

  /// "A, the host of the summit at B, had received C on Sunday": a day behind the aside that names the event.
  func standsBehindApposition(_ date: Range<Int>, _ trigger: Range<Int>) -> Bool {
    guard date.lowerBound > trigger.upperBound,
      (max(0, trigger.lowerBound - 5)..<trigger.lowerBound).contains(where: {
        ["host", "hosts", "chairman", "chairwoman", "chair", "venue", "organiser", "organizer"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
          // "is due to chair a meeting of A, B and C on Thursday".
          && ($0 == 0 || lexicon.classes(of: tokens[$0 - 1].word).isDisjoint(with: [.to, .will]))
      })
    else { return false }
    return (trigger.upperBound..<date.lowerBound).contains { document.isComma($0) }
  }

  /// "After the meeting they honoured A, who served from 2018": a day of his life.
  func standsInRelative(_ date: Range<Int>, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard trigger.upperBound < date.lowerBound,
      let who = (trigger.upperBound..<date.lowerBound).first(where: {
        ["who", "whose"].contains(lexicon.vocabulary.text(tokens[$0].word))
          // "a visit by A who came on Wednesday".
          && !["came", "arrived", "comes", "arrives"].contains(lexicon.vocabulary.text(tokens[$0 + 1].word))
      })
    else { return false }
    return !(who..<date.lowerBound).contains { document.isComma($0) }
  }

  /// "A, who spoke to B on Wednesday, will visit C": the day of the aside.
  func standsInAside(_ range: Range<Int>, _ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    guard range.upperBound < trigger.lowerBound, document.isComma(range.upperBound) else { return false }
    return (clause.lowerBound..<range.lowerBound).contains { index in
      index > clause.lowerBound && document.isComma(index - 1)
        && ["who", "which", "whose", "having"].contains(lexicon.vocabulary.text(tokens[index].word))
    }
  }

  /// "on 28 September, when A received B": the day that the clause tells of.
  func whenClause(_ clause: Range<Int>, in view: SentenceView) -> DateMention? {
    guard clause.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[clause.lowerBound - 1].word) == "when"
    else { return nil }
    let end = document.isComma(clause.lowerBound - 2) ? clause.lowerBound - 2 : clause.lowerBound - 1
    let told = view.mentions.lazy.compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, mention.tokens.upperBound == end, !date.isDuration {
        date
      } else {
        nil
      }
    }.first
    if let told { return told }
    // "On 25 March, relations were restored when A and B met".
    guard let first = view.mentions.first, case .date(let date) = first.kind, !date.isDuration,
      date.relation == .at,
      first.tokens.lowerBound - view.tokens.lowerBound <= 1, document.isComma(first.tokens.upperBound)
    else { return nil }
    return date
  }

  func isWithinDate(_ index: Int, in view: SentenceView) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }
}
