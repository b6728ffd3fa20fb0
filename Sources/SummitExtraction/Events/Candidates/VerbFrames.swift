import SummitModel

/// What a verb makes of the groups around it: who meets, visits, receives, signs.
extension CandidateFinder {
  func attachVerb(
    _ trigger: Trigger, _ range: Range<Int>, clause: Range<Int>, subject: PartyGroup?, in view: SentenceView,
    objects: inout Set<Int>, to candidate: inout Candidate
  ) -> Bool {
    let greeting = trigger.frame == .receive ? greeting(range, in: view) : nil
    let subject = greeting?.host ?? subject ?? whoIsMeant(by: range, in: view)
    if subject == nil, actsUnnamed(before: range, in: view) { return false }
    candidate.modality = modality(of: trigger, range, clause, subject, in: view)
    let object = clauses.object(after: range, clause: clause, in: view)
    if let object { objects.insert(object.position) }
    let group = object?.group ?? greeting?.guest ?? relativeObject(of: range, in: view)
    let passive = isPassive(range, trigger)
    switch trigger.frame {
    case .receive where passive && trigger.phrase == "entertained" && !isDoneTo(subject, range): return false
    case .meet where passive && trigger.phrase == "met", .receive where passive,
      .host where passive && isDoneTo(subject, range):
      return attachReception(range, clause, subject, view, &candidate)
    case .meet: return attachMeeting(range, clause, subject, group, view, &candidate)
    case .travel where passive: return false  // "would have to be flown into B": goods are.
    case .converse: return attachConversation(trigger, range, clause, subject, view, &candidate)
    case .discuss where passive: return attachDiscussed(range, clause, view, &candidate)
    case .discuss, .negotiate, .gather:
      return attachDiscussion(trigger, range, clause, subject, view, &candidate)
    case .see:
      guard seesPerson(subject, group), !isCalledUpon(trigger, group) else { return false }
      return attachMeeting(range, clause, subject, group, view, &candidate)
    case .tell:
      return saysPhone(clause) && group?.parties.contains(where: \.isNamed) ?? false
        ? attachCall(subject, group, &candidate) : attachWords(subject, group, trigger, in: view, &candidate)
    case .phone where !passive && trigger.phrase.hasPrefix("call") && !isCalledUp(group): return false
    case .phone: return attachCall(subject, called(passive, group, range, clause, view), &candidate)
    case .leave: return attachDeparture(range, clause, subject, view, &candidate)
    case .stay: return attachStay(range, clause, subject, view, &candidate)
    case .visit, .travel:
      return !sendsOthers(range, clause) && attachTravel(range, clause, subject, group, view, &candidate)
    case .receive: return attachWelcome(subject, group, &candidate)
    case .dispatch: return attachDispatch(range, clause, subject, view, &candidate)
    case .lead: return attachDelegation(range, clause, subject, view, &candidate)
    case .host: return !isHisHost(range) && attachHost(subject, group, &candidate)
    case .invite where trigger.phrase.hasPrefix("ask") && !isAskedTo(group, in: view): return false
    case .invite: return attachInvitation(subject, group, passive: passive, &candidate)
    case .sign: return attachSigning(trigger, range, clause, subject, view, &candidate)
    case .attend, .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony, .none: return false
    }
  }

  private func modality(
    of trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    in view: SentenceView
  ) -> Modality {
    standsInWhenClause(range, trigger, subject, in: view)
      ? Modality(isFuture: true)
      : modality.ofVerb(range, form: trigger.form, clause: clause, subjectEnd: subject?.tokens.upperBound)
  }

  /// "would be discussed when they meet in Bucharest": as much to come as what the main clause tells.
  private func standsInWhenClause(
    _ verb: Range<Int>, _ trigger: Trigger, _ subject: PartyGroup?, in view: SentenceView
  ) -> Bool {
    guard let when = subject.map({ $0.tokens.lowerBound - 1 }), when > view.tokens.lowerBound,
      trigger.form == .base || trigger.form == .present, verb.lowerBound - when <= 8,
      ["when", "before", "after", "until", "once"].contains(lexicon.vocabulary.text(tokens[when].word))
    else { return false }
    return !modality.marks(in: view.tokens.lowerBound..<when).isDisjoint(with: [.will, .planned])
  }

