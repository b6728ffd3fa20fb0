import SummitModel

/// Finds the mentions of a sentence, from left to right, the longest reading first.
struct MentionScanner {
  let document: Document
  let lexicon: Lexicon
  /// The day by which names of states are understood.
  let day: Day?
  let dates: [DateMention]
  let names: NameReader
  let titles: TitleReader
  let groups: GroupReader

  init(document: Document, lexicon: Lexicon, day: Day?, dates: [DateMention]) {
    self.document = document
    self.lexicon = lexicon
    self.day = day
    self.dates = dates
    names = NameReader(document: document, lexicon: lexicon)
    titles = TitleReader(document: document, lexicon: lexicon, day: day, names: names)
    groups = GroupReader(document: document, lexicon: lexicon, day: day)
  }

  private var tokens: Tokens { document.tokens }

  /// The mentions of every sentence; where the lexicon is silent the tagger says who is a person.
  func mentions(asking tagger: NameTagger) -> [[Mention]] {
    var mentions = document.sentences.map { self.mentions(in: $0) }
    NameJudge(document: document, tagger: tagger).judge(&mentions)
    return mentions
  }

  func mentions(in sentence: Range<Int>) -> [Mention] {
    var found: [Mention] = []
    var index = sentence.lowerBound
    var date = firstDate(from: sentence.lowerBound)
    while index < sentence.upperBound {
      while date < dates.count, dates[date].tokens.lowerBound < index { date += 1 }
      if date < dates.count, dates[date].tokens.lowerBound == index,
        dates[date].tokens.upperBound <= sentence.upperBound
      {
        found.append(Mention(tokens: dates[date].tokens, kind: .date(dates[date])))
        index = dates[date].tokens.upperBound
        continue
      }
      let mentions = read(at: index, limit: sentence.upperBound)
      guard let last = mentions.last else {
        index += 1
        continue
      }
      found += mentions
      index = max(last.tokens.upperBound, index + 1)
      if index < sentence.upperBound, tokens[index].has(.possessive) {
        found[found.count - 1].isPossessive = true
        index += 1
      }
      if case .series = last.kind, let end = endOfShortName(index, limit: sentence.upperBound) { index = end }
    }
    return found
  }

  /// "the East Asia Summit (EAS) in Vientiane": the same once more.
  private func endOfShortName(_ bracket: Int, limit: Int) -> Int? {
    guard bracket + 2 < limit, document.text(token: tokens[bracket]) == "(",
      tokens[bracket + 1].has(.capitals), document.text(token: tokens[bracket + 2]) == ")"
    else { return nil }
    return bracket + 3
  }

  private func firstDate(from token: Int) -> Int {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What begins at a token, if anything; plural titles give several mentions.
  private func read(at index: Int, limit: Int) -> [Mention] {
    let token = tokens[index]
    guard token.isWord, !token.has(.possessive), !lexicon.isOfContinent(in: tokens, at: index) else {
      return []
    }
    let classes = lexicon.classes(of: token.word)
    if let half = lexicon.halfOfPair(in: tokens, at: index, limit: limit, day: day) {
      return [Mention(tokens: index..<(index + 1), kind: .country(CountryMention(code: half, form: .name)))]
    }
    if lexicon.isFrenchHalf(in: tokens, at: index, day: day) {
      return [
        Mention(
          tokens: index..<(index + 1),
          kind: .country(CountryMention(code: CountryCode("FR"), form: .adjective)))
      ]
    }
    if let pronoun = pronoun(classes, at: index) { return [pronoun] }
    if let series = series(at: index, limit: limit) { return [series] }
    if classes.contains(.article), index + 1 < limit, let series = series(at: index + 1, limit: limit) {
      return [series]
    }
    if let group = groups.mention(at: index, limit: limit), !runsIntoSeries(group.tokens, limit: limit) {
      return [group]
    }
    let titled = titles.mentions(at: index, limit: limit)
    if !titled.isEmpty { return titled }
    if let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit),
      let mention = mention(for: match, at: index, limit: limit)
    {
      return [mention]
    }
    if let name = names.name(at: index, limit: limit) {
      return titles.isOrgan(name, limit: limit) ? [] : [titles.untitled(name, limit: limit)]
    }
    if token.has(.shouted), classes.isEmpty, lexicon.isNameWord(token.word) || !token.word.isKnown {
      return [Mention(tokens: index..<(index + 1), kind: .person(PersonMention(name: index..<(index + 1))))]
    }
    return []
  }

