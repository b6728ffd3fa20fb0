import SummitModel

/// Turns drafts into events: roles, level, format, name, and the evidence of every field.
struct EventWriter {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry
  let published: Day?
  let international: International

  init(document: Document, lexicon: Lexicon, registry: Registry, published: Day?) {
    self.document = document
    self.lexicon = lexicon
    self.registry = registry
    self.published = published
    international = International(
      document: document, lexicon: lexicon, registry: registry, published: published)
  }

  func isEvent(_ draft: Draft) -> Bool {
    var draft = draft
    _ = RoleAssignment().assign(&draft)
    return international.holds(draft)
  }

  /// `nil` where a draft turns out to be no event between states, peoples or organisations.
  func event(from draft: Draft, among drafts: [Draft]) -> Event? {
    var draft = draft
    let host = RoleAssignment().assign(&draft)
    // A title above no text has no sentence to show for it.
    guard document.textStart < document.tokens.count, international.holds(draft) else { return nil }
    var participants =
      isOrganisationsOwn(draft) ? [] : draft.parties.map { participant($0, on: day(of: draft)) }
    let level = level(of: draft)
    let kind = kind(of: draft, level: level)
    let name = name(kind, draft, participants)
    if let state = RoleAssignment().stateVisited(draft) {
      draft.parties.append(state)
      participants.append(participant(state, on: nil))
    }
    let place = draft.place?.place
    return Event(
      name: name, kind: kind, format: format(draft), level: level,
      status: draft.status,
      visitType: kind == .visit ? draft.candidates.compactMap(\.visitType).first : nil,
      date: draft.date?.date, place: place,
      host: host, series: draft.series.map { lexicon.series[Int($0)].series }, edition: edition(of: draft),
      participants: participants,
      topics: topics(of: draft), outcomes: outcomes(of: draft), evidence: evidence(of: draft, participants),
      confidence: confidence(of: draft))
  }

  /// The number that the text gives; "the President's first NATO summit" and "day one of the G20" count something else.
  private func edition(of draft: Draft) -> Int? {
    guard let number = draft.edition, let series = draft.series,
      let known = lexicon.occasions.edition(number, of: lexicon.series[Int(series)].series)?.start.first,
      let day = draft.date?.date.latest
    else { return draft.edition }
    return abs(known.number - day.number) <= Self.count ? number : nil
  }

  /// Days that an edition may be put off and still be the one of that number.
  private static let count = 800

  // MARK: Who takes part, and as what

  /// The day of an event of another time than the article's; `nil` where it is of its own.
  private func day(of draft: Draft) -> Day? {
    guard let day = draft.date?.date.latest, published.map({ day.adding(Self.news) < $0 }) ?? true else {
      return nil
    }
    return day
  }

  /// Days for which those who were in office then still are when the article is written, as a rule.
  private static let news = 60

  /// The office that somebody held on a day, where the tables know it.
  private func term(of party: Party, on day: Day?) -> PersonRow.Term? {
    guard let day, let entity = party.entity, let row = registry.entities[entity].person else { return nil }
    return lexicon.people[Int(row)].term(on: day)
  }

  private func participant(_ party: Party, on day: Day?) -> Participant {
    let written = document.nameText(party.tokens)
    guard let index = party.entity else {
      return Participant(
        name: nil, office: party.office, country: party.country, organisation: party.organisation,
        rank: party.rank ?? .other,
        role: party.role, asWritten: written)
    }
    let entity = registry.entities[index]
    // "Carlos Romulo led the Philippine delegation": for which state he was there, whatever else he was.
    let sent = entity.country == nil || party.country == entity.country ? nil : party.country
    let term = sent == nil ? term(of: party, on: day) : nil
    return Participant(
      name: entity.usualName, office: term?.office ?? entity.office,
      country: sent ?? (term == nil ? entity.country ?? party.country : term?.country),
      organisation: sent == nil ? term?.organisation ?? entity.organisation : nil,
      rank: term?.rank ?? entity.rank ?? .other, role: party.role, asWritten: written)
  }

  /// "Commonwealth foreign ministers will meet": no side of it is named.
  private func isOrganisationsOwn(_ draft: Draft) -> Bool {
    draft.parties.count == 1 && draft.parties[0].entity == nil && draft.parties[0].country == nil
      && draft.parties[0].organisation != nil
  }

  // MARK: What it is

