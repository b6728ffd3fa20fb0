import SummitModel

/// Puts the candidates of an article together: who "they" are, on which day, and which tell of one event.
struct Assembler {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry
  let published: Day?
  let paper: Paper
  /// The article's dates by their first token, read one after another.
  let dates: [Int: ResolvedDate]
  /// Where a transcript says that its words were spoken.
  let headerPlace: PlaceReading?
  /// From where the article is told.
  let dateline: PlaceReading?
  let places: PlaceReader
  var drafts: [Draft] = []
  var lastPair: [Party] = []
  var lastPairSentence = -1
  /// The first two who are named together: a story may open with "they".
  var openingPair: [Party] = []
  /// "TRUMP, KIM SHAKE HANDS".
  var isPairOfHeadline = false
  /// Whose paper it is.
  var owner: Party?
  var speaker: Party?
  var guest: Party?
  var lastPerson: Party?
  /// Persons in the order in which they were last named.
  var people: [Party] = []
  /// Who spoke where: "A said in Berlin".
  var spokenIn: [Speech] = []
  /// The place or state that was named last, and its words.
  var lastPlace: Mention?
  /// States in the order in which they were last named.
  var states: [CountryCode] = []
  /// The last two states that were named in one breath.
  var statePair: [CountryCode] = []

  init(
    document: Document, lexicon: Lexicon, registry: Registry, published: Day?, paper: Paper,
    dates: [ResolvedDate], headerPlace: PlaceReading?, dateline: PlaceReading?
  ) {
    self.dateline = dateline
    places = PlaceReader(document: document, lexicon: lexicon, day: published)
    self.dates = Dictionary(dates.map { ($0.mention.tokens.lowerBound, $0) }) { first, _ in first }
    self.headerPlace = headerPlace
    self.document = document
    self.lexicon = lexicon
    self.registry = registry
    self.published = published
    self.paper = paper
  }

  mutating func read(_ view: SentenceView, _ candidates: [Candidate]) {
    if paper.isTranscript { hearVoice(in: view) }
    for candidate in candidates {
      var candidate = candidate
      hear(view, until: candidate.trigger.lowerBound)
      if isOfContents(candidate) { continue }
      if candidate.isElliptic, !fillEllipsis(&candidate) { continue }
      meetAgain(&candidate)
      meetFirst(&candidate)
      leaveSummitToAlliance(&candidate, in: view)
      resolveAnaphora(&candidate, in: view)
      addOwner(to: &candidate, in: view)
      addWelcomingHost(to: &candidate, in: view)
      fillCounterparts(&candidate)
      lendState(to: &candidate)
      inheritSeries(&candidate)
      addCalled(&candidate)
      repeatSide(&candidate)
      addAddressee(&candidate, in: view)
      if candidate.place == nil {
        candidate.place =
          paperPlace(of: candidate) ?? placeHere(of: candidate, view) ?? placeThere(of: candidate)
          ?? placeOfGathering(beside: candidate, view) ?? placeOfGoal(of: candidate)
      }
      let date =
        date(of: candidate) ?? paperDate(of: candidate) ?? programmeDate(of: candidate)
        ?? narratedDay(of: candidate, view) ?? dayOfSaying(candidate)
      nameNations(in: &candidate, of: date)
      place(candidate, date)
      shareSideline(candidate)
    }
    takeDeparture(in: view)
    hear(view, until: view.tokens.upperBound)
    remember(view)
  }

  /// "SUBJECTS: APEC; climate change; Iraq": what a transcript says above the first speaker that it is about.
  private func isOfContents(_ candidate: Candidate) -> Bool {
    candidate.series != nil && paper.header.contains(candidate.sentence)
      && document.sentences[candidate.sentence].contains { document.text(token: document.tokens[$0]) == ";" }
  }

  /// Keeps the states that were named, the last one last.
  mutating func hear(_ view: SentenceView, until token: Int) {
    for mention in view.mentions where mention.tokens.lowerBound < token {
      if places.resolve(mention)?.country != nil { lastPlace = mention }
      let codes: [CountryCode]
      switch mention.kind {
      case .country(let country) where country.form != .capital && country.form != .seat:
        codes = [country.code]
      case .group(let group): codes = group.countries
      case .person(let person):
        codes =
          (person.entity >= 0 ? registry.entities[person.entity].country : person.country).map { [$0] } ?? []
      default: codes = []
      }
      for code in codes {
        states.removeAll { $0 == code }
        states.append(code)
      }
    }
  }

