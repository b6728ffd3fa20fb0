import SummitModel

/// A stretch of a sentence that names somebody or something.
struct Mention: Sendable {
  enum Kind: Sendable {
    case person(PersonMention)
    case country(CountryMention)
    case organisation(Int32)
    /// People without names: "the two leaders", "EU foreign ministers", "delegations from A and B".
    case group(GroupMention)
    /// "he", "she", "they", "we", "I".
    case pronoun(WordClass)
    /// Rows of `Lexicon.places`, the likeliest first.
    case place(Int32)
    case series(Int32)
    case trigger(Int32)
    case topic(Int32)
    case date(DateMention)
  }

  var tokens: Range<Int>
  var kind: Kind
  /// "'s" follows.
  var isPossessive = false

  var isPerson: Bool {
    if case .person = kind { true } else { false }
  }

  /// A word for a meeting, a call, a journey: it may tell of an event.
  var isTrigger: Bool {
    if case .trigger = kind { true } else { false }
  }
}

struct PersonMention: Sendable {
  /// The tokens of the name itself; empty where only the office is named.
  var name: Range<Int>
  /// Row of `Lexicon.people` whose name these words are.
  var row: Int32?
  var office: String?
  var rank: Rank?
  var country: CountryCode?
  /// Code of the organisation that the title names.
  var organisation: String?
  var isFormer = false
  /// "the late": spoken of, and present at nothing.
  var isLate = false
  /// A spokesman, analyst or the like, who takes no part in what he tells.
  var isSpokesman = false
  /// "his Chinese counterpart": the office is that of the one before.
  var isCounterpart = false
  /// "a leader", "any president": nobody in particular.
  var isIndefinite = false
  /// "Mr", "Mrs": not more than courtesy.
  var isFemale: Bool?
  /// Whether the tagger takes the words for a person's name; `nil` where it was not asked or knows nothing.
  var isTagged: Bool?
  /// Index into the registry's entities, once resolved.
  var entity: Int = -1

  var isNamed: Bool { !name.isEmpty }
}

struct CountryMention: Sendable {
  let code: CountryCode
  let form: CountryName.Kind
}

struct GroupMention: Sendable {
  var office: String?
  var rank: Rank?
  var countries: [CountryCode]
  var organisation: String?
  /// "the two leaders", "both sides", "they": those spoken of just before.
  var isAnaphoric: Bool
  var isCountries = false
  /// "of the two countries": one of each of the states spoken of.
  var refersToCountries = false
  var number: Int?
  /// "his guest", "their hosts": the other side of those who meet.
  var isOther = false
  /// The holders of the office in each of the countries, where the tables know them.
  var entities: [Int?] = []
}

/// Somebody whom an article names, under all the names that it gives.
struct Entity: Sendable {
  /// The fullest form of the name.
  var name: String
  /// Folded words of the name.
  var words: [String]
  /// Row of `Lexicon.people`.
  var person: Int32?
  var office: String?
  /// The offices and styles that the article gives with the name: whom "the general" may mean.
  var titles: Set<String> = []
  var rank: Rank?
  var country: CountryCode?
  var organisation: String?
  var isFemale: Bool?
  var isFormer = false
  var isSpokesman = false
  var mentions = 0
  var firstToken = 0
}
