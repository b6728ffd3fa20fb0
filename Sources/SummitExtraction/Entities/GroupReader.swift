import SummitModel

/// Reads people without names: "the two leaders", "Israeli and Palestinian negotiators", "leaders of A, B and C",
/// "EU foreign ministers", "both sides".
struct GroupReader {
  let document: Document
  let lexicon: Lexicon
  let day: Day?

  var tokens: Tokens { document.tokens }

  func mention(at start: Int, limit: Int) -> Mention? {
    if let guest = guest(at: start, limit: limit) ?? eachOfThem(at: start, limit: limit) { return guest }
    var index = start
    var group = GroupMention(countries: [], isAnaphoric: false)
    var definite = false
    // "thirty-three states": no three.
    if tokens[start].has(.afterHyphen), lexicon.classes(of: tokens[start].word).contains(.numberGroup) {
      return nil
    }
    // "that the two ministers": a clause opens.
    if start + 1 < limit, lexicon.vocabulary.text(tokens[start].word) == "that",
      lexicon.classes(of: tokens[start + 1].word).contains(.article)
        || document.text(token: tokens[start + 1]).hasSuffix("s")
    {
      return nil
    }
    while index < limit, index - start < 3 {
      let classes = lexicon.classes(of: tokens[index].word)
      guard !classes.isDisjoint(with: [.article, .both, .possessivePronoun]), !tokens[index].isPunctuation
      else { break }
      if classes.contains(.numberGroup) || classes.contains(.both) { group.number = number(tokens[index]) }
      definite = true
      index += 1
    }
    index = readNations(from: index, limit: limit, into: &group)
    if group.number == 2, group.countries.count == 1, let twins = Self.halves[group.countries[0]] {
      group.countries = twins
    }
    index = skipModifiers(from: skipSize(from: index, limit: limit), limit: limit)
    guard let end = readPeople(at: index, limit: limit, into: &group) else { return nil }
    let behind = readNationsBehind(end, limit: limit, into: &group)
    guard definite || isOfSome(group, from: start, to: end),
      !group.isCountries || !group.countries.isEmpty || group.number != nil || group.organisation != nil,
      group.office == nil || !namesBearers(behind, limit: limit)
    else { return nil }
    group.isAnaphoric =
      (definite || group.refersToCountries && isOfMeeting(start))
      && !["some", "many", "most", "several", "other", "all"].contains(
        lexicon.vocabulary.text(tokens[start].word))
      && group.countries.isEmpty && group.organisation == nil && !isOfMany(from: behind, limit: limit)
    return Mention(tokens: start..<behind, kind: .group(group))
  }

  /// Whether something tells whose people they are.
  private func isOfSome(_ group: GroupMention, from start: Int, to end: Int) -> Bool {
    group.refersToCountries || !group.countries.isEmpty || group.organisation != nil
      || (group.office != nil || group.rank?.isLeader ?? false) && isOfMeeting(start)
      || isOfRegion(start, limit: end)
  }

  /// "with Latin American foreign ministers", "Arab leaders": of a part of the world.
  private func isOfRegion(_ start: Int, limit: Int) -> Bool {
    start < limit && tokens[start].isCapitalised
      && (lexicon.isOfContinent(in: tokens, at: start)
        || lexicon.classes(of: tokens[start].word).contains(.manyStates))
  }

  /// "a meeting of heads of government": of all whose office it is.
  private func isOfMeeting(_ start: Int) -> Bool {
    guard start > 1, ["of", "between"].contains(lexicon.vocabulary.text(tokens[start - 1].word)) else {
      return false
    }
    return ["meeting", "meetings", "conference", "summit", "gathering", "session"].contains(
      lexicon.vocabulary.text(tokens[start - 2].word))
  }

  /// "the co-chairs (Igor Popov of Russia, …)": persons, which is a title's business.
  private func namesBearers(_ bracket: Int, limit: Int) -> Bool {
    bracket + 2 < limit && document.text(token: tokens[bracket]) == "("
      && [bracket + 1, bracket + 2].allSatisfy { tokens[$0].isCapitalised && !tokens[$0].has(.capitals) }
  }

  private func number(_ token: Token) -> Int? {
    switch lexicon.vocabulary.text(token.word) {
    case "both", "two", "pair", "duo": 2
    case "three": 3
    case "four": 4
    case "five": 5
    case "six": 6
    case "seven": 7
    case "eight": 8
    default: nil
    }
  }

  /// Countries in a row: "Israeli and Palestinian", "U.S., Japanese and South Korean", "US-Soviet".
  func readNations(from start: Int, limit: Int, into group: inout GroupMention) -> Int {
    var index = start
    while index < limit {
      var next = index
      if !group.countries.isEmpty || group.organisation != nil {
        if document.isComma(next) { next += 1 }
        if next < limit, lexicon.classes(of: tokens[next].word).contains(.and) { next += 1 }
        if next > index, next < limit, lexicon.vocabulary.text(tokens[next].word) == "the" { next += 1 }
      }
      guard next < limit, let (end, country, organisation) = nation(at: next, limit: limit) else { break }
      if let country, !group.countries.contains(country) { group.countries.append(country) }
      if let organisation { group.organisation = organisation }
      index = end
      if index < limit, tokens[index].has(.possessive) { index += 1 }
    }
    return index
  }

