import SummitModel

/// Reads persons by their titles: "former US President Jimmy Carter", "the Chinese Foreign Minister",
/// "Presidents A and B", "his Chinese counterpart Xi Jinping", "Abe, the Japanese Prime Minister,".
struct TitleReader {
  let document: Document
  let lexicon: Lexicon
  let day: Day?
  let names: NameReader

  private var tokens: [Token] { document.tokens }

  /// What stands before a name: a nation, an office, and marks such as "former".
  private struct Title {
    var person = PersonMention(name: 0..<0)
    var end: Int
    var isPlural = false
    var hasTitle = false
    var countries: [CountryCode] = []
  }

  func mentions(at index: Int, limit: Int) -> [Mention] {
    guard mayOpen(index), let title = title(at: index, limit: limit) else { return [] }
    if title.isPlural { return plural(title, from: index, limit: limit) }
    var person = title.person
    var end = title.end
    if let name = nameBehind(title, limit: limit) {
      person.name = name
      person.row = knownPerson(name)
      end = name.upperBound
      readCountryBehind(&person, &end, limit: limit)
    } else if person.isSpokesman || person.office == nil && !person.isCounterpart {
      return person.isSpokesman ? [Mention(tokens: index..<end, kind: .person(person))] : []
    }
    var range = index..<end
    if person.isNamed { person = withApposition(person, end: end, limit: limit, tokens: &range) }
    return [Mention(tokens: range, kind: .person(person))]
  }

  /// A cheap look whether a title can begin here.
  private func mayOpen(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.word.isKnown else { return false }
    let classes = lexicon.classes(of: token.word)
    return classes.isDisjoint(with: [.preposition, .and, .be, .have, .will, .saying])
      || classes.contains(.former)
  }

  // MARK: The parts of a title

  private func title(at start: Int, limit: Int) -> Title? {
    var title = Title(end: start)
    var index = start
    var steps = 0
    while index < limit, steps < 10 {
      steps += 1
      let token = tokens[index]
      let classes = lexicon.classes(of: token.word)
      if token.isPunctuation || index > start && token.has(.paragraphStart) { break }
      if let office = office(at: index, limit: limit) {
        apply(office.row, to: &title)
        index = office.end
        title.end = index
        readOfCountry(&title, limit: limit)
        index = title.end
        if title.isPlural { break }
        // "President and Prime Minister", "Vice Premier and Foreign Minister".
        if index + 1 < limit, lexicon.classes(of: tokens[index].word).contains(.and),
          self.office(at: index + 1, limit: limit) != nil
        {
          index += 1
          continue
        }
        if self.office(at: index, limit: limit) == nil, !isMark(index, limit: limit) { break }
      } else if classes.contains(.counterpart) {
        title.person.isCounterpart = true
        title.hasTitle = true
        index += 1
        title.end = index
        if lexiconText(token) == "counterparts" { title.isPlural = true }
        break
      } else if classes.contains(.spokesman), index > start || nextIsName(index + 1, limit: limit) {
        title.person.isSpokesman = true
        title.hasTitle = true
        index += 1
        title.end = index
      } else if classes.contains(.honorific), token.isCapitalised {
        readHonorific(token, &title)
        index += 1
        title.end = index
      } else if classes.contains(.former) {
        title.person.isFormer = true
        if lexiconText(token) == "late" { title.person.isLate = true }
        index += 1
      } else if classes.contains(.acting) || classes.contains(.article)
        || classes.contains(.possessivePronoun) && index == start
      {
        index += 1
      } else if let next = nation(at: index, limit: limit, &title) {
        index = next
      } else if token.isCapitalised, index > start, !token.has(.sentenceStart),
        leadsToTitle(index, limit: limit)
      {
        index += 1
      } else {
        break
      }
    }
    return title.hasTitle ? title : nil
  }

  private func lexiconText(_ token: Token) -> String { lexicon.vocabulary.text(token.word) }

