import SummitModel

/// Events by the name of a series: "the G8 summit at Lough Erne".
extension CandidateFinder {
  /// "the G8 summit at Lough Erne": an event by its name, with those who attend or host it.
  func seriesCandidate(_ row: Int32, at position: Int, in view: SentenceView, objects: Set<Int>)
    -> Candidate
  {
    let series = lexicon.series[Int(row)]
    let name = view.mentions[position].tokens
    // "a G8 meeting".
    let last =
      position + 1 < view.mentions.count && standsBehindSeries(position + 1, in: view)
      ? position + 1 : position
    let range = name.lowerBound..<view.mentions[last].tokens.upperBound
    let clause = clauses.clause(around: range, in: view)
    var candidate = Candidate(
      kind: series.kind, frame: .nounMeeting, sentence: view.index, trigger: range, series: row,
      seriesTokens: name,
      rule: "series")
    candidate.isDefinite = true
    candidate.edition = edition(before: range.lowerBound)
    candidate.isNext = (max(view.tokens.lowerBound, range.lowerBound - 2)..<range.lowerBound).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "next"
    }
    candidate.isSideline =
      isBeside(range.lowerBound, from: view.tokens.lowerBound) || isScene(name, in: view)
    candidate.isWhatTheyMeetFor = meetsFor(range, in: view)
    let subject = clauses.subject(of: range, in: view, objects: objects)
    let isAway = subject.map { staysAway($0, range) } ?? false
    if let subject, !candidate.isSideline, !isAway, attends(subject, range, at: position, in: view) {
      add(subject, as: role(of: subject, range), to: &candidate)
    }
    attachHosts(series: range, clause, in: view, to: &candidate)
    let journey =
      candidate.parties.isEmpty && !candidate.isSideline ? journey(for: range, in: view) : nil
    if let journey, candidate.anaphora.isEmpty { add(journey.traveller, as: .participant, to: &candidate) }
    attachPartners(range, clause, in: view, to: &candidate)
    candidate.modality = modality.ofNoun(
      range, clause: clause, subjectEnd: subject.map(\.tokens.upperBound), skip: namesOf(view))
    readThoseWhoMeet(name, range, &candidate)
    takesPlaceWithout(isAway, range, in: view, &candidate)
    finish(&candidate, clause: clause, at: last, in: view)
    candidate.place = cityOfName(name) ?? candidate.place
    candidate.isGoal =
      journey != nil || candidate.parties.contains(where: \.isNamed)
      || candidate.anaphora.contains { !$0.pronoun.isEmpty }
    return candidate
  }

  /// Whoever stays away, or calls off the journey to it, does not call off the gathering.
  private func takesPlaceWithout(
    _ isAway: Bool, _ range: Range<Int>, in view: SentenceView, _ candidate: inout Candidate
  ) {
    if isAway { takesPlaceAllTheSame(&candidate) }
    if callsOffJourney(before: range, in: view) { goesOnAllTheSame(&candidate) }
  }

  /// "COP 27, which will be hosted by A", "A's preparations for the summit", "At the opening of the summit, A said",
  /// "the summit where A and B signed": who is told to be at it or to hold it.
  private func attachHosts(
    series range: Range<Int>, _ clause: Range<Int>, in view: SentenceView, to candidate: inout Candidate
  ) {
    let end = nounEnd(range, clause, in: view)
    for item in clauses.groups(after: range, until: end, in: view, prepositions: ["by"])
    where item.group.tokens.lowerBound - range.upperBound <= 8 {
      let by = byToken(before: item.group)
      switch lexicon.vocabulary.text(tokens[max(0, by - 1)].word) {
      case "hosted", "convened", "organised", "organized", "called", "held":
        add(item.group, as: .host, to: &candidate)
      case "chaired", "headed", "led": add(item.group, as: .chair, to: &candidate)
      case "attended": add(item.group, as: .participant, to: &candidate)
      default: continue
      }
    }
    if let owner = view.groups.last(where: { $0.isPossessive && $0.tokens.upperBound <= range.lowerBound }),
      range.lowerBound - owner.tokens.upperBound <= 6,
      (owner.tokens.upperBound..<range.lowerBound).contains(where: {
        Self.hosting.contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    {
      add(owner, as: .host, to: &candidate)
    }
    if let fronted = mainSubject(behind: range, in: view) { add(fronted, as: .participant, to: &candidate) }
    let next = document.isComma(range.upperBound) ? range.upperBound + 1 : range.upperBound
    if next < view.tokens.upperBound, lexicon.vocabulary.text(tokens[next].word) == "where",
      let actor = view.groups.first(where: { $0.tokens.lowerBound > next }),
      actor.tokens.lowerBound - next <= 4,
      actor.preposition == nil, !actor.isPossessive
    {
      add(actor, as: .participant, to: &candidate)
    }
  }

  private static let hosting: Set<String> = ["preparations", "presidency", "chairmanship", "hosting"]

  /// Those named with it and by its name: "the Quad Leaders' meeting with A and B", "the UK-France summit".
  private func attachPartners(
    _ range: Range<Int>, _ clause: Range<Int>, in view: SentenceView, to candidate: inout Candidate
  ) {
    if !candidate.parties.isEmpty, !candidate.isSideline {
      // "will attend the Quad Leaders' meeting with A and B".
      let with = clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["with"])
      if let first = with.first, first.group.tokens.lowerBound - range.upperBound <= 4 {
        add(first.group, as: .participant, to: &candidate)
      }
    }
    for party in statesInName(range, of: candidate.kind) { add(party, as: .participant, to: &candidate) }
    if let own = ministersOf(range, clause, in: view) {
      let named = Set(candidate.parties.filter(\.isNamed).compactMap(\.country))
      add(own, as: .participant, to: &candidate)
      candidate.parties.removeAll { !$0.isNamed && ($0.country.map(named.contains) ?? false) }
    }
  }

  /// "the two-plus-two meeting of the Russian and Japanese foreign and defence ministers".
  private func ministersOf(_ range: Range<Int>, _ clause: Range<Int>, in view: SentenceView) -> PartyGroup? {
    clauses.groups(after: range, until: clause.upperBound, in: view, prepositions: ["of", "between"]).map(
      \.group
    )
    .first { $0.parties.count >= 2 && $0.rank != nil && $0.tokens.lowerBound - range.upperBound <= 3 }
  }

  /// "the Astana talks", "the Munich Security Conference": held in the city that they are called after; a process or a
  /// group may meet elsewhere.
  private func cityOfName(_ whole: Range<Int>) -> PlaceReading? {
    let name = withoutMatter(whole)
    guard
      ["talks", "negotiations", "conference", "forum"].contains(
        lexicon.vocabulary.text(tokens[name.upperBound - 1].word)),
      let match = lexicon.phrases.longestMatch(in: tokens, at: name.lowerBound, limit: name.upperBound - 1),
      let city = match.entries.filter({ $0.table == .place }).map(\.row)
        .max(by: { lexicon.places[Int($0)].population < lexicon.places[Int($1)].population }),
      lexicon.places[Int(city)].kind == .city
    else { return nil }
    let mention = Mention(tokens: name.lowerBound..<match.end, kind: .place(city))
    var place = places.single(lexicon.places[Int(city)], mention)
    place.rule = PlaceReader.naming
    return place
  }

  /// "Paris conference" of "Paris conference on Libya": what a conference is about neither holds nor attends it.
  private func withoutMatter(_ name: Range<Int>) -> Range<Int> {
    let end = name.dropFirst().first { ["on", "for"].contains(lexicon.vocabulary.text(tokens[$0].word)) }
    return name.lowerBound..<(end ?? name.upperBound)
  }

  /// "the 29th UK-France summit": two states that the name joins; "the Yemeni peace talks": whose talks they are.
  private func statesInName(_ range: Range<Int>, of kind: EventKind) -> [PartyGroup] {
    let states = withoutMatter(range).compactMap { index -> (party: Party, kind: CountryName.Kind)? in
      let row = lexicon.phrases.entries(of: [tokens[index].word]).first { $0.table == .country }?.row
      guard let name = row.map({ lexicon.countryNames[Int($0)] }) else { return nil }
      return (Party(country: name.code, tokens: index..<(index + 1)), name.kind)
    }
    let isOfOne =
      kind == .negotiation && states.count == 1 && [.name, .adjective].contains(states[0].kind)
      && states[0].party.country.map { !$0.isSupranational } ?? false
    guard states.count >= 2 || isOfOne else { return [] }
    return [
      PartyGroup(
        parties: states.map(\.party), mentions: 0..<0, tokens: range, isAnaphoric: false, isPossessive: false)
    ]
  }

  private func attends(_ subject: PartyGroup, _ series: Range<Int>, at position: Int, in view: SentenceView)
    -> Bool
  {
    // "at the annual meeting of the World Economic Forum".
    let isOfMeeting = position > 0 && isOfSeries(position - 1, in: view)
    let start = isOfMeeting ? view.mentions[position - 1].tokens.lowerBound : series.lowerBound
    let range = start..<series.upperBound
    guard governs(subject, range) else { return false }
    let between = subject.tokens.upperBound..<range.lowerBound
    return between.count <= 14
      && (!between.contains { document.isComma($0) && !joinsPlaces($0, in: view) } || isAt(range))
  }

  /// "Madrid, Spain".
  private func joinsPlaces(_ comma: Int, in view: SentenceView) -> Bool {
    [comma - 1, comma + 1].allSatisfy { index in
      view.mention(covering: index).flatMap { places.resolve($0) } != nil
    }
  }

  /// "will see each other in September, at the summit".
  private func isAt(_ range: Range<Int>) -> Bool {
    (max(0, range.lowerBound - 2)..<range.lowerBound).contains {
      ["at", "during"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "working with the G7", "G7 action", "promoting APEC": a body by its bare name, and no meeting of it, or many.
  func namesBody(_ position: Int, in view: SentenceView) -> Bool {
    let name = view.mentions[position].tokens
    if isOfManyMeetings(name, in: view) { return true }
    let isBody =
      lexicon.phrases.entries(of: name.map { tokens[$0].word }).contains {
        $0.table == .organisation
      } || isBodyByName(name.upperBound - 1)
    return isBody && !isOccasion(behind: position, in: view) && !isOccasion(before: name, in: view)
      && !isBeside(name.lowerBound, from: view.tokens.lowerBound) && journey(for: name, in: view) == nil
  }

  /// "the NATO-Russia Permanent Joint Council": a name that tells of no meeting.
  private func isBodyByName(_ last: Int) -> Bool {
    let word = lexicon.vocabulary.text(tokens[last].word)
    return lexicon.classes(of: tokens[last].word).contains(.institution)
      && !["forum", "assembly", "congress"].contains(word) || ["group", "community"].contains(word)
  }

  /// "every APEC meeting", "the G7 meetings"; "bodies like APEC and the East Asia Summit".
  private func isOfManyMeetings(_ name: Range<Int>, in view: SentenceView) -> Bool {
    func isSaid(_ token: Int, _ words: Set<String>) -> Bool {
      view.tokens.contains(token) && words.contains(lexicon.vocabulary.text(tokens[token].word))
    }
    if isSaid(name.lowerBound - 1, ["every", "each"]) { return true }
    guard !isOccasion(before: name, in: view) else { return false }
    return isSaid(name.upperBound, ["meetings"])
      || (max(
        view.tokens.lowerBound, name.lowerBound - 12)..<min(view.tokens.upperBound, name.upperBound + 12))
        .contains { isSaid($0, Self.severalBodies) }
  }

  private static let severalBodies: Set<String> = [
    "fora", "forums", "mechanisms", "bodies", "structures", "frameworks", "institutions", "groupings",
  ]

  /// "the G20 ended in Rome", "the G7 meets", "the APEC session", "APEC 2012".
  private func isOccasion(behind position: Int, in view: SentenceView) -> Bool {
    let end = view.mentions[position].tokens.upperBound
    if end < view.tokens.upperBound, tokens[end].number >= 1900 { return true }
    guard position + 1 < view.mentions.count else { return false }
    let next = view.mentions[position + 1]
    switch next.kind {
    case .trigger(let row):
      // "The G8 closed its summit".
      let trigger = lexicon.triggers[Int(row)]
      let isOwn = ["meeting", "summit"].contains(trigger.phrase)
      // "The G7 was already scheduled to meet on Friday".
      return next.tokens.lowerBound - end <= (isOwn ? 2 : [.meet, .gather].contains(trigger.frame) ? 5 : 1)
    case .organisation:
      // "the BRICS and SCO summits".
      guard next.tokens.lowerBound == end + 1, lexicon.classes(of: tokens[end].word).contains(.and),
        next.tokens.upperBound < view.tokens.upperBound
      else { return false }
      return ["summits", "meetings"].contains(lexicon.vocabulary.text(tokens[next.tokens.upperBound].word))
    case .place, .country:
      return (1...4).contains(next.tokens.lowerBound - end) && !document.isComma(end)
        && ["in", "at"].contains(lexicon.vocabulary.text(tokens[next.tokens.lowerBound - 1].word))
    default: return false
    }
  }

  /// "at the G7", "hosts the next G20", "the Brisbane G20", "last week's G20".
  private func isOccasion(before name: Range<Int>, in view: SentenceView) -> Bool {
    let isToldBefore = view.mentions.contains { mention in
      switch mention.kind {
      case .place: mention.tokens.upperBound == name.lowerBound
      case .date: (0...1).contains(name.lowerBound - mention.tokens.upperBound)
      default: false
      }
    }
    if isToldBefore { return true }
    for index in (max(view.tokens.lowerBound, name.lowerBound - 4)..<name.lowerBound).reversed() {
      let word = lexicon.vocabulary.text(tokens[index].word)
      if edition(before: index + 1) != nil || ["next", "last", "upcoming"].contains(word) { return true }
      // "a meeting in London of the Contact Group".
      if word == "of" {
        return (max(view.tokens.lowerBound, index - 4)..<index).contains { isMeeting($0) }
      }
      if !["the", "this", "that"].contains(word) { return Self.leading.contains(word) }
    }
    return false
  }

  /// "the meeting of the Contact Group".
  private func isMeeting(_ index: Int) -> Bool {
    ["meeting", "summit", "conference", "session"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  private static let leading: Set<String> = [
    "at", "during", "after", "before", "following", "attend", "attends", "attended", "attending", "host",
    "hosts", "hosted", "hosting", "open", "opens", "opened", "convene", "convened", "close", "closed",
    "ended",
  ]

  /// "39th", "third" before a series.
  func edition(before token: Int) -> Int? {
    guard token > 0 else { return nil }
    if tokens[token - 1].has(.ordinal) {
      return tokens[token - 1].number > 0 ? Int(tokens[token - 1].number) : nil
    }
    let entry = lexicon.dates[tokens[token - 1].word]
    return entry.kind == .ordinal && entry.value > 0 && entry.value < 100 ? Int(entry.value) : nil
  }

  /// "His visit to Fiji will coincide with the forum": which is held there, and at which he is.
  func takeCoincidence(into gathering: inout Candidate, from found: [Candidate]) {
    guard let visit = found.last, [.nounVisit, .visit, .travel].contains(visit.frame),
      gathering.parties.isEmpty, gathering.anaphora.isEmpty,
      (max(0, gathering.trigger.lowerBound - 4)..<gathering.trigger.lowerBound).contains(where: {
        ["coincide", "coincides", "coincided", "coinciding"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return }
    gathering.place = gathering.place ?? visit.place
    gathering.date = gathering.date ?? visit.date
    gathering.modality = visit.modality
    gathering.anaphora = visit.anaphora
    for var party in visit.parties where party.role == .visitor {
      party.role = .participant
      gathering.parties.append(party)
    }
  }
}
