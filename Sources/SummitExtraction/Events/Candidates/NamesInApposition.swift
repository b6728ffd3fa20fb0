import SummitModel

/// Persons named behind the offices or states that they bear: "his counterparts from A and B, C and D", "the foreign
/// ministers of A and B, C and D".
extension PartyGrouper {
  /// The groups of a sentence, each such row of names in the place of the group that it names.
  func namedInApposition(_ groups: [PartyGroup], _ mentions: [Mention]) -> [PartyGroup] {
    guard groups.count >= 2 else { return groups }
    var result = groups
    var index = 0
    while index + 1 < result.count {
      defer { index += 1 }
      guard isPlural(result[index], mentions) else { continue }
      // "counterparts from A and B": the states are a row of their own.
      var states = result[index].parties.compactMap(\.country)
      var next = index + 1
      if states.isEmpty, ["from", "of"].contains(result[next].preposition ?? ""), next + 1 < result.count,
        result[next].parties.allSatisfy({ !$0.isNamed && $0.country != nil })
      {
        states = result[next].parties.compactMap(\.country)
        next += 1
      }
      guard states.count >= 2, isApposition(result[next], behind: result[next - 1], count: states.count)
      else {
        continue
      }
      result[index].parties = zip(result[next].parties, states).map { party, state in
        var party = party
        party.country = party.country ?? state
        party.rank = party.rank ?? result[index].rank
        return party
      }
      result[index].tokens = result[index].tokens.lowerBound..<result[next].tokens.upperBound
      result[index].mentions = result[index].mentions.lowerBound..<result[next].mentions.upperBound
      result[index].isAnaphoric = false
      result[index].mayBePlace = false
      result.removeSubrange((index + 1)...next)
    }
    return result
  }

  /// "a Chinese delegation led by B", "the team, headed by C": whoever leads it stands for it.
  func ledDelegations(_ groups: [PartyGroup]) -> [PartyGroup] {
    guard groups.count >= 2 else { return groups }
    var result = groups
    var index = 0
    while index + 1 < result.count {
      defer { index += 1 }
      let (team, head) = (result[index], result[index + 1])
      if let heads = headsOfBoth(team, head) {
        result[index] = heads
        result.remove(at: index + 1)
        continue
      }
      guard team.parties.count == 1, !team.parties[0].isNamed, !team.isPossessive,
        head.parties.count == 1, head.parties[0].isNamed, !head.isPossessive, isLed(team, by: head)
      else { continue }
      var leader = head.parties[0]
      if leader.organisation == nil { leader.country = leader.country ?? team.parties[0].country }
      result[index].parties = [leader]
      result[index].tokens = team.tokens.lowerBound..<head.tokens.upperBound
      result[index].mentions = team.mentions.lowerBound..<head.mentions.upperBound
      result[index].mayBePlace = false
      result[index].isAnaphoric = false
      result.remove(at: index + 1)
    }
    return result
  }

  /// "The two delegations, headed by A and B", "the Danish and Polish teams led by A and B": those who lead them.
  private func headsOfBoth(_ teams: PartyGroup, _ heads: PartyGroup) -> PartyGroup? {
    guard heads.parties.count >= 2, heads.parties.allSatisfy({ $0.isNamed && $0.country != nil }),
      !teams.isPossessive, !heads.isPossessive, teams.pronoun.isEmpty,
      teams.parties.allSatisfy({ !$0.isNamed }),
      teams.isAnaphoric || teams.parties.count == heads.parties.count,
      isLed(teams, by: heads)
    else { return nil }
    var both = teams
    both.parties = heads.parties
    both.tokens = teams.tokens.lowerBound..<heads.tokens.upperBound
    both.mentions = teams.mentions.lowerBound..<heads.mentions.upperBound
    both.mayBePlace = false
    both.isAnaphoric = false
    return both
  }

  /// "delegation led by", "team, headed by".
  private func isLed(_ team: PartyGroup, by head: PartyGroup) -> Bool {
    guard head.preposition == "by",
      team.tokens.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.delegation) })
    else { return false }
    let gap = (team.tokens.upperBound..<head.tokens.lowerBound).filter { !document.isComma($0) }
    return gap.count <= 4 && gap.count >= 2
      && ["led", "headed"].contains(lexicon.vocabulary.text(tokens[gap[0]].word))
      && lexicon.vocabulary.text(tokens[gap[1]].word) == "by"
  }

  /// "Russian and German foreign ministers, C and D": the names are those of whom the row before them speaks.
  func beginsApposition(to last: PartyGroup, from position: Int, _ mentions: [Mention]) -> Bool {
    guard isPlural(last, mentions), last.rank != nil, last.parties.count >= 2,
      document.isComma(last.tokens.upperBound),
      position + last.parties.count <= mentions.count
    else { return false }
    let names = mentions[position..<position + last.parties.count]
    return names.allSatisfy { if case .person(let person) = $0.kind { person.isNamed } else { false } }
      && zip(names, names.dropFirst()).allSatisfy { $1.tokens.lowerBound - $0.tokens.upperBound <= 2 }
  }

  /// People by their offices or states, whoever the tables hold for them.
  private func isPlural(_ group: PartyGroup, _ mentions: [Mention]) -> Bool {
    guard group.pronoun.isEmpty, !group.isPossessive, group.mentions.count == 1,
      case .group = mentions[group.mentions.lowerBound].kind
    else { return false }
    return group.isAnaphoric || group.parties.count >= 2
  }

  /// ", C and D": as many names as states, behind a comma.
  private func isApposition(_ names: PartyGroup, behind group: PartyGroup, count: Int) -> Bool {
    names.parties.count == count && names.parties.allSatisfy(\.isNamed) && names.preposition == nil
      && names.tokens.lowerBound == group.tokens.upperBound + 1 && document.isComma(group.tokens.upperBound)
  }
}
