import SummitModel

/// The states and organisations of titles.
extension TitleReader {
  /// "Canada's Stephen Harper".
  func national(at index: Int, limit: Int) -> Mention? {
    var title = Title(end: index)
    guard tokens[index].isCapitalised, let start = nation(at: index, limit: limit, &title), start < limit,
      tokens[start - 1].has(.possessive), let name = names.name(at: start, limit: limit),
      name.count >= 2 && (knownPerson(name) != nil || isPersonal(name)) || isLeader(name, of: title)
    else { return nil }
    title.person.name = name
    title.person.row = knownPerson(name)
    return Mention(tokens: index..<name.upperBound, kind: .person(title.person))
  }

  /// "Hungary's Orban": the surname of somebody who leads that state on the day.
  private func isLeader(_ name: Range<Int>, of title: Title) -> Bool {
    guard name.count == 1, let country = title.person.country,
      let row = lexicon.person(
        named: [lexiconText(tokens[name.lowerBound])], country: country, organisation: nil, rank: nil,
        office: nil, day: day, isFormer: false)
    else { return false }
    return lexicon.people[Int(row)].term(on: day)?.rank.isLeader ?? false
  }

  /// A given name of the tables and a family name: not "Social Democrats".
  private func isPersonal(_ name: Range<Int>) -> Bool {
    let last = tokens[name.upperBound - 1]
    return lexicon.isNameWord(tokens[name.lowerBound].word)
      && (lexicon.isNameWord(last.word)
        || !last.word.isKnown
          && document.bytes[Int(last.end) - 1] != UInt8(ascii: "s"))
  }

  /// "US", "Russia's", "PLO", "European Commission" before a title.
  func nation(at index: Int, limit: Int, _ title: inout Title) -> Int? {
    guard tokens[index].isCapitalised, !lexicon.isOfContinent(in: tokens, at: index),
      let match = nationMatch(at: index, limit: limit)
    else {
      return nil
    }
    for entry in match.entries {
      if entry.table == .country {
        let name = lexicon.countryNames[Int(entry.row)]
        guard name.validity.holds(on: day), name.kind != .capital || !standsAsPlace(index) else { continue }
        title.person.country = name.code
        title.countries.append(name.code)
      } else if entry.table == .organisation {
        title.person.organisation = lexicon.organisations[Int(entry.row)].code
      } else {
        continue
      }
      let end = match.end
      return end < limit && tokens[end].has(.possessive) ? end + 1 : end
    }
    return nil
  }

  func nationOrDomain(at index: Int, limit: Int, _ title: inout Title) -> Int? {
    domain(at: index, limit: limit, title) ?? nation(at: index, limit: limit, &title)
  }

  /// "Russia's Kosovo envoy", "the UN Syria envoy": what an envoy of somebody else is sent for.
  private func domain(at index: Int, limit: Int, _ title: Title) -> Int? {
    guard index > 0, !title.countries.isEmpty || title.person.organisation != nil,
      !tokens[index - 1].isPunctuation
    else { return nil }
    var probe = Title(end: index)
    guard let end = nation(at: index, limit: limit, &probe), probe.person.country != nil, end < limit,
      !tokens[end - 1].has(.possessive), office(at: end, limit: limit)?.row.rank == .envoy
    else { return nil }
    return end
  }

