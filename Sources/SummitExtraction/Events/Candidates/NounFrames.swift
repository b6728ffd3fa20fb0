import SummitModel

/// What a noun such as "talks" takes from its clause.
extension CandidateFinder {
  func attachNoun(
    _ trigger: Trigger, at position: Int, clause: Range<Int>, subject: PartyGroup?, in view: SentenceView,
    to candidate: inout Candidate
  ) -> Bool {
    let range = view.mentions[position].tokens
    if isNoEvent(trigger, range, in: view) { return false }
    let isWhole = attachSides(of: trigger, range, clause, in: view, to: &candidate)
    let journey = journey(for: range, in: view)
    let doer = subjectOfParticiple(range, in: view) ?? whoCalledIt(before: range, in: view)
    let subject =
      journey?.traveller ?? doer ?? traveller(trigger, before: range, candidate, in: view)
      ?? mainSpeaker(before: range, in: view) ?? subject ?? sayer(before: range, in: view)
    attachSubject(
      subject, trigger, range, in: view, isTraveller: journey != nil || doer != nil,
      isWhole: isWhole && doer == nil, to: &candidate)
    attachActors(at: range, in: view, to: &candidate)
    let other = eventBefore(range, in: view, from: clause.lowerBound)
    attachOthers(range, trigger, in: view, to: &candidate)
    attachSidesOfWar(range, trigger, in: view, to: &candidate)
    candidate.modality = modality.ofNoun(
      range, clause: clause, subjectEnd: max(subject?.tokens.upperBound ?? 0, other?.tokens.upperBound ?? 0),
      skip: namesOf(view))
    correctModality(of: &candidate, trigger, range, subject, in: view)
    readHeadlineAim(range, in: view, to: &candidate)
    if isHeldJointly(range, in: view) { candidate.isInternational = true }
    if let journey {
      candidate.isGoal = true
      candidate.modality = journey.modality
      candidate.isDayOfJourney = candidate.isDefinite
    }
    readPurpose(range, trigger, journey?.traveller, in: view, to: &candidate)
    nameSeries(trigger, &candidate)
    readProperName(range, trigger, in: view, &candidate)
    return attachAddressee(
      trigger, range, until: nounEnd(range, clause, in: view), in: view, to: &candidate)
  }