  /// A recurring meeting's name goes before the states and titles in it: "Commonwealth Heads of Government Meeting".
  private func series(at index: Int, limit: Int) -> Mention? {
    guard tokens[index].isCapitalised,
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit), match.end > index + 1,
      match.entries.contains(where: { $0.table == .series })
    else { return nil }
    return mention(for: match, at: index, limit: limit)
  }

  /// "the December U.S.-Africa Leaders Summit": the leaders are part of its name.
  private func runsIntoSeries(_ group: Range<Int>, limit: Int) -> Bool {
    group.dropFirst().contains { index in
      series(at: index, limit: limit).map { $0.tokens.upperBound > group.upperBound } ?? false
    }
  }

  private func pronoun(_ classes: WordClass, at index: Int) -> Mention? {
    let personal: WordClass = [.he, .she, .they, .we, .i]
    guard !classes.isDisjoint(with: personal), !classes.contains(.possessivePronoun) || isObjectHer(index)
    else { return nil }
    if tokens[index].has(.capitals), !tokens[index].has(.shouted), tokens[index].end - tokens[index].start > 1
    {
      return nil
    }
    return Mention(tokens: index..<(index + 1), kind: .pronoun(classes.intersection(personal)))
  }

  /// "talks with her yesterday": no noun follows.
  private func isObjectHer(_ index: Int) -> Bool {
    guard lexicon.vocabulary.text(tokens[index].word) == "her", index > 0, index + 1 < tokens.count else {
      return false
    }
    guard ["with", "to", "by", "met", "for"].contains(lexicon.vocabulary.text(tokens[index - 1].word)) else {
      return false
    }
    let next = tokens[index + 1]
    let classes = lexicon.classes(of: next.word)
    return next.isPunctuation || !classes.isDisjoint(with: [.preposition, .and, .adverb, .subordinator])
      || lexicon.dates[next.word].kind == .weekday
  }

  /// The best of the entries that a phrase has, or `nil` where the phrase is no name here.
  private func mention(for match: PhraseTable.Match, at index: Int, limit: Int) -> Mention? {
    let range = index..<match.end
    let capitalised = tokens[index].isCapitalised
    var best: (mention: Mention, weight: Int)?
    func offer(_ kind: Mention.Kind, _ weight: Int) {
      if best.map({ $0.weight < weight }) ?? true { best = (Mention(tokens: range, kind: kind), weight) }
    }
    for entry in match.entries {
      let row = Int(entry.row)
      switch entry.table {
      case .trigger: offer(.trigger(entry.row), 50)
      case .topic: offer(.topic(entry.row), 20)
      case .series where capitalised || range.count > 2: offer(.series(entry.row), 60)
      case .person where capitalised:
        offer(.person(PersonMention(name: range, row: person(of: match.entries))), range.count > 1 ? 70 : 10)
      case .country where capitalised && lexicon.countryNames[row].validity.holds(on: day):
        let name = lexicon.countryNames[row]
        offer(
          .country(CountryMention(code: name.code, form: name.kind)),
          name.kind == .capital ? 42 : name.kind == .name ? 46 : 45)
      case .organisation where capitalised || range.count > 2: offer(.organisation(entry.row), 44)
      case .venue where capitalised: offer(.place(entry.row), 43)
      case .place where capitalised && isLargest(row, of: match.entries):
        offer(.place(entry.row), 30 + placeWeight(lexicon.places[row]))
      default: break
      }
    }
    guard var mention = best?.mention else { return nil }
    if case .person(var person) = mention.kind {
      if let longer = names.name(at: index, limit: limit), longer.upperBound > match.end, longer.count <= 4 {
        person.name = longer
        person.row = nil
        mention.tokens = longer
      }
      mention.kind = .person(
        titles.withApposition(person, end: mention.tokens.upperBound, limit: limit, tokens: &mention.tokens))
    }
    return extendsToName(mention, at: index, limit: limit)
  }

  /// Of several bearers of one name the one whose time it is.
  private func person(of entries: ArraySlice<PhraseTable.Entry>) -> Int32? {
    let rows = entries.filter { $0.table == .person }.map(\.row)
    guard rows.count > 1 else { return rows.first }
    func distance(_ row: Int32) -> Int {
      lexicon.people[Int(row)].terms.map { $0.validity.distance(to: day) }.min() ?? .max
    }
    return rows.min { distance($0) < distance($1) }
  }

  /// "Paris Hilton", "Jordan Smith": a single-word place or people before more capitalised words is part of a name.
  private func extendsToName(_ mention: Mention, at index: Int, limit: Int) -> Mention? {
    if let house = house(mention, limit: limit) { return house }
    guard case .place(let row) = mention.kind, mention.tokens.count == 1,
      lexicon.places[Int(row)].population < 2_000_000,
      let name = names.name(at: index, limit: limit), name.count >= 2, name.count <= 3,
      !tokens[index + 1].has(.afterHyphen) || name.count > 2
    else { return mention }
    return titles.untitled(name, limit: limit)
  }

  private func isHouse(_ index: Int) -> Bool {
    lexicon.classes(of: tokens[index].word).contains(.site)
      || ["house", "hall"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "at Bhutan House", "at the Marco Polo Hotel": a house that is called after a state, a city or somebody called so.
  private func house(_ mention: Mention, limit: Int) -> Mention? {
    let (start, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    switch mention.kind {
    case .country(let country) where country.form == .name || country.form == .capital: break
    case .place: break
    default: return nil
    }
    guard start > 0,
      ["at", "the"].contains(lexicon.vocabulary.text(tokens[start - 1].word)),
      let noun = (next..<min(next + 3, limit)).first(where: { isHouse($0) }),
      (next...noun).allSatisfy({
        tokens[$0].isCapitalised && !tokens[$0].has(.shouted) && !tokens[$0].has(.afterHyphen)
      })
    else { return nil }
    return Mention(tokens: start..<(noun + 1), kind: .person(PersonMention(name: start..<(noun + 1))))
  }

  /// Of several places of one name the one with the most people.
  private func isLargest(_ row: Int, of entries: ArraySlice<PhraseTable.Entry>) -> Bool {
    let place = lexicon.places[row]
    return entries.allSatisfy {
      guard $0.table == .place else { return true }
      let other = lexicon.places[Int($0.row)]
      return other.kind != place.kind || other.population <= place.population
    }
  }

  private func placeWeight(_ place: PlaceRow) -> Int {
    // "Florida", "Cornwall": a state or province before the towns that are called like it.
    if place.kind == .island || place.kind == .region, place.country != nil { return 8 }
    return switch place.population {
    case 1_000_000...: 9
    case 200_000...: 7
    case 50_000...: 5
    default: 3
    }
  }
}
