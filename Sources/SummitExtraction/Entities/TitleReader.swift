import SummitModel

/// Reads persons by their titles: "former US President Jimmy Carter", "the Chinese Foreign Minister",
/// "Presidents A and B", "his Chinese counterpart Xi Jinping", "Abe, the Japanese Prime Minister,".
struct TitleReader {
  let document: Document
  let lexicon: Lexicon
  let day: Day?
  let names: NameReader
  /// "minister of", by which the tables tell what there are ministers of.
  let ministerOf: [Word]

  init(document: Document, lexicon: Lexicon, day: Day?, names: NameReader) {
    self.document = document
    self.lexicon = lexicon
    self.day = day
    self.names = names
    ministerOf = ["minister", "of"].map { lexicon.vocabulary.lookup($0) }
  }

  var tokens: Tokens { document.tokens }

  /// What stands before a name: a nation, an office, and marks such as "former".
  struct Title {
    var person = PersonMention(name: 0..<0)
    var end: Int
    var isPlural = false
    var hasTitle = false
    var countries: [CountryCode] = []
  }

  func mentions(at index: Int, limit: Int) -> [Mention] {
    if let person = national(at: index, limit: limit) { return [person] }
    guard mayOpen(index), let title = wholeTitle(at: index, limit: limit) else { return [] }
    if title.isPlural { return plural(title, from: index, limit: limit) }
    var person = title.person
    var end = title.end
    if let name = nameBehind(title, limit: limit) {
      person.name = name
      person.row = knownPerson(name)
      end = isInBrackets(name, behind: title.end, limit: limit) ? name.upperBound + 1 : name.upperBound
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
      // "Under Secretary A".
      || token.isCapitalised && index + 1 < tokens.count && tokens[index + 1].isCapitalised
        && office(at: index, limit: min(index + 5, tokens.count)) != nil
  }

  // MARK: The parts of a title

  func title(at start: Int, limit: Int) -> Title? {
    var title = Title(end: start)
    var index = start
    var steps = 0
    while index < limit, steps < 10, !tokens[index].isPunctuation,
      index == start || !tokens[index].has(.paragraphStart),
      let step = step(at: index, from: start, limit: limit, &title)
    {
      steps += 1
      index = step.next
      if partsStyle(index, from: start, limit: limit) { index += 1 }
      // "High Representative/Vice-President Federica Mogherini": two offices of one.
      if title.hasTitle, index + 1 < limit, document.text(token: tokens[index]) == "/",
        office(at: index + 1, limit: limit) != nil
      {
        index += 1
        continue
      }
      if step.isLast { break }
    }
    guard title.hasTitle else { return nil }
    return titleUnder(title, limit: limit) ?? title
  }

  /// "His Highness, Crown Prince A": the comma within a title.
  private func partsStyle(_ comma: Int, from start: Int, limit: Int) -> Bool {
    comma > start && comma + 1 < limit && document.isComma(comma)
      && ["highness", "majesty", "excellency", "holiness"].contains(lexiconText(tokens[comma - 1]))
      && office(at: comma + 1, limit: limit) != nil
  }

  /// Reads one part of a title, and tells whether another may follow; `nil` where none stands.
  private func step(at index: Int, from start: Int, limit: Int, _ title: inout Title)
    -> (next: Int, isLast: Bool)?
  {
    if let next = headOfBody(at: index, limit: limit, &title) { return (next, false) }
    if let office = office(at: index, limit: limit) ?? titleOfName(at: index, limit: limit, behind: title)
      ?? subordinate(at: index, limit: limit) ?? ministerOfSeveral(at: index, limit: limit)
    {
      return officeStep(office, at: index, limit: limit, &title)
    }
    if let next = counterpart(at: index, limit: limit, &title) { return (next, true) }
    let token = tokens[index]
    let classes = lexicon.classes(of: token.word)
    if speaks(at: index, from: start, limit: limit) {
      title.person.isSpokesman = true
      return (markStep(index, &title), false)
    }
    if classes.contains(.honorific), token.isCapitalised {
      readHonorific(token, &title)
      title.end = index + 1
      return (index + 1, false)
    }
    if classes.contains(.former) {
      title.person.isFormer = true
      if lexiconText(token) == "late" { title.person.isLate = true }
      return (index + 1, false)
    }
    if index == start, index + 1 < limit, opensClause(index) { return nil }
    if index == start, isIndefinite(token) { title.person.isIndefinite = true }
    if classes.contains(.acting) && !opensPlace(index, limit: limit)
      || classes.contains(.article) && title.countries.isEmpty
      || classes.contains(.possessivePronoun) && index == start
    {
      return (index + 1, false)
    }
    if let next = nationOrDomain(at: index, limit: limit, &title) { return (next, false) }
    let leads =
      token.isCapitalised && index > start && !token.has(.sentenceStart)
      && classes.isDisjoint(with: [.preposition, .article]) && leadsToTitle(index, limit: limit)
    // "the Indian Army's Lieutenant General A".
    let isOwner = index + 1 < limit && tokens[index + 1].has(.possessive)
    return leads ? (isOwner ? index + 2 : index + 1, false) : nil
  }

  /// "that President A", "that the Chancellor".
  private func opensClause(_ that: Int) -> Bool {
    lexiconText(tokens[that]) == "that"
      && (tokens[that + 1].isCapitalised
        || lexicon.classes(of: tokens[that + 1].word).contains(.article))
  }

  /// "in New York President A met B", "the New Zealand Prime Minister": no new president of York.
  private func opensPlace(_ index: Int, limit: Int) -> Bool {
    lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit).map { match in
      match.end > index + 1
        && match.entries.contains { [.place, .country, .organisation].contains($0.table) }
    } ?? false
  }