  /// The longest phrase; but the name alone where that is a matter of it: "EU enlargement commissioner".
  private func nationMatch(at index: Int, limit: Int) -> PhraseTable.Match? {
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit) else { return nil }
    guard match.end > index + 1, match.entries.allSatisfy({ $0.table == .topic }) else { return match }
    return lexicon.phrases.longestMatch(in: tokens, at: index, limit: match.end - 1)
  }

  /// "From Paris President Kennedy goes on": where he is, not whose president.
  private func standsAsPlace(_ index: Int) -> Bool {
    index > 0
      && (lexicon.classes(of: tokens[index - 1].word).contains(.placePreposition)
        || lexiconText(tokens[index - 1]) == "from")
  }

  /// "president of Niger", "Secretary-General of the United Nations".
  func readOfCountry(_ title: inout Title, limit: Int) {
    guard title.end + 1 < limit, lexiconText(tokens[title.end]) == "of" else { return }
    var index = title.end + 1
    if lexicon.classes(of: tokens[index].word).contains(.article), index + 1 < limit { index += 1 }
    var probe = title
    guard let end = nation(at: index, limit: limit, &probe) else {
      return readBody(from: index, limit: limit, &title)
    }
    // "Speaker of Georgia's Parliament": of its body.
    if tokens[end - 1].has(.possessive), lexicon.endOfBody(in: tokens, from: end, limit: limit) == end {
      return
    }
    if qualifies(index..<end, limit: limit) { return }
    title.person.country = probe.person.country ?? title.person.country
    title.person.organisation = probe.person.organisation ?? title.person.organisation
    title.countries = probe.countries
    title.end = end
  }

  /// "chairman of the Chamber of Deputies of the Romanian Parliament": the body's state stands within its name.
  private func readBody(from start: Int, limit: Int, _ title: inout Title) {
    guard tokens[start].isCapitalised, title.countries.isEmpty, title.person.organisation == nil else {
      return
    }
    var index = start
    while index < limit, index - start < 10, !tokens[index].isPunctuation,
      tokens[index].isCapitalised || ["of", "the", "and", "for"].contains(lexiconText(tokens[index]))
    {
      var probe = title
      if index > start,
        lexicon.classes(of: tokens[index - 1].word).contains(.article)
          || lexiconText(tokens[index - 1]) == "of",
        let end = nation(at: index, limit: limit, &probe), let country = probe.person.country
      {
        let body = lexicon.endOfBody(in: tokens, from: end, limit: limit)
        guard body > end || end == limit || tokens[end].isPunctuation else { return }
        title.person.country = country
        title.countries = probe.countries
        title.end = body
        return
      }
      index += 1
    }
  }

  /// "the President of the Romanian Senate", "of Georgia's Parliament": who heads a body of a state, not the state.
  func readBodyOfState(_ title: inout Title, limit: Int) {
    let state = title.end - 1
    let end = lexicon.endOfBody(in: tokens, from: title.end, limit: limit)
    guard end > title.end else { return }
    title.end = end
    let kinds = lexicon.phrases.entries(of: [tokens[state].word]).filter { $0.table == .country }
      .map { lexicon.countryNames[Int($0.row)].kind }
    // "the Cairo Chamber of Commerce": called after the capital.
    let isOfState =
      tokens[state].has(.possessive) || kinds.contains(.adjective)
      || kinds.contains(.capital) && lexicon.classes(of: tokens[state - 1].word).contains(.article)
    if title.person.office == "President", isOfState, end - state <= 4 {
      title.person.office = "Speaker"
      title.person.rank = .official
    }
  }

  /// "leader of the Syrian delegation": no leader of Syria.
  private func qualifies(_ nation: Range<Int>, limit: Int) -> Bool {
    guard nation.upperBound < limit, tokens[nation.upperBound].isWord,
      !tokens[nation.upperBound].isCapitalised,
      lexicon.classes(of: tokens[nation.upperBound].word).isDisjoint(with: [
        .and, .be, .have, .will, .may, .preposition, .saying, .past, .light, .adverb,
      ])
    else { return false }
    let names = lexicon.phrases.entries(of: nation.map { tokens[$0].word }).filter { $0.table == .country }
      .map { lexicon.countryNames[Int($0.row)].kind }
    return names.contains(.adjective) && !names.contains(.name)
  }

  /// "Mamadou Tandja of Niger".
  func readCountryBehind(_ person: inout PersonMention, _ end: inout Int, limit: Int) {
    readCountryInBrackets(&person, &end, limit: limit)
    guard end + 1 < limit, lexiconText(tokens[end]) == "of" else { return }
    var title = Title(end: end)
    title.person = person
    let country = person.country
    readOfCountry(&title, limit: limit)
    guard title.end > end else { return }
    person = title.person
    person.country = country ?? title.person.country
    end = title.end
  }

  /// "Foreign Minister A (Norway)".
  private func readCountryInBrackets(_ person: inout PersonMention, _ end: inout Int, limit: Int) {
    guard person.country == nil, end + 2 < limit, document.text(token: tokens[end]) == "(" else { return }
    var title = Title(end: end + 1)
    guard let close = nation(at: end + 1, limit: limit, &title), close < limit,
      document.text(token: tokens[close]) == ")", let country = title.person.country
    else { return }
    person.country = country
    end = close + 1
  }

  /// "Saudi King Salman": behind a nation, the title that a known name begins with.
  func titleOfName(at index: Int, limit: Int, behind title: Title) -> (row: OfficeTitle, end: Int)? {
    guard title.person.country != nil, !title.hasTitle, tokens[index].isCapitalised,
      !tokens[index].has(.shouted),
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit), match.end > index + 1,
      match.entries.contains(where: { $0.table == .person }),
      let entry = lexicon.phrases.entries(of: [tokens[index].word]).first(where: { $0.table == .office })
    else { return nil }
    return (lexicon.offices[Int(entry.row)], index + 1)
  }
}
