import SummitModel

/// Who hosted, chaired, mediated or only watched, where the text says so: "chaired by A", "A, the mediator".
struct RoleReader {
  let document: Document
  let lexicon: Lexicon
  let views: [SentenceView]
  let focus: EventFocus
  let published: Day?

  var tokens: Tokens { document.tokens }
  private var clauses: ClauseReader { ClauseReader(document: document, lexicon: lexicon) }

  func read(into drafts: inout [Draft]) {
    guard !focus.isEmpty else { return }
    for view in views where !view.groups.isEmpty && focus.isNear(view.index, within: 12) {
      var index = view.tokens.lowerBound
      while index < view.tokens.upperBound {
        let cues =
          tokens[index].isWord
          ? lexicon.roleCues.cues(in: tokens, at: index, limit: view.tokens.upperBound) : []
        for cue in cues { read(cue, from: index, in: view, &drafts) }
        index = cues.first?.end ?? index + 1
      }
    }
    admitEnvoys(&drafts)
    spreadMissions(&drafts)
  }

  private func read(_ cue: RoleCues.Cue, from start: Int, in view: SentenceView, _ drafts: inout [Draft]) {
    if cue.role != .participant, !focus.isNear(view.index) { return }
    if cue.side == .mission { return readMission(cue, at: start, in: view, &drafts) }
    if cue.role == .participant, cue.side == .before,
      let group = named(behind: cue.end, from: start, in: view)
    {
      for group in [group] + clauses.row(behind: group, in: view) {
        readPresence(group, start..<group.tokens.lowerBound, in: view, &drafts)
      }
      return
    }
    guard let group = bearer(of: cue, from: start, in: view), !isOfOrganisation(cue, in: view) else { return }
    if cue.role == .participant {
      let row = cue.side == .behind ? clauses.row(behind: group, in: view) : []
      for group in [group] + row + others(beside: group, cue, in: view)
        + all(before: group, start, in: view)
      {
        readPresence(group, start..<cue.end, in: view, &drafts)
      }
      return
    }
    guard let owner = owner(of: cue, start..<cue.end, in: view) else { return }
    let isOfEvent = isBeside(start..<cue.end, owner, in: view)
    if cue.role == .host, isOfEvent { place(&drafts[owner], at: group) }
    for var party in group.parties
    where party.rank != nil || party.country != nil || party.organisation != nil {
      // "under the auspices of the WTO": of a pact, where no event stands beside it.
      if cue.role == .mediator, !party.isNamed, group.isCompound { continue }
      if let index = drafts[owner].parties.firstIndex(where: { $0.stands(for: party) }) {
        if !drafts[owner].parties[index].role.isTold { drafts[owner].parties[index].role = cue.role }
      } else if joins(party, cue, isOfEvent), cue.role != .mediator || !isCharged(start) {
        party.role = cue.role
        drafts[owner].admit(party)
      }
    }
  }

