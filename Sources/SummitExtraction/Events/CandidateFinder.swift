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

  private var tokens: [Token] { document.tokens }

  func candidates(in view: SentenceView) -> [Candidate] {
    var found: [Candidate] = []
    var objects: Set<Int> = []
    for (position, mention) in view.mentions.enumerated() {
      switch mention.kind {
      case .trigger(let row):
        guard let trigger = reading(of: Int(row), at: mention.tokens, in: view), trigger.frame != .none,
          !qualifiesNextTrigger(position, in: view)
        else { continue }
        if let candidate = candidate(trigger, at: position, in: view, objects: &objects) {
          found += legs(of: candidate, in: view)
        } else if let escort = escort(trigger, mention.tokens, in: view, objects: objects) {
          found.append(escort)
        } else if trigger.frame == .attend, !found.isEmpty,
          let joined = clauses.object(after: mention.tokens, clause: view.tokens, in: view),
          joined.group.parties.contains(where: \.isNamed)
        {
          // "A will travel to P, joining B and C".
          add(
            joined.group, as: found[found.count - 1].frame == .travel ? .visitor : .participant,
            to: &found[found.count - 1])
          objects.insert(joined.position)
        }
      case .series(let row):
        found.append(seriesCandidate(row, at: position, in: view, objects: objects))
      default: continue
      }
    }
    return found
  }

  /// "He was joined by B and C": they travel with him.
  private func escort(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView, objects: Set<Int>)
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
    return candidate
  }

  /// "travelled to A, B and C": a visit for each.
  private func legs(of candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard candidate.frame == .travel || candidate.frame == .visit || candidate.frame == .nounVisit,
      let place = candidate.place,
      let group = view.groups.first(where: {
        $0.tokens.contains(place.tokens.lowerBound) && $0.mayBePlace && $0.parties.count > 1
      })
    else { return [candidate] }
    return group.mentions.compactMap { position in
      guard let row = places.resolve(view.mentions[position]) else { return nil }
      var leg = candidate
      leg.place = places.single(row, view.mentions[position])
      return leg
    }
  }

  /// "face-to-face talks", "summit meeting": the last noun is the event.
  private func qualifiesNextTrigger(_ position: Int, in view: SentenceView) -> Bool {
    guard position + 1 < view.mentions.count, case .trigger(let row) = view.mentions[position + 1].kind else {
      return false
    }
    return view.mentions[position + 1].tokens.lowerBound == view.mentions[position].tokens.upperBound
      && lexicon.triggers[Int(row)].form == .noun
  }

  // MARK: What a trigger is here

  /// Chooses between the verb and the noun that a word may be.
  private func reading(of row: Int, at range: Range<Int>, in view: SentenceView) -> Trigger? {
    let words = range.map { tokens[$0].word }
    let entries = lexicon.phrases.entries(of: words).filter { $0.table == .trigger }.map {
      lexicon.triggers[Int($0.row)]
    }
    let noun = entries.first { $0.form == .noun }
    let verb = entries.first { $0.form != .noun }
    guard let noun else { return verb }
    guard let verb else { return noun }
    return readsAsVerb(range, verb, in: view) ? verb : noun
  }

  private func readsAsVerb(_ range: Range<Int>, _ verb: Trigger, in view: SentenceView) -> Bool {
    let start = range.lowerBound
    guard start > view.tokens.lowerBound else { return false }
    let before = tokens[start - 1]
    let classes = lexicon.classes(of: before.word)
    switch verb.form {
    case .gerund:
      return classes.contains(.be)
        || ["after", "before", "by", "since", "while", "of"].contains(lexicon.vocabulary.text(before.word))
          && clauses.object(after: range, clause: view.tokens, in: view) != nil
    case .present:
      return view.groups.contains { $0.tokens.upperBound == start && !$0.isPossessive }
        && !before.has(.possessive)
    case .base, .past:
      if !classes.isDisjoint(with: [.will, .may, .to]) { return true }
      if classes.contains(.adverb), start >= 2 {
        return !lexicon.classes(of: tokens[start - 2].word).isDisjoint(with: [.will, .may, .to])
      }
      return false
    case .noun: return false
    }
  }

  // MARK: Candidates

  private func candidate(_ trigger: Trigger, at position: Int, in view: SentenceView, objects: inout Set<Int>)
    -> Candidate?
  {
    let range = view.mentions[position].tokens
    let clause = clauses.clause(around: range, in: view)
    var candidate = Candidate(
      kind: trigger.kind, frame: trigger.frame, sentence: view.index, trigger: range, rule: trigger.phrase)
    let subject = clauses.subject(of: range, in: view, objects: objects)
    if trigger.form == .noun {
      guard attachNoun(trigger, at: position, clause: clause, subject: subject, in: view, to: &candidate)
      else { return nil }
    } else {
      guard
        attachVerb(
          trigger, range, clause: clause, subject: subject, in: view, objects: &objects, to: &candidate)
      else { return nil }
    }
    finish(&candidate, clause: clause, at: position, in: view)
    return candidate
  }

  private func add(_ group: PartyGroup, as role: Role, to candidate: inout Candidate) {
    if group.isAnaphoric || !group.pronoun.isEmpty { candidate.anaphora.append(group) }
    for var party in group.parties where !candidate.parties.contains(where: { $0.key == party.key }) {
      if role != .participant { party.role = role }
      candidate.parties.append(party)
    }
  }

  // MARK: Verbs

  private func attachVerb(
    _ trigger: Trigger, _ range: Range<Int>, clause: Range<Int>, subject: PartyGroup?, in view: SentenceView,
    objects: inout Set<Int>, to candidate: inout Candidate
  ) -> Bool {
    candidate.modality = modality.ofVerb(
      range, form: trigger.form, clause: clause, subjectEnd: subject.map(\.tokens.upperBound))
    let object = clauses.object(after: range, clause: clause, in: view)
    if let object { objects.insert(object.position) }
    let with = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["with"])
    let passive = isPassive(range, trigger)
    switch trigger.frame {
    case .meet:
      if passive, trigger.phrase == "met" { return attachReception(range, clause, subject, view, &candidate) }
      if let subject { add(subject, as: .participant, to: &candidate) }
      if let object { add(object.group, as: .participant, to: &candidate) }
      for item in with { add(item.group, as: .participant, to: &candidate) }
      return !candidate.parties.isEmpty || !candidate.anaphora.isEmpty
    case .converse:
      let partners = clauses.groups(
        after: range, until: min(clause.upperBound, range.upperBound + 12), in: view,
        prepositions: ["with", "to"]
      )
      .filter {
        !$0.group.mayBePlace && !$0.group.parties.allSatisfy { $0.organisation != nil && !$0.isNamed }
          || $0.group.isAnaphoric
      }
      guard let partner = partners.first, let subject else { return false }
      add(subject, as: .participant, to: &candidate)
      add(partner.group, as: .participant, to: &candidate)
      candidate.phone = saysPhone(clause)
      if trigger.kind == .call, saysInPerson(clause) { candidate.kind = .meeting }
      return true
    case .discuss, .negotiate, .gather:
      guard let subject else { return false }
      add(subject, as: .participant, to: &candidate)
      for item in with { add(item.group, as: .participant, to: &candidate) }
      candidate.isDefinite = trigger.frame == .discuss && with.isEmpty
      return candidate.parties.count + candidate.anaphora.count >= 1
    case .phone:
      guard let subject, let object, !object.group.mayBePlace else { return false }
      add(subject, as: .participant, to: &candidate)
      add(object.group, as: .participant, to: &candidate)
      return true
    case .visit, .travel: return attachTravel(range, clause, subject, object?.group, view, &candidate)
    case .receive:
      if passive { return attachReception(range, clause, subject, view, &candidate) }
      guard let subject, let object, !object.group.mayBePlace || object.group.parties.count > 1 else {
        return false
      }
      add(subject, as: .host, to: &candidate)
      add(object.group, as: .visitor, to: &candidate)
      return true
    case .dispatch: return attachDispatch(range, clause, subject, view, &candidate)
    case .host:
      guard let subject else { return false }
      add(subject, as: .host, to: &candidate)
      if let object { add(object.group, as: .visitor, to: &candidate) }
      return object != nil
    case .invite:
      guard let subject, let object else { return false }
      candidate.modality.isPossible = true
      add(passive ? object.group : subject, as: .host, to: &candidate)
      add(passive ? subject : object.group, as: .visitor, to: &candidate)
      return object.group.parties.contains { $0.isNamed } || !object.group.pronoun.isEmpty
    case .sign:
      guard let subject, signsTreaty(range, clause) else { return false }
      add(subject, as: .signatory, to: &candidate)
      for item in with { add(item.group, as: .signatory, to: &candidate) }
      return true
    case .attend, .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony, .none: return false
    }
  }

  private func isPassive(_ range: Range<Int>, _ trigger: Trigger) -> Bool {
    guard trigger.form == .past, range.lowerBound > 0 else { return false }
    let next = range.upperBound
    if next < tokens.count, lexicon.vocabulary.text(tokens[next].word) == "by" { return true }
    var index = range.lowerBound - 1
    while index > 0, lexicon.classes(of: tokens[index].word).contains(.adverb) { index -= 1 }
    return lexicon.classes(of: tokens[index].word).contains(.be)
  }

  /// "was received by B at …": the host comes behind "by".
  private func attachReception(
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

  private func attachTravel(
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
  private func attachDispatch(
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
  private func placeDirectlyAfter(_ token: Int, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading?
  {
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

  private func saysPhone(_ clause: Range<Int>) -> Bool { modality.marks(in: clause).contains(.phone) }
  private func saysInPerson(_ clause: Range<Int>) -> Bool {
    clause.contains {
      ["person", "sidelines", "margins", "met"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private func signsTreaty(_ range: Range<Int>, _ clause: Range<Int>) -> Bool {
    (range.upperBound..<min(clause.upperBound, range.upperBound + 14)).contains {
      Self.treaties.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private static let treaties: Set<String> = [
    "treaty", "treaties", "agreement", "agreements", "accord", "accords", "pact", "pacts", "protocol",
    "protocols", "memorandum",
    "memorandums", "declaration", "communique", "convention", "charter", "deal", "ceasefire", "statement",
    "memoranda", "mou",
  ]

  // MARK: Nouns

  private func attachNoun(
    _ trigger: Trigger, at position: Int, clause: Range<Int>, subject: PartyGroup?, in view: SentenceView,
    to candidate: inout Candidate
  ) -> Bool {
    let range = view.mentions[position].tokens
    let skip = view.mentions.compactMap { mention -> Range<Int>? in
      if case .trigger = mention.kind { nil } else { mention.tokens }
    }
    candidate.isDefinite = isDefinite(range, in: view)
    candidate.isLikeBefore = (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      ["similar", "another", "separate", "same"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    if trigger.kind == .summit || trigger.kind == .conference || trigger.phrase.hasPrefix("round") {
      candidate.edition = edition(before: range.lowerBound)
    }
    attachPossessors(range, trigger, in: view, to: &candidate)
    attachPossessivePronoun(range, trigger, in: view, to: &candidate)
    let end = nounEnd(range, clause, in: view)
    let behind = clauses.groups(
      after: range, until: end, in: view, prepositions: ["with", "between", "among", "of", "by", "from"])
    for item in behind {
      attachBehind(
        item.group, trigger, distance: item.group.tokens.lowerBound - range.upperBound, to: &candidate)
    }
    let subject =
      traveller(trigger, before: range, candidate, in: view) ?? subject ?? sayer(before: range, in: view)
    let visiting = trigger.frame == .nounVisit && follows(["on"], range, in: view)
    let governed = candidate.parties.count < 2 && (subject.map { governs($0, range) || visiting } ?? false)
    if let subject, governed {
      let role: Role = trigger.frame == .nounVisit ? .visitor : self.role(of: subject, range)
      add(subject, as: role, to: &candidate)
    }
    if candidate.parties.count == 1, let fronted = mainSubject(behind: range, in: view) {
      add(fronted, as: .participant, to: &candidate)
    }
    let other = view.mentions.last {
      isEvent($0) && $0.tokens.upperBound <= range.lowerBound && $0.tokens.lowerBound >= clause.lowerBound
    }
    candidate.modality = modality.ofNoun(
      range, clause: clause, subjectEnd: max(subject?.tokens.upperBound ?? 0, other?.tokens.upperBound ?? 0),
      skip: skip)
    nameSeries(trigger, &candidate)
    readProperName(range, trigger, in: view, &candidate)
    if trigger.frame == .nounVisit {
      let to = clauses.groups(after: range, until: end, in: view, prepositions: ["to"]).filter {
        !$0.group.mayBePlace
      }
      for item in to { add(item.group, as: .host, to: &candidate) }
      candidate.visitType = visitType(range)
    }
    if trigger.frame == .nounCall {
      if isCallFor(range) { return false }
      let to = clauses.groups(after: range, until: end, in: view, prepositions: ["to", "from"])
      for item in to where !item.group.mayBePlace { add(item.group, as: .participant, to: &candidate) }
    }
    return true
  }

  /// "China-US talks", "Obama's meeting", "his visit", "Israeli-Palestinian negotiations".
  private func attachPossessors(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    // "the Eisenhower funeral": whose it is takes no part.
    if trigger.frame == .nounCeremony { return }
    let role: Role = trigger.frame == .nounVisit ? .visitor : .participant
    var index = range.lowerBound
    for group in view.groups.reversed() where group.tokens.upperBound <= range.lowerBound {
      let gap = group.tokens.upperBound..<index
      guard group.isPossessive || group.parties.count > 1 || gap.isEmpty,
        group.preposition != "with" || group.isPossessive
      else { break }
      guard gap.count <= 5, gap.allSatisfy({ isQualifier($0) }) else { break }
      if group.isPossessive || group.parties.count > 1 || !group.mayBePlace {
        add(group, as: role, to: &candidate)
      }
      index = group.tokens.lowerBound
      break
    }
    attachAdjectives(range, role, in: view, to: &candidate)
  }

  /// "his meeting with B", "their talks": who is meant stands before it, or behind ("During his visit, A met").
  private func attachPossessivePronoun(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard candidate.parties.isEmpty else { return }
    for index in (max(view.tokens.lowerBound, range.lowerBound - 4)..<range.lowerBound).reversed() {
      let classes = lexicon.classes(of: tokens[index].word)
      if tokens[index].isPunctuation { return }
      guard classes.contains(.possessivePronoun) else { continue }
      let pronoun = classes.intersection([.he, .she, .they])
      guard !pronoun.isEmpty else { return }
      let here = index..<(index + 1)
      if pronoun.contains(.they)
        || view.groups.contains(where: { $0.tokens.upperBound <= index && $0.parties.contains { $0.isNamed } }
        )
      {
        candidate.anaphora.append(
          PartyGroup(
            parties: [], mentions: 0..<0, tokens: here, isAnaphoric: true, pronoun: pronoun,
            isPossessive: true))
      } else if let behind = view.groups.first(where: {
        $0.tokens.lowerBound >= range.upperBound && $0.preposition == nil
          && $0.parties.contains { $0.isNamed || $0.rank != nil }
          && document.isComma($0.tokens.lowerBound - 1)
      }) {
        add(behind, as: trigger.frame == .nounVisit ? .visitor : .participant, to: &candidate)
      } else {
        candidate.anaphora.append(
          PartyGroup(
            parties: [], mentions: 0..<0, tokens: here, isAnaphoric: true, pronoun: pronoun,
            isPossessive: true))
      }
      return
    }
  }

  /// "Chinese-American talks": adjectives of two states before the noun.
  private func attachAdjectives(
    _ range: Range<Int>, _ role: Role, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard candidate.parties.isEmpty else { return }
    var codes: [(CountryCode, Range<Int>)] = []
    for mention in view.mentions.reversed() where mention.tokens.upperBound <= range.lowerBound {
      guard case .country(let country) = mention.kind, range.lowerBound - mention.tokens.upperBound <= 4,
        country.form != .capital
      else { break }
      codes.insert((country.code, mention.tokens), at: 0)
    }
    guard codes.count >= 2 else { return }
    for (code, tokens) in codes { candidate.parties.append(Party(country: code, role: role, tokens: tokens)) }
  }

  private func isQualifier(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord || token.has(.number)
  }

  private func attachBehind(
    _ group: PartyGroup, _ trigger: Trigger, distance: Int, to candidate: inout Candidate
  ) {
    let near = ["of", "from"].contains(group.preposition ?? "") ? 5 : 18
    guard distance <= near else { return }
    switch (trigger.frame, group.preposition) {
    case (.nounVisit, "by"), (.nounVisit, "of"), (.nounVisit, "from"):
      guard !group.mayBePlace || group.preposition == "by" else { return }
      add(group, as: .visitor, to: &candidate)
    case (.nounVisit, "with"), (_, "with"), (_, "between"), (_, "among"):
      add(group, as: .participant, to: &candidate)
    case (.nounMeeting, "of"):
      if !group.mayBePlace || group.parties.count > 1 { add(group, as: .participant, to: &candidate) }
    case (_, "by"):
      let verb = lexicon.vocabulary.text(tokens[max(0, byToken(before: group) - 1)].word)
      switch verb {
      case "hosted", "convened", "organised", "organized", "called", "held":
        add(group, as: group.parties.contains { $0.rank == .envoy } ? .mediator : .host, to: &candidate)
      case "chaired", "headed", "led": add(group, as: .chair, to: &candidate)
      case "mediated", "brokered", "sponsored": add(group, as: .mediator, to: &candidate)
      case "attended": add(group, as: .participant, to: &candidate)
      default:
        if candidate.kind == .signing || candidate.kind == .ceremony {
          add(group, as: .participant, to: &candidate)
        }
      }
    default: return
    }
  }

  /// A finite verb ends what belongs to a noun, but for "was held by", "will be hosted by".
  private func endsNoun(_ index: Int, in view: SentenceView) -> Bool {
    let classes = lexicon.classes(of: tokens[index].word)
    guard !classes.isDisjoint(with: [.be, .have, .will, .may]), view.mention(covering: index) == nil else {
      return false
    }
    return !(index + 1..<min(index + 5, tokens.count)).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "by"
        || lexicon.vocabulary.text(tokens[$0].word) == "between"
    }
  }

  private func byToken(before group: PartyGroup) -> Int {
    var index = group.tokens.lowerBound - 1
    while index > 0, lexicon.vocabulary.text(tokens[index].word) != "by" { index -= 1 }
    return index
  }

  /// A noun reaches as far as the next trigger that brings its own parties.
  private func nounEnd(_ range: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> Int {
    if let verb = (range.upperBound..<clause.upperBound).first(where: { endsNoun($0, in: view) }) {
      return verb
    }
    for mention in view.mentions where mention.tokens.lowerBound >= range.upperBound {
      guard case .trigger(let row) = mention.kind,
        lexicon.triggers[Int(row)].form != .noun || mention.tokens.lowerBound > range.upperBound + 1
      else { continue }
      return min(mention.tokens.lowerBound, clause.upperBound)
    }
    return clause.upperBound
  }

  /// "In a meeting with B last week, A said …": the sentence's subject took part in what the front tells.
  private func mainSubject(behind range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard range.lowerBound - view.tokens.lowerBound <= 5,
      ["in", "during", "at", "after", "following"].contains(
        lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word))
    else { return nil }
    return view.groups.first {
      $0.tokens.lowerBound > range.upperBound && document.isComma($0.tokens.lowerBound - 1)
        && $0.preposition == nil && !$0.isPossessive
        && $0.parties.contains { $0.isNamed } && $0.tokens.upperBound < view.tokens.upperBound
        && !document.isComma($0.tokens.upperBound)
    }
  }

  /// "said after talks with B": who speaks of it took part in it.
  private func sayer(before range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard follows(["after", "during", "following", "at"], range, in: view) else { return nil }
    return view.groups.last {
      $0.tokens.upperBound <= range.lowerBound && $0.preposition == nil && !$0.isPossessive && !$0.mayBePlace
        && ($0.parties.contains { $0.isNamed } || !$0.pronoun.isEmpty)
    }
  }

  /// "alongside Rex Tillerson, on a visit to Brussels": the person named just before.
  private func traveller(
    _ trigger: Trigger, before range: Range<Int>, _ candidate: Candidate, in view: SentenceView
  ) -> PartyGroup? {
    guard trigger.frame == .nounVisit, candidate.parties.isEmpty, follows(["on"], range, in: view) else {
      return nil
    }
    return view.groups.last {
      $0.tokens.upperBound <= range.lowerBound && range.lowerBound - $0.tokens.upperBound <= 5
        && $0.parties.contains { $0.isNamed }
    }
  }

  /// Whether one of these words stands before the noun, with only articles and adjectives between.
  private func follows(_ words: Set<String>, _ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index >= view.tokens.lowerBound, range.lowerBound - index <= 5, !tokens[index].isPunctuation {
      if words.contains(lexicon.vocabulary.text(tokens[index].word)) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a light verb ties the subject to the noun: "held talks", "arrived for a meeting", "to attend"; or
  /// the subject does something at it: "agreed during talks".
  private func governs(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    let between = subject.tokens.upperBound..<range.lowerBound
    guard between.count <= 25 else { return false }
    if between.isEmpty { return !subject.mayBePlace }
    if subject.parties.contains(where: \.isNamed) || !subject.pronoun.isEmpty,
      between.suffix(5).contains(where: {
        ["during", "after", "following", "at", "in"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    {
      return true
    }
    let classes = modality.marks(in: between)
    return !classes.isDisjoint(with: [.light, .calledOff, .putOff, .refused])
  }

  /// What the verb between subject and noun makes of the subject: "hosts", "chairs", "mediated".
  private func role(of subject: PartyGroup, _ range: Range<Int>) -> Role {
    for index in subject.tokens.upperBound..<range.lowerBound {
      switch lexicon.vocabulary.text(tokens[index].word) {
      case "host", "hosts", "hosted", "hosting": return .host
      case "chair", "chairs", "chaired", "chairing", "cochaired", "preside", "presided", "presides":
        return .chair
      case "mediate", "mediates", "mediated", "mediating", "broker", "brokered", "moderate", "moderated":
        return .mediator
      case "observe", "observed", "observer", "observers": return .observer
      default: continue
      }
    }
    return .participant
  }

  private func isDefinite(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index >= view.tokens.lowerBound, range.lowerBound - index <= 4 {
      let text = lexicon.vocabulary.text(tokens[index].word)
      if ["the", "this", "that", "their", "his", "her", "these", "its"].contains(text) { return true }
      if ["a", "an", "any", "another"].contains(text) || tokens[index].isPunctuation { return false }
      index -= 1
    }
    return false
  }

  private func isCallFor(_ range: Range<Int>) -> Bool {
    guard range.upperBound < tokens.count else { return false }
    return ["for", "on", "to"].contains(lexicon.vocabulary.text(tokens[range.upperBound].word))
      && range.count == 1
      && tokens[range.lowerBound].word != lexicon.vocabulary.lookup("telephone")
  }

  private func visitType(_ range: Range<Int>) -> VisitType? {
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

  /// "the Arab League will hold its annual summit": the organisation's own series.
  private func nameSeries(_ trigger: Trigger, _ candidate: inout Candidate) {
    guard trigger.kind == .summit, candidate.parties.count == 1,
      let organisation = candidate.parties[0].organisation, !candidate.parties[0].isNamed,
      let row = lexicon.series.firstIndex(where: { $0.organisation == organisation && $0.kind == .summit })
    else { return }
    candidate.series = Int32(row)
    candidate.parties = []
  }

  /// "the Brussels Conference on Syria", "the AI Safety Summit": a name of its own.
  private func readProperName(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, _ candidate: inout Candidate
  ) {
    guard trigger.kind == .summit || trigger.kind == .conference, range.count == 1,
      tokens[range.lowerBound].isCapitalised,
      !tokens[range.lowerBound].has(.shouted), !isTitleCase(view)
    else { return }
    var start = range.lowerBound
    while start > view.tokens.lowerBound, tokens[start - 1].isCapitalised, tokens[start - 1].isWord,
      !lexicon.classes(of: tokens[start - 1].word).contains(.function) || tokens[start - 1].has(.capitals)
    {
      start -= 1
    }
    if start < range.lowerBound { candidate.properName = start..<range.upperBound }
  }

  /// A headline in which nearly every word has a capital.
  private func isTitleCase(_ view: SentenceView) -> Bool {
    var (capitals, words) = (0, 0)
    for index in view.tokens where tokens[index].isWord && tokens[index].end - tokens[index].start > 3 {
      words += 1
      if tokens[index].isCapitalised { capitals += 1 }
    }
    return words > 3 && capitals * 10 > words * 8
  }

  // MARK: Series

  /// "the G8 summit at Lough Erne": an event by its name, with those who attend or host it.
  private func seriesCandidate(_ row: Int32, at position: Int, in view: SentenceView, objects: Set<Int>)
    -> Candidate
  {
    let series = lexicon.series[Int(row)]
    let range = view.mentions[position].tokens
    let clause = clauses.clause(around: range, in: view)
    var candidate = Candidate(
      kind: series.kind, frame: .nounMeeting, sentence: view.index, trigger: range, series: row,
      seriesTokens: range,
      rule: "series")
    candidate.isDefinite = true
    candidate.edition = edition(before: range.lowerBound)
    candidate.isSideline = (max(view.tokens.lowerBound, range.lowerBound - 6)..<range.lowerBound).contains {
      ["sidelines", "sideline", "margins", "fringes"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    let subject = clauses.subject(of: range, in: view, objects: objects)
    if let subject, !candidate.isSideline, attends(subject, range) {
      add(subject, as: role(of: subject, range), to: &candidate)
    }
    let skip = view.mentions.compactMap { mention -> Range<Int>? in
      if case .trigger = mention.kind { nil } else { mention.tokens }
    }
    candidate.modality = modality.ofNoun(
      range, clause: clause, subjectEnd: subject.map(\.tokens.upperBound), skip: skip)
    finish(&candidate, clause: clause, at: position, in: view)
    return candidate
  }

  private func attends(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    guard governs(subject, range) else { return false }
    let between = subject.tokens.upperBound..<range.lowerBound
    return between.count <= 14 && !between.contains { document.isComma($0) }
  }

  /// "39th", "third" before a series.
  private func edition(before token: Int) -> Int? {
    guard token > 0 else { return nil }
    if tokens[token - 1].has(.ordinal) {
      return tokens[token - 1].number > 0 ? Int(tokens[token - 1].number) : nil
    }
    let entry = lexicon.dates[tokens[token - 1].word]
    return entry.kind == .ordinal && entry.value > 0 && entry.value < 100 ? Int(entry.value) : nil
  }

  // MARK: What all have

  private func finish(
    _ candidate: inout Candidate, clause: Range<Int>, at position: Int, in view: SentenceView
  ) {
    if candidate.frame == .nounVisit || candidate.frame == .visit || candidate.frame == .travel {
      attachInviter(&candidate, clause: clause, in: view)
    }
    if candidate.place == nil {
      candidate.place = findPlace(candidate, clause: clause, at: position, in: view)
    }
    attachDates(&candidate, clause: clause, in: view)
    candidate.isPast = candidate.isPast || saysPast(candidate.trigger, in: view)
    candidate.topics = topics(candidate, in: view)
    if candidate.kind == .meeting || candidate.kind == .visit,
      saysPhone(candidate.trigger.lowerBound..<min(candidate.trigger.upperBound + 8, clause.upperBound))
    {
      candidate.phone = true
    }
  }

  /// "at the invitation of President B": B is the host.
  private func attachInviter(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    for group in view.groups where clause.contains(group.tokens.lowerBound) && group.preposition == "of" {
      let words = max(view.tokens.lowerBound, group.tokens.lowerBound - 3)..<group.tokens.lowerBound
      if words.contains(where: { lexicon.vocabulary.text(tokens[$0].word) == "invitation" }) {
        add(group, as: .host, to: &candidate)
      }
    }
  }

  private func findPlace(_ candidate: Candidate, clause: Range<Int>, at position: Int, in view: SentenceView)
    -> PlaceReading?
  {
    let travels = candidate.frame == .nounVisit || candidate.frame == .travel
    let prepositions: Set<String> =
      travels ? ["in", "at", "to", "near", "into", "for"] : ["in", "at", "near", "aboard", "outside"]
    if let place = places.place(directlyBefore: candidate.trigger.lowerBound, in: view) { return place }
    for later in view.mentions.indices
    where later > position && view.mentions[later].tokens.lowerBound < clause.upperBound {
      if isEvent(view.mentions[later]), !sharesTail(candidate.trigger, view.mentions[later]) { break }
      if view.mentions[later].tokens.lowerBound - candidate.trigger.upperBound > 16 { break }
      if let place = places.place(at: later, in: view, prepositions: prepositions) { return place }
    }
    if let place = whereClause(clause, in: view) { return place }
    for earlier in view.mentions.indices.reversed()
    where earlier < position && view.mentions[earlier].tokens.lowerBound >= clause.lowerBound {
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

  /// "will go on to Ottawa for his talks".
  private func goes(to mention: Mention, from clause: Range<Int>) -> Bool {
    (max(clause.lowerBound, mention.tokens.lowerBound - 6)..<mention.tokens.lowerBound).contains {
      Self.motion.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private static let motion: Set<String> = [
    "go", "goes", "went", "gone", "going", "travel", "travels", "travelled", "traveled", "fly", "flew",
    "flown", "leave", "leaves", "left",
    "head", "headed", "proceed", "proceeded", "return", "returned", "continue", "come", "came", "arrive",
    "arrived",
  ]

  /// "at the Sunnylands Retreat in California where he is holding a summit": the place that the clause is about.
  private func whereClause(_ clause: Range<Int>, in view: SentenceView) -> PlaceReading? {
    guard clause.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[clause.lowerBound - 1].word) == "where"
    else { return nil }
    var end = clause.lowerBound - 1
    if document.isComma(end - 1) { end -= 1 }
    guard let last = view.mentions.lastIndex(where: { $0.tokens.upperBound == end }) else { return nil }
    for first in stride(from: last, through: max(0, last - 2), by: -1) {
      let reading = places.place(
        at: first, in: view, prepositions: ["in", "at", "near", "to", "aboard", "outside"])
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
  private func sharesTail(_ trigger: Range<Int>, _ next: Mention) -> Bool {
    let between = trigger.upperBound..<max(trigger.upperBound, next.tokens.lowerBound)
    guard between.count <= 9, between.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.and) })
    else { return false }
    return between.allSatisfy { index in
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .be, .have, .will, .may, .to, .saying, .relative,
      ]) && !document.isComma(index)
    }
  }

  /// Another event's words: what stands behind them is theirs.
  private func isEvent(_ mention: Mention) -> Bool {
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

  private func attachDates(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    var best: (date: DateMention, distance: Int)?
    for mention in view.mentions {
      guard case .date(let date) = mention.kind else { continue }
      if date.isDuration {
        if candidate.duration == nil, clause.overlaps(date.tokens) { candidate.duration = date }
        continue
      }
      guard ![.by, .since, .until].contains(date.relation) else { continue }
      guard clause.contains(date.tokens.lowerBound), !belongsToSaying(date, candidate.trigger, in: view)
      else { continue }
      if view.mentions.contains(where: {
        isEvent($0) && !sharesTail(candidate.trigger, $0)
          && $0.tokens.lowerBound >= candidate.trigger.upperBound
          && $0.tokens.upperBound <= date.tokens.lowerBound
      }) {
        continue
      }
      let behind = date.tokens.lowerBound - candidate.trigger.upperBound
      let distance = behind >= 0 ? behind : (candidate.trigger.lowerBound - date.tokens.upperBound) + 3
      if best.map({ distance < $0.distance }) ?? true { best = (date, distance) }
    }
    candidate.date = best?.date
  }

  /// "said on Friday", "told reporters Monday": the day of the words, not of the event.
  private func belongsToSaying(_ date: DateMention, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
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

  /// "last met", "previous talks", "their first meeting since".
  private func saysPast(_ range: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      ["last", "previous", "earlier", "previously", "recent"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
        && !isWithinDate($0, in: view)
    }
  }

  private func isWithinDate(_ index: Int, in view: SentenceView) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }

  private func topics(_ candidate: Candidate, in view: SentenceView) -> [TopicReading] {
    view.mentions.compactMap { mention in
      guard case .topic(let row) = mention.kind else { return nil }
      let topic = lexicon.topics[Int(row)]
      return TopicReading(code: topic.code, label: topic.label, tokens: mention.tokens)
    }
  }
}
