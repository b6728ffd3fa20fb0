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
    case .discuss, .negotiate, .gather:
      return attachDiscussion(trigger, range, clause, subject, view, &candidate)
    case .phone: return attachCall(subject, group, &candidate)
    case .visit, .travel: return attachTravel(range, clause, subject, group, view, &candidate)
    case .receive:
      if passive { return attachReception(range, clause, subject, view, &candidate) }
      return attachWelcome(subject, group, &candidate)
    case .dispatch: return attachDispatch(range, clause, subject, view, &candidate)
    case .host: return attachHost(subject, group, &candidate)
    case .invite: return attachInvitation(subject, group, passive: passive, &candidate)
    case .sign: return attachSigning(range, clause, subject, view, &candidate)
    case .attend, .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony, .none: return false
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
    return !candidate.parties.isEmpty || !candidate.anaphora.isEmpty
  }

  private func companions(_ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView) -> [PartyGroup] {
    clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["with"]).map(\.group)
  }

  /// "A spoke with B": a call unless the words say otherwise.
  private func attachConversation(
    _ trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    let end = min(clause.upperBound, range.upperBound + 12)
    let partners = clauses.groups(after: range, until: end, in: view, prepositions: ["with", "to"]).filter {
      !$0.group.mayBePlace && !$0.group.parties.allSatisfy { $0.organisation != nil && !$0.isNamed }
        || $0.group.isAnaphoric
    }
    guard let partner = partners.first, let subject else { return false }
    add(subject, as: .participant, to: &candidate)
    add(partner.group, as: .participant, to: &candidate)
    candidate.phone = saysPhone(clause)
    if trigger.kind == .call, saysInPerson(clause) { candidate.kind = .meeting }
    return true
  }

  private func attachDiscussion(
    _ trigger: Trigger, _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?,
    _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    guard let subject else { return false }
    add(subject, as: .participant, to: &candidate)
    let with = companions(range, clause, view)
    for item in with { add(item, as: .participant, to: &candidate) }
    if trigger.frame == .gather, candidate.parties.count == 1, subject.parties[0].isNamed { return false }
    candidate.isDefinite = trigger.frame == .discuss && with.isEmpty
    return candidate.parties.count + candidate.anaphora.count >= 1
  }

  private func attachCall(_ subject: PartyGroup?, _ object: PartyGroup?, _ candidate: inout Candidate) -> Bool
  {
    guard let subject, let object, !object.mayBePlace else { return false }
    add(subject, as: .participant, to: &candidate)
    add(object, as: .participant, to: &candidate)
    return true
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

  /// "A invited B", "B was invited by A".
  private func attachInvitation(
    _ subject: PartyGroup?, _ object: PartyGroup?, passive: Bool, _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, let object else { return false }
    candidate.modality.isPossible = true
    add(passive ? object : subject, as: .host, to: &candidate)
    add(passive ? subject : object, as: .visitor, to: &candidate)
    return object.parties.contains { $0.isNamed } || !object.pronoun.isEmpty
  }

  private func attachSigning(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, signsTreaty(range, clause) else { return false }
    add(subject, as: .signatory, to: &candidate)
    for item in companions(range, clause, view) { add(item, as: .signatory, to: &candidate) }
    return true
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
    if let object, !object.mayBePlace, object.parties.contains(where: \.isNamed) || object.isAnaphoric {
      add(object, as: .host, to: &candidate)
    }
    if candidate.place == nil, let position = placeDirectlyAfter(range.upperBound, in: view, clause) {
      candidate.place = position
    }
    return candidate.place != nil || candidate.parties.contains { $0.role == .host }
      || !candidate.anaphora.isEmpty && object != nil
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
      return nil
    }
    return nil
  }

  func saysPhone(_ clause: Range<Int>) -> Bool { modality.marks(in: clause).contains(.phone) }
  func saysInPerson(_ clause: Range<Int>) -> Bool {
    clause.contains {
      ["person", "sidelines", "margins", "met"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  func signsTreaty(_ range: Range<Int>, _ clause: Range<Int>) -> Bool {
    (range.upperBound..<min(clause.upperBound, range.upperBound + 14)).contains {
      Self.treaties.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  static let treaties: Set<String> = [
    "treaty", "treaties", "agreement", "agreements", "accord", "accords", "pact", "pacts", "protocol",
    "protocols", "memorandum",
    "memorandums", "declaration", "communique", "convention", "charter", "deal", "ceasefire", "statement",
    "memoranda", "mou",
  ]
}
