import SummitModel

/// Puts the candidates of an article together: who "they" are, on which day, and which tell of one event.
struct Assembler {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry
  let published: Day?
  private(set) var drafts: [Draft] = []
  private var lastPair: [Party] = []
  private var speaker: Party?
  private var guest: Party?
  private var lastPerson: Party?
  private var anchor: EventDate?
  /// States in the order in which they were last named.
  private var states: [CountryCode] = []
  /// The last two states that were named in one breath.
  private var statePair: [CountryCode] = []

  init(document: Document, lexicon: Lexicon, registry: Registry, published: Day?) {
    self.document = document
    self.lexicon = lexicon
    self.registry = registry
    self.published = published
  }

  /// Whoever says "I" outside quotation marks: the head of government of the article's state, when it is told in
  /// the first person.
  mutating func hearSpeaker(_ views: [SentenceView]) {
    guard let home = registry.home else { return }
    let first = views.flatMap { view in
      view.groups.filter { $0.pronoun.contains(.i) && !isQuoted($0.tokens.lowerBound, in: view) }
    }
    guard first.count >= 2, let tokens = first.first?.tokens else { return }
    speaker = Party(
      entity: registry.headOfGovernment(of: home), country: home, rank: .headOfGovernment, tokens: tokens)
    let others = registry.entities.indices.filter { index in
      let entity = registry.entities[index]
      return entity.rank?.isLeader ?? false && entity.country != nil && entity.country != home
        && !entity.isFormer
    }
    guest = others.max { registry.entities[$0].mentions < registry.entities[$1].mentions }.map { index in
      let entity = registry.entities[index]
      return Party(
        entity: index, country: entity.country, office: entity.office, rank: entity.rank, tokens: tokens)
    }
  }

  mutating func read(_ view: SentenceView, _ candidates: [Candidate]) {
    for candidate in candidates {
      var candidate = candidate
      hear(view, until: candidate.trigger.lowerBound)
      resolveAnaphora(&candidate, in: view)
      fillCounterparts(&candidate)
      inheritSeries(&candidate)
      repeatSide(&candidate)
      let date = date(of: candidate)
      if let date { anchor = date.date }
      place(candidate, date)
      shareSideline(candidate)
    }
    hear(view, until: view.tokens.upperBound)
    remember(view)
  }

