import SummitModel

/// Ministers of whom nothing tells the state, met by somebody from abroad.
extension Assembler {
  /// Sentences within which the state of the one met before is still meant.
  private static let near = 4

  /// "A met President B of Zambia. He also met Foreign Minister C": of Zambia, where A met nobody else's people.
  func lendState(to candidate: inout Candidate) {
    let states = Set(candidate.parties.compactMap(\.country))
    guard states.count == 1, let state = states.first,
      let index = candidate.parties.firstIndex(where: {
        $0.tokens.lowerBound >= candidate.trigger.upperBound && isStatelessOfficial($0)
      }),
      let before = drafts.last(where: { draft in
        (0...Self.near).contains(candidate.sentence - draft.lastSentence)
          && candidate.parties.contains { party in
            party.isNamed && party.country == state && draft.parties.contains { $0.key == party.key }
          }
      })
    else { return }
    let others = Set(before.parties.compactMap(\.country)).subtracting([state])
    guard others.count == 1, let other = others.first, !other.isSupranational else { return }
    candidate.parties[index].country = other
  }

  private func isStatelessOfficial(_ party: Party) -> Bool {
    // Named here by office and name, not by "I".
    party.tokens.count >= 2 && party.isNamed && party.country == nil && party.organisation == nil
      && party.office != nil
      && (party.rank.map { $0.isLeader || $0 == .minister || $0 == .official } ?? false)
  }
}
