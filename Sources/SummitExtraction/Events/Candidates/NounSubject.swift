import SummitModel

/// Who acts in the clause of a noun, and as what: "hosted", "chaired", "said after talks".
extension CandidateFinder {
  /// "In a meeting with B last week, A said …": the sentence's subject took part in what the front tells.
  func mainSubject(behind range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard isFronted(range, in: view) else { return nil }
    return view.groups.first {
      $0.tokens.lowerBound > range.upperBound && document.isComma($0.tokens.lowerBound - 1)
        && $0.preposition == nil && !$0.isPossessive
        && ($0.parties.contains(where: \.isNamed) || $0.parties.count >= 2 && !$0.mayBePlace
          || gathersMany($0, in: view))
        && $0.tokens.upperBound < view.tokens.upperBound
        && !document.isComma($0.tokens.upperBound)
    }
  }

  /// "At a meeting in P", "Speaking after talks with B": what a sentence opens with, before its subject.
  func isFronted(_ range: Range<Int>, in view: SentenceView) -> Bool {
    // "Speaking to reporters on Thursday after closed-door talks with B, A said".
    var start = behindFrontedDay(in: view)
    // "But at a meeting in P, A and B embraced".
    if ["but", "and", "yet"].contains(lexicon.vocabulary.text(tokens[start].word)) { start += 1 }
    let opening = lexicon.vocabulary.text(tokens[start].word)
    // "Opening the 14-nation conference of the Southern African Development Community, A said".
    let reach =
      ["speaking", "emerging", "opening", "closing", "chairing", "addressing"].contains(opening) ? 12 : 6
    return range.lowerBound - start <= reach && Self.fronting.contains(opening)
  }

  /// "During a meeting in A on Monday, B told C that …": whom he told of another state was there.
  func hearer(of speaker: PartyGroup, in view: SentenceView) -> PartyGroup? {
    guard
      let verb = view.mentions.first(where: {
        guard case .trigger(let row) = $0.kind else { return false }
        return (0...2).contains($0.tokens.lowerBound - speaker.tokens.upperBound)
          && lexicon.triggers[Int(row)].frame == .tell
      }),
      let object = clauses.object(after: verb.tokens, clause: view.tokens, in: view)?.group,
      object.parties.count == 1, object.parties[0].isNamed, let state = object.parties[0].country,
      speaker.parties.allSatisfy({ $0.country != nil && $0.country != state })
    else { return nil }
    return object
  }

  private static let fronting: Set<String> = [
    "in", "on", "during", "at", "after", "following", "speaking", "emerging", "before", "ahead", "meeting",
    "visiting",
    "welcoming", "receiving", "hosting", "arriving", "attending", "opening", "closing", "chairing",
    "addressing", "going", "entering", "leaving",
  ]

  /// "Visiting Riga on Thursday, A said": as past or to come as what A did.
  func modalityOfMain(behind subject: PartyGroup?, in view: SentenceView) -> Modality {
    var told = Modality()
    guard let subject else { return told }
    let verb = subject.tokens.upperBound..<min(subject.tokens.upperBound + 4, view.tokens.upperBound)
    let classes = modality.marks(in: verb)
    told.isFuture = classes.contains(.will)
    told.isPast = !told.isFuture
    return told
  }

  /// "A and B, meeting in Helsinki, demanded": as past or to come as the verb behind the aside.
  func modalityBehindAside(_ range: Range<Int>, in view: SentenceView) -> Modality {
    var told = Modality()
    let close = (range.upperBound..<view.tokens.upperBound).first { document.isComma($0) } ?? range.upperBound
    told.isFuture = modality.marks(in: close..<min(close + 4, view.tokens.upperBound)).contains(.will)
    told.isPast = !told.isFuture
    return told
  }

  /// "During the conference in Copenhagen, A met B": a meeting beside it.
  func isSceneOfMeeting(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "during",
      let actor = mainSubject(behind: range, in: view)
    else { return false }
    return view.mentions.contains { mention in
      guard case .trigger(let row) = mention.kind,
        (0...3).contains(mention.tokens.lowerBound - actor.tokens.upperBound)
      else { return false }
      return [.meet, .see, .receive, .converse].contains(lexicon.triggers[Int(row)].frame)
    }
  }

  /// "said after talks with B": who speaks of it took part in it.
  func sayer(before range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard follows(["after", "during", "following", "at", "in"], range, in: view) else { return nil }
    return view.groups.last {
      $0.tokens.upperBound <= range.lowerBound && $0.preposition == nil && !$0.isPossessive && !$0.mayBePlace
        && ($0.parties.contains { $0.isNamed || $0.rank != nil } || !$0.pronoun.isEmpty)
    }
  }