  /// "spokesman", "analyst"; not "to press A on sanctions", "a press conference".
  private func speaks(at index: Int, from start: Int, limit: Int) -> Bool {
    guard lexicon.classes(of: tokens[index].word).contains(.spokesman),
      index == 0 || !lexicon.classes(of: tokens[index - 1].word).contains(.to)
    else { return false }
    return (index > start || nextIsName(index + 1, limit: limit)) && !opensTrigger(index, limit: limit)
  }

  /// "a press conference": no spokesman.
  private func opensTrigger(_ index: Int, limit: Int) -> Bool {
    lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit).map { match in
      match.end > index + 1 && match.entries.contains { $0.table == .trigger }
    } ?? false
  }

  /// "counterpart", "colleagues", "opposite number".
  private func counterpart(at index: Int, limit: Int, _ title: inout Title) -> Int? {
    var last = index
    if lexiconText(tokens[index]) == "opposite", index + 1 < limit,
      ["number", "numbers"].contains(lexiconText(tokens[index + 1]))
    {
      last += 1
    } else if !lexicon.classes(of: tokens[index].word).contains(.counterpart) {
      return nil
    }
    title.person.isCounterpart = true
    title.isPlural = ["numbers", "counterparts"].contains(lexiconText(tokens[last])) || title.isPlural
    return markStep(last, &title)
  }

  private func isIndefinite(_ token: Token) -> Bool {
    ["a", "an", "any", "every", "no", "each"].contains(lexiconText(token))
  }

  private func markStep(_ index: Int, _ title: inout Title) -> Int {
    title.hasTitle = true
    title.end = index + 1
    return index + 1
  }

  private func officeStep(
    _ office: (row: OfficeTitle, end: Int), at start: Int, limit: Int, _ title: inout Title
  ) -> (next: Int, isLast: Bool) {
    // "UN chief", "CIA director": at the head of what, the phrase itself says.
    if office.row.rank == .headOfOrganisation || tokens[start].has(.capitals), title.countries.isEmpty,
      title.person.organisation == nil, office.end - start >= 2
    {
      _ = nation(at: start, limit: office.end - 1, &title)
    }
    // "Speaker of the Knesset": of whose body, it says.
    if title.countries.isEmpty, office.row.rank == .official {
      for index in start..<office.end where tokens[index].isCapitalised {
        _ = nation(at: index, limit: office.end, &title)
      }
    }
    apply(office.row, to: &title)
    title.end = endOfPortfolio(office.row, office.end, limit: limit)
    let ownEnd = title.end
    readOfCountry(&title, limit: limit)
    if title.end > ownEnd { readBodyOfState(&title, limit: limit) }
    readChief(&title, office.row, limit: limit)
    skipPosting(&title, office.row, limit: limit)
    title.end = endOfDomain(office.row, title.end, limit: limit)
    let index = title.end
    if title.isPlural { return (index, true) }
    // "President and Prime Minister", "Vice Premier and Foreign Minister".
    if index + 1 < limit, lexicon.classes(of: tokens[index].word).contains(.and),
      let second = self.office(at: index + 1, limit: limit)
    {
      if let shared = stateOfBoth(office.row, second, title, limit: limit) {
        title.person.country = shared.person.country
        title.countries = shared.countries
        return (index, true)
      }
      return areTwo(office, second, title, limit: limit) ? (index, true) : (index + 1, false)
    }
    return (index, self.office(at: index, limit: limit) == nil && !isMark(index, limit: limit))
  }

  /// "UN envoy for Syria Staffan de Mistura", "the ambassador of Egypt to Russia": where one is sent is not whose one is.
  private func skipPosting(_ title: inout Title, _ office: OfficeTitle, limit: Int) {
    guard office.rank == .envoy || office.rank == .official, title.end + 1 < limit,
      ["for", "to", "on"].contains(lexiconText(tokens[title.end]))
        || office.office == "Ambassador" && lexiconText(tokens[title.end]) == "in"
    else { return }
    var index = title.end + 1
    if lexicon.classes(of: tokens[index].word).contains(.article), index + 1 < limit { index += 1 }
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit),
      match.entries.contains(where: { [.country, .organisation, .place].contains($0.table) }),
      nextIsName(match.end, limit: limit) || office.office == "Ambassador" && !title.countries.isEmpty
    else { return }
    title.end = match.end
  }

  func lexiconText(_ token: Token) -> String { lexicon.vocabulary.text(token.word) }

  private func isMark(_ index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    return !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.honorific, .spokesman])
  }

  func nextIsName(_ index: Int, limit: Int) -> Bool {
    names.name(at: index, limit: limit) != nil
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

  func office(at index: Int, limit: Int) -> (row: OfficeTitle, end: Int)? {
    guard index < limit, let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit),
      let entry = match.entries.first(where: { $0.table == .office }), !isClockTime(index)
    else { return nil }
    let office = lexicon.offices[Int(entry.row)]
    if let whole = ministerFor(office, behind: match.end, limit: limit) { return whole }
    return office.office != Registry.secretary || standsAlone(match.end, limit: limit)
      ? (office, match.end) : nil
  }

  /// "the Secretary will travel": as a ministry speaks of its head; not "the Secretary of the party", "the secretary".
  private func standsAlone(_ end: Int, limit: Int) -> Bool {
    guard end >= 2, lexiconText(tokens[end - 2]) == "the", tokens[end - 1].isCapitalised,
      !tokens[end - 1].has(.shouted)
    else { return false }
    return end >= limit
      || !tokens[end].has(.afterHyphen) && (!tokens[end].isCapitalised || tokens[end].has(.sentenceStart))
        && !["of", "for", "to", "general"].contains(lexiconText(tokens[end]))
  }

  /// "2:16 P.M.": no Prime Minister.
  private func isClockTime(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].has(.number) && tokens[index].end - tokens[index].start <= 4
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

  /// The row of the leaders' table whose very name this is.
  func knownPerson(_ name: Range<Int>) -> Int32? {
    let rows = lexicon.phrases.entries(of: name.map { tokens[$0].word }).filter { $0.table == .person }.map(
      \.row)
    func distance(_ row: Int32) -> Int {
      lexicon.people[Int(row)].terms.map { $0.validity.distance(to: day) }.min() ?? .max
    }
    return rows.min { distance($0) < distance($1) }
  }
}

extension Document {
  func isComma(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].isPunctuation
      && bytes[Int(tokens[index].start)] == UInt8(ascii: ",")
  }
}
