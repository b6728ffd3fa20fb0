import SummitModel

/// Whose talks, visit or call a noun tells of: possessors, adjectives, what stands behind it.
extension CandidateFinder {
  /// "China-US talks", "Obama's meeting", "his visit", "Israeli-Palestinian negotiations".
  func attachPossessors(
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
      // "the 9th China-ASEAN (10+1) Leaders' Meeting": whose leaders, stands before them.
      if group.parties.isEmpty, group.isPossessive, group.rank != nil, gap.isEmpty {
        index = group.tokens.lowerBound
        continue
      }
      guard gap.count <= 5, gap.allSatisfy({ isQualifier($0) || isInBrackets($0, of: gap) }),
        group.isPossessive || !isOwned(gap),
        group.isPossessive || trigger.frame != .nounSign || !attends(group, range)
      else { break }
      if group.isPossessive || group.parties.count > 1 || !group.mayBePlace {
        add(group, as: role, to: &candidate)
      }
      index = group.tokens.lowerBound
      break
    }
    attachAdjectives(range, role, in: view, to: &candidate)
    attachJoinedNames(range, in: view, to: &candidate)
  }

  /// "his meeting with B", "their talks": who is meant stands before it, or behind ("During his visit, A met").
  func attachPossessivePronoun(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard candidate.parties.isEmpty else { return }
    for index in (max(view.tokens.lowerBound, range.lowerBound - 4)..<range.lowerBound).reversed() {
      let classes = lexicon.classes(of: tokens[index].word)
      // "told his hosts at dinner", "their talks followed a visit": whose it is, is not said.
      if tokens[index].isPunctuation || !classes.isDisjoint(with: [.placePreposition, .article])
        || view.mention(covering: index).map(isEvent) ?? false
      {
        return
      }
      if let owner = owner(whose: index, in: view) {
        return add(owner, as: trigger.frame == .nounVisit ? .visitor : .participant, to: &candidate)
      }
      guard classes.contains(.possessivePronoun) else { continue }
      if let body = body(before: index, in: view) { return add(body, as: .participant, to: &candidate) }
      if let addressee = addressee(at: index, in: view) {
        return add(addressee, as: .visitor, to: &candidate)
      }
      let pronoun = classes.intersection([.he, .she, .they, .i, .we])
      guard !pronoun.isEmpty else { return }
      let owner = PartyGroup(
        parties: [], mentions: 0..<0, tokens: index..<(index + 1), isAnaphoric: true, pronoun: pronoun,
        isPossessive: true)
      if !pronoun.isDisjoint(with: [.they, .i, .we])
        || view.groups.contains(where: { $0.tokens.upperBound <= index && $0.parties.contains { $0.isNamed } }
        )
      {
        candidate.anaphora.append(owner)
      } else if let behind = view.groups.first(where: {
        $0.tokens.lowerBound >= range.upperBound && $0.preposition == nil
          && $0.parties.contains { $0.isNamed || $0.rank != nil }
          && document.isComma($0.tokens.lowerBound - 1)
      }) {
        add(behind, as: trigger.frame == .nounVisit ? .visitor : .participant, to: &candidate)
      } else {
        candidate.anaphora.append(owner)
      }
      return
    }
  }

  /// "The Council issued a communiqué of its 1067th meeting": the body whose meeting it is.
  private func body(before its: Int, in view: SentenceView) -> PartyGroup? {
    guard lexicon.vocabulary.text(tokens[its].word) == "its",
      let body = view.groups.last(where: { $0.tokens.upperBound <= its }), body.preposition == nil,
      body.parties.count == 1, !body.parties[0].isNamed, body.parties[0].organisation != nil
    else { return nil }
    return body
  }

  /// "Chinese-American talks": adjectives of two states before the noun.
  func attachAdjectives(
    _ range: Range<Int>, _ role: Role, in view: SentenceView, to candidate: inout Candidate
  ) {
    guard candidate.parties.isEmpty else { return }
    var codes: [(CountryCode, Range<Int>)] = []
    var start = range.lowerBound
    for mention in view.mentions.reversed() where mention.tokens.upperBound <= range.lowerBound {
      if case .topic = mention.kind { continue }
      guard case .country(let country) = mention.kind, range.lowerBound - mention.tokens.upperBound <= 4,
        country.form != .capital,
        // "Armenia and Turkey resumed EU-mediated talks": a verb stands between.
        modality.marks(in: mention.tokens.upperBound..<start).isDisjoint(with: [.light, .past, .be, .have])
      else { break }
      start = mention.tokens.lowerBound
      codes.insert((country.code, mention.tokens), at: 0)
    }
    guard codes.count >= 2 else { return }
    for (code, tokens) in codes { candidate.parties.append(Party(country: code, role: role, tokens: tokens)) }
  }

  /// "the fourth meeting of the Russian-Ukrainian intergovernmental commission": of the states whose body it is.
  func attachStatesOfBody(_ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    let of = range.upperBound
    guard candidate.parties.isEmpty, of < view.tokens.upperBound,
      lexicon.vocabulary.text(tokens[of].word) == "of",
      let body = (of + 1..<min(of + 9, view.tokens.upperBound)).first(where: {
        Self.bodies.contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return }
    let states = view.mentions.compactMap { mention -> Party? in
      guard case .country(let country) = mention.kind, country.form != .capital,
        of < mention.tokens.lowerBound,
        mention.tokens.upperBound <= body
      else { return nil }
      return Party(country: country.code, tokens: mention.tokens)
    }
    guard Set(states.map(\.country)).count >= 2 else { return }
    candidate.parties = states
    let isStanding = ["commission", "committee", "group"].contains(lexicon.vocabulary.text(tokens[body].word))
    if isStanding, candidate.kind == .meeting { candidate.kind = .workingGroup }
  }

  /// "(10+1)": how a meeting is called for short.
  private func isInBrackets(_ index: Int, of gap: Range<Int>) -> Bool {
    guard let open = gap.first(where: { document.text(token: tokens[$0]) == "(" }),
      let close = gap.last(where: { document.text(token: tokens[$0]) == ")" })
    else { return false }
    return (open...max(open, close)).contains(index)
  }

  /// "visited A and B on his first trip": the trip is his; "A and B opened their talks": theirs.
  private func isOwned(_ gap: Range<Int>) -> Bool {
    gap.contains {
      let classes = lexicon.classes(of: tokens[$0].word)
      return classes.contains(.possessivePronoun) && !classes.contains(.they)
    }
  }

  func isQualifier(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord || token.has(.number)
  }

  func attachBehind(
    _ group: PartyGroup, _ trigger: Trigger, distance: Int, to candidate: inout Candidate
  ) {
    let near =
      ["of", "from"].contains(group.preposition ?? "") ? 5 : group.preposition == "between" ? 28 : 18
    guard distance <= near else { return }
    switch (trigger.frame, group.preposition) {
    case (.nounVisit, "by"), (.nounVisit, "of"), (.nounVisit, "from"):
      guard !group.mayBePlace || group.preposition == "by",
        group.preposition != "by" || !isDoneByOthers(group) && !isOfRow(group)
      else { return }
      add(group, as: .visitor, to: &candidate)
    case (.nounVisit, "with"), (_, "with"), (_, "between"), (_, "among"), (_, "involving"):
      add(group, as: .participant, to: &candidate)
    case (.nounMeeting, "from"), (.nounMeeting, "on"), (.nounMeeting, "to"):
      if trigger.phrase.hasPrefix("courtesy") { add(group, as: .participant, to: &candidate) }
    case (.nounMeeting, "of"):
      // "a meeting of Iran and six powers".
      let isFirst =
        group.tokens.upperBound < tokens.count
        && lexicon.classes(of: tokens[group.tokens.upperBound].word).contains(.and)
      if !group.mayBePlace || group.parties.count > 1 || isFirst {
        add(group, as: .participant, to: &candidate)
      }
    case (.nounCeremony, "of") where Self.takingOffice.contains(trigger.phrase):
      if group.parties.contains(where: \.isNamed) { add(group, as: .host, to: &candidate) }
    case (_, "by"):
      let verb = lexicon.vocabulary.text(tokens[max(0, byToken(before: group) - 1)].word)
      switch verb {
      case "hosted", "convened", "organised", "organized", "called", "held", "given", "tendered":
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

  /// Ceremonies at which he whose they are is the host.
  private static let takingOffice: Set<String> = [
    "inauguration", "swearing in", "enthronement", "coronation",
  ]

  /// "The trip had been agreed upon by A and B": what was done with it, they did.
  private func isDoneByOthers(_ group: PartyGroup) -> Bool {
    let by = byToken(before: group)
    return (max(0, by - 2)..<by).contains { index in
      modality.isPast(index..<(index + 1))
        && !["made", "paid", "undertaken"].contains(lexicon.vocabulary.text(tokens[index].word))
    }
  }

  /// "the first by a Turkish premier": the row of such journeys in which this one stands.
  private func isOfRow(_ group: PartyGroup) -> Bool {
    let by = byToken(before: group)
    return by > 0 && lexicon.classes(of: tokens[by - 1].word).contains(.ordinal)
      && group.parties.allSatisfy { !$0.isNamed }
  }

  /// "Joining the President on the call were A, B and C": those named behind the verb.
  func attachJoining(_ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    let opening = view.tokens.prefix(3).contains {
      ["joining", "attending", "participating", "joined"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    guard opening,
      let be = (range.upperBound..<view.tokens.upperBound).first(where: {
        ["were", "was", "are", "included"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return }
    candidate.isJoining = true
    for group in view.groups
    where group.tokens.lowerBound > be && !group.isPossessive && !group.isAnaphoric {
      add(group, as: .participant, to: &candidate)
    }
  }

  /// A finite verb ends what belongs to a noun, but for "was held by", "will be hosted by".
  func endsNoun(_ index: Int, in view: SentenceView) -> Bool {
    let classes = lexicon.classes(of: tokens[index].word)
    // "ended a summit by agreeing to refuse peace with B".
    if lexicon.vocabulary.text(tokens[index].word) == "by", index + 1 < view.tokens.upperBound,
      tokens[index + 1].isWord, !tokens[index + 1].isCapitalised,
      document.text(token: tokens[index + 1]).hasSuffix("ing")
    {
      return true
    }
    guard !classes.isDisjoint(with: [.be, .have, .will, .may]), view.mention(covering: index) == nil else {
      return false
    }
    return !(index + 1..<min(index + 5, tokens.count)).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "by"
    }
      && !(index + 1..<min(index + 16, view.tokens.upperBound)).contains {
        lexicon.vocabulary.text(tokens[$0].word) == "between"
      }
  }

  func byToken(before group: PartyGroup) -> Int {
    var index = group.tokens.lowerBound - 1
    while index > 0, lexicon.vocabulary.text(tokens[index].word) != "by" { index -= 1 }
    return index
  }

  /// A noun reaches as far as the next trigger that brings its own parties.
  func nounEnd(_ range: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> Int {
    if let verb = (range.upperBound..<clause.upperBound).first(where: {
      // "talks on the sidelines of an Arctic Council meeting".
      endsNoun($0, in: view) || isSideline($0)
    }) {
      return verb
    }
    for mention in view.mentions where mention.tokens.lowerBound >= range.upperBound {
      guard case .trigger(let row) = mention.kind,
        lexicon.triggers[Int(row)].form != .noun || mention.tokens.lowerBound > range.upperBound + 1,
        // "the summit, called by B".
        mention.tokens.upperBound >= tokens.count
          || lexicon.vocabulary.text(tokens[mention.tokens.upperBound].word) != "by"
      else { continue }
      return min(mention.tokens.lowerBound, clause.upperBound)
    }
    return clause.upperBound
  }

  private func isSideline(_ index: Int) -> Bool {
    ["sidelines", "sideline", "margins", "fringes"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "hosted a state dinner for B", "gave a banquet in honour of B".
  func attachGuest(
    of meal: Trigger, _ range: Range<Int>, until end: Int, in view: SentenceView,
    to candidate: inout Candidate
  ) {
    guard Self.meals.contains(lexicon.vocabulary.text(tokens[range.upperBound - 1].word)),
      let guest = clauses.groups(after: range, until: end, in: view, prepositions: ["for", "of"]).first?
        .group, guest.parties.contains(where: \.isNamed),
      // "gave a banquet here this evening in honour of B".
      guest.preposition == "for"
        ? guest.tokens.lowerBound - range.upperBound <= 4
        : guest.tokens.lowerBound - range.upperBound <= 10 && isHonour(guest.tokens.lowerBound - 2)
    else { return }
    add(guest, as: .visitor, to: &candidate)
  }

  private func isHonour(_ index: Int) -> Bool {
    ["honour", "honor"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  private static let meals: Set<String> = [
    "dinner", "lunch", "luncheon", "breakfast", "banquet", "reception",
  ]

  func attachAllBehind(
    _ trigger: Trigger, _ range: Range<Int>, until end: Int, in view: SentenceView,
    to candidate: inout Candidate
  ) {
    let behind = clauses.groups(
      after: range, until: end, in: view,
      prepositions: Set(["with", "between", "among", "of", "by", "from", "involving"]).union(
        trigger.phrase.hasPrefix("courtesy") ? ["on", "to"] : []))
    for item in behind {
      attachBehind(
        item.group, trigger, distance: item.group.tokens.lowerBound - range.upperBound, to: &candidate)
    }
    // "the signing of a trade agreement between A and B".
    if trigger.frame == .nounSign, candidate.parties.isEmpty,
      let sides = view.groups.first(where: {
        $0.preposition == "between" && (range.upperBound..<end).contains($0.tokens.lowerBound)
      })
    {
      add(sides, as: .signatory, to: &candidate)
    }
    for item in included(behind: range, until: end, in: view) { add(item, as: .participant, to: &candidate) }
    let attendees = attendees(behind: range, in: view)
    for attendee in attendees { add(attendee, as: .participant, to: &candidate) }
    if attendees.count >= 2, candidate.isDefinite { candidate.isAttendance = true }
  }

  /// "was attended by A, Minister of B; C, Minister of D; and their delegations": all of the list.
  private func attendees(behind range: Range<Int>, in view: SentenceView) -> [PartyGroup] {
    guard
      let attended = (range.upperBound..<view.tokens.upperBound).prefix(5).first(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "attended"
      }), attended + 1 < view.tokens.upperBound,
      lexicon.vocabulary.text(tokens[attended + 1].word) == "by",
      (attended..<view.tokens.upperBound).contains(where: { document.text(token: tokens[$0]) == ";" })
    else { return [] }
    return view.groups.filter { group in
      group.tokens.lowerBound > attended && !group.isPossessive
        && group.parties.contains { $0.isNamed && $0.rank != nil }
    }
  }
}
