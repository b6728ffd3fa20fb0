import SummitModel

/// Whoever speaks of his nation's past was not there.
extension Assembler {
  /// "In 1957 we signed a treaty": the states did, not those who speak of it half a century later.
  func nameNations(in candidate: inout Candidate, of date: DatedReading?) {
    guard let published, let last = date?.date.latest, last.adding(3 * 365) < published,
      !candidate.anaphora.isEmpty,
      candidate.anaphora.allSatisfy({ $0.pronoun.isDisjoint(with: [.i, .he, .she]) })
    else { return }
    for index in candidate.parties.indices {
      let party = candidate.parties[index]
      guard let entity = party.entity, let country = party.country, isBefore(last, careerOf: entity),
        !isNamed(entity, in: candidate.sentence)
      else { continue }
      candidate.parties[index] = Party(country: country, role: party.role, tokens: party.tokens)
    }
  }

  /// Years before the first office that the tables know of somebody.
  private func isBefore(_ day: Day, careerOf entity: Int) -> Bool {
    guard let row = registry.entities[entity].person else { return false }
    return lexicon.people[Int(row)].terms.allSatisfy { term in
      term.validity.from.map { day.adding(3 * 365) < $0 } ?? false
    }
  }

  private func isNamed(_ entity: Int, in sentence: Int) -> Bool {
    registry.namings.contains {
      $0.entity == entity && document.sentences[sentence].contains($0.token)
        && !registry.isSpeakersLabel($0.token)
    }
  }
}
