import SummitModel

/// Titles that several bear: "Presidents A and B", "the two foreign ministers".
extension TitleReader {
  /// "Presidents Bill Clinton and Boris Yeltsin", "Foreign Ministers A of X and B of Y", "the two foreign ministers".
  func plural(_ title: Title, from start: Int, limit: Int) -> [Mention] {
    if let bearers = bearersInBrackets(title, from: start, limit: limit) { return bearers }
    var mentions: [Mention] = []
    var index = title.end
    while index < limit, let name = names.name(at: index, limit: limit, shouted: true), !isBody(name) {
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

  /// "the co-chairs (Ambassadors A of X, B of Y and C of Z)": who they are, in brackets.
  private func bearersInBrackets(_ title: Title, from start: Int, limit: Int) -> [Mention]? {
    guard title.end + 2 < limit, document.text(token: tokens[title.end]) == "(" else { return nil }
    var inside = title
    inside.end = title.end + 1
    if let style = office(at: inside.end, limit: limit), style.row.isPlural { inside.end = style.end }
    guard document.text(token: tokens[inside.end]) != "(" else { return nil }
    var bearers = plural(inside, from: start, limit: limit)
    guard bearers.count >= 2, let close = bearers.last?.tokens.upperBound, close < limit,
      document.text(token: tokens[close]) == ")"
    else { return nil }
    bearers[bearers.count - 1].tokens = bearers[bearers.count - 1].tokens.lowerBound..<(close + 1)
    return bearers
  }
}
