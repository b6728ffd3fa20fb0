import SummitModel

/// Whom an office without a name means: "the Chinese President".
extension Registry {

  /// "the Chinese President": the person who bears the office in the article, else on that day.
  mutating func enrolOffice(_ person: inout PersonMention, _ range: Range<Int>) {
    let country =
      person.country ?? monarchy(person)
      ?? (person.organisation == nil
        ? stateOfOffice(person) ?? stateStayedIn(person, before: range.lowerBound) ?? home : nil)
    guard let office = person.office, !person.isFormer, !person.isIndefinite || isOfThisVisit(range),
      !isAddress(range),
      !isDeputy(range), !isPredicate(range), !headsSomeBody(person, range)
    else { return }
    let bearers = entities.indices.filter { index in
      let entity = entities[index]
      return !entity.isFormer && !entity.isSpokesman
        && (sameOffice(entity, office, person.rank) || isLeader(entity, of: person))
        && mayBear(office, index, at: range.lowerBound)
        && (person.country == nil ? true : entity.country == person.country)
        && (person.organisation == nil || entity.organisation == person.organisation)
        && !isNamedWithState(entity, behind: range, person)
        && !isNamedWithBody(entity, behind: range, person)
        && !(range.lowerBound < document.textStart && isMetOnly(index))
    }
    let titled = office == Self.secretary ? bearers.filter { entities[$0].titles.contains(office) } : []
    if office == Self.secretary, person.country == nil, titled.isEmpty, let row = secretaryOfState() {
      return enrol(row, office, as: &person)
    }
    if let match = bearer(
      among: titled.isEmpty ? bearers : titled, for: person, country, at: range.lowerBound)
    {
      person.entity = match
      return
    }
    guard let rank = person.rank,
      let row = holder(of: office, rank, person, country)
        ?? (bearers.isEmpty && !isOfSomeBody(range.upperBound) ? headOfAll(person) : nil)
    else { return }
    person.country = person.country ?? country
    person.rank = rank
    enrol(row, office, as: &person)
  }

  /// Somebody of the tables whom the text tells by his office alone.
  private mutating func enrol(_ row: Int32, _ office: String, as person: inout PersonMention) {
    if let known = entities.firstIndex(where: { $0.person == row }) {
      person.entity = known
      return
    }
    let known = lexicon.people[Int(row)]
    let term = known.terms.first { $0.office == office } ?? known.term(on: day)
    var entity = Entity(name: known.name, words: lexicon.nameWords(of: known))
    entity.person = row
    entity.office = term?.office ?? office
    entity.rank = person.rank
    entity.country = person.country ?? term?.country
    entity.organisation = person.organisation ?? term?.organisation
    entity.isFemale = known.isFemale
    entity.firstToken = person.name.lowerBound
    person.entity = entities.count
    for word in entity.words where word.utf8.count > 1 { byWord[word, default: []].append(entities.count) }
    entities.append(entity)
  }

  /// "the Secretary" of a paper that the State Department gives out.
  private func secretaryOfState() -> Int32? {
    let front = document.tokens.indices.prefix(document.textStart + 40)
    let isItsPaper = front.dropLast(2).contains { index in
      let words = (index...index + 2).map { lexicon.vocabulary.text(document.tokens[$0].word) }
      return words.starts(with: ["state", "department"]) || words == ["department", "of", "state"]
    }
    return isItsPaper
      ? lexicon.holder(office: "Secretary of State", rank: nil, country: CountryCode("US"), day: day) : nil
  }

  /// "the Taoiseach", "the Pope": of the one state that has such an office.
  private func stateOfOffice(_ person: PersonMention) -> CountryCode? {
    guard person.rank?.isLeader ?? false, let office = person.office else { return nil }
    return lexicon.officesOfOneState[office]
  }