  private func level(of draft: Draft) -> EventLevel {
    var levels: Set<EventLevel> = []
    let isJourney = draft.kind == .visit && draft.parties.contains { $0.role == .visitor && $0.isNamed }
    for party in draft.parties {
      // "He is expected to meet officials": a minister's visit stays one.
      if isJourney, !party.isNamed, party.rank == .official { continue }
      let term = term(of: party, on: day(of: draft))
      guard let rank = term?.rank ?? party.entity.flatMap({ registry.entities[$0].rank }) ?? party.rank
      else { continue }
      if rank.isLeader || isDeputy(party) {
        levels.insert(.leaders)
      } else if rank == .minister {
        levels.insert(.ministers)
      } else {
        levels.insert(.officials)
      }
    }
    if levels.count == 1, let only = levels.first { return only }
    if let series = draft.series, levels.contains(lexicon.series[Int(series)].level) {
      return lexicon.series[Int(series)].level
    }
    if levels.contains(.leaders), areLedOnTwoSides(draft) { return .leaders }
    if levels.count > 1 {
      return draft.kind == .visit && draft.parties.filter { $0.role == .visitor }.count == 1
        && levels.contains(.leaders) && draft.parties.first?.rank?.isLeader ?? false ? .leaders : .mixed
    }
    if let series = draft.series { return lexicon.series[Int(series)].level }
    if let rank = draft.candidates.lazy.compactMap(\.rankOfMany).first {
      return rank.isLeader ? .leaders : rank == .minister ? .ministers : .officials
    }
    return draft.kind == .summit ? .leaders : draft.kind == .negotiation ? .officials : .unknown
  }

  /// Ministers who go along with leaders of two states take nothing from their meeting.
  private func areLedOnTwoSides(_ draft: Draft) -> Bool {
    let led = draft.parties.filter { party in
      party.entity.flatMap { registry.entities[$0].rank }?.isLeader ?? false
    }
    return Set(led.compactMap(\.country)).count >= 2
  }

  /// A vice president or crown prince stands in for the head of state; one who is elected acts as if he were.
  private func isDeputy(_ party: Party) -> Bool {
    let office = party.entity.flatMap { registry.entities[$0].office } ?? party.office
    return office.map { Self.deputies.contains($0) } ?? false
  }

  private static let deputies: Set<String> = [
    "Vice President", "Crown Prince", "Crown Princess", "President-elect", "Prime Minister-elect",
    "Prime Minister-designate",
  ]

  private func kind(of draft: Draft, level: EventLevel) -> EventKind {
    if let series = draft.series { return lexicon.series[Int(series)].kind }
    let counterparts = draft.parties.filter { $0.role == .host && $0.isNamed }.count
    let isOfDays = draft.date?.date.end.map { $0 != draft.date?.date.start } ?? false
    if draft.kind == .visit, counterparts == 1, !isOfDays,
      ![.postponed, .cancelled].contains(draft.status),
      draft.candidates.contains(where: {
        $0.frame != .nounVisit && $0.frame != .travel && $0.frame != .visit && $0.frame != .invite
          && !$0.rule.hasPrefix("greet")
      })
    {
      return .meeting
    }
    return draft.kind
  }

  private func format(_ draft: Draft) -> EventFormat {
    let sides = Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
    if draft.series != nil || sides.count > 3 { return .multilateral }
    return sides.count == 3 ? .trilateral : .bilateral
  }

  /// "Obama–Xi summit at Sunnylands", "G8 summit at Lough Erne".
  private func name(_ kind: EventKind, _ draft: Draft, _ participants: [Participant]) -> String {
    let placeName =
      draft.place.map { $0.place.venue != nil ? " at \($0.place.name)" : " in \($0.place.name)" } ?? ""
    if let series = draft.series.map({ lexicon.series[Int($0)].series }) {
      // "Munich Security Conference", not "in Munich" once more.
      let isNamed = draft.place.map { series.hasPrefix($0.place.name + " ") } ?? false
      return isNamed ? series : series + placeName
    }
    if let own = draft.candidates.compactMap(\.properName).first { return document.nameText(own) }
    let names = participants.prefix(3).map { participant in
      participant.name.map { familyName($0, of: participant.country) } ?? lexicon.countryName(
        participant.country) ?? participant
        .organisation ?? participant.asWritten
    }
    let noun = kind.rawValue.split(separator: "_").joined(separator: " ")
    if kind == .visit, let visitor = participants.firstIndex(where: { $0.role == .visitor }) {
      return names.indices.contains(visitor)
        ? "\(names[visitor]) visit\(placeName.isEmpty ? "" : " to " + (draft.place?.place.name ?? ""))"
        : "visit\(placeName)"
    }
    return names.isEmpty ? noun + placeName : names.joined(separator: "–") + " " + noun + placeName
  }