  private func whoIsMeant(by verb: Range<Int>, in view: SentenceView) -> PartyGroup? {
    whoIsPleased(to: verb, in: view) ?? whoIsThanked(for: verb, in: view)
  }

  /// "It is a pleasure to welcome B": whoever says so.
  private func whoIsPleased(to verb: Range<Int>, in view: SentenceView) -> PartyGroup? {
    let noun = verb.lowerBound - 2
    guard noun > view.tokens.lowerBound, lexicon.classes(of: tokens[noun + 1].word).contains(.to),
      ["pleasure", "privilege", "honor", "honour", "delight"].contains(
        lexicon.vocabulary.text(tokens[noun].word))
    else { return nil }
    return PartyGroup(
      parties: [], mentions: 0..<0, tokens: noun..<(noun + 1), isAnaphoric: true, pronoun: .i,
      isPossessive: false)
  }

  /// "The Secretary met with A and B", where nobody tells whose secretary: A and B did not meet each other.
  private func actsUnnamed(before verb: Range<Int>, in view: SentenceView) -> Bool {
    guard
      case .person(let person)? = view.mentions.last(where: { $0.tokens.upperBound <= verb.lowerBound })?.kind
    else { return false }
    return person.entity < 0 && !person.isNamed && person.country == nil
      && person.organisation == nil
  }