  /// "was appointed to mediate between A and B": some day.
  private func isCharged(_ verb: Int) -> Bool {
    (max(0, verb - 8)..<verb).contains {
      ["appointed", "named", "tasked", "mandated", "chosen"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// Whether the words of an event stand right beside a phrase: "hosted a second round of talks", "talks in Tunis under
  /// the auspices of".
  private func isBeside(_ words: Range<Int>, _ draft: Int, in view: SentenceView) -> Bool {
    focus.anchors[view.index].contains { anchor in
      anchor.draft == draft
        && ((0...5).contains(anchor.trigger.lowerBound - words.upperBound)
          || (0...8).contains(words.lowerBound - anchor.trigger.upperBound))
    }
  }

  /// "Warsaw hosted the talks": a state is host at home.
  private func place(_ draft: inout Draft, at host: PartyGroup) {
    guard draft.place == nil, draft.kind != .call, [.held, .ongoing, .scheduled].contains(draft.status),
      host.parties.count == 1, !host.parties[0].isNamed
    else { return }
    draft.place = PlaceReader(document: document, lexicon: lexicon, day: published).home(of: host.parties[0])
  }

  /// Who is in the chair is at a gathering, where the sentence names no event of its own.
  private func owner(of cue: RoleCues.Cue, _ words: Range<Int>, in view: SentenceView) -> Int? {
    if cue.role == .chair, focus.anchors[view.index].isEmpty,
      let gathering = focus.gathering(spokenOf: words, in: view, where: \.isOpen)
    {
      return gathering
    }
    return focus.owner(of: words, in: view)
  }

  /// The group directly behind the phrase, or the one that acts before it.
  private func bearer(of cue: RoleCues.Cue, from start: Int, in view: SentenceView) -> PartyGroup? {
    switch cue.side {
    case .behind:
      guard cue.end > start + 1 || cue.role != .host || isNoun(start) else { return nil }
      return view.groups.first {
        $0.tokens.lowerBound >= cue.end && $0.tokens.lowerBound - cue.end <= 2
          && isJoined(cue.end..<$0.tokens.lowerBound)
      }
    case .before, .mission:
      // "Australia's hosting of the summit": nobody's who stands before it; "will be hosted to lunch": a guest.
      if start > 0, tokens[start - 1].has(.possessive) || isDoneTo(start) { return nil }
      if Self.mediators.contains(lexicon.vocabulary.text(tokens[start].word)) {
        return inApposition(before: start, in: view)
      }
      // "UN-brokered talks", "under UN auspices": done by whoever stands right before it.
      if tokens[start].has(.afterHyphen) || lexicon.vocabulary.text(tokens[start].word) == "auspices" {
        return view.lastGroup(before: start) { $0.tokens.upperBound == start }
      }
      return view.groups.last {
        $0.tokens.lowerBound < start && start - $0.tokens.upperBound <= Self.reach && !$0.isPossessive
          && ($0.preposition == nil || $0.preposition == "that" || start - $0.tokens.upperBound <= 0)
      }
    }
  }

  private func isDoneTo(_ hosted: Int) -> Bool {
    lexicon.vocabulary.text(tokens[hosted].word) == "hosted"
      && (max(0, hosted - 2)..<hosted).contains { lexicon.classes(of: tokens[$0].word).contains(.be) }
  }

  /// "Also attending will be A", "Among the leaders present were A and B", "Those taking part include A": the verb
  /// turns the phrase that opens a clause round.
  private func named(behind end: Int, from start: Int, in view: SentenceView) -> PartyGroup? {
    var verb = end
    while verb < min(end + 9, view.tokens.upperBound),
      lexicon.classes(of: tokens[verb].word).isDisjoint(with: [.be, .will]), !isInclusion(verb)
    {
      guard !tokens[verb].isPunctuation, mayStandBetween(verb, in: view) || isAccompanied(verb, from: start)
      else { return nil }
      verb += 1
    }
    guard verb < min(end + 9, view.tokens.upperBound),
      let group = view.firstGroup(from: verb, where: { $0.preposition == nil && !$0.isPossessive }),
      group.parties.contains(where: \.isNamed),
      (verb..<group.tokens.lowerBound).allSatisfy({
        isInclusion($0) || isJoined($0..<($0 + 1))
          || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .will])
      }), !view.groups.contains(where: { $0.tokens.upperBound <= start && $0.preposition == nil })
    else { return nil }
    return group
  }

  /// "Those present at the meeting in the Cabinet Room were A and B": what they were present at, and where.
  private func mayStandBetween(_ index: Int, in view: SentenceView) -> Bool {
    switch view.mention(covering: index)?.kind {
    case nil, .trigger, .place: true
    default: false
    }
  }

  /// "Accompanying A were B and C": with whom they were.
  private func isAccompanied(_ index: Int, from start: Int) -> Bool {
    lexicon.vocabulary.text(tokens[start].word) == "accompanying" && tokens[index].isCapitalised
  }

  func isInclusion(_ index: Int) -> Bool {
    ["include", "included", "includes"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  private static let mediators: Set<String> = ["mediator", "mediators"]

  /// "A, the chief mediator", "A is the mediator"; not "A arrived on Monday, mediators said".
  private func inApposition(before noun: Int, in view: SentenceView) -> PartyGroup? {
    view.groups.last { group in
      group.tokens.upperBound < noun && noun - group.tokens.upperBound <= 4 && !group.isPossessive
        && (group.tokens.upperBound..<noun).allSatisfy { index in
          document.isComma(index) || lexicon.vocabulary.text(tokens[index].word) == "chief"
            || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.article, .be])
        }
    }
  }

  /// "joined by A, by B and by C"; "A sat beside B, C beside D": of whom the phrase is said once more.
  private func others(beside group: PartyGroup, _ cue: RoleCues.Cue, in view: SentenceView) -> [PartyGroup] {
    var end = cue.side == .behind ? group.tokens.upperBound : cue.end
    return view.groups.filter { other in
      guard other.tokens.lowerBound >= end, !other.isPossessive, other.parties.allSatisfy(\.isNamed),
        !other.parties.isEmpty
      else { return false }
      if cue.side == .behind {
        guard other.preposition == "by",
          // "represented by A and Syria by B", "attended by A from the German side and by B".
          (end..<other.tokens.lowerBound).allSatisfy({
            isJoined($0..<($0 + 1), by: ["and", "by", "from", "for", "on", "side"]) || isState($0, in: view)
          })
        else { return false }
        end = other.tokens.upperBound
        return true
      }
      let next = other.tokens.upperBound
      return other.preposition == nil && other.tokens.lowerBound > 0
        && document.isComma(other.tokens.lowerBound - 1)
        && view.tokens.contains(next) && Self.besides.contains(lexicon.vocabulary.text(tokens[next].word))
    }
  }

  /// "A, B, for the first time as the leader of C, and D all spoke": a row that asides break.
  private func all(before last: PartyGroup, _ cue: Int, in view: SentenceView) -> [PartyGroup] {
    guard lexicon.vocabulary.text(tokens[cue].word) == "all" else { return [] }
    return view.groups.filter {
      $0.tokens.upperBound <= last.tokens.lowerBound && $0.preposition == nil && !$0.isPossessive
        && !$0.parties.isEmpty && $0.parties.allSatisfy(\.isNamed)
    }
  }

  func isState(_ index: Int, in view: SentenceView) -> Bool {
    if case .country = view.mention(covering: index)?.kind { true } else { false }
  }

  private static let besides: Set<String> = ["beside", "on", "opposite", "behind", "across", "next"]

  /// Who chairs, mediates or watches takes part, even if nothing else says so; a leader who hosts does where the event
  /// stands beside it.
  private func joins(_ party: Party, _ cue: RoleCues.Cue, _ isOfEvent: Bool) -> Bool {
    switch cue.role {
    case .observer: true
    case .mediator: party.isNamed || isOfEvent
    case .host: party.isNamed && (cue.side == .behind || cue.isWhole || isOfEvent)
    default: party.isNamed
    }
  }

  private static let reach = 12

  /// "the host, A", not "will host A".
  private func isNoun(_ word: Int) -> Bool {
    word > 0
      && !lexicon.classes(of: tokens[word - 1].word).isDisjoint(with: [.article, .possessivePronoun, .both])
  }

  private func isJoined(_ between: Range<Int>, by links: Set<String> = []) -> Bool {
    between.allSatisfy {
      document.isComma($0)
        || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.article, .possessivePronoun])
        || links.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "who chairs the African Union": no part in the meeting.
  private func isOfOrganisation(_ cue: RoleCues.Cue, in view: SentenceView) -> Bool {
    guard cue.side == .before, cue.role == .chair || cue.role == .host else { return false }
    return view.mentions.contains { mention in
      guard case .organisation = mention.kind else { return false }
      return mention.tokens.lowerBound >= cue.end && mention.tokens.lowerBound - cue.end <= 2
    }
  }
}

extension Role {
  /// A part that no place or journey makes: somebody is said to have it.
  var isTold: Bool { self == .chair || self == .mediator || self == .observer || self == .host }
}
