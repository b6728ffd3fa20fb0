import SummitModel

/// Whom an office without a name means: "the Chinese President".
extension Registry {

  /// "the Chinese President": the person who bears the office in the article, else on that day.
  mutating func enrolOffice(_ person: inout PersonMention) {
    let country = person.country ?? (person.organisation == nil ? home : nil)
    guard let office = person.office, !person.isFormer, !person.isIndefinite else { return }
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

  /// Of the bearers of an office named without a state: the one just named, else the one at home.
  func bearer(among bearers: [Int], for person: PersonMention, _ country: CountryCode?) -> Int? {
    if person.country != nil || person.organisation != nil { return bearers.first }
    let position = person.name.lowerBound == 0 ? Int.max : person.name.lowerBound
    if let home = bearers.first(where: { entities[$0].country == country && country != nil }) { return home }
    let near = bearers.last { entities[$0].firstToken < position && position - entities[$0].firstToken < 120 }
    if let near { return near }
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
