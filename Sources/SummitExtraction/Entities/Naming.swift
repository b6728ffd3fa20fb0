/// A place where a person is named: what the article calls him there.
struct Naming: Sendable {
  let token: Int
  let entity: Int
  let office: String?
  /// With an office and no state: whom the article takes for known.
  let isOwn: Bool
}

extension Registry {
  /// Where persons are named, in the order of the text.
  func namings(in sentences: [[Mention]]) -> [Naming] {
    sentences.joined().compactMap { mention in
      guard case .person(let person) = mention.kind, person.isNamed, person.entity >= 0 else { return nil }
      return Naming(
        token: mention.tokens.lowerBound, entity: person.entity, office: person.office,
        isOwn: person.office != nil && person.country == nil && person.organisation == nil)
    }
  }
}
