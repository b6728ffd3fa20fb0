public import SummitData
import SummitModel

/// All that the extractor knows beforehand: words, names, offices with their terms, places, series, topics.
///
/// A class although it never changes: every reader holds it, and as a value it would be twenty references to count.
public final class Lexicon: Sendable {
  let vocabulary: Vocabulary
  let phrases: PhraseTable
  let countryNames: [CountryName]
  let countries: [CountryCode: CountryRow]
  let organisations: [OrganisationRow]
  let offices: [OfficeTitle]
  let people: [PersonRow]
  /// By a word that may stand for a person alone: rows of `people`.
  let peopleByFamily: [Word: [Int32]]
  /// By a word of a family name other than its last: rows of `people`.
  let peopleByFirstOfFamily: [Word: [Int32]]
  /// By country: rows of `people`.
  let peopleByCountry: [CountryCode: [Int32]]
  let series: [SeriesRow]
  let places: PlaceTable
  let topics: [TopicRow]
  let topicCues: TopicCues
  let outcomeCues: OutcomeCues
  let roleCues: RoleCues
  let triggers: [Trigger]
  let dates: DateWords
  let occasions: Occasions
  private let classes: [WordClass]
  private let isInName: [Bool]

  /// The tables that are part of the program.
  public static func compiledIn() throws(TSV.Fault) -> Lexicon { try read(.compiledIn) }

  public static func read(_ source: LexiconSource) throws(TSV.Fault) -> Lexicon {
    var builder = LexiconBuilder(source: source)
    return try builder.build()
  }

  init(
    _ builder: LexiconBuilder, places: PlaceTable, topicCues: TopicCues, outcomeCues: OutcomeCues,
    roleCues: RoleCues, dates: DateWords, occasions: Occasions
  ) {
    vocabulary = builder.words.vocabulary
    phrases = builder.phrases
    countryNames = builder.countryNames
    countries = builder.countries
    organisations = builder.organisations
    offices = builder.offices
    people = builder.people.people
    peopleByFamily = builder.people.byFamily
    peopleByCountry = builder.people.byCountry
    peopleByFirstOfFamily = builder.people.byFirstOfFamily
    isInName = builder.people.isInName
    series = builder.series
    self.places = places
    topics = builder.topics
    self.topicCues = topicCues
    self.outcomeCues = outcomeCues
    self.roleCues = roleCues
    triggers = builder.triggers
    self.dates = dates
    self.occasions = occasions
    classes = builder.classes
  }

  /// The classes of a word; none for a word that no table knows.
  func classes(of word: Word) -> WordClass {
    word.isKnown && Int(word.id) < classes.count ? classes[Int(word.id)] : []
  }

  /// Whether a word is part of some name in the leaders' table.
  func isNameWord(_ word: Word) -> Bool {
    word.isKnown && Int(word.id) < isInName.count && isInName[Int(word.id)]
  }

  /// The folded words of a person's name.
  func nameWords(of person: PersonRow) -> [String] { folded(person.words) }

  /// Short words in capitals, as the "II" of a king, stand unfolded in the vocabulary.
  func folded(_ words: [Word]) -> [String] {
    words.map { String(decoding: Folding.fold(vocabulary.text($0)), as: UTF8.self) }
  }

  func capital(of country: CountryCode, on day: Day?) -> String? {
    countryNames.first { $0.kind == .capital && $0.code == country && $0.validity.holds(on: day) }?.alias
  }

  /// The state to which the territory of one belonged on a day: the Soviet Union for Georgia in 1972.
  func state(holding country: CountryCode, region: String?, on day: Day) -> CountryCode {
    let east = CountryCode(rawValue: "DD")
    if country.rawValue == "DE", region.map(Self.easternGermany.contains) ?? false,
      countries[east]?.validity.holds(on: day) ?? false
    {
      return east
    }
    guard let heir = countries[country], !heir.validity.holds(on: day), let whole = country.formerWhole,
      countries[whole]?.validity.holds(on: day) ?? false
    else { return country }
    return whole
  }

  private static let easternGermany: Set<String> = [
    "Brandenburg", "Mecklenburg-Vorpommern", "Saxony", "Saxony-Anhalt", "Thuringia",
  ]

  func countryName(_ code: CountryCode?) -> String? { code.flatMap { countries[$0]?.name } }
}
