import SummitModel

/// Who is who in one article: mentions of persons become entities with one name, office and country each.
struct Registry {
  let document: Document
  let lexicon: Lexicon
  let day: Day?
  /// The state that the article is written in or about, for titles without one.
  private(set) var home: CountryCode?
  var entities: [Entity] = []
  var byWord: [String: [Int]] = [:]
  /// Where persons are named, in the order of the text.
  var namings: [Naming] = []

  /// A reporter's dateline says where he is, not whose officials he names.
  private(set) var isToldAbroad: Bool
  /// Only that its leader is named without it makes a state the article's home.
  private(set) var isHomeOfLeader = false

  init(document: Document, lexicon: Lexicon, day: Day?, home: CountryCode?) {
    isToldAbroad = home != nil
    self.document = document
    self.lexicon = lexicon
    self.day = day
    self.home = home
  }

  /// Resolves the persons among the mentions of each sentence: full names first, then surnames, then offices.
  mutating func resolve(_ sentences: inout [[Mention]]) {
    giveCounterpartsTheirOffice(&sentences)
    giveHeadsTheirState(&sentences)
    forEachPerson(in: &sentences) { registry, person, _ in
      registry.dropStyle(of: &person)
      if person.name.count >= 2, !registry.isPair(person), registry.mayBePerson(person) {
        registry.enrol(&person)
      }
    }
    tellNamesakesApart(in: &sentences)
    forEachPerson(in: &sentences) { registry, person, _ in
      if person.name.count == 1, person.office != nil || person.isFemale != nil || person.isSpokesman {
        registry.enrolSurname(&person)
      }
    }
    splitPairs(in: &sentences)
    personsAmongPlaces(in: &sentences)
    forEachPerson(in: &sentences) { registry, person, _ in
      if person.name.count == 1, person.entity < 0 { registry.enrolSurname(&person) }
    }
    nameLeadersOfTheirYear(in: &sentences)
    giveNationalsTheirState(sentences)
    giveBearersTheirState(sentences)
    home =
      home ?? homeOfPaper(sentences.first ?? []) ?? homeOfLabel ?? homeOfHouse(sentences)
      ?? homeOfSpeakers(sentences)
    namings = namings(in: sentences)
    if home == nil {
      home = stateOfOwnLeader.flatMap { statesVisitedByTeller(sentences).contains($0) ? nil : $0 }
      isHomeOfLeader = home != nil
    }
    home = home ?? stateOfOwnOffice(in: sentences) ?? stateNamedMost(sentences)
    knowHoldersSpeltOtherwise()
    giveMinistersTheirLeadersState(sentences)
    giveOfficialsTheirState()
    nameNationals(in: &sentences)
    forEachPerson(in: &sentences) { registry, person, range in
      if !person.isNamed, !person.isCounterpart, !person.isSpokesman { registry.enrolOffice(&person, range) }
    }
    nameBearersAnnounced(in: &sentences)
    nameOfficesOfStates(in: &sentences)
  }

  private func stateNamedMost(_ sentences: [[Mention]]) -> CountryCode? {
    HomeCountry(document: document, lexicon: lexicon).mostNamed(
      sentences, guests: guestsOfPaper(sentences.first ?? []).union(statesVisitedByTeller(sentences)))
  }