  /// "B, whom she will meet": who stands before "whom"; "welcome you".
  private func relativeObject(of verb: Range<Int>, in view: SentenceView) -> PartyGroup? {
    if let addressee = addressee(at: verb.upperBound, in: view) { return addressee }
    guard
      let whom = (max(view.tokens.lowerBound, verb.lowerBound - 6)..<verb.lowerBound).last(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "whom"
      })
    else { return nil }
    let end = whom > view.tokens.lowerBound && document.isComma(whom - 1) ? whom - 1 : whom
    return view.groups.last { $0.tokens.upperBound == end }
  }

  /// "telephoned B", "telephoned to wish B many happy returns", "was telephoned by B".
  private func called(
    _ passive: Bool, _ object: PartyGroup?, _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView
  ) -> PartyGroup? {
    passive ? caller(behind: range, clause, in: view) : object ?? wished(behind: range, clause, in: view)
  }

  /// "was telephoned by B".
  private func caller(behind range: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> PartyGroup? {
    clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).first?.group
  }

  /// "telephoned from Kabul to wish B many happy returns": whom the call was for.
  private func wished(behind range: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> PartyGroup? {
    view.groups.first { group in
      let verb = group.tokens.lowerBound - 1
      return verb - 1 >= range.upperBound && group.tokens.lowerBound < clause.upperBound
        && group.preposition == nil && !group.isPossessive && group.parties.contains(where: \.isNamed)
        && lexicon.vocabulary.text(tokens[verb - 1].word) == "to"
    }
  }

  /// "met those requirements", "meeting foreign competition": what is met is a demand, and nobody.
  private func meetsThing(_ range: Range<Int>, in view: SentenceView) -> Bool {
    (range.upperBound..<min(range.upperBound + 5, view.tokens.upperBound)).prefix {
      tokens[$0].isWord
        && lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.preposition, .placePreposition, .to])
    }.contains { Self.demands.contains(lexicon.vocabulary.text(tokens[$0].word)) }
  }

  private static let demands: Set<String> = [
    "aggression", "aspirations", "challenge", "challenges", "commitment", "commitments", "competition",
    "condition", "conditions", "confrontation", "cost", "costs", "criteria", "deadline", "deadlines",
    "demand",
    "demands", "expectations", "goal", "goals", "need", "needs", "objective", "objectives", "obligation",
    "obligations", "requirement", "requirements", "resistance", "standard", "standards", "target", "targets",
    "threat", "threats",
  ]

  /// "A met B", "A and B met", "A met with B".
  private func attachMeeting(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ object: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    if object == nil, meetsThing(range, in: view) { return false }
    if let subject { add(subject, as: .participant, to: &candidate) }
    if let object { add(object, as: .participant, to: &candidate) }
    for item in companions(range, clause, view) { add(item, as: .participant, to: &candidate) }
    for group in view.groups
    where clause.contains(group.tokens.lowerBound) && group.parties.contains(where: \.isNamed) {
      if standsAsWell(group.tokens.lowerBound, behind: range) { add(group, as: .participant, to: &candidate) }
    }
    candidate.isApart =
      range.upperBound < view.tokens.upperBound
      && lexicon.vocabulary.text(tokens[range.upperBound].word) == "separately"
    if let subject, candidate.parties.count + candidate.anaphora.count == subject.parties.count,
      gathersMany(subject, in: view), isFollowedByNoPredicate(range.upperBound)
    {
      makeGathering(&candidate, of: subject, in: view)
    } else if let subject, candidate.parties.isEmpty {
      gatherMinisters(subject, in: &candidate)
    }
    if object == nil, meetsEnvoys(range, in: view) { candidate.isInternational = true }
    return !candidate.parties.isEmpty || !candidate.anaphora.isEmpty || candidate.isOfStates
  }

  /// "will meet members of the diplomatic corps", "met the ambassadors of the region": of many states.
  private func meetsEnvoys(_ verb: Range<Int>, in view: SentenceView) -> Bool {
    let behind = verb.upperBound..<min(verb.upperBound + 7, view.tokens.upperBound)
    return behind.contains { index in
      let word = lexicon.vocabulary.text(tokens[index].word)
      return word == "ambassadors"
        || word == "corps" && lexicon.vocabulary.text(tokens[index - 1].word) == "diplomatic"
    }
  }

  /// "Arafat saw Mubarak": persons of rank on both sides, and nothing that the other is seen doing.
  private func seesPerson(_ subject: PartyGroup?, _ object: PartyGroup?) -> Bool {
    guard let subject, let object, !subject.isPossessive, !object.isPossessive else { return false }
    let known = (subject.parties + object.parties).allSatisfy { $0.rank != nil }
    let isMutual = !subject.pronoun.isEmpty && !object.pronoun.isEmpty
    // "will see him again".
    let isAgain =
      !object.pronoun.isEmpty && object.tokens.upperBound < tokens.count
      && lexicon.vocabulary.text(tokens[object.tokens.upperBound].word) == "again"
    guard known, !subject.parties.isEmpty || !subject.pronoun.isEmpty || subject.isAnaphoric,
      !object.parties.isEmpty || isMutual || isAgain, !object.mayBePlace
    else { return false }
    return isFollowedByNoPredicate(object.tokens.upperBound)
  }

  /// "called on A to resign" is no call that one pays.
  private func isCalledUpon(_ trigger: Trigger, _ object: PartyGroup?) -> Bool {
    guard trigger.phrase.hasPrefix("call"), let end = object?.tokens.upperBound, end < tokens.count else {
      return false
    }
    return lexicon.classes(of: tokens[end].word).contains(.to)
  }

  /// "called Netanyahu on Sunday", not "called Assad a murderer".
  private func isCalledUp(_ object: PartyGroup?) -> Bool {
    guard let object, object.parties.contains(where: \.isNamed),
      !isCalledIn(object.tokens.upperBound)
    else { return false }
    return isFollowedByNoPredicate(object.tokens.upperBound)
  }

  /// "called the ambassador to his office": no call.
  private func isCalledIn(_ to: Int) -> Bool {
    to + 1 < tokens.count && lexicon.classes(of: tokens[to].word).contains(.to)
      && !lexicon.classes(of: tokens[to + 1].word).isDisjoint(with: [.possessivePronoun, .article])
  }

  func isFollowedByNoPredicate(_ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let token = tokens[index]
    if token.isPunctuation { return !token.has(.quotationMark) }
    // "saw B last week", not "saw B last week saying that".
    if lexicon.dates[token.word].kind != .none {
      return !(index..<min(index + 4, tokens.count)).contains {
        document.text(token: tokens[$0]).hasSuffix("ing") && lexicon.dates[tokens[$0].word].kind == .none
          && !tokens[$0].isCapitalised
          // "saw B on Monday before meeting C".
          && lexicon.classes(of: tokens[$0 - 1].word).isDisjoint(with: .subordinator)
      }
    }
    if lexicon.vocabulary.text(token.word) == "here" { return true }
    return !lexicon.classes(of: token.word).isDisjoint(with: [
      .preposition, .and, .adverb, .to, .subordinator, .placePreposition,
    ])
  }

  func companions(_ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView) -> [PartyGroup] {
    // "met for more than two hours with B": how long, and no other event.
    let next = view.mentions.first {
      // "met B and had tea with C".
      if $0.isTrigger, $0.tokens.lowerBound > range.upperBound,
        lexicon.classes(of: tokens[$0.tokens.lowerBound - 1].word).contains(.and)
      {
        return true
      }
      return $0.tokens.lowerBound >= range.upperBound && isEvent($0)
        && lexicon.vocabulary.text(tokens[$0.tokens.upperBound - 1].word) != "with"
    }
    let end = min(clause.upperBound, next?.tokens.lowerBound ?? clause.upperBound)
    // "handed a message from his government to B".
    let isMessage = ["message", "letter"].contains(
      lexicon.vocabulary.text(tokens[max(range.lowerBound, range.upperBound - 2)].word))
    let partners = clauses.groups(
      after: range, until: end, in: view, prepositions: [isMessage ? "to" : "with"])
    return partners.map(\.group)
      + included(behind: range, until: end, in: view)
  }

  /// "met B for two hours as well as C".
  private func standsAsWell(_ group: Int, behind verb: Range<Int>) -> Bool {
    guard group - 3 > verb.upperBound else { return false }
    return zip(["as", "well", "as"], group - 3..<group).allSatisfy {
      lexicon.vocabulary.text(tokens[$1].word) == $0
    }
  }

  /// "A received B".
  private func attachWelcome(_ subject: PartyGroup?, _ object: PartyGroup?, _ candidate: inout Candidate)
    -> Bool
  {
    guard let subject, let object, !object.mayBePlace || object.parties.count > 1 else { return false }
    add(subject, as: .host, to: &candidate)
    add(object, as: .visitor, to: &candidate)
    return true
  }

  /// "announced it together with his host, B": a word for B.
  private func isHisHost(_ host: Range<Int>) -> Bool {
    lexicon.classes(of: tokens[max(0, host.lowerBound - 1)].word).contains(.possessivePronoun)
  }

  private func attachHost(_ subject: PartyGroup?, _ object: PartyGroup?, _ candidate: inout Candidate) -> Bool
  {
    guard let subject else { return false }
    add(subject, as: .host, to: &candidate)
    if let object { add(object, as: .visitor, to: &candidate) }
    return object != nil
  }

  /// "B will be hosted to lunch by A", not "the talks, hosted by A".
  private func isDoneTo(_ guest: PartyGroup?, _ verb: Range<Int>) -> Bool {
    guard let guest, guest.tokens.upperBound < verb.lowerBound else { return false }
    return (max(guest.tokens.upperBound, verb.lowerBound - 2)..<verb.lowerBound).contains {
      lexicon.classes(of: tokens[$0].word).contains(.be)
    }
  }

  func isPassive(_ range: Range<Int>, _ trigger: Trigger) -> Bool {
    guard trigger.form == .past, range.lowerBound > 0 else { return false }
    let next = range.upperBound
    if next < tokens.count, lexicon.vocabulary.text(tokens[next].word) == "by" { return true }
    var index = range.lowerBound - 1
    while index > 0, lexicon.classes(of: tokens[index].word).contains(.adverb) { index -= 1 }
    return lexicon.classes(of: tokens[index].word).contains(.be)
  }

  /// "was received by B at …": the host comes behind "by".
  func attachReception(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject,
      let host = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).first
    else {
      return false
    }
    add(subject, as: .visitor, to: &candidate)
    add(host.group, as: .host, to: &candidate)
    return true
  }

  /// "by phone", "a call"; not "a call for more talks".
  func saysPhone(_ clause: Range<Int>) -> Bool {
    clause.contains { index in
      lexicon.classes(of: tokens[index].word).contains(.phone)
        && (index + 1 >= tokens.count || lexicon.vocabulary.text(tokens[index + 1].word) != "for"
          // "talked by telephone for an hour".
          || !lexicon.vocabulary.text(tokens[index].word).hasPrefix("call"))
    }
  }
  func saysInPerson(_ clause: Range<Int>) -> Bool {
    clause.contains {
      ["person", "sidelines", "margins", "met", "saw"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }
}
