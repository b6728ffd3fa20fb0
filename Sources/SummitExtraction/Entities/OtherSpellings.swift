import SummitModel

/// Holders of offices whose names an article spells as no table does: "Foreign Minister Sameh Shokry" of Egypt, whom the
/// tables call Shoukry.
extension Registry {
  /// Whoever bears an office of a state under nearly the name of its holder on the day is that holder.
  mutating func knowHoldersSpeltOtherwise() {
    for index in entities.indices {
      let entity = entities[index]
      guard entity.person == nil, !entity.isFormer, !entity.isSpokesman, entity.organisation == nil,
        entity.words.count >= 2, let office = entity.office, let rank = entity.rank,
        rank.isLeader || rank == .minister, let country = entity.country ?? home,
        let row = lexicon.holder(office: office, rank: nil, country: country, day: day),
        !entities.contains(where: { $0.person == row }),
        soundsLike(entity.words, lexicon.nameWords(of: lexicon.people[Int(row)]))
      else { continue }
      entities[index].person = row
      entities[index].name = lexicon.people[Int(row)].name
      entities[index].country = country
      entities[index].isFemale = entity.isFemale ?? lexicon.people[Int(row)].isFemale
    }
  }

  /// Whether given and family names have the same consonants.
  private func soundsLike(_ written: [String], _ known: [String]) -> Bool {
    guard let given = written.first, let family = written.last, let otherGiven = known.first,
      let otherFamily = known.last
    else { return false }
    let name = consonants(of: family)
    return name.count >= 2 && name == consonants(of: otherFamily)
      && family.first == otherFamily.first && given.first == otherGiven.first
      && consonants(of: given) == consonants(of: otherGiven)
  }

  /// What stays of a name in whatever transliteration: no vowels, no doubled letters, "x" as "ks", "q" as "k".
  private func consonants(of name: String) -> String {
    var kept: [Character] = []
    for letter in name.replacing("x", with: "ks").replacing("q", with: "k").replacing("ph", with: "f")
    where letter.isLetter && !"aeiouyw".contains(letter) {
      if kept.last != letter { kept.append(letter) }
    }
    return String(kept)
  }
}
