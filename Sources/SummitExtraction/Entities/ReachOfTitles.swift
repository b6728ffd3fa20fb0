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
    guard !office.isPlural, office.rank == .minister || Self.heads.contains(where: office.office.hasSuffix)
    else { return end }
    var index = portfolio(behind: end, limit: limit) ?? end
    while index + 1 < limit,
      document.isComma(index) || lexicon.classes(of: tokens[index].word).contains(.and),
      tokens[index + 1].isCapitalised
    {
      if let end = endOfMatter(at: index + 1, limit: limit) {
        index = end
      } else if index > end && closesList(index, limit: limit) {
        index += 2
      } else if index + 2 < limit, tokens[index + 2].isCapitalised,
        let end = endOfMatter(at: index + 2, limit: limit)
      {
        // "and International Trade".
        index = end
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

  /// Offices of which what they are for stands behind: "Minister of State for Textiles", "Federal Commissioner for Culture".
  private static let heads = [
    "Minister", "Minister of State", "Secretary of State", "State Secretary", "Commissioner",
  ]

  /// "for Textiles", "in charge of the Environment": what a minister whose title tells none is for.
  private func portfolio(behind end: Int, limit: Int) -> Int? {
    var index = end
    if index + 2 < limit, ["in", "responsible"].contains(lexiconText(tokens[index])) {
      index += lexiconText(tokens[index + 1]) == "charge" ? 2 : 1
    }
    guard index + 1 < limit, ["of", "for"].contains(lexiconText(tokens[index])) else { return nil }
    index += 1
    if lexicon.classes(of: tokens[index].word).contains(.article), index + 1 < limit { index += 1 }
    return endOfMatter(at: index, limit: limit)
  }

  /// "Deputy Mines Minister", "vice railways minister": an official under the one whom the tables know.
  func subordinate(at index: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    guard ["deputy", "vice", "assistant", "junior"].contains(lexiconText(tokens[index])),
      let chief = office(at: index + 1, limit: limit), chief.row.rank == .minister, !chief.row.isPlural
    else { return nil }
    return (OfficeTitle(office: "Deputy " + chief.row.office, rank: .official), chief.end)
  }

  /// "Trade, Industry and Energy Minister A", "the Energy and Labour Minister": several things before one office.
  func ministerOfSeveral(at start: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    var index = tokens[start].isCapitalised ? endOfMatter(at: start, limit: limit) : nil
    while let end = index, end - start <= 9 {
      var next = document.isComma(end) ? end + 1 : end
      if next < limit, lexicon.classes(of: tokens[next].word).contains(.and) { next += 1 }
      guard next > end, next < limit, tokens[next].isCapitalised else { return nil }
      if let office = office(at: next, limit: limit) {
        return office.row.rank == .minister && office.end > next + 1 ? office : nil
      }
      index = endOfMatter(at: next, limit: limit)
    }
    return nil
  }

  /// "Minister for Trade": as the tables have "minister of trade".
  func ministerFor(_ head: OfficeTitle, behind end: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    guard head.office == "Minister", !head.isPlural, end + 1 < limit, lexiconText(tokens[end]) == "for" else {
      return nil
    }
    let isDefinite = lexicon.classes(of: tokens[end + 1].word).contains(.article)
    return matter(at: isDefinite ? end + 2 : end + 1, limit: limit)
  }

  /// The end of a matter of which the tables know a minister: "Trade", "Information Systems".
  private func endOfMatter(at start: Int, limit: Int) -> Int? { matter(at: start, limit: limit)?.end }

  private func matter(at start: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    guard start < limit else { return nil }
    var limit = min(limit, start + 4)
    while let match = lexicon.phrases.longestMatch(
      of: ministerOf, in: tokens, at: start, limit: limit, where: { $0.table == .office })
    {
      let range = start..<match.end
      if range.allSatisfy({ tokens[$0].isWord }), isTold(range) {
        return (lexicon.offices[Int(match.entry.row)], match.end)
      }
      limit = match.end - 1
    }
    return nil
  }

  /// With capitals, or behind a minister without them: "the minister for trade".
  private func isTold(_ matter: Range<Int>) -> Bool {
    matter.allSatisfy {
      tokens[$0].isCapitalised || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.and, .article])
    }
      || matter.lowerBound >= 2 && !tokens[matter.lowerBound - 2].isCapitalised
        && matter.allSatisfy { !tokens[$0].isCapitalised }
  }

  /// "German Foreign Ministry spokesman": capitalised words that a title follows within a few steps.
  func leadsToTitle(_ index: Int, limit: Int) -> Bool {
    for next in (index + 1)..<max(index + 2, min(index + 4, limit)) where next < limit {
      if tokens[next].has(.possessive), next == index + 1 { continue }
      if tokens[next].isPunctuation { return false }
      if lexicon.classes(of: tokens[next].word).contains(.spokesman) || office(at: next, limit: limit) != nil
      {
        return true
      }
      if !tokens[next].isCapitalised { return false }
    }
    return false
  }
}
