import SummitModel

/// How far a title reaches: two offices in a row, a minister of several things, the head of a state's body.
extension TitleReader {
  /// "The President and Prime Minister Bennett": he of whom the text speaks, and another.
  func areTwo(
    _ first: (row: OfficeTitle, end: Int), _ second: (row: OfficeTitle, end: Int), _ title: Title, limit: Int
  ) -> Bool {
    guard first.row.rank.isLeader || first.row.office == "Vice President", title.countries.isEmpty,
      title.person.organisation == nil, title.person.country == nil, !title.person.isFormer
    else { return false }
    let start = first.end - 1 - (first.row.office.contains(" ") ? 1 : 0)
    return start > 0 && lexiconText(tokens[start - 1]) == "the" && nextIsName(second.end, limit: limit)
  }

  /// "the President and Prime Minister of Sri Lanka": two persons of one state, as far as no name says that they are one.
  func stateOfBoth(
    _ first: OfficeTitle, _ second: (row: OfficeTitle, end: Int), _ title: Title, limit: Int
  ) -> Title? {
    guard first.rank == .headOfState, second.row.rank == .headOfGovernment || second.row.rank == .minister,
      !second.row.isPlural, title.countries.isEmpty, title.person.country == nil
    else { return nil }
    var both = title
    both.end = second.end
    readOfCountry(&both, limit: limit)
    let isNamed =
      nextIsName(both.end, limit: limit)
      || document.isComma(both.end) && nextIsName(both.end + 1, limit: limit)
    return both.person.country == nil || isNamed ? nil : both
  }

  /// "Minister of Trade and Industry", "Minister for Works, Transport and Energy": one minister of several things.
  func endOfPortfolio(_ office: OfficeTitle, _ end: Int, limit: Int) -> Int {
    var index = end
    guard office.rank == .minister, !office.isPlural else { return end }
    while index + 1 < limit,
      document.isComma(index) || lexicon.classes(of: tokens[index].word).contains(.and),
      tokens[index + 1].isCapitalised
    {
      if isPortfolio(tokens[index + 1]) || index > end && closesList(index, limit: limit) {
        index += 2
      } else if index + 2 < limit, tokens[index + 2].isCapitalised, isPortfolio(tokens[index + 2]) {
        // "and International Trade".
        index += 3
      } else {
        break
      }
    }
    return index
  }

  /// "Under Secretary of State for Civilian Security, Democracy, and Human Rights A", "Special Envoy for Relations with
  /// Russia B": of what, up to the name.
  func endOfDomain(_ office: OfficeTitle, _ end: Int, limit: Int) -> Int {
    guard [.official, .envoy].contains(office.rank), end + 2 < limit,
      ["for", "on"].contains(lexiconText(tokens[end]))
    else { return end }
    let domain = (end + 1..<min(end + 16, limit)).prefix { isOfDomain($0) }
    return domain.dropFirst().first { index in
      !lexicon.classes(of: tokens[index].word).contains(.article) && isNameLike(index)
        && index + 1 < domain.endIndex && isNameLike(index + 1)
        && !(min(index + 3, domain.endIndex)..<domain.endIndex).contains { isNameLike($0) }
    } ?? end
  }

  private func isOfDomain(_ index: Int) -> Bool {
    tokens[index].isCapitalised || document.isComma(index)
      || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.and, .article, .preposition])
  }

  /// A word that no table knows, or one of names.
  private func isNameLike(_ index: Int) -> Bool {
    tokens[index].isCapitalised
      && (!tokens[index].word.isKnown || lexicon.isNameWord(tokens[index].word)
        || tokens[index].has(.initial))
  }

  /// "Education, Science and Training,": the last of several, whatever it is.
  private func closesList(_ and: Int, limit: Int) -> Bool {
    !document.isComma(and) && and + 2 < limit && document.isComma(and + 2)
  }

  /// Whether the tables know a minister of it.
  private func isPortfolio(_ token: Token) -> Bool {
    let words = ["minister", "of"].map { lexicon.vocabulary.lookup($0) } + [token.word]
    return lexicon.phrases.entries(of: words).contains { $0.table == .office }
  }
}