  private func isMark(_ index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    return !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.honorific, .spokesman])
  }

  private func nextIsName(_ index: Int, limit: Int) -> Bool {
    names.name(at: index, limit: limit) != nil
  }

  /// "German Foreign Ministry spokesman": capitalised words that a title follows within a few steps.
  private func leadsToTitle(_ index: Int, limit: Int) -> Bool {
    for next in (index + 1)..<max(index + 2, min(index + 4, limit)) where next < limit {
      if tokens[next].isPunctuation { return false }
      if lexicon.classes(of: tokens[next].word).contains(.spokesman) || office(at: next, limit: limit) != nil
      {
        return true
      }
      if !tokens[next].isCapitalised { return false }
    }
    return false
  }

  private func readHonorific(_ token: Token, _ title: inout Title) {
    title.hasTitle = true
    switch lexiconText(token) {
    case "mrs", "ms", "miss", "madam", "madame", "mme", "lady", "dame": title.person.isFemale = true
    case "mr", "sir", "lord", "messrs": title.person.isFemale = false
    default: break
    }
    if lexiconText(token) == "messrs" { title.isPlural = true }
  }

  private func office(at index: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    guard index < limit, let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit),
      let entry = match.entries.first(where: { $0.table == .office })
    else { return nil }
    return (lexicon.offices[Int(entry.row)], match.end)
  }

  private func apply(_ office: OfficeTitle, to title: inout Title) {
    title.hasTitle = true
    if ["Spokesperson", "Spokesman", "Spokeswoman", "Press Secretary", "Analyst"].contains(office.office) {
      title.person.isSpokesman = true
    }
    if title.person.office == nil || office.rank.order < (title.person.rank ?? .other).order {
      title.person.office = office.office
      title.person.rank = office.rank
    }
    if office.isPlural { title.isPlural = true }
  }

  /// "US", "Russia's", "PLO", "European Commission" before a title.
  private func nation(at index: Int, limit: Int, _ title: inout Title) -> Int? {
    guard tokens[index].isCapitalised,
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit)
    else {
      return nil
    }
    for entry in match.entries {
      if entry.table == .country {
        let name = lexicon.countryNames[Int(entry.row)]
        guard name.validity.holds(on: day), name.kind != .people || lexicon.countryNames.count > 0 else {
          continue
        }
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

  /// "president of Niger", "Secretary-General of the United Nations".
  private func readOfCountry(_ title: inout Title, limit: Int) {
    guard title.end + 1 < limit, lexiconText(tokens[title.end]) == "of" else { return }
    var index = title.end + 1
    if lexicon.classes(of: tokens[index].word).contains(.article), index + 1 < limit { index += 1 }
    var probe = title
    guard let end = nation(at: index, limit: limit, &probe) else { return }
    if tokens[end - 1].has(.possessive) { return }
    title.person.country = probe.person.country ?? title.person.country
    title.person.organisation = probe.person.organisation ?? title.person.organisation
    title.countries = probe.countries
    title.end = end
  }

  /// "Mamadou Tandja of Niger".
  private func readCountryBehind(_ person: inout PersonMention, _ end: inout Int, limit: Int) {
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

  private func nameBehind(_ title: Title, limit: Int) -> Range<Int>? {
    var index = title.end
    guard index < limit else { return nil }
    // "the Iraqi president, Saddam Hussein," and "counterpart, Xi Jinping".
    let comma = document.isComma(index)
    if comma { index += 1 }
    guard index < limit, !tokens[index].has(.sentenceStart) else { return nil }
    guard let name = names.name(at: index, limit: limit, shouted: true) else { return nil }
    if tokens[index].has(.shouted), name.count > 3 { return name.lowerBound..<(name.lowerBound + 2) }
    if comma {
      // Only a full name that is closed again is in apposition.
      guard name.count >= 2,
        name.upperBound >= limit || document.isComma(name.upperBound)
          || tokens[name.upperBound].has(.terminator)
      else { return nil }
    }
    return name
  }

  /// The row of the leaders' table whose very name this is.
  private func knownPerson(_ name: Range<Int>) -> Int32? {
    guard name.count > 1 else { return nil }
    let rows = lexicon.phrases.entries(of: name.map { tokens[$0].word }).filter { $0.table == .person }.map(
      \.row)
    func distance(_ row: Int32) -> Int {
      lexicon.people[Int(row)].terms.map { $0.validity.distance(to: day) }.min() ?? .max
    }
    return rows.min { distance($0) < distance($1) }
  }

  // MARK: Plural titles

  /// "Presidents Bill Clinton and Boris Yeltsin", "Foreign Ministers A of X and B of Y", "the two foreign ministers".
  private func plural(_ title: Title, from start: Int, limit: Int) -> [Mention] {
    var mentions: [Mention] = []
    var index = title.end
    while index < limit, let name = names.name(at: index, limit: limit, shouted: true) {
      var person = title.person
      person.name = name
      var end = name.upperBound
      readCountryBehind(&person, &end, limit: limit)
      mentions.append(Mention(tokens: (mentions.isEmpty ? start : index)..<end, kind: .person(person)))
      index = end
      if index < limit, document.isComma(index) { index += 1 }
      if index < limit, lexicon.classes(of: tokens[index].word).contains(.and) { index += 1 }
      if index == end { break }
    }
    if !mentions.isEmpty { return mentions }
    let first = lexicon.classes(of: tokens[start].word)
    let group = GroupMention(
      office: title.person.office, rank: title.person.rank, countries: title.countries,
      organisation: title.person.organisation,
      isAnaphoric: title.countries.isEmpty && title.person.organisation == nil
        && !first.isDisjoint(with: [.article, .both]))
    return [Mention(tokens: start..<title.end, kind: .group(group))]
  }

  // MARK: Names without a title before them

  /// "special representative for Korean peace and security affairs,": what an office is for, up to the comma.
  private func domain(behind end: Int, limit: Int) -> Int {
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
      let title = title(at: next + 1, limit: limit), !title.isPlural,
      title.person.office != nil || title.person.isSpokesman,
      title.end >= limit || tokens[title.end].isPunctuation || !tokens[title.end].isCapitalised
    {
      let reach = domain(behind: title.end, limit: limit)
      let closes = reach >= limit || tokens[reach].isPunctuation
      let definite =
        lexicon.classes(of: tokens[next + 1].word).contains(.article) || title.person.country != nil
      if closes || definite {
        person.office = person.office ?? title.person.office
        person.rank = person.rank ?? title.person.rank
        person.country = person.country ?? title.person.country
        person.organisation = person.organisation ?? title.person.organisation
        person.isSpokesman = person.isSpokesman || title.person.isSpokesman
        person.isFormer = person.isFormer || title.person.isFormer
        end = closes ? reach : title.end
        if closes, end < limit, document.isComma(end) { end += 1 }
      }
    }
    range = range.lowerBound..<max(end, range.upperBound)
    return person
  }
}

extension Document {
  func isComma(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].isPunctuation
      && bytes[Int(tokens[index].start)] == UInt8(ascii: ",")
  }
}
