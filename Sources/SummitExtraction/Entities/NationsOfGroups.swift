import SummitModel

/// Whose people a group is, where that stands behind it: "leaders of A, B and C", "ministers of both countries".
extension GroupReader {
  /// "of the G7", "from China, Japan and South Korea".
  func readNationsBehind(_ end: Int, limit: Int, into group: inout GroupMention) -> Int {
    guard end + 1 < limit else { return end }
    var index = end
    // "the heads of state and government of".
    if lexicon.vocabulary.text(tokens[index].word) == "and",
      lexicon.vocabulary.text(tokens[index + 1].word) == "government", index + 3 < limit
    {
      index += 2
    }
    let words = lexicon.vocabulary.text(tokens[index].word)
    if words == "of",
      lexicon.vocabulary.text(tokens[index + 1].word) == "state"
        || lexicon.vocabulary.text(tokens[index + 1].word) == "government"
    {
      index += 2
      while index + 1 < limit,
        ["and", "government", "state"].contains(lexicon.vocabulary.text(tokens[index].word))
      { index += 1 }
      if index + 1 >= limit { return index }
    }
    guard ["of", "from"].contains(lexicon.vocabulary.text(tokens[index].word)) else { return index }
    var next = memberStates(at: index + 1, limit: limit) ?? index + 1
    if let countries = countriesSpokenOf(at: next, limit: limit),
      let body = bodyBehind(countries, limit: limit)
    {
      next = body
    } else if let anaphoric = countriesSpokenOf(at: next, limit: limit) {
      group.number = group.number ?? 2
      group.refersToCountries = true
      return anaphoric
    }
    if next < limit, lexicon.classes(of: tokens[next].word).contains(.article) { next += 1 }
    if let twins = twins(at: next, limit: limit) {
      group.countries = twins
      return next + (lexicon.classes(of: tokens[next].word).contains(.both) ? 2 : 1)
    }
    next = behindBody(from: next, limit: limit)
    next = behindCount(from: next, limit: limit)
    let behind = readRows(of: next, limit: limit, into: &group)
    guard behind > next else { return index }
    return lexicon.endOfBody(in: tokens, from: endOfMembers(behind, limit: limit), limit: limit)
  }

  /// "officials from both Koreas", "the leaders of the two Koreas".
  private func twins(at index: Int, limit: Int) -> [CountryCode]? {
    let counted = !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.both, .numberGroup])
    let noun = counted ? index + 1 : index
    return noun < limit ? Self.twins[lexicon.vocabulary.text(tokens[noun].word)] : nil
  }

  /// "from the 15 EU member states", "of the five ASEAN countries", "of the ten-member Association".
  private func behindCount(from start: Int, limit: Int) -> Int {
    guard start + 1 < limit, tokens[start].has(.number) || lexicon.dates[tokens[start].word].kind == .cardinal
    else { return start }
    return tokens[start + 1].has(.afterHyphen) && start + 2 < limit ? start + 2 : start + 1
  }

  /// "from the Senate of Nigeria", "of the National Assembly of Vietnam": the state behind its body.
  private func behindBody(from start: Int, limit: Int) -> Int {
    let body = (start..<min(start + 3, limit)).first {
      !tokens[$0].isCapitalised || lexicon.classes(of: tokens[$0].word).contains(.institution)
    }
    guard let body, tokens[body].isCapitalised, body + 2 < limit,
      lexicon.vocabulary.text(tokens[body + 1].word) == "of"
    else { return start }
    let state = lexicon.vocabulary.text(tokens[body + 2].word) == "the" ? body + 3 : body + 2
    return state < limit && nation(at: state, limit: limit) != nil ? state : start
  }

  /// "of A and B", "of the European Community and of ASEAN".
  private func readRows(of start: Int, limit: Int, into group: inout GroupMention) -> Int {
    let end = readNations(from: start, limit: limit, into: &group)
    guard end > start, end + 2 < limit, lexicon.classes(of: tokens[end].word).contains(.and),
      lexicon.vocabulary.text(tokens[end + 1].word) == "of"
    else { return end }
    let more = lexicon.classes(of: tokens[end + 2].word).contains(.article) ? end + 3 : end + 2
    let last = readNations(from: more, limit: limit, into: &group)
    return last > more ? last : end
  }

  /// "of the member states of the European Community": where the community is named.
  private func memberStates(at start: Int, limit: Int) -> Int? {
    var index = start
    if index < limit, lexicon.classes(of: tokens[index].word).contains(.article) { index += 1 }
    let end = endOfMembers(index, limit: limit)
    guard end > index, end + 1 < limit, lexicon.vocabulary.text(tokens[end].word) == "of" else { return nil }
    return end + 1
  }

  /// "the EU member states".
  private func endOfMembers(_ end: Int, limit: Int) -> Int {
    var index = end
    while index < limit, index - end < 2,
      ["member", "members", "states", "countries", "nations"].contains(
        lexicon.vocabulary.text(tokens[index].word))
    {
      index += 1
    }
    return index
  }

  /// "both countries", "the two nations", "their countries".
  private func countriesSpokenOf(at start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit, index - start < 3 {
      let classes = lexicon.classes(of: tokens[index].word)
      if index > start, classes.contains(.countryNoun) { return index + 1 }
      guard !classes.isDisjoint(with: [.article, .both, .possessivePronoun]) else { return nil }
      index += 1
    }
    return nil
  }

  /// "his counterparts from Britain and France".
  func nationsFollow(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, ["from", "of"].contains(lexicon.vocabulary.text(tokens[index].word)) else {
      return false
    }
    let next = lexicon.classes(of: tokens[index + 1].word).contains(.article) ? index + 2 : index + 1
    return next < limit && nation(at: next, limit: limit) != nil
  }
}
