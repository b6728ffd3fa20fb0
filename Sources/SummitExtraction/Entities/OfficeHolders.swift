import SummitModel

/// Whom an office without a name means: "the Chinese President".
extension Registry {

  /// "the Chinese President": the person who bears the office in the article, else on that day.
  mutating func enrolOffice(_ person: inout PersonMention, _ range: Range<Int>) {
    let country = person.country ?? (person.organisation == nil ? home : nil)
    guard let office = person.office, !person.isFormer, !person.isIndefinite, !isAddress(range) else {
      return
    }
    let bearers = entities.indices.filter { index in
      let entity = entities[index]
      return !entity.isFormer && !entity.isSpokesman && sameOffice(entity, office, person.rank)
        && (person.country == nil ? true : entity.country == person.country)
        && (person.organisation == nil || entity.organisation == person.organisation)
    }
    if let match = bearer(among: bearers, for: person, country) {
      person.entity = match
      return
    }
    guard let country, let rank = person.rank, rank.isLeader || rank == .minister,
      let row = lexicon.holder(office: office, rank: nil, country: country, day: day)
    else { return }
    if let known = entities.firstIndex(where: { $0.person == row }) {
      person.entity = known
      return
    }
    let known = lexicon.people[Int(row)]
    var entity = Entity(name: known.name, words: lexicon.nameWords(of: known))
    entity.person = row
    entity.office = office
    entity.rank = rank
    entity.country = country
    entity.isFemale = known.isFemale
    entity.firstToken = person.name.lowerBound
    person.entity = entities.count
    for word in entity.words where word.utf8.count > 1 { byWord[word, default: []].append(entities.count) }
    entities.append(entity)
  }

  /// "Remarks by President A and …", "Readout of Vice President B's call": an office's papers name its own side first.
  func homeOfPaper(_ title: [Mention]) -> CountryCode? {
    guard document.tokens.prefix(3).contains(where: { lexicon.classes(of: $0.word).contains(.paper) }) else {
      return nil
    }
    for mention in title {
      guard case .person(let person) = mention.kind, person.entity >= 0 else { continue }
      return entities[person.entity].country
    }
    return nil
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

  /// "Thank you, Mr. President.": whoever is spoken to, which an office alone does not tell.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let tokens = document.tokens
    let first = tokens[range.lowerBound]
    if ["mr", "madam", "madame"].contains(lexicon.vocabulary.text(first.word)) { return true }
    guard first.isCapitalised, range.lowerBound > 0,
      document.isComma(range.lowerBound - 1) || first.has(.sentenceStart)
    else { return false }
    return range.upperBound >= tokens.count || document.isComma(range.upperBound)
      || tokens[range.upperBound].has(.terminator)
  }

  /// Of the bearers of an office named without a state: the one just named, else the one at home.
  func bearer(among bearers: [Int], for person: PersonMention, _ country: CountryCode?) -> Int? {
    if person.country != nil || person.organisation != nil { return bearers.first }
    let position = person.name.lowerBound == 0 ? Int.max : person.name.lowerBound
    let named = bearers.filter { entities[$0].firstToken < position }
    if let home = named.first(where: { entities[$0].country == country && country != nil }) { return home }
    if let near = named.last(where: { position - entities[$0].firstToken < 120 }) { return near }
    if let home = bearers.first(where: { entities[$0].country == country && country != nil }) { return home }
    guard let country, let office = person.office,
      lexicon.holder(office: office, rank: nil, country: country, day: day) != nil
    else {
      return bearers.first
    }
    return bearers.first { entities[$0].country == nil }
  }

  /// The entity that heads a state's government, when the article names it.
  func headOfGovernment(of country: CountryCode) -> Int? {
    entities.firstIndex {
      $0.country == country && ($0.rank == .headOfGovernment || $0.office == "President") && !$0.isFormer
    }
  }

  func sameOffice(_ entity: Entity, _ office: String, _ rank: Rank?) -> Bool {
    if entity.office == office { return true }
    guard let row = entity.person else { return false }
    return lexicon.people[Int(row)].terms.contains {
      $0.office == office && $0.validity.distance(to: day) < 200
    }
  }
}
