/// Persons who are told by two of their offices.
extension PartyGrouper {
  /// "President A of B and current Chairman of the African Union": his other office, for want of an article.
  func isSecondOffice(_ mention: Mention, behind groups: [PartyGroup]) -> Bool {
    guard let last = groups.last, last.parties.count == 1, !last.isPossessive,
      last.parties[0].isNamed
        || last.preposition == "of"
          && groups.dropLast().last?.tokens.upperBound == last.tokens.lowerBound - 1,
      case .person(let person) = mention.kind, !person.isNamed, person.office != nil,
      party(for: person, mention.tokens)?.organisation != nil,
      mention.tokens.lowerBound > last.tokens.upperBound
    else { return false }
    let gap = last.tokens.upperBound..<mention.tokens.lowerBound
    return gap.count <= 3 && lexicon.classes(of: tokens[gap.lowerBound].word).contains(.and)
      && (gap.lowerBound + 1..<mention.tokens.lowerBound + 1).allSatisfy {
        lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.article, .possessivePronoun])
      }
  }
}

extension PartyGroup {
  /// Takes in a mention that says no more of those in it.
  mutating func goOn(over mention: Int, until end: Int) {
    mentions = mentions.lowerBound..<(mention + 1)
    tokens = tokens.lowerBound..<end
  }
}
