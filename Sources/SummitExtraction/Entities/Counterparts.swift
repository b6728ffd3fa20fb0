import SummitModel

/// What is said of a counterpart beside the word: "his counterpart, Zambian Foreign Minister A", "his counterpart the
/// Foreign Minister of B, C", "her counterpart from B, C".
extension TitleReader {
  func wholeTitle(at index: Int, limit: Int) -> Title? {
    title(at: index, limit: limit).map { withOwnTitle($0, limit: limit) }
  }

  func withOwnTitle(_ title: Title, limit: Int) -> Title {
    guard title.person.isCounterpart, !title.isPlural else { return title }
    let title = withNationBehind(title, limit: limit)
    let comma = document.isComma(title.end)
    let start = comma ? title.end + 1 : title.end
    guard start < limit, !tokens[start].has(.sentenceStart), let own = self.title(at: start, limit: limit),
      !own.isPlural, own.person.office != nil, !own.person.isCounterpart, !own.person.isSpokesman,
      title.person.country == nil || own.person.country == nil || title.person.country == own.person.country,
      // "his counterpart, Marshal A": what he is beside his office.
      own.person.country != nil || (own.person.rank.map { $0.isLeader || $0 == .minister } ?? false),
      !comma || closes(own, limit: limit)
    else { return title }
    var whole = own
    whole.person.isCounterpart = true
    whole.person.country = own.person.country ?? title.person.country
    whole.person.organisation = own.person.organisation ?? title.person.organisation
    if own.countries.isEmpty { whole.countries = title.countries }
    return whole
  }

  /// "his counterpart from Zambia".
  private func withNationBehind(_ title: Title, limit: Int) -> Title {
    guard title.countries.isEmpty, title.person.organisation == nil, title.end + 1 < limit,
      ["from", "of"].contains(lexiconText(tokens[title.end]))
    else { return title }
    var index = title.end + 1
    if lexicon.classes(of: tokens[index].word).contains(.article), index + 1 < limit { index += 1 }
    var whole = title
    guard let end = nation(at: index, limit: limit, &whole) else { return title }
    whole.end = end
    return whole
  }

  /// Whether the aside ends behind the name, or behind an office that says whose it is: not "met his counterpart, Prime
  /// Minister A said".
  private func closes(_ own: Title, limit: Int) -> Bool {
    guard own.end < limit, !document.isComma(own.end), let name = names.name(at: own.end, limit: limit) else {
      return own.person.country != nil || own.end < limit && document.isComma(own.end)
    }
    return name.upperBound >= limit || tokens[name.upperBound].isPunctuation
      || !lexicon.classes(of: tokens[name.upperBound].word).isDisjoint(with: [.preposition, .and, .to])
      || lexicon.dates[tokens[name.upperBound].word].kind != .none
  }
}
