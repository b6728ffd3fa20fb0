/// What a word does in a sentence: the closed classes that rules speak of. The words stand in words.tsv.
///
/// The bits are features of the model of names too, also those of classes that no rule asks for: whoever changes them
/// trains it anew.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  static let article = WordClass(rawValue: 1 << 0)
  static let he = WordClass(rawValue: 1 << 1)
  static let she = WordClass(rawValue: 1 << 2)
  static let they = WordClass(rawValue: 1 << 3)
  static let we = WordClass(rawValue: 1 << 4)
  static let i = WordClass(rawValue: 1 << 5)
  static let possessivePronoun = WordClass(rawValue: 1 << 6)
  static let relative = WordClass(rawValue: 1 << 7)
  static let will = WordClass(rawValue: 1 << 8)
  static let may = WordClass(rawValue: 1 << 9)
  static let be = WordClass(rawValue: 1 << 10)
  static let have = WordClass(rawValue: 1 << 11)
  static let doing = WordClass(rawValue: 1 << 12)
  static let negation = WordClass(rawValue: 1 << 13)
  static let to = WordClass(rawValue: 1 << 14)
  static let preposition = WordClass(rawValue: 1 << 15)
  static let placePreposition = WordClass(rawValue: 1 << 16)
  static let and = WordClass(rawValue: 1 << 17)
  static let subordinator = WordClass(rawValue: 1 << 18)
  static let hypothetical = WordClass(rawValue: 1 << 19)
  /// "said", "told", "announced".
  static let saying = WordClass(rawValue: 1 << 20)
  /// "spokesman", "analyst", "reporter": they speak of events and take no part.
  static let spokesman = WordClass(rawValue: 1 << 21)
  static let former = WordClass(rawValue: 1 << 22)
  static let acting = WordClass(rawValue: 1 << 23)
  static let visiting = WordClass(rawValue: 1 << 24)
  static let honorific = WordClass(rawValue: 1 << 25)
  static let counterpart = WordClass(rawValue: 1 << 26)
  /// "leaders", "ministers", "delegations": people without names.
  static let group = WordClass(rawValue: 1 << 27)
  /// "sides", "countries": states without names.
  static let countryNoun = WordClass(rawValue: 1 << 28)
  static let delegation = WordClass(rawValue: 1 << 29)
  /// "bin", "de", "von" within a name.
  static let particle = WordClass(rawValue: 1 << 30)
  /// "Jr.", "II" at the end of a name.
  static let suffix = WordClass(rawValue: 1 << 31)
  static let companion = WordClass(rawValue: 1 << 32)
  /// "both", "two": how many of a group.
  static let both = WordClass(rawValue: 1 << 33)
  static let numberGroup = WordClass(rawValue: 1 << 34)
  static let ordinal = WordClass(rawValue: 1 << 35)
  /// "scheduled", "due", "expected": what is to come.
  static let planned = WordClass(rawValue: 1 << 36)
  /// "hopes", "possible", "offered": what may come to be.
  static let wish = WordClass(rawValue: 1 << 37)
  /// "invited", "urged": who is named next is to act.
  static let asked = WordClass(rawValue: 1 << 38)
  static let agreeing = WordClass(rawValue: 1 << 39)
  static let calledOff = WordClass(rawValue: 1 << 40)
  static let putOff = WordClass(rawValue: 1 << 41)
  static let refused = WordClass(rawValue: 1 << 42)
  static let adverb = WordClass(rawValue: 1 << 43)
  static let relativeKin = WordClass(rawValue: 1 << 44)
  /// A word that is no name even with a capital: "The", "But", "On".
  static let function = WordClass(rawValue: 1 << 45)
  /// Verbs that carry a noun of meeting: "hold talks", "attend a summit", "pay a visit".
  static let light = WordClass(rawValue: 1 << 46)
  /// "proposed", "called for": the event is somebody's wish.
  static let proposing = WordClass(rawValue: 1 << 47)
  /// Past forms that do not end in "ed".
  static let past = WordClass(rawValue: 1 << 48)
  static let phone = WordClass(rawValue: 1 << 49)
  /// "plans", "due", "set": with an infinitive behind it, what is to come.
  static let plannedTo = WordClass(rawValue: 1 << 50)
  /// "city", "resort": what stands between a preposition and the name of a place.
  static let placeNoun = WordClass(rawValue: 1 << 51)
  /// "-led", "-based": behind the hyphen of an adjective, not of a name.
  static let compound = WordClass(rawValue: 1 << 52)

  /// "readout", "remarks", "transcript": papers that offices publish on the day of the occasion.
  static let paper = WordClass(rawValue: 1 << 53)

  /// "denied", "unlikely": what follows "that" is not so.
  static let denying = WordClass(rawValue: 1 << 54)

  /// "final", "coach": where teams meet, not states.
  static let sport = WordClass(rawValue: 1 << 55)

  /// "palace", "avenue", "airport": ends the name of a place.
  static let site = WordClass(rawValue: 1 << 56)
  /// Verbs that quote: "said", "told", "exclaimed", "called", "voiced".
  static let speech = WordClass(rawValue: 1 << 57)

  /// "ministry", "embassy", "statement": what speaks without being a person.
  static let institution = WordClass(rawValue: 1 << 58)

  /// A word that a rule of its own speaks of; it must stand in a table to be known.
  static let cue = WordClass(rawValue: 1 << 59)

  /// "novel", "film": what is told of it was made up.
  static let fiction = WordClass(rawValue: 1 << 61)

  /// "situation", "conflict", "troops": what is "in" a place is talked about, not held there.
  static let matter = WordClass(rawValue: 1 << 62)

  /// "Arab", "European", "world": whose leaders are those of many states.
  static let manyStates = WordClass(rawValue: 1 << 63)

  /// "deputy", "assistant" before an office: not who holds it.
  static let deputy = WordClass(rawValue: 1 << 60)

  /// The names of the classes in words.tsv, in the order of their bits.
  static let names = [
    "article", "he", "she", "they", "we", "i", "possessive_pronoun", "relative", "will", "may", "be",
    "have", "do", "negation", "to", "preposition", "place_preposition", "and", "subordinator",
    "hypothetical", "saying", "spokesman", "former", "acting", "visiting", "honorific", "counterpart",
    "group", "country_noun", "delegation", "particle", "suffix", "companion", "both", "number_group",
    "ordinal", "planned", "wish", "asked", "agreeing", "called_off", "put_off", "refused", "adverb",
    "relative_kin", "function", "light", "proposing", "past", "phone", "planned_to", "place_noun",
    "compound", "paper", "denying", "sport", "site", "speech", "institution", "cue",
    "deputy", "fiction", "matter", "many_states",
  ]

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The class of that name in words.tsv; `nil` when there is none.
  init?(named name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << UInt64(index))
  }
}