  /// "A said B was to blame, in a call with C": the aside tells where A said so.
  func mainSpeaker(before range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard
      let opening = (max(view.tokens.lowerBound, range.lowerBound - 4)..<range.lowerBound).last(where: {
        document.isComma($0)
      }), ["in", "during"].contains(lexicon.vocabulary.text(tokens[opening + 1].word)),
      // "B, during his meeting with C, had said": the aside is B's.
      !view.groups.contains(where: { $0.tokens.upperBound == opening })
    else { return nil }
    return view.groups.first { group in
      group.tokens.upperBound < opening && group.preposition == nil && !group.isPossessive
        && (group.parties.contains { $0.isNamed } || !group.pronoun.isEmpty)
        && (group.tokens.upperBound..<min(group.tokens.upperBound + 4, opening)).contains {
          lexicon.classes(of: tokens[$0].word).contains(.saying)
            || ["accused", "accuses", "warned", "urged"].contains(lexicon.vocabulary.text(tokens[$0].word))
        }
    }
  }

  /// "A pressed on into the night, meeting with B and C": who meets them is the subject of what stands before.
  func subjectOfParticiple(_ range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard range.count == 1, range.lowerBound > view.tokens.lowerBound + 1,
      document.isComma(range.lowerBound - 1),
      lexicon.vocabulary.text(tokens[range.lowerBound].word) == "meeting",
      range.upperBound < view.tokens.upperBound,
      lexicon.vocabulary.text(tokens[range.upperBound].word) == "with"
    else { return nil }
    return view.groups.first { group in
      group.tokens.upperBound + 1 < range.lowerBound && group.preposition == nil && !group.isPossessive
        && (group.parties.contains(where: \.isNamed) || !group.pronoun.isEmpty)
    }
  }

