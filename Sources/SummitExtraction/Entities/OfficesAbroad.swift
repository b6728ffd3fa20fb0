import SummitModel

/// Offices that are named where their bearer's state is only a place: "While in Washington, A will be received by the
/// President".
extension Registry {
  /// The state in which somebody is said to be, where his own has no such office.
  func stateStayedIn(_ person: PersonMention, before token: Int) -> CountryCode? {
    guard person.country == nil, person.organisation == nil, person.rank?.isLeader ?? false,
      let office = person.office, let home,
      lexicon.holder(office: office, rank: nil, country: home, day: day) == nil
    else { return nil }
    let sentence = document.sentences[document.sentence(ofToken: token)]
    return (sentence.lowerBound + 1..<max(sentence.lowerBound + 1, token)).reversed().lazy.compactMap {
      index in
      self.stateNamedAsPlace(at: index, limit: token)
    }.first
  }

  /// "in Washington", "to France": the state behind a preposition of place.
  private func stateNamedAsPlace(at index: Int, limit: Int) -> CountryCode? {
    let before = lexicon.classes(of: document.tokens[index - 1].word)
    guard !before.isDisjoint(with: [.placePreposition, .to]),
      let match = lexicon.phrases.longestMatch(in: document.tokens, at: index, limit: limit)
    else { return nil }
    return match.entries.lazy.filter { $0.table == .country }.map { self.lexicon.countryNames[Int($0.row)] }
      .first { [.name, .capital].contains($0.kind) && $0.validity.holds(on: self.day) }?.code
  }
}
