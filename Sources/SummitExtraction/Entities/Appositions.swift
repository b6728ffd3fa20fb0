import SummitModel

/// What follows a name and tells who bears it: "Shinzo Abe, Japan's prime minister,".
extension TitleReader {
  /// "special representative for Korean peace and security affairs,": what an office is for, up to the comma.
  func domain(behind end: Int, limit: Int) -> Int {
    guard end < limit, ["for", "of", "in", "to", "on"].contains(lexiconText(tokens[end])) else { return end }
    var index = end + 1
    while index < limit, index - end < 12, !tokens[index].isPunctuation {
      guard
        lexicon.classes(of: tokens[index].word).isDisjoint(with: [
          .be, .have, .will, .may, .saying, .relative, .light,
        ])
      else { return end }
      index += 1
    }
    return index < limit && document.isComma(index) ? index : end
  }

  /// A name that no title precedes; what follows may give office and country.
  func untitled(_ name: Range<Int>, limit: Int) -> Mention {
    var range = name
    let person = withApposition(PersonMention(name: name), end: name.upperBound, limit: limit, tokens: &range)
    return Mention(tokens: range, kind: .person(person))
  }

  /// "Shinzo Abe, Japan's prime minister,", "Tandja of Niger", "Mobutu, 66,".
  func withApposition(_ person: PersonMention, end: Int, limit: Int, tokens range: inout Range<Int>)
    -> PersonMention
  {
    var person = person
    var end = end
    readCountryBehind(&person, &end, limit: limit)
    var next = end
    if next + 2 < limit, document.isComma(next), tokens[next + 1].has(.number), document.isComma(next + 2) {
      next += 2
    }
    if next + 1 < limit, document.isComma(next), !tokens[next + 1].has(.sentenceStart),
      let title = withSuperior(title(at: next + 1, limit: limit), limit: limit).map({
        withOwnTitle($0, limit: limit)
      }), !title.isPlural,
      // "A, his Zambian counterpart".
      title.person.office != nil || title.person.isSpokesman
        || isCounterpart(title, of: person, limit: limit),
      title.end >= limit || !tokens[title.end].has(.possessive),
      title.end >= limit || tokens[title.end].isPunctuation || !tokens[title.end].isCapitalised,
      !isAnothers(title, than: person), !opensBracketedName(title.end, limit: limit)
    {
      let reach = domain(behind: title.end, limit: limit)
      let closes = reach >= limit || tokens[reach].isPunctuation
      let definite =
        lexicon.classes(of: tokens[next + 1].word).contains(.article) || title.person.country != nil
      if closes || definite && !tellsWhoSaid(title, before: reach) {
        person.office = person.office ?? title.person.office
        person.rank = person.rank ?? title.person.rank
        person.country = person.country ?? title.person.country
        person.organisation = person.organisation ?? title.person.organisation
        person.isSpokesman = person.isSpokesman || title.person.isSpokesman
        person.isCounterpart = person.isCounterpart || title.person.isCounterpart
        person.isFormer = person.isFormer || title.person.isFormer
        end = closes ? reach : title.end
        if closes, end < limit, document.isComma(end) { end += 1 }
      }
    }
    range = range.lowerBound..<max(end, range.upperBound)
    return person
  }

  /// "meeting with Iraqi Foreign Minister A, the U.S. Secretary of State offered a smile": somebody else's office.
  private func isAnothers(_ title: Title, than person: PersonMention) -> Bool {
    guard let own = person.country, let other = title.person.country, person.office != nil else {
      return false
    }
    return own != other && !own.isSuccession(of: other) && title.person.rank != .envoy
  }

  /// "the Ambassador (Mr. A), the Treasurer (Mr. B)": the next of a roll.
  private func opensBracketedName(_ bracket: Int, limit: Int) -> Bool {
    bracket + 1 < limit && document.text(token: tokens[bracket]) == "("
      && tokens[bracket + 1].isCapitalised && !tokens[bracket + 1].has(.shouted)
      && title(at: bracket + 1, limit: limit).map { nameBehind($0, limit: limit) != nil }
        ?? nextIsName(bracket + 1, limit: limit)
  }

  /// "A, his Zambian counterpart"; not "President A of Zambia, his Peruvian counterpart, B".
  private func isCounterpart(_ title: Title, of person: PersonMention, limit: Int) -> Bool {
    guard title.person.isCounterpart, title.person.country != nil, person.country == nil else { return false }
    return nameBehind(title, limit: limit) == nil
  }

  /// "national security adviser to the Prime Minister of C": an office of C's.
  private func withSuperior(_ title: Title?, limit: Int) -> Title? {
    guard var title, title.person.country == nil, title.end + 1 < limit,
      ["to", "of"].contains(lexiconText(tokens[title.end])),
      let superior = self.title(at: title.end + 1, limit: limit), !superior.isPlural,
      superior.person.country != nil || superior.person.organisation != nil
    else { return title }
    title.person.country = superior.person.country
    title.person.organisation = title.person.organisation ?? superior.person.organisation
    title.end = superior.end
    return title
  }

  /// "will meet Foreign Minister A, a Bonn spokesman said": who speaks, not who A is.
  private func tellsWhoSaid(_ title: Title, before index: Int) -> Bool {
    title.person.isSpokesman || lexicon.classes(of: tokens[index].word).contains(.saying)
  }
}