  /// "flew to Paris for talks", "will go to Cairo to hold talks": who travels takes part, and the talks are as
  /// certain as the journey.
  func journey(for range: Range<Int>, in view: SentenceView) -> (traveller: PartyGroup, modality: Modality)? {
    guard follows(["for", "to"], range, in: view), !modality.isPrepared(range, in: view.tokens) else {
      return nil
    }
    guard
      let move = view.mentions.last(where: {
        $0.isTrigger && $0.tokens.upperBound <= range.lowerBound
          && range.lowerBound - $0.tokens.upperBound <= 16 && !tellsOfPart($0, in: view)
      }), case .trigger(let row) = move.kind, let verb = reading(of: Int(row), at: move.tokens, in: view),
      [.travel, .visit, .stay].contains(verb.frame) || isDeparture(move.tokens),
      !saysWhatWillBe(move.tokens, in: view),
      !(move.tokens.upperBound..<range.lowerBound).contains(where: {
        document.text(token: tokens[$0]) == ";" || lexicon.classes(of: tokens[$0].word).contains(.saying)
          // "returned to A after a visit to B".
          || ["after", "following"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), let traveller = clauses.subject(of: move.tokens, in: view, objects: []),
      !traveller.mayBePlace || traveller.parties.count > 1
    else { return nil }
    let told = modality.ofVerb(
      move.tokens, form: verb.form, clause: clauses.clause(around: move.tokens, in: view),
      subjectEnd: traveller.tokens.upperBound)
    return (traveller, asForGoal(told, of: move.tokens))
  }

  /// "will meet on Friday for talks": the talks are the meeting.
  func meetsFor(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard follows(["for", "in"], range, in: view) else { return false }
    return view.mentions.contains { mention in
      guard case .trigger(let row) = mention.kind, mention.tokens.upperBound <= range.lowerBound,
        range.lowerBound - mention.tokens.upperBound <= 12
      else { return false }
      let frame = lexicon.triggers[Int(row)].frame
      return frame == .meet || frame == .gather || frame == .host
    }
  }

  /// "alongside Rex Tillerson, on a visit to Brussels": the person named just before.
  func traveller(
    _ trigger: Trigger, before range: Range<Int>, _ candidate: Candidate, in view: SentenceView
  ) -> PartyGroup? {
    guard trigger.frame == .nounVisit, candidate.parties.isEmpty, follows(["on"], range, in: view) else {
      return nil
    }
    return view.groups.last {
      // "assurances from A about that issue on a recent trip".
      let reach = ["from", "by"].contains($0.preposition) ? 8 : 5
      return $0.tokens.upperBound <= range.lowerBound && range.lowerBound - $0.tokens.upperBound <= reach
        && $0.parties.contains { $0.isNamed }
    }
  }

  /// Whether one of these words stands before the noun, with only articles and adjectives between.
  func follows(_ words: Set<String>, _ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index >= view.tokens.lowerBound, range.lowerBound - index <= 5, !tokens[index].isPunctuation {
      if words.contains(lexicon.vocabulary.text(tokens[index].word)) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a light verb ties the subject to the noun: "held talks", "arrived for a meeting", "to attend"; or
  /// the subject does something at it: "agreed during talks".
  func governs(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    let between = subject.tokens.upperBound..<range.lowerBound
    guard between.count <= 25 else { return false }
    if between.isEmpty { return !subject.mayBePlace }
    if opensAnew(between) || isDiscussed(range) { return false }
    if speaksTo(between) || spendsTime(between, range) || isOnDay(between) || calls(between) { return true }
    if subject.parties.contains(where: { $0.isNamed || $0.rank != nil }) || !subject.pronoun.isEmpty,
      between.suffix(5).contains(where: {
        ["during", "after", "following", "at", "in"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    {
      return true
    }
    let classes = modality.marks(in: between)
    return !classes.isDisjoint(with: [.light, .calledOff, .putOff, .refused]) || modality.isOff(between)
  }

  /// "is on the third day of a visit", "on the last leg of his tour".
  private func isOnDay(_ between: Range<Int>) -> Bool {
    guard
      let part = between.dropLast().last(where: {
        ["day", "leg", "stage", "stop"].contains(lexicon.vocabulary.text(tokens[$0].word))
          && lexicon.vocabulary.text(tokens[$0 + 1].word) == "of"
      })
    else { return false }
    return (max(between.lowerBound, part - 4)..<part).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "on"
    }
  }

  /// "spent two hours and fifteen minutes with B".
  private func spendsTime(_ between: Range<Int>, _ range: Range<Int>) -> Bool {
    lexicon.vocabulary.text(tokens[range.upperBound - 1].word) == "with"
      && between.contains {
        ["spent", "spends", "spend", "spending"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// "discuss forthcoming meetings in Bonn": what is talked about is another event.
  private func isDiscussed(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound - 1
    while index > 0, range.lowerBound - index <= 4, !tokens[index].isPunctuation {
      if ["discuss", "discusses", "discussed", "discussing"].contains(
        lexicon.vocabulary.text(tokens[index].word))
      {
        return true
      }
      guard lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .to, .be, .have, .and])
      else {
        return false
      }
      index -= 1
    }
    return false
  }

  /// "A will travel to China, and the talks will be taken up again": the noun is the subject of its own clause.
  private func opensAnew(_ between: Range<Int>) -> Bool {
    between.suffix(4).dropLast().contains { index in
      document.isComma(index - 1) && lexicon.classes(of: tokens[index].word).contains(.and)
        && lexicon.vocabulary.text(tokens[index + 1].word) == "the"
    }
  }

  /// "told a meeting of officials", "addressed the summit".
  func speaksTo(_ between: Range<Int>) -> Bool {
    let verb = between.last {
      // "told a joint news conference with B".
      lexicon.classes(of: tokens[$0].word).isDisjoint(with: .article)
        && lexicon.vocabulary.text(tokens[$0].word) != "joint"
    }
    return verb.map {
      ["told", "tells", "addressed", "addresses", "addressing", "briefed"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    } ?? false
  }

  /// "stayed away from the summit", "was not invited to the conference", "will not attend": it takes place without him.
  func staysAway(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    let between = subject.tokens.upperBound..<max(subject.tokens.upperBound, range.lowerBound)
    guard between.count <= 12, !between.contains(where: { document.isComma($0) }) else { return false }
    return Absence(document: document, lexicon: lexicon).isTold(in: between)
  }

  /// "cancelled his trip to the summit": the gathering goes on.
  func callsOffJourney(before range: Range<Int>, in view: SentenceView) -> Bool {
    let before = max(view.tokens.lowerBound, range.lowerBound - 16)..<range.lowerBound
    guard !modality.marks(in: before).isDisjoint(with: [.calledOff, .putOff]) || modality.isOff(before) else {
      return false
    }
    return before.contains {
      ["trip", "visit", "tour", "journey", "travel", "attendance", "participation", "appearance"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  func goesOnAllTheSame(_ gathering: inout Candidate) {
    gathering.modality = Modality()
    gathering.modality.isFuture = true
    gathering.parties.removeAll { $0.isNamed }
  }

  func takesPlaceAllTheSame(_ gathering: inout Candidate) {
    gathering.modality.isRefused = false
    gathering.modality.isNegated = false
    gathering.modality.isPossible = false
  }

  /// "A and B witnessed the signing".
  func witnesses(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    attends(subject, range)
      || (subject.tokens.upperBound..<range.lowerBound).contains {
        ["witnessed", "witness", "witnessing", "watched"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// "a deadline for signing an accord", "closer to signing a treaty": nobody signs yet.
  func isMereAim(_ signing: Range<Int>, in view: SentenceView) -> Bool {
    let (before, behind) = (signing.lowerBound - 1, signing.upperBound)
    return view.tokens.contains(before) && view.tokens.contains(behind)
      && ["for", "to", "towards", "toward", "without", "against", "before"].contains(
        lexicon.vocabulary.text(tokens[before].word))
      && lexicon.classes(of: tokens[behind].word).contains(.article)
  }

  /// "The presidents of A and B will attend the signing": others sign.
  func attends(_ subject: PartyGroup, _ range: Range<Int>) -> Bool {
    (subject.tokens.upperBound..<range.lowerBound).contains {
      ["attend", "attended"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// What the verb between subject and noun makes of the subject: "hosts", "chairs", "mediated".
  func role(of subject: PartyGroup, _ range: Range<Int>) -> Role {
    // Not "UN-brokered talks".
    for index in subject.tokens.upperBound..<range.lowerBound where !tokens[index].has(.afterHyphen) {
      switch lexicon.vocabulary.text(tokens[index].word) {
      case "host", "hosts", "hosted", "hosting", "convene", "convenes", "convened": return .host
      case "receive", "receives",
        "received" where getsVisit(before: range):
        return .host
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
}