  private func isNoEvent(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> Bool {
    // "the second to visit him since his inauguration": when, and nothing else.
    if trigger.kind == .ceremony, follows(["since"], range, in: view) { return true }
    // "talks at ministerial level", "contacts at the summit level", "in the Geneva conference center".
    if range.upperBound < view.tokens.upperBound,
      ["level", "levels", "center", "centre", "centers", "centres", "hall", "room", "complex"].contains(
        lexicon.vocabulary.text(tokens[range.upperBound].word)),
      [.summit, .conference].contains(trigger.kind)
    {
      return true
    }
    if isOfMinisters(range) || isOfMinds(range) || isAnyAtAll(range, in: view) { return true }
    if trigger.phrase == "conversation", !isHad(range, in: view) { return true }
    if isIdleCommission(range, in: view) { return true }
    return isOutcome(range, in: view) || isMereConsulting(range, trigger) || isExchanged(range, in: view)
      || trigger.phrase.split(separator: " ").last == "mission" && !isJourney(range, in: view)
      || trigger.frame == .nounSign && (isDomestic(range, in: view) || isMereAim(range, in: view))
  }

  /// "met for talks", "gathered for a summit", "leaders of the world's biggest economies arrived for a summit".
  private func readPurpose(
    _ range: Range<Int>, _ trigger: Trigger, _ traveller: PartyGroup?, in view: SentenceView,
    to candidate: inout Candidate
  ) {
    if meetsFor(range, in: view) {
      if candidate.parties.isEmpty { candidate.isDefinite = true }
      candidate.isWhatTheyMeetFor = [.summit, .conference].contains(trigger.kind)
    }
    if trigger.kind == .summit, let traveller, gathersMany(traveller, in: view) {
      candidate.isOfStates = true
    }
  }

  /// "as part of coordination and consultation between the two": how they deal with each other, no occasion.
  private func isMereConsulting(_ range: Range<Int>, _ trigger: Trigger) -> Bool {
    trigger.phrase == "consultation" && !tokens[range.lowerBound].isCapitalised
      && !(max(0, range.lowerBound - 3)..<range.lowerBound).contains {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.article, .possessivePronoun, .ordinal])
          || lexicon.dates[tokens[$0].word].kind == .ordinal
      }
  }

  /// What the same clause tells of before.
  private func eventBefore(_ range: Range<Int>, in view: SentenceView, from start: Int) -> Mention? {
    view.mentions.last {
      isEvent($0) && !isInfinitive($0, in: view) && $0.tokens.upperBound < range.lowerBound
        && $0.tokens.lowerBound >= start
    }
  }

  /// "to call a conference": no call.
  private func isInfinitive(_ mention: Mention, in view: SentenceView) -> Bool {
    mention.tokens.lowerBound > view.tokens.lowerBound
      && lexicon.classes(of: tokens[mention.tokens.lowerBound - 1].word).contains(.to)
  }

  /// "the signing of the Mediterranean Bill": a law of one state.
  private func isDomestic(_ signing: Range<Int>, in view: SentenceView) -> Bool {
    (signing.upperBound..<min(signing.upperBound + 7, view.tokens.upperBound)).contains {
      ["bill", "law", "legislation", "decree", "order", "contract", "book"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "on a peace mission", "his mission to Athens"; not "the mission in Afghanistan" that soldiers are on.
  private func isJourney(_ mission: Range<Int>, in view: SentenceView) -> Bool {
    let next = mission.upperBound
    let goes =
      next < view.tokens.upperBound && lexicon.vocabulary.text(tokens[next].word) == "to"
      && view.mentions.contains {
        $0.tokens.lowerBound - next <= 2 && $0.tokens.lowerBound > next && places.resolve($0) != nil
      }
    return goes || follows(["on"], mission, in: view) || followsRegion(mission, in: view)
  }

  /// "ended a nine-day Middle East mission", "began his Middle East peace mission".
  private func followsRegion(_ mission: Range<Int>, in view: SentenceView) -> Bool {
    view.mentions.contains { mention in
      guard case .place(let row) = mention.kind,
        (0...1).contains(mission.lowerBound - mention.tokens.upperBound)
      else { return false }
      return lexicon.places[Int(row)].kind == .region
    }
      && (view.tokens.lowerBound..<mission.lowerBound).contains {
        ["ended", "ends", "began", "begins", "begin", "start", "started", "starts", "opened", "undertook"]
          .contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// "agreed to establish a Dialogue on Space", "directed their teams to enhance consultations": what came of an
  /// event, and is none.
  private func isOutcome(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index > view.tokens.lowerBound, range.lowerBound - index <= 6, !tokens[index].isPunctuation {
      let word = lexicon.vocabulary.text(tokens[index].word)
      if Self.founding.contains(word) {
        return Self.bodies.contains(lexicon.vocabulary.text(tokens[range.upperBound - 1].word))
      }
      if Self.deepening.contains(word) { return !isDefinite(range, in: view) }
      index -= 1
    }
    return false
  }

  private static let founding: Set<String> = [
    "establish", "established", "establishing", "create", "created", "creating", "form", "formed", "found",
    "launch", "launched", "launching", "inaugurate", "initiate", "institute", "elevate",
  ]
  static let bodies: Set<String> = [
    "dialogue", "dialog", "forum", "group", "committee", "commission", "council", "mechanism",
    "consultations",
  ]
  private static let deepening: Set<String> = [
    "enhance", "enhancing", "deepen", "deepening", "intensify", "intensifying", "strengthen", "strengthening",
    "expand", "expanding", "increase", "increasing", "promote", "promoting", "encourage", "encouraging",
    "facilitate", "facilitating",
  ]

  /// The tokens of everything named in a sentence but its triggers: no word of a name tells of time or will.
  func namesOf(_ view: SentenceView) -> [Range<Int>] {
    view.mentions.compactMap { mention in
      // "followed a call with B": nobody calls for anything.
      guard case .trigger(let row) = mention.kind else { return mention.tokens }
      return reading(of: Int(row), at: mention.tokens, in: view)?.frame == .nounCall ? mention.tokens : nil
    }
  }

  private func attachSubject(
    _ subject: PartyGroup?, _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView,
    isTraveller: Bool, isWhole: Bool, to candidate: inout Candidate
  ) {
    let visiting = trigger.frame == .nounVisit && follows(["on"], range, in: view)
    if let subject,
      isOfOthers(candidate, trigger) && staysAway(subject, range)
        || leavesToMinisters(subject, range, in: view)
    {
      return
    }
    let isTied =
      subject.map {
        isTraveller || governs($0, range) || wishes($0, range, candidate) || visiting
          || trigger.frame == .nounSign && attends($0, range)
      } ?? false
    let governed =
      (!isWhole && !(candidate.parties.count >= 2 && isBetween(range, in: view))
        || isAudience(subject, range) || opensOwn(subject, candidate, range)
        || subject.map { speaksTo($0.tokens.upperBound..<max($0.tokens.upperBound, range.lowerBound)) }
          ?? false)
      && isTied && !candidate.isSideline && !isOfOwnClause(range, in: view)
      && !(trigger.frame == .nounVisit && isRefusedToOther(subject, range, in: view))
      && !(trigger.frame == .nounSign && follows(["following", "after"], range, in: view))
      && !(trigger.frame == .nounVisit && isMadeByOther(range, in: view) && !getsVisit(before: range))
      && !(candidate.isDefinite && modality.isPrepared(range, in: view.tokens))
    if let subject, governed {
      candidate.isOpening = (subject.tokens.upperBound..<range.lowerBound).contains {
        ["opened", "opens", "closed", "closes", "inaugurated", "addressed", "chaired"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }
      if candidate.isDefinite, joinsOthers(subject.tokens.upperBound..<range.lowerBound) {
        candidate.isJoining = true
      }
      if trigger.frame == .nounSign, witnesses(subject, range) {
        candidate.isAttendance = true
        for other in asWillOthers(behind: range, in: view) { add(other, as: .observer, to: &candidate) }
        return add(subject, as: .observer, to: &candidate)
      }
      attachActor(subject, trigger, range, in: view, to: &candidate)
    }
    attachFronted(trigger, range, in: view, to: &candidate)
  }

  /// A gathering, or talks whose sides are named before them: "the A-B talks".
  func isOfOthers(_ candidate: Candidate, _ trigger: Trigger) -> Bool {
    [.summit, .conference].contains(trigger.kind)
      || trigger.frame == .nounMeeting && candidate.parties.count >= 2
        && candidate.parties.allSatisfy { $0.tokens.upperBound <= candidate.trigger.lowerBound }
  }

  private func attachActor(
    _ subject: PartyGroup, _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView,
    to candidate: inout Candidate
  ) {
    gather(subject, trigger, in: view, &candidate)
    if trigger.frame == .nounMeeting { gatherMinisters(subject, in: &candidate) }
    let isGuest = trigger.frame == .nounVisit && !getsVisit(before: range)
    add(subject, as: isGuest ? .visitor : role(of: subject, range), to: &candidate)
    for other in oppositeNumbers(of: subject, before: range, trigger, in: view) {
      add(other, as: .participant, to: &candidate)
    }
  }

  /// Whose words followed a meeting, and who acts behind the noun that opens a sentence.
  private func attachFronted(
    _ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate
  ) {
    if candidate.parties.count + candidate.anaphora.count <= 1,
      let teller = whoseWords(before: range, in: view)
    {
      add(teller, as: .participant, to: &candidate)
    }
    let opens = range.lowerBound == view.tokens.lowerBound
    if !candidate.isSideline, !isJourneyOfOther(candidate, in: view),
      opens || candidate.parties.count + candidate.anaphora.count <= 1,
      let fronted = mainSubject(behind: range, in: view)
    {
      gather(fronted, trigger, in: view, &candidate)
      add(fronted, as: .participant, to: &candidate)
      if let hearer = hearer(of: fronted, in: view) { add(hearer, as: .participant, to: &candidate) }
    }
  }

  /// "agreed to go on by means like the ministerial that India will host": who agreed holds nothing yet.
  func isOfOwnClause(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let that = range.upperBound
    guard view.tokens.contains(that), ["that", "which"].contains(lexicon.vocabulary.text(tokens[that].word)),
      let host = view.groups.first(where: { (1...2).contains($0.tokens.lowerBound - that) }),
      view.tokens.contains(host.tokens.upperBound)
    else { return false }
    return lexicon.classes(of: tokens[host.tokens.upperBound].word).contains(.will)
  }

  /// "Israel rejected B's bid to make his visit": it is B's visit.
  private func isRefusedToOther(_ subject: PartyGroup?, _ range: Range<Int>, in view: SentenceView) -> Bool {
    guard let subject else { return false }
    return view.groups.contains {
      $0.isPossessive && $0.tokens.lowerBound >= subject.tokens.upperBound
        && $0.tokens.upperBound <= range.lowerBound && $0.parties.contains { $0.isNamed || $0.country != nil }
    }
  }

  /// "cancelled a visit to Ankara by B": B would have gone.
  func isMadeByOther(_ range: Range<Int>, in view: SentenceView) -> Bool {
    view.groups.contains {
      $0.parties.contains(where: \.isNamed) && (1...5).contains($0.tokens.lowerBound - range.upperBound)
        && ($0.preposition == "of" || $0.preposition == "by" && isBareBy(byToken(before: $0)))
    }
  }

  /// "a visit to P by B", not "received by B", "invited by B".
  private func isBareBy(_ by: Int) -> Bool { by > 0 && !modality.isPast((by - 1)..<by) }

  /// "talks between A and B" name all sides.
  private func isBetween(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let near = range.upperBound..<min(range.upperBound + 6, view.tokens.upperBound)
    // "talks with the presidents of A and B".
    let with = near.first { lexicon.vocabulary.text(tokens[$0].word) == "with" } ?? near.upperBound
    return near.contains {
      let word = lexicon.vocabulary.text(tokens[$0].word)
      return ["between", "among", "involving"].contains(word) || word == "of" && $0 < with || isByAll($0)
    }
  }

  /// "a statement by A and B"; "a summit hosted by A" names its host alone.
  private func isByAll(_ index: Int) -> Bool {
    lexicon.vocabulary.text(tokens[index].word) == "by"
      && !["hosted", "attended", "chaired", "convened", "organised", "organized", "called"].contains(
        lexicon.vocabulary.text(tokens[index - 1].word))
  }

  /// "a visit to the President", "a call to B"; `false` for "a call for talks".
  private func attachAddressee(
    _ trigger: Trigger, _ range: Range<Int>, until end: Int, in view: SentenceView,
    to candidate: inout Candidate
  ) -> Bool {
    if trigger.frame == .nounVisit {
      let to = clauses.groups(after: range, until: end, in: view, prepositions: ["to"])
      for item in to where !item.group.mayBePlace { add(item.group, as: .host, to: &candidate) }
      candidate.visitType = visitType(range)
    }
    if trigger.frame == .nounCall {
      if isCallFor(range) { return false }
      let to = clauses.groups(after: range, until: end, in: view, prepositions: ["to", "from"])
      for item in to where !item.group.mayBePlace { add(item.group, as: .participant, to: &candidate) }
    }
    return true
  }

  func visitType(_ range: Range<Int>) -> VisitType? {
    for index in max(0, range.lowerBound - 3)..<range.upperBound {
      switch lexicon.vocabulary.text(tokens[index].word) {
      case "state": return .state
      case "official": return .official
      case "working": return .working
      case "private": return .private
      case "stopover", "transit": return .stopover
      default: continue
      }
    }
    return nil
  }
}