  /// "US President Barack Obama and his Chinese counterpart Xi Jinping": the office of the one before.
  func giveCounterpartsTheirOffice(_ sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      var model: PersonMention?
      for index in sentences[sentence].indices {
        guard case .person(var person) = sentences[sentence][index].kind else { continue }
        if person.isCounterpart, person.office == nil, let model {
          person.office = model.office
          person.rank = model.rank
          sentences[sentence][index].kind = .person(person)
        }
        if person.office != nil, !person.isSpokesman { model = person }
      }
    }
  }

  mutating func forEachPerson(
    in sentences: inout [[Mention]], _ body: (inout Registry, inout PersonMention, Range<Int>) -> Void
  ) {
    for sentence in sentences.indices {
      for index in sentences[sentence].indices {
        guard case .person(var person) = sentences[sentence][index].kind else { continue }
        body(&self, &person, sentences[sentence][index].tokens)
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// Whether anything tells that a capitalised name is a person's: the tables, a title, a nation, a given name.
  func mayBePerson(_ person: PersonMention) -> Bool {
    if isSite(person.name) { return false }
    if person.office != nil || person.country != nil || person.isFemale != nil || person.isSpokesman
      || person.organisation != nil || person.row != nil
    {
      return true
    }
    if let isTagged = person.isTagged { return isTagged }
    if person.name.dropLast().contains(where: {
      lexicon.isNameWord(document.tokens[$0].word) || document.tokens[$0].has(.initial)
    }) {
      return true
    }
    return !standsAfterPlacePreposition(person.name.lowerBound) && !byWordHasNone(person)
  }

  /// "Parliament House", "Phillip Street", "the Prime Minister's Courtyard": where somebody is, though a title stands before.
  private func isSite(_ name: Range<Int>) -> Bool {
    guard let last = name.last else { return false }
    let word = document.tokens[last].word
    let isHouse = lexicon.isHouse(word)
    guard isHouse || lexicon.classes(of: word).contains(.placeNoun) else { return false }
    if name.count == 1 { return isHouse && !lexicon.isNameWord(word) }
    let isCalledSo = lexicon.isNameWord(word) && lexicon.isNameWord(document.tokens[last - 1].word)
    return !isCalledSo
      || isHouse && name.upperBound < document.tokens.count && document.isComma(name.upperBound)
  }

  /// Whether no part of the name is named elsewhere as a person.
  func byWordHasNone(_ person: PersonMention) -> Bool {
    !words(of: person.name).contains { byWord[$0] != nil }
  }

  /// "Richardson", "Clark", "Bush" are towns too: where an article names such a person, they are that person.
  mutating func personsAmongPlaces(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      for position in sentences[sentence].indices {
        let mention = sentences[sentence][position]
        guard case .place = mention.kind, mention.tokens.count == 1,
          let word = words(of: mention.tokens).first,
          byWord[word]?.contains(where: { entities[$0].words.last == word }) ?? false
            || isLeaderOfTheDay(word),
          !standsAfterPlacePreposition(mention.tokens.lowerBound)
        else { continue }
        sentences[sentence][position].kind = .person(PersonMention(name: mention.tokens))
      }
    }
  }

  func standsAfterPlacePreposition(_ token: Int) -> Bool {
    token > 0 && lexicon.classes(of: document.tokens[token - 1].word).contains(.placePreposition)
  }

  /// The folded words of a name as written.
  func words(of name: Range<Int>) -> [String] {
    name.compactMap { index in
      let folded = Folding.fold(document.text(index..<(index + 1))).filter { $0 != UInt8(ascii: ".") }
      return folded.isEmpty ? nil : String(decoding: folded, as: UTF8.self)
    }
  }

  // MARK: Named persons

  mutating func enrol(_ person: inout PersonMention) {
    let words = words(of: person.name)
    defer { noteStyle(of: person) }
    if let row = person.row, let known = entities.firstIndex(where: { $0.person == row }) {
      merge(person, words, into: known)
      person.entity = known
      return
    }
    if let known = entity(like: words, country: person.country) {
      merge(person, words, into: known)
      person.entity = known
      return
    }
    person.entity = add(person, words)
  }

  /// "General Musharraf" as the tables have it: "the general" is he.
  private mutating func noteStyle(of person: PersonMention) {
    guard person.row != nil, person.office == nil, person.entity >= 0 else { return }
    for entry in lexicon.phrases.entries(of: [document.tokens[person.name.lowerBound].word])
    where entry.table == .office {
      entities[person.entity].titles.insert(lexicon.offices[Int(entry.row)].office)
    }
  }

  /// An entity with whose name this one agrees.
  func entity(like words: [String], country: CountryCode?) -> Int? {
    var candidates: Set<Int> = []
    for word in words { candidates.formUnion(byWord[word] ?? []) }
    return candidates.sorted().first { index in
      let entity = entities[index]
      guard let agreement = NameComparison.agreement(of: words, with: entity.words) else { return false }
      if let country, let other = entity.country, country != other, !country.isSuccession(of: other) {
        return false
      }
      return agreement >= 1 || entity.words.count == 1
    }
  }

  mutating func add(_ person: PersonMention, _ words: [String]) -> Int {
    var entity = Entity(name: document.nameText(person.name), words: words)
    entity.office = person.office
    if let office = person.office { entity.titles.insert(office) }
    entity.rank = person.rank
    entity.country = person.country
    entity.organisation = person.organisation
    entity.isFormer = person.isFormer
    entity.isSpokesman = person.isSpokesman
    entity.isFemale = person.isFemale
    entity.firstToken = person.name.lowerBound
    entity.mentions = 1
    entity.person = person.row.flatMap { isOfTheTime($0) ? $0 : nil }
    lookUp(&entity)
    if let known = namesake(of: entity) {
      merge(person, words, into: known)
      return known
    }
    let index = entities.count
    entities.append(entity)
    for word in entity.words where word.utf8.count > 1 { byWord[word, default: []].append(index) }
    return index
  }

  /// "Joseph R. Biden, Jr.", behind "Joe Biden": two names of one person.
  private func namesake(of entity: Entity) -> Int? {
    guard let row = entity.person, !entity.isSpokesman else { return nil }
    return entities.firstIndex { known in
      known.person == row && !known.isSpokesman
        && known.words.contains { $0.utf8.count > 2 && entity.words.contains($0) }
    }
  }

  mutating func merge(_ person: PersonMention, _ words: [String], into index: Int) {
    var entity = entities[index]
    entity.mentions += 1
    if let office = person.office { entity.titles.insert(office) }
    entity.office = entity.office ?? person.office
    entity.rank = entity.rank ?? person.rank
    entity.country = entity.country ?? person.country
    entity.organisation = entity.organisation ?? person.organisation
    entity.isSpokesman = entity.isSpokesman || person.isSpokesman
    entity.isFemale = entity.isFemale ?? person.isFemale
    if words.count > entity.words.count {
      entity.words = words
      if entity.person == nil { entity.name = document.nameText(person.name) }
      for word in words where word.utf8.count > 1 && !(byWord[word]?.contains(index) ?? false) {
        byWord[word, default: []].append(index)
      }
    }
    if entity.person == nil { lookUp(&entity) }
    entities[index] = entity
  }

  /// A name alone is no namesake's of another century: the tables begin in 1939.
  func isOfTheTime(_ row: Int32) -> Bool {
    (lexicon.people[Int(row)].terms.map { $0.validity.distance(to: day) }.min() ?? .max) < 365 * 90
  }

  /// Adds what the leaders' table knows of an entity.
  func lookUp(_ entity: inout Entity) {
    let found = lexicon.person(
      named: entity.words, country: entity.country, organisation: entity.organisation, rank: entity.rank,
      office: entity.office, day: day, isFormer: entity.isFormer)
    guard let row = found ?? entity.person ?? personCalledMonsieur(entity) else { return }
    let known = lexicon.people[Int(row)]
    entity.person = row
    entity.name = known.name
    entity.isFemale = entity.isFemale ?? known.isFemale
    let same = known.terms.first { $0.office == entity.office && $0.validity.holds(on: day) }
    let term = same ?? known.term(on: day, slack: entity.isFormer ? 365 * 30 : 500)
    // The head of an organisation speaks for no state.
    entity.country = entity.country ?? (term == nil ? known.terms.last?.country : term?.country)
    // "General A", "A, the Soviet party leader": who leads the state on that day.
    let isStyle =
      [.official, .other].contains(entity.rank) && term?.rank.isLeader ?? false
      && term?.validity.holds(on: day) ?? false
    if entity.office == nil || isStyle || isTitleOfBirth(entity.office) && term != nil, !entity.isFormer {
      entity.office = term?.office
      entity.rank = term?.rank
    }
    entity.organisation = entity.organisation ?? term?.organisation
  }

  /// "M. Schuman", "M. Molotov": no initial, but what newspapers once called foreign statesmen.
  private func personCalledMonsieur(_ entity: Entity) -> Int32? {
    guard entity.words.count == 2, entity.words[0] == "m" else { return nil }
    return lexicon.person(
      named: [entity.words[1]], country: entity.country, organisation: entity.organisation, rank: entity.rank,
      office: entity.office, day: day, isFormer: entity.isFormer)
  }

  /// "Sheikh Hamad", "Prince Saud": a title that says nothing of the office.
  private func isTitleOfBirth(_ office: String?) -> Bool {
    ["Sheikh", "Prince", "Princess", "Lord"].contains(office ?? "")
  }

  /// The states of leaders who are named with theirs: a bare "the Prime Minister" is none of them.
  var guests: Set<CountryCode> {
    Set(entities.compactMap { $0.rank?.isLeader ?? false && !$0.isFormer ? $0.country : nil })
  }
}

extension Document {
  /// A name as written, on one line, without the full stops of broken lines.
  func nameText(_ range: Range<Int>) -> String {
    text(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
