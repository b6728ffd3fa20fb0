import SummitModel

/// Who takes part in a candidate event: a person of the registry, or a state, organisation or office without a name.
struct Party: Sendable, Hashable {
  var entity: Int?
  var country: CountryCode?
  var organisation: String?
  var office: String?
  var rank: Rank?
  var role: Role = .participant
  /// The mention's tokens.
  var tokens: Range<Int>
  var isFormer = false

  /// What makes it the same party again, whatever its part is.
  var key: String {
    if let entity { return "e\(entity)" }
    return (country?.rawValue ?? "") + "/" + (organisation ?? "") + "/" + (rank?.rawValue ?? "")
  }
  var isNamed: Bool { entity != nil }
  /// A state of whose people nothing is said but that they lead it.
  var isBareState: Bool { entity == nil && (rank?.isLeader ?? true) && country != nil }

  /// Whether this is the other one, or the other without a name and of the same state.
  func stands(for party: Party) -> Bool {
    if key == party.key { return true }
    if entity != nil, party.entity != nil { return false }
    return party.entity == nil && party.country != nil && country == party.country
  }
}

/// Parties in a row: "A, B and C".
struct PartyGroup: Sendable {
  var parties: [Party]
  /// Indices into the sentence's mentions.
  var mentions: Range<Int>
  var tokens: Range<Int>
  /// "the two leaders", "they": to be looked up among those spoken of before.
  var isAnaphoric: Bool
  /// The office of those meant: "the foreign ministers of both countries".
  var office: String?
  var rank: Rank?
  var refersToCountries = false
  /// "he", "she", "I", "we".
  var pronoun: WordClass = []
  /// How many "they" are, when the words say so.
  var number: Int?
  /// "his guest": the other one of two who meet.
  var isOther = false
  /// "you", "your": whoever is spoken to.
  var isAddressee = false
  var isPossessive: Bool
  /// The word before it, when that is a preposition: "with", "between".
  var preposition: String?
  /// All members are places or capitals that may be meant as such.
  var mayBePlace = false
  /// Joined by a hyphen: "US-China", used as an adjective.
  var isCompound = false
}
