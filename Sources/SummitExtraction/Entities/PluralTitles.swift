import SummitModel

/// Titles that several bear: "Presidents A and B", "the two foreign ministers".
extension TitleReader {
  /// "Presidents Bill Clinton and Boris Yeltsin", "Foreign Ministers A of X and B of Y", "the two foreign ministers".
  func plural(_ title: Title, from start: Int, limit: Int) -> [Mention] {
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
}