  mutating func place(_ told: Candidate, _ date: DatedReading?) {
    var candidate = told
    if candidate.modality.isHypothetical { return }
    let told = status(of: candidate, date)
    let status = told.status
    let negated =
      candidate.modality.isNegated && !candidate.modality.isCalledOff && !candidate.modality.isPutOff
      && !candidate.modality.isRefused
    if negated, placeCancelled(candidate, date) { return }
    if isMereRelation(candidate, date) { return }
    if let index = talksOfTheDay(candidate, date) {
      tellMore(of: index, candidate)
      return
    }
    leaveDayOfPaper(to: candidate, date)
    if let index = bestFit(candidate, date, status) {
      if !negated, !isAbsence(candidate, from: drafts[index]) { merge(candidate, date, told, into: index) }
      return
    }
    takeParties(into: &candidate, date)
    candidate.place = candidate.place ?? placeOfVisit(around: candidate)
    guard !negated, !candidate.isEscort, !candidate.isAttendance,
      !candidate.parties.isEmpty || candidate.series != nil || candidate.properName != nil
        || standsAlone(candidate, date)
        // "The treaty was signed in Rome on Monday. A signed for Belgium".
        || candidate.kind == .signing && date != nil && candidate.place != nil
    else { return }
    drafts.append(
      Draft(
        candidates: [candidate], parties: candidate.parties, place: candidate.place, date: date, told: told,
        kind: candidate.phone && candidate.kind != .visit ? .call : candidate.kind, series: candidate.series,
        edition: candidate.edition,
        isPast: candidate.isPast))
  }

  /// Whoever met, where the sentence does not name them.
  private func takeParties(into candidate: inout Candidate, _ date: DatedReading?) {
    if candidate.isPast, candidate.parties.allSatisfy({ !$0.isNamed && $0.organisation != nil }) {
      // "Their last meeting, mediated by the UN, took place in Geneva".
      inheritParties(&candidate, date)
    }
    if candidate.parties.isEmpty, candidate.series == nil {
      takeThoseNamed(&candidate)
      inheritParties(&candidate, date)
    }
    if candidate.kind == .signing, candidate.parties.isEmpty, candidate.anaphora.isEmpty,
      date != nil || candidate.place != nil, !isLongAgo(date)
    {
      // "The treaty is to be signed in Paris": by those who made it.
      candidate.parties = drafts.last { $0.parties.count >= 2 }?.parties ?? []
    }
  }

  /// "France boycotted the talks", where so many others met: it takes place without France.
  private func isAbsence(_ candidate: Candidate, from draft: Draft) -> Bool {
    candidate.modality.isRefused && draft.isOpen && [.held, .ongoing].contains(draft.status)
      && !candidate.parties.isEmpty
      && !candidate.parties.contains { party in draft.parties.contains { covers($0, party) } }
  }

  /// In a text as long as a book, what is told takes up events of its own chapter.
  private static let remembered = 256

  /// The event told before that a candidate fits best; `nil` when it fits none.
  private func bestFit(_ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus) -> Int? {
    var best: (index: Int, fit: Int)?
    for index in drafts.indices.suffix(Self.remembered) {
      let fit = fit(candidate, date, status, drafts[index])
      if fit > best?.fit ?? 0 { best = (index, fit) }
    }
    return best?.index
  }

  /// The first line, without a full stop or in capitals.
  func isHeadline(_ sentence: Int) -> Bool {
    guard sentence == 0, let first = document.sentences.first, let last = first.last else { return false }
    return !document.tokens[last].has(.terminator) || document.tokens[first.lowerBound].has(.shouted)
  }

  /// "The Final Act had been signed in 1975": by others than those of whom the article tells.
  private func isLongAgo(_ date: DatedReading?) -> Bool {
    guard let published, let last = date?.date.latest else { return false }
    return last.adding(366) < published
  }

  /// "The next summit will be in Helsinki in 1992": a meeting of many needs no names.
  func standsAlone(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    let isMany =
      candidate.kind == .summit || candidate.rankOfMany != nil || areTalksOfStates(candidate)
      || candidate.kind == .conference && (candidate.isInternational || candidate.modality.isFuture)
    guard isMany, !candidate.isSideline, !candidate.modality.isHypothetical else { return false }
    // "Leaders of several African states met in Ghana".
    if candidate.isOfStates, candidate.place?.place.country != nil { return true }
    // "TELA, Honduras - The leaders of five nations gathered Saturday".
    if candidate.isOfStates, isLead(candidate), date?.date.precision == .day, !candidate.modality.isFuture {
      return true
    }
    // "Caribbean leaders will meet on Monday".
    if candidate.rankOfMany != nil, candidate.isInternational, date?.date.precision == .day { return true }
    return date != nil && candidate.place != nil || candidate.place?.place.city != nil
  }

  /// In the first sentence of the text.
  private func isLead(_ candidate: Candidate) -> Bool {
    document.sentences[candidate.sentence].lowerBound <= document.textStart + 12
  }

  /// "The Four-Power talks will open in Paris".
  private func areTalksOfStates(_ candidate: Candidate) -> Bool {
    candidate.isOfStates
      && ["talks", "meeting", "negotiations", "conference"].contains(
        candidate.rule.split(separator: " ").last ?? "")
  }

