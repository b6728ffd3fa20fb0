import SummitModel

/// Whom a surname alone means.
extension Registry {
  mutating func enrolSurname(_ person: inout PersonMention) {
    let words = words(of: person.name)
    guard let word = words.last, !isOfficeAfterStyle(person) else { return }
    if let known = bestEntity(named: word, person) {
      merge(person, words, into: known)
      person.entity = known
    } else if let known = calledByGivenName(word, person) {
      merge(person, words, into: known)
      person.entity = known
    } else if person.office != nil || person.isFemale != nil || person.isSpokesman {
      person.entity = add(person, words)
    } else if isLeaderOfTheDay(word) {
      person.entity = add(person, words)
    }
  }

  /// "Mr Secretary, colleagues": an office, and no name.
  private func isOfficeAfterStyle(_ person: PersonMention) -> Bool {
    guard person.isFemale != nil, person.office == nil, let name = person.name.first else { return false }
    return lexicon.phrases.entries(of: [document.tokens[name].word]).contains { $0.table == .office }
  }

  /// "Federica and I", where the tables know the High Representative Mogherini by that given name.
  private func calledByGivenName(_ word: String, _ person: PersonMention) -> Int? {
    guard person.office == nil, person.country == nil, person.organisation == nil, word.utf8.count > 2 else {
      return nil
    }
    let bearers = entities.indices.filter { index in
      entities[index].person.map { lexicon.nameWords(of: lexicon.people[Int($0)]).first == word } ?? false
    }
    return bearers.count == 1 ? bearers[0] : nil
  }

  /// "met King Abdullah in Riyadh": of two kings of one name, the one of the state where he is met.
  func tellNamesakesApart(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      for index in sentences[sentence].indices.dropLast() {
        guard case .person(var person) = sentences[sentence][index].kind, person.name.count == 1,
          person.country == nil, person.organisation == nil, person.rank?.isLeader ?? false,
          let country = state(of: sentences[sentence][index + 1], behind: person.name.upperBound)
        else { continue }
        func leader(of country: CountryCode?) -> Int32? {
          lexicon.person(
            named: words(of: person.name), country: country, organisation: nil, rank: person.rank,
            office: person.office, day: day, isFormer: person.isFormer)
        }
        guard leader(of: nil) == nil, leader(of: country) != nil else { continue }
        person.country = country
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// The state of a place that stands directly behind, after "in" or "at".
  private func state(of mention: Mention, behind end: Int) -> CountryCode? {
    guard mention.tokens.lowerBound == end + 1, standsAfterPlacePreposition(mention.tokens.lowerBound) else {
      return nil
    }
    return switch mention.kind {
    case .place(let row): lexicon.places[Int(row)].country
    case .country(let country): country.code
    default: nil
    }
  }

  /// The entity with that surname that agrees in office and country, else the one last named before.
  func bestEntity(named word: String, _ person: PersonMention) -> Int? {
    let candidates = (byWord[word] ?? []).filter { index in
      let entity = entities[index]
      if let country = person.country, let other = entity.country, country != other,
        !country.isSuccession(of: other)
      {
        return false
      }
      if let rank = person.rank, let other = entity.rank, rank != other, person.office != entity.office,
        !isCourtesy(rank)
      {
        return false
      }
      return !isNamesakeOfTheDay(entity, person, word)
    }
    guard candidates.count > 1 else { return candidates.first }
    let position = person.name.lowerBound
    if let gender = person.isFemale, let match = candidates.first(where: { entities[$0].isFemale == gender })
    {
      return match
    }
    let before = candidates.filter { entities[$0].firstToken <= position && entities[$0].words.last == word }
    return before.max { (entities[$0].mentions, -$0) < (entities[$1].mentions, -$1) } ?? candidates.first
  }

  func isCourtesy(_ rank: Rank) -> Bool { rank == .other || rank == .official }

  /// A lone surname is a leader's when one is in office who bears it and no common word hides behind it.
  func isLeaderOfTheDay(_ word: String) -> Bool {
    // "Xi" is a number behind other names.
    guard day != nil,
      lexicon.classes(of: lexicon.vocabulary.lookup(word)).isSubset(of: .suffix)
    else { return false }
    guard
      let row = lexicon.person(
        named: [word], country: nil, organisation: nil, rank: nil, office: nil, day: day, isFormer: false),
      let term = lexicon.people[Int(row)].term(on: day)
    else { return false }
    return term.rank.isLeader || term.rank == .minister
  }
}