  /// Keeps the states that were named, the last one last.
  private mutating func hear(_ view: SentenceView, until token: Int) {
    for mention in view.mentions where mention.tokens.lowerBound < token {
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

  // MARK: Who they are

  /// After a sentence: whom "he" and "they" may mean in the next.
  private mutating func remember(_ view: SentenceView) {
    for group in view.groups where group.parties.count == 2 {
      let codes = group.parties.compactMap { $0.isNamed ? nil : $0.country }
      if Set(codes).count == 2 { statePair = codes }
    }
    let named = view.groups.filter { !$0.isAnaphoric && !$0.mayBePlace }
    if let pair = named.last(where: { $0.parties.count >= 2 }) { lastPair = pair.parties }
    if let person = named.first(where: {
      $0.parties.count == 1 && $0.parties[0].isNamed && isSubjectLike($0) && !$0.isPossessive
    }) {
      lastPerson = person.parties[0]
    }
  }

  private func isSubjectLike(_ group: PartyGroup) -> Bool {
    group.preposition.map { ["after", "before", "since", "as", "until"].contains($0) } ?? true
  }

  private mutating func resolveAnaphora(_ candidate: inout Candidate, in view: SentenceView) {
    for group in candidate.anaphora where group.pronoun.contains(.i) || group.pronoun.contains(.we) {
      guard let speaker, !isQuoted(group.tokens.lowerBound, in: view) else { continue }
      append(speaker, to: &candidate)
      if group.pronoun.contains(.we), candidate.parties.count == 1, let guest {
        append(guest, to: &candidate)
      }
    }
    for group in candidate.anaphora {
      let role: Role =
        candidate.frame == .nounVisit || candidate.frame == .travel || candidate.frame == .visit
        ? .visitor : .participant
      if group.pronoun.contains(.he) || group.pronoun.contains(.she) {
        guard var party = person(for: group, before: candidate, in: view) else { continue }
        party.role = role
        append(party, to: &candidate)
      } else if group.pronoun.isEmpty || group.pronoun.contains(.they) {
        for var party in pair(before: candidate, group) {
          party.role = role
          append(party, to: &candidate)
        }
      }
    }
  }

  /// Whether an odd number of quotation marks stands before a token of its sentence.
  private func isQuoted(_ token: Int, in view: SentenceView) -> Bool {
    view.tokens.prefix { $0 < token }.reduce(into: false) { quoted, index in
      if document.tokens[index].has(.quotationMark),
        document.tokens[index].end - document.tokens[index].start != 1
          || document.bytes[Int(document.tokens[index].start)] == 34
      {
        quoted.toggle()
      }
    }
  }

  private func append(_ party: Party, to candidate: inout Candidate) {
    if !candidate.parties.contains(where: { $0.key == party.key }) { candidate.parties.append(party) }
  }

  /// "he", "she": the nearest person before it in the sentence who acts, else the one who acted in the last sentence.
  private func person(for group: PartyGroup, before candidate: Candidate, in view: SentenceView) -> Party? {
    let female = group.pronoun.contains(.she)
    let earlier = view.groups.filter {
      $0.tokens.upperBound <= group.tokens.lowerBound && $0.parties.count == 1 && $0.parties[0].isNamed
        && isSubjectLike($0)
    }
    let options = earlier.map { $0.parties[0] } + (lastPerson.map { [$0] } ?? [])
    return options.first { party in
      guard let entity = party.entity else { return false }
      guard !candidate.parties.contains(where: { $0.key == party.key }) else { return false }
      return registry.entities[entity].isFemale.map { $0 == female } ?? true
    }
  }

  /// "they", "the two leaders": the parties of the last event told with two or more, else the last row of names.
  private func pair(before candidate: Candidate, _ group: PartyGroup) -> [Party] {
    let number = group.number
    if group.refersToCountries, group.rank != nil || drafts.isEmpty {
      let two = number ?? 2 == 2 && statePair.count == 2 ? statePair[...] : states.suffix(number ?? 2)
      return two.count < 2
        ? [] : two.map { Party(country: $0, office: group.office, rank: group.rank, tokens: group.tokens) }
    }
    func fits(_ parties: [Party]) -> Bool { number.map { parties.count == $0 } ?? (parties.count >= 2) }
    if let draft = drafts.last(where: { fits($0.parties) && candidate.sentence - $0.lastSentence <= 4 }) {
      return draft.parties
    }
    return fits(lastPair) ? lastPair : drafts.last { fits($0.parties) }?.parties ?? []
  }

  /// "his Chinese counterpart": the same office as the other party's, by the name that the article or the tables give.
  private func fillCounterparts(_ candidate: inout Candidate) {
    guard let model = candidate.parties.first(where: { $0.rank != nil && $0.country != nil }) else { return }
    for index in candidate.parties.indices
    where candidate.parties[index].entity == nil && candidate.parties[index].rank == nil {
      guard let country = candidate.parties[index].country, isCounterpart(candidate.parties[index]) else {
        continue
      }
      candidate.parties[index].rank = model.rank
      candidate.parties[index].office = model.office
      if let match = registry.entities.firstIndex(where: {
        $0.country == country && $0.rank == model.rank && !$0.isSpokesman
      }) {
        candidate.parties[index].entity = match
      }
    }
  }

  private func isCounterpart(_ party: Party) -> Bool {
    party.tokens.contains { lexicon.classes(of: document.tokens[$0].word).contains(.counterpart) }
  }

  /// "the second Summit" after "the first Summit of the Americas": another edition of the same series.
  private func inheritSeries(_ candidate: inout Candidate) {
    guard candidate.series == nil, candidate.edition != nil, candidate.isDefinite, candidate.parties.isEmpty,
      let series = drafts.last(where: { $0.series != nil })?.series,
      lexicon.series[Int(series)].kind == candidate.kind
    else { return }
    candidate.series = series
  }

  /// "to be followed by a similar meeting with B": who met A meets B.
  private func repeatSide(_ candidate: inout Candidate) {
    guard candidate.isLikeBefore, candidate.parties.count == 1,
      let model = drafts.last(where: { $0.parties.count >= 2 }),
      let first = model.parties.first(where: { $0.key != candidate.parties[0].key })
    else { return }
    candidate.parties.append(first)
  }

  // MARK: When

  private func date(of candidate: Candidate) -> DatedReading? {
    let tense =
      candidate.isPast && candidate.modality.tense == .unknown ? Tense.past : candidate.modality.tense
    let context = DateContext(published: published, anchor: anchor, tense: tense)
    var reading: DatedReading?
    if let mention = candidate.date, mention.relation != .since, mention.relation != .until,
      let date = DateResolver.resolve(mention.expression, in: context)
    {
      reading = DatedReading(date: date, tokens: mention.tokens, rule: "date in the clause")
    }
    if reading == nil, let published, candidate.modality.isProgressive, candidate.frame != .nounSign {
      _ = published
    }
    if let duration = candidate.duration { extend(&reading, by: duration, candidate) }
    return reading
  }

  /// "a two-day summit" from its first day on; under way on the day of publication it holds that day.
  private func extend(_ reading: inout DatedReading?, by duration: DateMention, _ candidate: Candidate) {
    guard case .duration(let count, let unit) = duration.expression, let unitDays = unit.days else { return }
    let days = count * unitDays
    guard days > 1, days <= 60 else { return }
    if let current = reading, case .day(let first)? = current.date.start,
      current.date.end == nil || current.date.end == current.date.start
    {
      let last = first.adding(days - 1)
      reading?.date = EventDate(
        start: .day(first), end: .day(last), endIsApproximate: true, basis: current.date.basis,
        earliest: first, latest: last)
    } else if reading == nil, let published, candidate.modality.isProgressive {
      reading = DatedReading(
        date: EventDate(
          start: .day(published.adding(1 - days)), end: .day(published), startIsApproximate: true,
          endIsApproximate: true,
          basis: .duration, earliest: published.adding(1 - days), latest: published.adding(days - 1)),
        tokens: duration.tokens, rule: "length of an event under way")
    }
  }

  // MARK: Which are one

  private mutating func place(_ told: Candidate, _ date: DatedReading?) {
    var candidate = told
    if candidate.modality.isHypothetical, candidate.parties.count < 2 { return }
    let told = StatusRule(published: published).status(
      candidate.modality, date: date?.date, before: drafts.last?.status)
    let status = told.status
    let negated =
      candidate.modality.isNegated && !candidate.modality.isCalledOff && !candidate.modality.isPutOff
      && !candidate.modality.isRefused
    let fitting = drafts.indices.max {
      fit(candidate, date, status, drafts[$0]) < fit(candidate, date, status, drafts[$1])
    }
    if let index = fitting, fit(candidate, date, status, drafts[index]) > 0 {
      if !negated { merge(candidate, date, told, into: index) }
      return
    }
    if candidate.parties.isEmpty, candidate.series == nil { inheritParties(&candidate, date) }
    guard !negated, !candidate.parties.isEmpty || candidate.series != nil || candidate.properName != nil
    else { return }
    drafts.append(
      Draft(
        candidates: [candidate], parties: candidate.parties, place: candidate.place, date: date, told: told,
        kind: candidate.phone && candidate.kind != .visit ? .call : candidate.kind, series: candidate.series,
        edition: candidate.edition,
        isPast: candidate.isPast))
  }

  /// "the last meeting of the commission", "the previous round": the same sides as before, on another day.
  private func inheritParties(_ candidate: inout Candidate, _ date: DatedReading?) {
    let sameBreath =
      drafts.last?.lastSentence == candidate.sentence && !candidate.isDefinite && candidate.kind == .meeting
    guard candidate.isPast || candidate.edition != nil || sameBreath, date != nil || candidate.place != nil,
      let model = drafts.last(where: { sameFamily(candidate, $0) && $0.parties.count >= 2 })
    else { return }
    var seen: Set<CountryCode> = []
    for party in model.parties {
      guard let country = party.country, seen.insert(country).inserted else { continue }
      candidate.parties.append(Party(country: country, rank: nil, tokens: candidate.trigger))
    }
  }

  /// How well a candidate fits an event that was told before; 0 or less: another one.
  private func fit(_ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft)
    -> Int
  {
    guard sameFamily(candidate, draft), !contradicts(candidate, date, status, draft) else { return 0 }
    guard sameName(candidate, draft), sameSort(candidate, draft) else { return 0 }
    let distance = candidate.sentence - draft.lastSentence
    if candidate.series != nil || draft.series != nil { return fitSeries(candidate, draft, distance) }
    if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
    let shared = candidate.parties.filter { party in draft.parties.contains { covers($0, party) } }.count
    let rare: Set<EventKind> = [.signing, .ceremony]
    if candidate.parties.isEmpty {
      return (candidate.isDefinite || rare.contains(candidate.kind)) && distance <= 6
        ? max(1, 10 - distance) : 0
    }
    if candidate.parties.count >= 2, draft.parties.count >= 2 {
      let needed = min(candidate.parties.count, draft.parties.count)
      return shared >= needed || shared >= 2 && shared * 2 > needed ? 20 + shared * 10 - distance : 0
    }
    if shared == 0, candidate.parties.count == 1, candidate.isDefinite, joins(candidate, draft) {
      return max(1, 9 - distance)
    }
    guard shared >= 1 else { return 0 }
    if candidate.parties.count == 1, draft.parties.count >= 1 {
      let placed = candidate.place != nil && samePlace(candidate.place, draft.place)
      let dated = date != nil && sameDate(date, draft.date)
      if candidate.isDefinite || placed || dated || distance <= 1 {
        return 15 + (placed ? 8 : 0) + (dated ? 8 : 0) - min(distance, 10)
      }
      return 0
    }
    let placed = candidate.place != nil && samePlace(candidate.place, draft.place)
    let dated = date != nil && sameDate(date, draft.date)
    return placed || dated || distance <= 1 || rare.contains(candidate.kind) && distance <= 5
      ? 13 - min(distance, 10) : 0
  }

  /// "Mandela is expected to chair the talks": one more comes to what was told.
  private func joins(_ candidate: Candidate, _ draft: Draft) -> Bool {
    let sides = Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
    return candidate.place == nil && candidate.date == nil && candidate.frame == .nounMeeting
      && candidate.parties[0].isNamed && sides.count >= 2 && candidate.sentence - draft.lastSentence <= 8
      && candidate.modality.isFuture == (draft.status == .scheduled || draft.status == .proposed)
  }

  /// Events with names of their own are one only where the names agree.
  private func sameName(_ candidate: Candidate, _ draft: Draft) -> Bool {
    guard let name = candidate.properName else { return true }
    let known = draft.candidates.compactMap(\.properName).map { document.nameText($0) }
    return known.isEmpty
      ? draft.series != nil && candidate.parties.isEmpty == false : known.contains(document.nameText(name))
  }

  /// A visit and the talks within it are told as one only in one breath or in one place; "the conference" is no round of talks.
  private func sameSort(_ candidate: Candidate, _ draft: Draft) -> Bool {
    let travels: Set<Trigger.Frame> = [.nounVisit, .visit, .travel]
    let isVisit = travels.contains(candidate.frame)
    let wasVisit = draft.kind == .visit
    if isVisit != wasVisit {
      let breath = draft.candidates.contains { $0.sentence == candidate.sentence }
      let placed = candidate.place != nil && draft.place != nil && samePlace(candidate.place, draft.place)
      let within =
        candidate.parties.filter { party in draft.parties.contains { $0.key == party.key } }.count >= 2
      return breath || placed || within || candidate.parties.isEmpty && !isVisit && candidate.isDefinite
    }
    let own: Set<EventKind> = [.conference, .workingGroup, .ceremony, .summit]
    if candidate.parties.isEmpty, candidate.series == nil, own.contains(candidate.kind),
      draft.kind != candidate.kind, draft.series == nil
    {
      return candidate.kind == .summit && draft.kind == .meeting
    }
    return true
  }

  private func fitSeries(_ candidate: Candidate, _ draft: Draft, _ distance: Int) -> Int {
    guard let a = candidate.series, let b = draft.series else {
      // "the summit" after "the G8 summit".
      guard candidate.series == nil, candidate.isDefinite, candidate.parties.isEmpty else { return 0 }
      if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
      let kinds: Set<EventKind> = [.summit, .conference]
      return kinds.contains(candidate.kind) && distance <= 6 ? 8 - distance : 0
    }
    guard lexicon.series[Int(a)].series == lexicon.series[Int(b)].series else { return 0 }
    if let x = candidate.edition, let y = draft.edition, x != y { return 0 }
    return 40 - distance
  }

  /// Whether a known party stands for another one: the same, or a person for his state.
  private func covers(_ a: Party, _ b: Party) -> Bool {
    if a.key == b.key { return true }
    if a.entity != nil, b.entity != nil { return false }
    return a.country != nil && a.country == b.country
      || a.organisation != nil && a.organisation == b.organisation
  }

  private func sameFamily(_ candidate: Candidate, _ draft: Draft) -> Bool {
    func family(_ kind: EventKind, _ phone: Bool) -> Int {
      switch kind {
      case .call: 1
      case .signing: 2
      case .ceremony: 3
      default: phone ? 1 : 0
      }
    }
    let a = family(candidate.kind, candidate.phone)
    let b = family(draft.kind, false)
    return a == b || candidate.parties.isEmpty && a == 0 && b == 1 && candidate.isDefinite
  }

  private func contradicts(
    _ candidate: Candidate, _ date: DatedReading?, _ status: EventStatus, _ draft: Draft
  ) -> Bool {
    if let x = date?.date, let y = draft.date?.date, !overlap(x, y) { return true }
    if candidate.isPast != draft.isPast, status == .held || candidate.isPast { return true }
    if let x = candidate.place, let y = draft.place, x.place.country != nil, y.place.country != nil,
      !samePlace(x, y)
    {
      return true
    }
    // What is called off is one leg or the whole: only the same place is the same event.
    let off: Set<EventStatus> = [.cancelled, .postponed, .refused]
    if off.contains(status) != off.contains(draft.status), let x = candidate.place, let y = draft.place,
      x.place.name != y.place.name
    {
      return true
    }
    let ahead: Set<EventStatus> = [.scheduled, .proposed]
    if date == nil || draft.date == nil, candidate.modality.isPast, ahead.contains(draft.status),
      status == .held, !candidate.isDefinite
    {
      return true
    }
    return false
  }

  private func overlap(_ x: EventDate, _ y: EventDate) -> Bool {
    guard let a = x.earliest, let b = x.latest, let c = y.earliest, let d = y.latest else {
      return x.start == nil || y.start == nil || x.start == y.start
    }
    return a <= d && c <= b
  }

  private func sameDate(_ x: DatedReading?, _ y: DatedReading?) -> Bool {
    guard let x, let y else { return false }
    return overlap(x.date, y.date)
  }

  private func samePlace(_ x: PlaceReading?, _ y: PlaceReading?) -> Bool {
    guard let a = x?.place, let b = y?.place else { return false }
    if a.country == nil || b.country == nil { return a.name == b.name }
    if let p = a.country, let q = b.country, p != q { return false }
    if let p = a.city, let q = b.city { return p == q }
    if let p = a.venue, let q = b.venue { return p == q }
    if let p = a.admin1, let q = b.admin1, a.city == nil || b.city == nil { return p == q }
    return true
  }

  /// "on the sidelines of the summit": who meets there attends it.
  private mutating func shareSideline(_ candidate: Candidate) {
    guard candidate.isSideline,
      let meeting = drafts.lastIndex(where: { $0.lastSentence == candidate.sentence && $0.series == nil }),
      let summit = drafts.lastIndex(where: { $0.series == candidate.series && candidate.series != nil })
    else { return }
    for var party in drafts[meeting].parties {
      party.role = .participant
      add(party, to: &drafts[summit].parties)
    }
    drafts[meeting].partOf = summit
  }

  private mutating func merge(
    _ candidate: Candidate, _ date: DatedReading?, _ told: StatusRule.Told, into index: Int
  ) {
    var draft = drafts[index]
    for party in candidate.parties { add(party, to: &draft.parties) }
    if isFiner(candidate.place?.place, than: draft.place?.place) { draft.place = candidate.place }
    if isFiner(date?.date, than: draft.date?.date) { draft.date = date }
    draft.told = StatusRule(published: published).combined(draft.told, told, date: draft.date?.date)
    if draft.series == nil, candidate.series != nil { draft.series = candidate.series }
    draft.edition = draft.edition ?? candidate.edition
    draft.kind = stronger(draft.kind, candidate)
    draft.candidates.append(candidate)
    drafts[index] = draft
  }

  private func add(_ party: Party, to parties: inout [Party]) {
    if let same = parties.firstIndex(where: { $0.key == party.key }) {
      if parties[same].role == .participant { parties[same].role = party.role }
      return
    }
    if party.entity == nil, parties.contains(where: { covers($0, party) }) { return }
    if party.entity != nil { parties.removeAll { $0.entity == nil && covers(party, $0) } }
    parties.append(party)
  }

  private func isFiner(_ a: Place?, than b: Place?) -> Bool {
    func grain(_ place: Place?) -> Int {
      guard let place else { return 0 }
      return place.venue != nil ? 4 : place.city != nil ? 3 : place.admin1 != nil ? 2 : 1
    }
    return grain(a) > grain(b)
  }

  private func isFiner(_ a: EventDate?, than b: EventDate?) -> Bool {
    func grain(_ date: EventDate?) -> Int {
      guard let precision = date?.precision else { return 0 }
      return (precision == .day ? 3 : precision == .month ? 2 : 1) * 2 + (date?.end == nil ? 0 : 1)
    }
    return grain(a) > grain(b)
  }

  private func stronger(_ kind: EventKind, _ candidate: Candidate) -> EventKind {
    let order: [EventKind] = [.meeting, .negotiation, .visit, .conference, .summit]
    // A visit that is told later does not make a visit of the talks it was for.
    if candidate.kind == .visit, kind == .meeting || kind == .negotiation {
      return candidate.frame == .nounVisit ? .visit : kind
    }
    guard let a = order.firstIndex(of: kind), let b = order.firstIndex(of: candidate.kind) else {
      return kind
    }
    return a >= b ? kind : candidate.kind
  }
}