  func nation(at index: Int, limit: Int) -> (Int, CountryCode?, String?)? {
    if let half = lexicon.halfOfPair(in: tokens, at: index, limit: limit, day: day) {
      return (index + 1, half, nil)
    }
    if lexicon.isOfContinent(in: tokens, at: index) { return nil }
    // "ethnic Albanian".
    guard tokens[index].isCapitalised || index + 1 < limit && tokens[index + 1].isCapitalised,
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit)
    else {
      return nil
    }
    for entry in match.entries {
      if entry.table == .country, lexicon.countryNames[Int(entry.row)].validity.holds(on: day) {
        return (match.end, lexicon.countryNames[Int(entry.row)].code, nil)
      }
      if entry.table == .organisation { return (match.end, nil, lexicon.organisations[Int(entry.row)].code) }
    }
    return nil
  }

  /// "a five-member", "a 12-man".
  private func skipSize(from start: Int, limit: Int) -> Int {
    guard start + 2 < limit, tokens[start + 1].has(.afterHyphen),
      ["member", "man", "person", "strong"].contains(lexicon.vocabulary.text(tokens[start + 1].word)),
      tokens[start].has(.number) || lexicon.dates[tokens[start].word].kind == .cardinal
    else { return start }
    return start + 2
  }

  private func skipModifiers(from start: Int, limit: Int) -> Int {
    var index = start
    while index < limit, index - start < 2, !tokens[index].isPunctuation,
      lexicon.classes(of: tokens[index].word).contains(.acting) || tokens[index].has(.number)
        || lexicon.classes(of: tokens[index].word).contains(.numberGroup)
        // "the first prime ministers' talks".
        || lexicon.dates[tokens[index].word].kind == .ordinal
    {
      index += 1
    }
    return index
  }

  /// "foreign and defence ministers", "the two countries' leaders", and all that is one noun.
  private func readPeople(at index: Int, limit: Int, into group: inout GroupMention) -> Int? {
    if index + 2 < limit, Self.portfolios.contains(lexicon.vocabulary.text(tokens[index].word)),
      lexicon.classes(of: tokens[index + 1].word).contains(.and)
    {
      let end = readNoun(at: index + 2, limit: limit, into: &group)
      group.office = nil
      return end
    }
    guard let end = readNoun(at: index, limit: limit, into: &group) else { return nil }
    guard group.isCountries, end < limit, tokens[end].has(.possessive),
      let people = readNoun(at: end + 1, limit: limit, into: &group)
    else { return end }
    group.refersToCountries = true
    return people
  }

  /// "leaders", "sides", "foreign ministers", "government officials", "heads of state".
  private func readNoun(at index: Int, limit: Int, into group: inout GroupMention) -> Int? {
    guard index < limit else { return nil }
    if let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit),
      let entry = match.entries.first(where: { $0.table == .office }),
      lexicon.offices[Int(entry.row)].isPlural
    {
      let office = lexicon.offices[Int(entry.row)]
      group.office = office.office
      group.rank = office.rank
      // Names that follow make persons of them: that is a title's business.
      return match.end < limit && tokens[match.end].isCapitalised && !tokens[match.end].has(.shouted)
        ? nil : match.end
    }
    if opensTitle(at: index, limit: limit) { return nil }
    if let twins = Self.twins[lexicon.vocabulary.text(tokens[index].word)] {
      group.countries = twins
      group.isCountries = true
      return index + 1
    }
    if group.number != nil, let end = bareNumber(at: index, limit: limit) { return end }
    for offset in [1, 0] where index + offset < limit {
      let classes = lexicon.classes(of: tokens[index + offset].word)
      guard
        !classes.isDisjoint(with: [.group, .countryNoun])
          || classes.contains(.counterpart) && isPluralCounterpart(tokens[index + offset])
            && (!group.countries.isEmpty || nationsFollow(index + offset + 1, limit: limit)),
        !tokens[index].isPunctuation, !tokens[index + offset].has(.possessive)
      else { continue }
      // "A and B sent delegations": no kind of delegations.
      if offset == 1,
        !lexicon.classes(of: tokens[index].word).isDisjoint(with: [
          .and, .preposition, .be, .have, .will, .to, .past,
        ]) || !group.countries.isEmpty && isVerb(index)
      {
        continue
      }
      group.rank = rank(of: lexicon.vocabulary.text(tokens[index + offset].word))
      group.isCountries = classes.contains(.countryNoun)
      return index + offset + 1
    }
    return nil
  }

  /// "Iran's top nuclear negotiator Ali Larijani": one office, and who bears it.
  private func opensTitle(at index: Int, limit: Int) -> Bool {
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit), match.end < limit,
      match.entries.contains(where: { $0.table == .office && !lexicon.offices[Int($0.row)].isPlural })
    else { return false }
    return tokens[match.end].isCapitalised && !tokens[match.end].has(.shouted)
      && !tokens[match.end].has(.sentenceStart)
  }

  private static let portfolios: Set<String> = [
    "foreign", "defence", "defense", "finance", "trade", "interior", "economy", "energy", "justice",
  ]

  /// "the two Koreas": states of one nation.
  static let twins: [String: [CountryCode]] = [
    "koreas": ["KP", "KR"], "germanys": ["DE", "DD"], "germanies": ["DE", "DD"], "yemens": ["YE", "YD"],
  ].mapValues { $0.compactMap { CountryCode(rawValue: $0) } }

  /// "the two Korean leaders": one of each half.
  private static let halves: [CountryCode: [CountryCode]] = {
    guard let koreas = twins["koreas"] else { return [:] }
    return Dictionary(uniqueKeysWithValues: koreas.map { ($0, koreas) })
  }()

  /// "the two agreed", "the two also", "both, ": the number stands for the persons; "the two men" says no more.
  private func bareNumber(at index: Int, limit: Int) -> Int? {
    let before = lexicon.vocabulary.text(tokens[index - 1].word)
    guard ["two", "three", "four", "five", "six", "seven", "eight", "pair", "duo"].contains(before) else {
      return nil
    }
    let text = lexicon.vocabulary.text(tokens[index].word)
    if ["men", "women", "statesmen"].contains(text) { return index + 1 }
    // "with each of the two.", "between the two,".
    if tokens[index].isPunctuation {
      return index >= 3
        && ["of", "between", "with"].contains(lexicon.vocabulary.text(tokens[index - 3].word)) ? index : nil
    }
    guard !tokens[index].isCapitalised, !tokens[index].has(.afterHyphen) else { return nil }
    let classes = lexicon.classes(of: tokens[index].word)
    let verbal: WordClass = [.be, .have, .will, .may, .past, .light, .agreeing]
    if !classes.isDisjoint(with: verbal) { return index }
    if classes.contains(.adverb), index + 1 < limit {
      return lexicon.classes(of: tokens[index + 1].word).isDisjoint(with: verbal) && !isVerb(index + 1)
        ? nil : index
    }
    return isVerb(index) ? index : nil
  }

  /// A verb that tells of an event, or a word in "-ed".
  private func isVerb(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return false }
    let entries = lexicon.phrases.entries(of: [token.word])
    if entries.contains(where: { $0.table == .trigger && lexicon.triggers[Int($0.row)].form == .past }) {
      return true
    }
    let end = Int(token.end)
    return token.end - token.start > 4 && document.bytes[end - 1] == UInt8(ascii: "d")
      && document.bytes[end - 2] == UInt8(ascii: "e")
      && lexicon.classes(of: token.word).isSubset(of: .cue)
  }

  private func isPluralCounterpart(_ token: Token) -> Bool {
    lexicon.vocabulary.text(token.word) == "counterparts"
  }

  private func rank(of noun: String) -> Rank? {
    switch noun {
    case "leaders", "presidents", "heads": .headOfState
    case "premiers", "chancellors": .headOfGovernment
    case "ministers", "secretaries": .minister
    case "officials", "diplomats", "experts", "negotiators", "delegates": .official
    case "envoys", "ambassadors", "representatives": .envoy
    default: nil
    }
  }

  /// "the leaders of 35 states": none of those spoken of before.
  private func isOfMany(from index: Int, limit: Int) -> Bool {
    guard index + 2 < limit, lexicon.vocabulary.text(tokens[index].word) == "of" else { return false }
    let isDefinite = lexicon.vocabulary.text(tokens[index + 1].word) == "the" && index + 3 < limit
    if isRegion(isDefinite ? index + 2 : index + 1, limit: limit) { return true }
    let count = tokens[isDefinite ? index + 2 : index + 1]
    let isCount = count.has(.number) || [.cardinal, .vagueCount].contains(lexicon.dates[count.word].kind)
    return isCount && !["two", "both"].contains(lexicon.vocabulary.text(count.word))
      && (index + 2..<min(index + (isDefinite ? 7 : 5), limit)).contains {
        lexicon.classes(of: tokens[$0].word).contains(.countryNoun)
      }
  }

  /// "Central American countries", "West African states", "Arab nations".
  private func isRegion(_ index: Int, limit: Int) -> Bool {
    let words = index..<min(index + 4, limit)
    guard let noun = words.first(where: { lexicon.classes(of: tokens[$0].word).contains(.countryNoun) })
    else {
      return false
    }
    return (index..<noun).contains {
      lexicon.classes(of: tokens[$0].word).contains(.manyStates) || lexicon.isOfContinent(in: tokens, at: $0)
    }
  }

  /// "of the six states of the Gulf Cooperation Council": where the body is named.
  func bodyBehind(_ countries: Int, limit: Int) -> Int? {
    guard countries + 2 < limit, lexicon.vocabulary.text(tokens[countries].word) == "of" else { return nil }
    let isDefinite = lexicon.vocabulary.text(tokens[countries + 1].word) == "the"
    let name = isDefinite ? countries + 2 : countries + 1
    return name < limit && nation(at: name, limit: limit)?.2 != nil ? name : nil
  }
}