  /// "This is the first ever visit by a Ukrainian president to C": he who is there.
  private func isOfThisVisit(_ range: Range<Int>) -> Bool {
    let before = (max(0, range.lowerBound - 9)..<range.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    return ["by", "of", "from"].contains(before.last ?? "") && before.contains("first")
      && !Set(before).isDisjoint(with: ["visit", "trip"])
      && !Set(before).isDisjoint(with: ["is", "s", "was", "be"]) && !before.contains("since")
  }

  /// "The Prime Minister met with Prime Minister A of Samoa": another than A.
  private func isNamedWithState(_ entity: Entity, behind range: Range<Int>, _ person: PersonMention) -> Bool {
    person.country == nil && person.organisation == nil && entity.firstToken > range.upperBound
      && entity.country != nil && entity.country != home
      && document.sentences[document.sentence(ofToken: range.lowerBound)].contains(entity.firstToken)
  }

  /// Who held an office of a state, or at the head of an organisation, on the day of the article.
  private func holder(of office: String, _ rank: Rank, _ person: PersonMention, _ country: CountryCode?)
    -> Int32?
  {
    if rank == .headOfOrganisation {
      let body = person.organisation ?? person.country?.rawValue
      return lexicon.head(office: office, organisation: body, day: day)
        ?? lexicon.head(office: office, organisation: nil, day: day)
    }
    guard let country, rank.isLeader || rank == .minister else { return nil }
    return lexicon.holder(office: office, rank: nil, country: country, day: day)
  }

  /// "the president of the Chamber of Commerce", "president-designate of COP 27": no head of a state.
  private func headsSomeBody(_ person: PersonMention, _ range: Range<Int>) -> Bool {
    guard person.country == nil, person.organisation == nil, person.rank?.isLeader ?? false else {
      return false
    }
    let next = range.upperBound
    return isOfSomeBody(next)
      || next < document.tokens.count && document.tokens[next].has(.afterHyphen)
        && lexicon.vocabulary.text(document.tokens[next].word) == "designate"
  }

  /// "the Secretary General of the AfCFTA": of a body that no table knows.
  private func isOfSomeBody(_ of: Int) -> Bool {
    guard of + 2 < document.tokens.count, lexicon.vocabulary.text(document.tokens[of].word) == "of" else {
      return false
    }
    let isDefinite = lexicon.vocabulary.text(document.tokens[of + 1].word) == "the"
    let body = document.tokens[isDefinite ? of + 2 : of + 1]
    return body.isCapitalised && !body.has(.shouted)
  }

  /// "the Secretary-General", of whom no paper says whose: that of the United Nations.
  private func headOfAll(_ person: PersonMention) -> Int32? {
    guard person.rank == .headOfOrganisation, person.organisation == nil, person.country == nil,
      let office = person.office
    else { return nil }
    return lexicon.head(office: office, organisation: "UN", day: day)
  }

  /// "had tea with the Queen": the one state, of those whose people the article named before, that had one then.
  private func monarchy(_ person: PersonMention) -> CountryCode? {
    guard person.country == nil, person.organisation == nil, person.rank == .headOfState,
      let office = person.office, ["King", "Queen"].contains(office)
    else { return nil }
    let states = Set(entities.compactMap(\.country)).filter {
      lexicon.holder(office: office, rank: nil, country: $0, day: day) != nil
    }
    return states.count == 1 ? states.first : nil
  }

  /// "since Carter and Brezhnev met in Vienna in 1979": who bore a surname, and an office, in the year of the sentence.
  mutating func nameLeadersOfTheirYear(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      guard let year = year(in: sentences[sentence]) else { continue }
      for index in sentences[sentence].indices {
        guard case .person(var person) = sentences[sentence][index].kind, person.entity < 0,
          person.name.count == 1, !person.isSpokesman, let word = words(of: person.name).first,
          lexicon.classes(of: lexicon.vocabulary.lookup(word)).isEmpty,
          let row = lexicon.person(
            named: [word], country: nil, organisation: nil, rank: nil, office: nil,
            day: Day(year: year, month: 7, day: 1), isFormer: false),
          lexicon.people[Int(row)].term(on: Day(year: year, month: 7, day: 1), slack: 200)?.rank.isLeader
            ?? false
        else { continue }
        person.row = row
        person.entity = entities.firstIndex { $0.person == row } ?? add(person, [word], holding: row)
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// The year that a sentence names, where it is not that of the article.
  private func year(in sentence: [Mention]) -> Int? {
    for mention in sentence {
      guard case .date = mention.kind else { continue }
      let years = mention.tokens.map { Int(document.tokens[$0].number) }.filter { (1939...2100).contains($0) }
      if let year = years.first, day.map({ $0.year != year }) ?? true { return year }
    }
    return nil
  }

  private mutating func add(_ person: PersonMention, _ words: [String], holding row: Int32) -> Int {
    let known = lexicon.people[Int(row)]
    var entity = Entity(name: known.name, words: lexicon.nameWords(of: known))
    entity.person = row
    entity.office = known.terms.last?.office
    entity.rank = known.terms.last?.rank
    entity.country = known.terms.last?.country
    entity.isFemale = known.isFemale
    entity.firstToken = person.name.lowerBound
    entity.mentions = 1
    let index = entities.count
    entities.append(entity)
    for word in entity.words where word.utf8.count > 1 { byWord[word, default: []].append(index) }
    return index
  }

  /// "the Presidents of A, B and C": whoever held the office in each.
  mutating func nameOfficesOfStates(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      for index in sentences[sentence].indices {
        guard case .group(var group) = sentences[sentence][index].kind, let office = group.office,
          !group.countries.isEmpty
        else { continue }
        group.entities = group.countries.map { country in
          // "EU foreign ministers" are its members'.
          if country.isSupranational { return nil }
          var person = PersonMention(name: 0..<0)
          person.office = office
          person.rank = group.rank
          person.country = country
          enrolOffice(&person, sentences[sentence][index].tokens)
          return person.entity >= 0 ? person.entity : nil
        }
        sentences[sentence][index].kind = .group(group)
      }
    }
  }

  /// "since he became president", "as chancellor": an office without an article names nobody.
  private func isPredicate(_ range: Range<Int>) -> Bool {
    let first = document.tokens[range.lowerBound]
    guard range.count <= 2, !first.isCapitalised,
      !first.has(.sentenceStart),
      lexicon.classes(of: first.word).isDisjoint(with: [.article, .possessivePronoun])
    else { return false }
    let before =
      range.lowerBound > 0 ? lexicon.vocabulary.text(document.tokens[range.lowerBound - 1].word) : ""
    return ["became", "become", "becomes", "becoming", "as", "was", "is", "elected", "still", "being", "for"]
      .contains(before)
  }

  /// "the deputy chief cabinet secretary": not who holds the office.
  private func isDeputy(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0
      && lexicon.classes(of: document.tokens[range.lowerBound - 1].word).contains(.deputy)
  }

  /// "Thank you, Mr. President.": whoever is spoken to, which an office alone does not tell.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let tokens = document.tokens
    let first = tokens[range.lowerBound]
    if ["mr", "madam", "madame"].contains(lexicon.vocabulary.text(first.word)) { return true }
    guard first.isCapitalised, range.lowerBound > 0, lexicon.vocabulary.text(first.word) != "the",
      document.isComma(range.lowerBound - 1) || first.has(.sentenceStart)
    else { return false }
    return range.upperBound >= tokens.count || document.isComma(range.upperBound)
      || tokens[range.upperBound].has(.terminator)
  }

  /// Of the bearers of an office named without a state: the one of the same sentence, the one at home, the one whom
  /// the article calls so without a state ("President Bush", beside "Soviet President Gorbachev"), the one just named.
  func bearer(among bearers: [Int], for person: PersonMention, _ country: CountryCode?, at token: Int) -> Int?
  {
    if person.country != nil || person.organisation != nil { return bearers.first }
    if isSpeakersLabel(token), let titled = giverOfPaper(among: bearers) { return titled }
    if isSpeakersLabel(token), isHeldAtHome(person.office, country) {
      return bearers.first { entities[$0].country == country }
    }
    let earlier = namings.prefix { $0.token < token }.filter { bearers.contains($0.entity) }
    let isHome = { (entity: Int) in country != nil && entities[entity].country == country }
    let sentence = document.sentences[document.sentence(ofToken: token)]
    let beside = Set(earlier.filter { sentence.contains($0.token) }.map(\.entity))
    if beside.count == 1, let only = beside.first,
      !bearers.contains(where: { isHome($0) && entities[$0].firstToken < sentence.lowerBound })
        || isHome(only) || isExplained(from: sentence.lowerBound, to: token)
    {
      return only
    }
    if let home = bearers.first(where: { isHome($0) && entities[$0].firstToken < token }) { return home }
    let called = Set(earlier.filter { $0.isOwn && isCalled($0, like: person) }.map(\.entity))
    if let own = earlier.last(where: { called.contains($0.entity) }) { return own.entity }
    if let near = earlier.last, token - near.token < 120 { return near.entity }
    if let home = bearers.first(where: isHome) { return home }
    return isHeldAtHome(person.office, country)
      ? bearers.first { entities[$0].country == nil } : bearers.first
  }

  /// "PRESS CONFERENCE GIVEN BY THE PRIME MINISTER, MR HAROLD HOLT": whose words they are, as the title says.
  private func giverOfPaper(among bearers: [Int]) -> Int? {
    namings.first {
      $0.token < document.textStart && bearers.contains($0.entity) && $0.isOwn && !isGuestOfPaper($0.token)
    }?.entity
  }

  /// "PRIME MINISTER:" above what he says, where a guest's label has his name.
  func isSpeakersLabel(_ token: Int) -> Bool {
    if document.stopOfLabel(at: token) != nil { return true }
    guard document.tokens[token].has(.paragraphStart), document.tokens[token].isCapitalised else {
      return false
    }
    return (token..<min(token + 5, document.tokens.count)).first { document.tokens[$0].isPunctuation }.map {
      document.text(token: document.tokens[$0]) == ":"
    } ?? false
  }

  /// Whether the state at home has such an office.
  private func isHeldAtHome(_ office: String?, _ country: CountryCode?) -> Bool {
    guard let country, let office else { return false }
    return lexicon.holder(office: office, rank: nil, country: country, day: day) != nil
  }

  /// "A and B had visited each other: the President went to Tokyo": what stands behind a colon tells of those before it.
  private func isExplained(from start: Int, to token: Int) -> Bool {
    (start..<token).dropFirst(3).contains { document.text(token: document.tokens[$0]) == ":" }
  }

  /// The entity that heads a state's government, when the article names it.
  func headOfGovernment(of country: CountryCode) -> Int? {
    entities.indices.first { index in
      let entity = entities[index]
      return entity.country == country && (entity.rank == .headOfGovernment || entity.office == "President")
        && !entity.isFormer && !(entity.office.map { isOutOfOffice(index, $0) } ?? false)
    }
  }

  /// "the Kenyan leader": the head of that state, or of its government, whom the article names.
  private func isLeader(_ entity: Entity, of person: PersonMention) -> Bool {
    person.office == "Leader" && person.country != nil && entity.rank?.isLeader ?? false
  }

  /// The office of "the Secretary", of whatever ministry.
  static let secretary = "Secretary"

  func sameOffice(_ entity: Entity, _ office: String, _ rank: Rank?) -> Bool {
    if entity.office == office || entity.titles.contains(office) { return true }
    // "the Deputy Secretary", behind "Deputy Secretary of State A".
    if rank == .official, entity.office?.hasPrefix(office + " of ") ?? false { return true }
    // "the minister", behind "Foreign Minister A".
    if office == "Minister", entity.rank == .minister { return true }
    if office == Self.secretary, entity.rank == .minister, entity.office?.contains("Secretary") ?? false {
      return true
    }
    guard let row = entity.person else { return false }
    return lexicon.people[Int(row)].terms.contains {
      $0.office == office && $0.validity.distance(to: day) < 200
    }
  }
}
