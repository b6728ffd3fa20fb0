import SummitModel

/// Ministers of whom one sentence tells by their states, and another by their names.
extension Assembler {
  /// "their foreign ministers, who will meet in October": whoever the article names, anywhere, as the one minister of such
  /// a state.
  mutating func nameMinisters() {
    for index in drafts.indices where !drafts[index].isPast {
      for position in drafts[index].parties.indices {
        let party = drafts[index].parties[position]
        guard !party.isNamed, party.rank == .minister, let country = party.country,
          // "the EU's foreign ministers": not who speaks for them.
          !country.isSupranational, var minister = minister(of: country, as: party.office),
          !drafts[index].parties.contains(where: { $0.key == minister.key })
        else { continue }
        minister.role = party.role
        minister.tokens = party.tokens
        drafts[index].parties[position] = minister
      }
    }
  }

  private func minister(of country: CountryCode, as office: String?) -> Party? {
    let ministers = people.filter { $0.country == country && $0.rank == .minister && !$0.isFormer }
    guard ministers.count == 1, let entity = ministers[0].entity else { return nil }
    let own = registry.entities[entity].office
    return own == office
      || own.map(Self.foreign.contains) ?? false && office.map(Self.foreign.contains) ?? true
      ? ministers[0] : nil
  }

  private static let foreign: Set<String> = [
    "Foreign Minister", "Foreign Secretary", "Secretary of State", "Minister for Foreign Affairs",
    "Minister of Foreign Affairs", "External Affairs Minister",
  ]
}
