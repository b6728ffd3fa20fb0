import SummitModel

/// Whoever is told by an office alone is in that office on the day.
extension Registry {
  /// "the Prime Minister" of October, where whoever was it until June is named, too.
  func isOutOfOffice(_ index: Int, _ office: String) -> Bool {
    let entity = entities[index]
    guard let day, let row = entity.person, let country = entity.country,
      let holder = lexicon.holder(office: office, rank: nil, country: country, day: day), holder != row,
      lexicon.people[Int(holder)].term(on: day).map({ $0.rank.isLeader || $0.rank == .minister }) ?? false
    else { return false }
    return lexicon.people[Int(row)].terms.allSatisfy {
      $0.office != office || $0.country != country || $0.validity.distance(to: day) > Self.handover
    }
  }

  /// "PRIME MINISTER:" is who holds the office; a story of the past goes on about whom it has just named.
  func mayBear(_ office: String, _ index: Int, at token: Int) -> Bool {
    guard isOutOfOffice(index, office) else { return true }
    return !isSpeakersLabel(token)
      && namings.contains {
        $0.entity == index && $0.office != nil && (token - Self.breath..<token).contains($0.token)
      }
  }

  /// "President Bush" of 2003 is not the father whom the article named by his full name.
  func isNamesakeOfTheDay(_ entity: Entity, _ person: PersonMention, _ word: String) -> Bool {
    guard let day, let office = person.office, person.rank?.isLeader ?? false, !person.isFormer,
      let row = entity.person, lexicon.people[Int(row)].term(on: day, slack: Self.handover) == nil,
      let other = lexicon.person(
        named: [word], country: person.country ?? entity.country, organisation: nil, rank: person.rank,
        office: office, day: day, isFormer: false)
    else { return false }
    return other != row && lexicon.people[Int(other)].term(on: day)?.office == office
  }

  /// Days by which the tables may be wrong.
  private static let handover = 7
  /// Tokens of a sentence or two.
  private static let breath = 60

  /// "The Secretary-General will travel to Lisbon … NATO Secretary General A": another than A, where no NATO was named before.
  func isNamedWithBody(_ entity: Entity, behind range: Range<Int>, _ person: PersonMention) -> Bool {
    guard person.rank == .headOfOrganisation, person.organisation == nil, person.country == nil,
      entity.rank == .headOfOrganisation, entity.firstToken > range.upperBound,
      let body = entity.organisation,
      range.lowerBound >= document.textStart
    else { return false }
    return (max(0, entity.firstToken - 5)..<entity.firstToken).contains { names(body, at: $0) }
      && !(0..<range.lowerBound).contains { names(body, at: $0) }
  }

  private func names(_ body: String, at index: Int) -> Bool {
    lexicon.phrases.entries(of: [document.tokens[index].word]).contains {
      $0.table == .organisation && lexicon.organisations[Int($0.row)].code == body
    }
  }

  /// "Statement by the Prime Minister", "I had talks with Prime Minister A": whoever is no more than met by the one who tells it.
  func isMetOnly(_ index: Int) -> Bool {
    let own = namings.filter { $0.entity == index }
    return !own.isEmpty && own.allSatisfy { isMetByTeller(at: $0.token) }
  }
}
