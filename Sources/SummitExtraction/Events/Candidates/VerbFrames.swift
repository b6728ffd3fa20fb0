import SummitModel

/// What a verb makes of the groups around it: who meets, visits, receives, signs.
extension CandidateFinder {
  func attachVerb(
    _ trigger: Trigger, _ range: Range<Int>, clause: Range<Int>, subject: PartyGroup?, in view: SentenceView,
    objects: inout Set<Int>, to candidate: inout Candidate
  ) -> Bool {
    candidate.modality = modality.ofVerb(
      range, form: trigger.form, clause: clause, subjectEnd: subject.map(\.tokens.upperBound))
    let object = clauses.object(after: range, clause: clause, in: view)
    if let object { objects.insert(object.position) }
    let group = object?.group
    let passive = isPassive(range, trigger)
    switch trigger.frame {
    case .meet:
      if passive, trigger.phrase == "met" { return attachReception(range, clause, subject, view, &candidate) }
      return attachMeeting(range, clause, subject, group, view, &candidate)
    case .converse: return attachConversation(trigger, range, clause, subject, view, &candidate)
    case .discuss where passive: return false  // "Cyprus was discussed": what is, takes no part.
    case .discuss, .negotiate, .gather:
      return attachDiscussion(trigger, range, clause, subject, view, &candidate)
    case .see:
      guard seesPerson(subject, group), !isCalledUpon(trigger, group) else { return false }
      return attachMeeting(range, clause, subject, group, view, &candidate)
    case .tell:
      guard saysPhone(clause), let group, group.parties.contains(where: \.isNamed) else { return false }
      return attachCall(subject, group, &candidate)
    case .phone where passive:
      // "was telephoned by B".
      let by = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["by"]).first
      return attachCall(subject, by?.group, &candidate)
    case .phone:
      if trigger.phrase.hasPrefix("call"), !isCalledUp(group) { return false }
      return attachCall(subject, group, &candidate)
    case .leave: return attachDeparture(range, clause, subject, view, &candidate)
    case .stay: return attachStay(range, clause, subject, view, &candidate)
    case .visit, .travel:
      return !sendsOthers(range, clause) && attachTravel(range, clause, subject, group, view, &candidate)
    case .receive:
      if passive { return attachReception(range, clause, subject, view, &candidate) }
      return attachWelcome(subject, group, &candidate)
    case .dispatch: return attachDispatch(range, clause, subject, view, &candidate)
    case .lead: return attachDelegation(range, clause, subject, view, &candidate)
    case .host: return attachHost(subject, group, &candidate)
    case .invite where trigger.phrase.hasPrefix("ask") && !isAskedTo(group, in: view): return false
    case .invite: return attachInvitation(subject, group, passive: passive, &candidate)
    case .sign: return attachSigning(trigger, range, clause, subject, view, &candidate)
    case .attend, .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony, .none: return false
    }
  }

  /// "took my children to visit B", "helped students to travel": others go.
  private func sendsOthers(_ range: Range<Int>, _ clause: Range<Int>) -> Bool {
    let to = range.lowerBound - 1
    guard to > clause.lowerBound, lexicon.vocabulary.text(tokens[to].word) == "to" else { return false }
    return (max(clause.lowerBound, to - 5)..<to).contains {
      ["took", "take", "taking", "brought", "bring", "helped", "help"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "A met B", "A and B met", "A met with B".
  private func attachMeeting(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ object: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    if let subject { add(subject, as: .participant, to: &candidate) }
    if let object { add(object, as: .participant, to: &candidate) }
    for item in companions(range, clause, view) { add(item, as: .participant, to: &candidate) }
    candidate.isApart =
      range.upperBound < view.tokens.upperBound
      && lexicon.vocabulary.text(tokens[range.upperBound].word) == "separately"
    return !candidate.parties.isEmpty || !candidate.anaphora.isEmpty
  }

  /// "Arafat saw Mubarak": persons of rank on both sides, and nothing that the other is seen doing.
  private func seesPerson(_ subject: PartyGroup?, _ object: PartyGroup?) -> Bool {
    guard let subject, let object, !subject.isPossessive, !object.isPossessive else { return false }
    let known = (subject.parties + object.parties).allSatisfy { $0.rank != nil }
    let isMutual = !subject.pronoun.isEmpty && !object.pronoun.isEmpty
    guard known, !subject.parties.isEmpty || !subject.pronoun.isEmpty || subject.isAnaphoric,
      !object.parties.isEmpty || isMutual, !object.mayBePlace
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
    guard let object, object.parties.contains(where: \.isNamed) else { return false }
    return isFollowedByNoPredicate(object.tokens.upperBound)
  }

  private func isFollowedByNoPredicate(_ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let token = tokens[index]
    if token.isPunctuation || lexicon.dates[token.word].kind != .none { return !token.has(.quotationMark) }
    return !lexicon.classes(of: token.word).isDisjoint(with: [
      .preposition, .and, .adverb, .to, .subordinator, .placePreposition,
    ])
  }

  /// "leaves on Wednesday for Vietnam".
  private func attachDeparture(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, !subject.mayBePlace else { return false }
    let goal = view.mentions.indices.first { position in
      let start = view.mentions[position].tokens.lowerBound
      return start >= range.upperBound && start - range.upperBound <= 9 && start < clause.upperBound
        && places.place(at: position, in: view, prepositions: ["for"]) != nil
    }
    guard let goal, let place = places.place(at: goal, in: view, prepositions: ["for"]) else { return false }
    candidate.frame = .travel
    candidate.place = place
    candidate.isDayOfJourney = true
    if candidate.modality.isProgressive {
      candidate.modality.isProgressive = false
      candidate.modality.isFuture = true
    }
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  /// "Foreign Minister A is in Damascus": somebody of rank in a place abroad.
  private func attachStay(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    if let subject, !subject.pronoun.isDisjoint(with: [.he, .she]) {
      return attachStay(of: subject, range, clause, view, &candidate)
    }
    guard let subject, subject.parties.count == 1 || subject.parties.isEmpty,
      let party = subject.parties.first,
      let rank = party.rank, rank != .other, rank != .official || party.isNamed, !subject.isPossessive,
      let place = placeDirectlyAfter(range.upperBound, in: view, clause), let country = place.place.country,
      party.country.map({ $0 != country && !$0.isSuccession(of: country) }) ?? (party.organisation != nil)
    else { return false }
    candidate.frame = .travel
    candidate.place = place
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  /// "He will be in Australia from 10 to 17 October": a day makes a stay of it.
  private func attachStay(
    of subject: PartyGroup, _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let place = placeDirectlyAfter(range.upperBound, in: view, clause),
      view.mentions.contains(where: {
        if case .date(let date) = $0.kind {
          !date.isDuration && clause.contains($0.tokens.lowerBound)
        } else {
          false
        }
      })
    else { return false }
    candidate.frame = .travel
    candidate.place = place
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  /// "is to lead a four-member delegation of lawmakers to Prague".
  private func attachDelegation(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    let near = range.upperBound..<min(clause.upperBound, range.upperBound + 8)
    guard let subject, !subject.mayBePlace, modality.marks(in: near).contains(.delegation) else {
      return false
    }
    let goal = view.mentions.indices.lazy.filter {
      let start = view.mentions[$0].tokens.lowerBound
      return start >= range.upperBound && start < clause.upperBound && start - range.upperBound <= 14
    }.compactMap { places.place(at: $0, in: view, prepositions: ["to"]) }.first
    guard let goal else { return false }
    candidate.frame = .travel
    candidate.place = goal
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  func companions(_ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView) -> [PartyGroup] {
    let next = view.mentions.first { $0.tokens.lowerBound >= range.upperBound && isEvent($0) }
    let end = min(clause.upperBound, next?.tokens.lowerBound ?? clause.upperBound)
    return clauses.groups(after: range, until: end, in: view, prepositions: ["with"]).map(\.group)
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

  private func attachHost(_ subject: PartyGroup?, _ object: PartyGroup?, _ candidate: inout Candidate) -> Bool
  {
    guard let subject else { return false }
    add(subject, as: .host, to: &candidate)
    if let object { add(object, as: .visitor, to: &candidate) }
    return object != nil
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

  func attachTravel(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ object: PartyGroup?,
    _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, !subject.mayBePlace || subject.parties.count > 1 || candidate.frame != .travel else {
      return false
    }
    add(subject, as: .visitor, to: &candidate)
    if candidate.modality.isProgressive, isDeparture(range) {
      candidate.modality.isProgressive = false
      candidate.modality.isFuture = true
    }
    if let object, !object.mayBePlace, object.parties.contains(where: \.isNamed) || object.isAnaphoric {
      add(object, as: .host, to: &candidate)
    }
    if candidate.place == nil {
      candidate.place =
        isBareMotion(range)
        ? goal(after: range, in: view, clause)
        : placeDirectlyAfter(range.upperBound, in: view, clause)
          ?? placeOfThoseVisited(range, clause, view, candidate)
    }
    candidate.goesThere = candidate.place == nil && saysThere(behind: range)
    return candidate.place != nil || candidate.goesThere || candidate.parties.contains { $0.role == .host }
      || leadsHere(range, in: view)
      || !candidate.anaphora.isEmpty && object != nil
  }

  /// "flies there", "a planned trip there".
  func saysThere(behind trigger: Range<Int>) -> Bool {
    trigger.upperBound < tokens.count
      && lexicon.vocabulary.text(tokens[trigger.upperBound].word) == "there"
  }

  /// "visited personnel who work in Afghanistan": where those are whom one visits.
  private func placeOfThoseVisited(
    _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView, _ candidate: Candidate
  ) -> PlaceReading? {
    guard candidate.frame == .visit, candidate.parties.count == 1 else { return nil }
    return view.mentions.indices.lazy.filter {
      let start = view.mentions[$0].tokens.lowerBound
      return start >= range.upperBound && start < clause.upperBound && start - range.upperBound <= 12
    }.compactMap { places.place(at: $0, in: view, prepositions: ["in", "at"]) }.first
  }

  /// "arrived here", "flew into the capital": where the article is told.
  private func leadsHere(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let words = (range.upperBound..<min(range.upperBound + 3, view.tokens.upperBound)).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    return words.first == "here" || words.starts(with: ["the", "capital"]) && words.last != "of"
  }

  /// "leave for Moscow", "is departing for Rome": the journey lies ahead.
  private func isDeparture(_ range: Range<Int>) -> Bool {
    ["leave", "leaves", "leaving", "depart", "departs", "departing"].contains(
      lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "flew", "arrives": without the preposition that a place needs.
  private func isBareMotion(_ range: Range<Int>) -> Bool {
    lexicon.classes(of: tokens[range.upperBound - 1].word).isDisjoint(with: [
      .preposition, .to, .placePreposition,
    ])
      && !["visit", "visits", "visited", "visiting", "tour", "tours", "toured", "touring"].contains(
        lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "flew on Tuesday to Ljubljana", "arrives today in Rome".
  private func goal(after range: Range<Int>, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading? {
    for position in view.mentions.indices where view.mentions[position].tokens.lowerBound >= range.upperBound
    {
      let start = view.mentions[position].tokens.lowerBound
      guard start < clause.upperBound, start - range.upperBound <= 8 else { return nil }
      if case .date = view.mentions[position].kind { continue }
      // "flew from Aswan to Jerusalem".
      if places.place(at: position, in: view, prepositions: ["from"]) != nil { continue }
      return places.place(at: position, in: view, prepositions: ["to", "in", "into", "at"])
    }
    return nil
  }

  /// "had sent a special envoy to Pyongyang": whoever is sent visits.
  func attachDispatch(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, let country = subject.parties.first?.country,
      let sent = view.mentions.first(where: {
        $0.tokens.lowerBound >= range.upperBound && $0.tokens.lowerBound - range.upperBound <= 3
      }),
      case .person(let person) = sent.kind, let rank = person.rank,
      let end = view.mentions.firstIndex(where: { $0.tokens == sent.tokens })
    else { return false }
    let next = view.mentions.indices.first { $0 > end }
    guard let next, let place = places.place(at: next, in: view, prepositions: ["to", "in"]) else {
      return false
    }
    candidate.place = place
    candidate.parties = [
      Party(
        entity: person.entity >= 0 ? person.entity : nil, country: person.country ?? country,
        office: person.office, rank: rank, role: .visitor, tokens: sent.tokens)
    ]
    return true
  }

  /// The object of "visited" or "arrived in" that is a place.
  func placeDirectlyAfter(_ token: Int, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading? {
    for (position, mention) in view.mentions.enumerated() where mention.tokens.lowerBound >= token {
      guard mention.tokens.lowerBound < clause.upperBound, mention.tokens.lowerBound - token <= 5 else {
        return nil
      }
      if let row = places.resolve(mention), !mention.isPossessive {
        return places.reading(row, from: position, in: view, rule: "place visited")
      }
      if case .date = mention.kind { continue }
      if case .country(let country) = mention.kind, country.form == .adjective { continue }
      return nil
    }
    return nil
  }

  func saysPhone(_ clause: Range<Int>) -> Bool { modality.marks(in: clause).contains(.phone) }
  func saysInPerson(_ clause: Range<Int>) -> Bool {
    clause.contains {
      ["person", "sidelines", "margins", "met", "saw"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }
}
