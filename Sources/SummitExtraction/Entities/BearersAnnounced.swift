import SummitModel

/// Persons whose office the text gives before their name: "The US envoy for Sudan was at the talks. Donald Booth met …".
extension Registry {
  /// A full name that no title precedes and no table knows, the first of its sentence: whose office alone opened the
  /// sentence before, as the only one there without a bearer.
  mutating func nameBearersAnnounced(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices.dropFirst() {
      guard let first = sentences[sentence].first(where: { $0.isPerson }),
        case .person(let person) = first.kind, isIntroduced(person, first.tokens),
        let office = onlyOfficeWithoutBearer(in: sentences[sentence - 1]),
        case .person(var announced) = sentences[sentence - 1][office].kind
      else { continue }
      entities[person.entity].office = announced.office
      entities[person.entity].rank = announced.rank
      entities[person.entity].country = announced.country
      entities[person.entity].organisation = announced.organisation
      announced.entity = person.entity
      sentences[sentence - 1][office].kind = .person(announced)
    }
  }

  /// "Donald Booth met", "In Khartoum, Donald Booth met": no apposition tells who that is.
  private func isIntroduced(_ person: PersonMention, _ range: Range<Int>) -> Bool {
    guard person.name.count >= 2, person.entity >= 0, !document.isComma(range.upperBound),
      document.tokens[range.lowerBound].has(.sentenceStart) || document.isComma(range.lowerBound - 1)
    else { return false }
    let entity = entities[person.entity]
    return entity.firstToken == person.name.lowerBound && entity.person == nil && entity.office == nil
      && entity.country == nil && entity.organisation == nil && !entity.isSpokesman
  }

  private func onlyOfficeWithoutBearer(in mentions: [Mention]) -> Int? {
    let offices = mentions.indices.filter {
      guard case .person(let person) = mentions[$0].kind, !person.isNamed, person.office != nil else {
        return false
      }
      return person.entity < 0 && !person.isCounterpart && !person.isSpokesman && !person.isFormer
        && (person.country != nil || person.organisation != nil)
    }
    return offices.count == 1 && offices[0] == 0 ? 0 : nil
  }
}

extension Registry {
  /// "the Minister", behind "Foreign Minister A".
  func isCalled(_ naming: Naming, like person: PersonMention) -> Bool {
    naming.office == person.office || person.office == "Minister" && entities[naming.entity].rank == .minister
  }
}