  private func familyName(_ name: String, of country: CountryCode?) -> String {
    if let row = registry.entities.first(where: { $0.name == name })?.person {
      return lexicon.people[Int(row)].family
    }
    let words = name.split(separator: " ")
    // "King Abdullah II".
    if let last = words.last, words.count > 1, last.allSatisfy({ "IVX".contains($0) }) {
      return words.suffix(2).joined(separator: " ")
    }
    return (isFamilyFirst(words, of: country) ? words.first : words.last).map(String.init) ?? name
  }

  /// "Zhou Qiang", "Ri Yong Ho", and by the small letter behind the hyphen "Paik Un-gyu", but not "Joseph Wu".
  private func isFamilyFirst(_ words: [Substring], of country: CountryCode?) -> Bool {
    if let country, ["CN", "KP"].contains(country.rawValue) { return true }
    let given = words.last?.split(separator: "-") ?? []
    return words.count > 1 && given.count == 2 && given[1].first?.isLowercase == true
  }

  private func topics(of draft: Draft) -> [Topic] {
    draft.topics.map {
      Topic(code: $0.code, label: $0.label, asWritten: document.nameText($0.tokens))
    }
  }

  private func outcomes(of draft: Draft) -> [Outcome] {
    draft.outcomes.map { Outcome(kind: $0.kind, text: document.nameText($0.words)) }
  }

  private func confidence(of draft: Draft) -> Double {
    var value = 0.55
    if draft.parties.filter(\.isNamed).count >= 2 { value += 0.15 }
    if draft.date != nil { value += 0.1 }
    if draft.place != nil { value += 0.1 }
    if draft.candidates.count > 1 { value += 0.05 }
    return value
  }

  // MARK: Why

  private func evidence(of draft: Draft, _ participants: [Participant]) -> [Evidence] {
    var evidence: [Evidence] = []
    if let first = draft.candidates.first {
      evidence.append(piece(.kind, draft.kind.rawValue, first.trigger, rule: first.rule))
      evidence.append(
        piece(.status, draft.status.rawValue, first.trigger, rule: "words around \(first.rule)"))
    }
    if let date = draft.date {
      evidence.append(piece(.date, date.date.edtf ?? "", date.tokens, rule: date.rule))
    }
    if let place = draft.place {
      evidence.append(piece(.place, place.place.name, place.tokens, rule: place.rule))
    }
    for (party, participant) in zip(draft.parties, participants) {
      let value =
        participant.name ?? participant.country?.rawValue ?? participant.organisation ?? participant.asWritten
      evidence.append(
        piece(.participants, value, party.tokens, rule: "party of \(draft.candidates.first?.rule ?? "")"))
    }
    for topic in draft.topics {
      evidence.append(
        piece(.topics, topic.code == "other" ? topic.label : topic.code, topic.tokens, rule: topic.rule))
    }
    for outcome in draft.outcomes {
      evidence.append(piece(.outcomes, document.nameText(outcome.words), outcome.words, rule: outcome.rule))
    }
    return evidence
  }

  private func piece(_ field: EventField, _ value: String, _ tokens: Range<Int>, rule: String) -> Evidence {
    let tokens = inText(tokens)
    let sentence = sentenceRange(around: tokens)
    let offsets = document.scalarRange(sentence)
    return Evidence(
      field: field, value: value,
      sentence: Quotation(text: document.text(sentence), start: offsets.lowerBound, end: offsets.upperBound),
      matched: document.scalarRange(tokens), rule: rule)
  }

  /// What only the title tells is shown beside the first words of the text that repeat it, else its first sentence.
  private func inText(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.lowerBound < document.textStart, document.textStart < document.tokens.count else {
      return tokens
    }
    let word = tokens.last { document.tokens[$0].word.isKnown }.map { document.tokens[$0].word }
    let index =
      (document.textStart..<document.tokens.count).first { document.tokens[$0].word == word && word != nil }
      ?? document.textStart
    return index..<(index + 1)
  }

  /// The sentence of some tokens, cut to their surroundings where it is longer than 1,200 bytes.
  private func sentenceRange(around tokens: Range<Int>) -> Range<Int> {
    let sentence = document.sentences[document.sentence(ofToken: tokens.lowerBound)]
    var range = sentence.lowerBound..<max(sentence.upperBound, tokens.upperBound)
    while document.byteRange(range).count > 1200 {
      if tokens.lowerBound - range.lowerBound > range.upperBound - tokens.upperBound {
        range = min(range.lowerBound + 8, tokens.lowerBound)..<range.upperBound
      } else if range.upperBound > tokens.upperBound {
        range = range.lowerBound..<max(range.upperBound - 8, tokens.upperBound)
      } else {
        break
      }
    }
    return range
  }
}
