import SummitModel

/// Words for people who were spoken of, without their names.
extension GroupReader {
  /// "his guest", "their hosts", "her visitor".
  func guest(at start: Int, limit: Int) -> Mention? {
    let classes = lexicon.classes(of: tokens[start].word)
    guard start + 1 < limit, classes.contains(.possessivePronoun),
      !classes.isDisjoint(with: [.he, .she, .they]),
      ["guest", "guests", "host", "hosts", "visitor", "visitors"].contains(
        lexicon.vocabulary.text(tokens[start + 1].word)),
      start + 2 >= limit || !document.isComma(start + 2)
    else { return nil }
    var group = GroupMention(countries: [], isAnaphoric: true)
    group.isOther = true
    return Mention(tokens: start..<(start + 2), kind: .group(group))
  }

  /// "both of them", "each of the two".
  func eachOfThem(at start: Int, limit: Int) -> Mention? {
    guard start + 2 < limit, ["both", "each"].contains(lexicon.vocabulary.text(tokens[start].word)),
      lexicon.vocabulary.text(tokens[start + 1].word) == "of"
    else { return nil }
    let word = lexicon.vocabulary.text(tokens[start + 2].word)
    let isTwo = word == "the" && start + 3 < limit && lexicon.vocabulary.text(tokens[start + 3].word) == "two"
    // "each of the two sides" is a group of its own.
    guard word == "them" || isTwo && isEnd(start + 4, limit: limit) else { return nil }
    var group = GroupMention(countries: [], isAnaphoric: true)
    group.number = 2
    return Mention(tokens: start..<(start + (isTwo ? 4 : 3)), kind: .group(group))
  }

  private func isEnd(_ index: Int, limit: Int) -> Bool {
    index >= limit || tokens[index].isPunctuation
      || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .placePreposition, .and])
  }
}