  /// "A and B have failed to agree. The talks had begun on July 11": between those just named, where none was told yet.
  private func takeThoseNamed(_ candidate: inout Candidate) {
    guard candidate.isDefinite, candidate.anaphora.isEmpty, candidate.properName == nil, !candidate.isPast,
      !candidate.isNext, ["talks", "negotiations", "summit", "meeting"].contains(candidate.rule),
      !drafts.contains(where: { $0.parties.count >= 2 && $0.kind != .visit }),
      lastPair.count <= 8, lastPair.allSatisfy({ $0.isNamed && $0.rank != nil }),
      Set(lastPair.compactMap(\.country)).count == lastPair.count, lastPair.count >= 2,
      candidate.sentence - lastPairSentence <= 2
    else { return }
    candidate.parties = lastPair
  }

  /// "A had proposed the meeting in a telephone call": to whom he was to meet.
  private func addCalled(_ candidate: inout Candidate) {
    guard candidate.frame == .nounCall, candidate.parties.count == 1, candidate.anaphora.isEmpty,
      let meeting = drafts.last(where: { $0.lastSentence == candidate.sentence }), meeting.parties.count == 2,
      meeting.parties.contains(where: { $0.key == candidate.parties[0].key })
    else { return }
    for party in meeting.parties { append(party, to: &candidate) }
  }

  /// "The first took place in Singapore": another of the sort that was told just before.
  private func fillEllipsis(_ candidate: inout Candidate) -> Bool {
    guard
      let model = drafts.last(where: {
        candidate.sentence - $0.lastSentence <= 4 && $0.kind != .visit && $0.kind != .call
          && ($0.parties.count >= 2 || $0.series != nil)
      })
    else { return false }
    candidate.kind = model.kind
    candidate.series = model.series
    if candidate.isPast, model.series == nil { candidate.parties = model.parties }
    return true
  }

  /// "the last meeting of the commission", "the previous round": the same sides as before, on another day.
  func inheritParties(_ candidate: inout Candidate, _ date: DatedReading?) {
    let sameBreath =
      drafts.last?.lastSentence == candidate.sentence && !candidate.isDefinite && candidate.kind == .meeting
    guard
      candidate.isPast || candidate.isNext || candidate.isResumed || candidate.edition != nil || sameBreath
        || isOnlyOtherOne(candidate, date) || isFirstOfThem(candidate, date),
      date != nil || candidate.place != nil || candidate.isResumed,
      let model = drafts.last(where: { sameFamily(candidate, $0) && $0.parties.count >= 2 })
    else { return }
    var seen: Set<CountryCode> = []
    for party in model.parties {
      guard let country = party.country, seen.insert(country).inserted else { continue }
      if heldOffice(party, on: date?.date.earliest) {
        candidate.parties.append(party)
        continue
      }
      candidate.parties.append(
        Party(country: country, rank: candidate.isPast ? party.rank : nil, tokens: candidate.trigger))
    }
  }

  /// "During the summit in March": the summit before the only one that was told.
  private func isOnlyOtherOne(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    guard candidate.isDefinite, candidate.frame == .nounMeeting, candidate.properName == nil,
      let day = date?.date.latest,
      let known = drafts.first(where: { $0.kind == candidate.kind }), known.parties.count == 2,
      known.series == nil, let other = known.date?.date.earliest
    else { return false }
    return day < other && drafts.count { $0.kind != .visit && $0.parties.count >= 2 } == 1
  }

  /// "will meet for a second session … The first meeting was held in Ankara in 2017": of the same sides.
  private func isFirstOfThem(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    guard candidate.isDefinite, candidate.frame == .nounMeeting, candidate.modality.isPast,
      candidate.trigger.lowerBound > 0, let published, let last = date?.date.latest,
      last.adding(60) < published
    else { return false }
    return ["first", "inaugural"].contains(
      lexicon.vocabulary.text(document.tokens[candidate.trigger.lowerBound - 1].word))
  }

  /// A leader who held the office then that he holds now.
  private func heldOffice(_ party: Party, on day: Day?) -> Bool {
    guard let day, let entity = party.entity, party.rank?.isLeader ?? false,
      let row = registry.entities[entity].person
    else { return false }
    return lexicon.people[Int(row)].term(on: day)?.office == registry.entities[entity].office
  }

  /// "The summit is off: he would not come to Singapore on June 12": where and when it was to be.
  private mutating func placeCancelled(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    guard candidate.frame == .travel, candidate.modality.isFuture, let place = candidate.place,
      let index = drafts.lastIndex(where: { draft in
        [.cancelled, .postponed, .refused].contains(draft.status) && draft.place == nil
          && candidate.sentence - draft.lastSentence <= 3
          && candidate.parties.contains { party in draft.parties.contains { $0.key == party.key } }
      })
    else { return false }
    drafts[index].place = place
    if drafts[index].date == nil { drafts[index].date = date }
    drafts[index].candidates.append(candidate)
    return true
  }
}
