import SummitModel

/// Offices that are told by another: those under a leader, and heads of a state's delegation or forces.
extension TitleReader {
  /// "Special Representative of the Prime Minister of Pakistan", "adviser to the UN Secretary-General".
  func readChief(_ title: inout Title, _ office: OfficeTitle, limit: Int) {
    guard title.person.country == nil, title.person.organisation == nil, !office.isPlural,
      office.rank == .envoy || office.rank == .official, title.end + 1 < limit,
      ["of", "to"].contains(lexiconText(tokens[title.end])),
      var chief = self.title(at: title.end + 1, limit: limit), chief.person.office != nil, !chief.isPlural
    else { return }
    if chief.person.country == nil, chief.person.organisation == nil {
      guard let name = nameBehind(chief, limit: limit), let country = stateOfLeader(name) else { return }
      chief.person.country = country
      chief.end = name.upperBound
    }
    title.person.country = chief.person.country
    title.person.organisation = chief.person.organisation
    title.countries = chief.countries
    title.end = chief.end
  }

  /// "the Turkish president's special envoy": an office under that of another, of the same state.
  func titleUnder(_ chief: Title, limit: Int) -> Title? {
    guard !chief.isPlural, chief.person.office != nil, chief.end + 1 < limit,
      tokens[chief.end].has(.possessive), chief.person.country != nil || chief.person.organisation != nil,
      var own = title(at: chief.end + 1, limit: limit), own.person.office != nil, !own.isPlural,
      !own.person.isCounterpart, own.person.country == nil, own.person.organisation == nil
    else { return nil }
    own.person.country = chief.person.country
    own.person.organisation = chief.person.organisation
    own.countries = chief.countries
    return own
  }

  /// "adviser to President Rouhani": the state that a leader of the day leads.
  private func stateOfLeader(_ name: Range<Int>) -> CountryCode? {
    let words = name.map { lexiconText(tokens[$0]) }
    let row = lexicon.person(
      named: words, country: nil, organisation: nil, rank: nil, office: nil, day: day, isFormer: false)
    guard let row, let term = lexicon.people[Int(row)].term(on: day), term.rank.isLeader else { return nil }
    return term.country
  }

  /// "the head of the Chinese delegation", "the commander of the Iranian navy".
  func headOfBody(at index: Int, limit: Int, _ title: inout Title) -> Int? {
    guard index + 3 < limit, lexiconText(tokens[index + 1]) == "of",
      ["head", "leader", "chief", "commander"].contains(lexiconText(tokens[index]))
    else { return nil }
    let isDefinite = lexicon.classes(of: tokens[index + 2].word).contains(.article)
    var probe = title
    guard let end = nation(at: isDefinite ? index + 3 : index + 2, limit: limit, &probe),
      let body = (end..<min(end + 3, limit)).first(where: { isDelegation($0) || isArmed($0) }),
      (end..<body).allSatisfy({ tokens[$0].isWord && !tokens[$0].has(.possessive) })
    else { return nil }
    probe.person.office = isDelegation(body) ? "Negotiator" : "Chief of Staff"
    probe.person.rank = isDelegation(body) ? .envoy : .official
    probe.hasTitle = true
    probe.end = body + 1
    title = probe
    return body + 1
  }

  private func isDelegation(_ index: Int) -> Bool {
    lexicon.classes(of: tokens[index].word).contains(.delegation)
  }

  private func isArmed(_ index: Int) -> Bool {
    ["army", "navy", "forces", "force", "staff", "military"].contains(lexiconText(tokens[index]))
  }
}
