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
    var next = index + 1
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
    // "from the 15 EU member states", "of the five ASEAN countries".
    if next + 1 < limit, tokens[next].has(.number) || lexicon.dates[tokens[next].word].kind == .cardinal {
      next += 1
      // "of the ten-member Association".
      if tokens[next].has(.afterHyphen), next + 1 < limit { next += 1 }
    }
    let behind = readNations(from: next, limit: limit, into: &group)
    guard behind > next else { return index }
    return lexicon.endOfBody(in: tokens, from: endOfMembers(behind, limit: limit), limit: limit)
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
