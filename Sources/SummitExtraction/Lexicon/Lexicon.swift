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
  let partsOfStates: [CountryCode: [PartOfState]]
  let organisations: [OrganisationRow]
  let offices: [OfficeTitle]
  let people: [PersonRow]
  /// By a word that may stand for a person alone: rows of `people`.
  let peopleByFamily: [Word: [Int32]]
  /// By a word of a family name other than its last: rows of `people`.
  let peopleByFirstOfFamily: [Word: [Int32]]
  /// By country: rows of `people`.
  let peopleByCountry: [CountryCode: [Int32]]
  /// "Taoiseach", "Pope": leaders' offices that one state alone has.
  let officesOfOneState: [String: CountryCode]
  /// Heads of organisations: rows of `people`.
  let headsOfOrganisations: [Int32]
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
    partsOfStates = builder.partsOfStates
    organisations = builder.organisations
    offices = builder.offices
    people = builder.people.people
    peopleByFamily = builder.people.byFamily
    peopleByCountry = builder.people.byCountry
    peopleByFirstOfFamily = builder.people.byFirstOfFamily
    headsOfOrganisations = builder.people.heads
    officesOfOneState = builder.people.officesOfOneState
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

  /// "Parliament House", "Phillip Street", "the Prime Minister's Courtyard": what ends the name of where somebody is.
  func isHouse(_ word: Word) -> Bool {
    classes(of: word).contains(.site) || ["house", "hall", "courtyard"].contains(vocabulary.text(word))
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

  /// To which state of the past a land belonged on a day: Kiev in 1985 to the Soviet Union, Leipzig to East Germany.
  func state(of code: CountryCode?, region: String?, on day: Day?) -> CountryCode? {
    guard let code, let day, let parts = partsOfStates[code] else { return code }
    let part = parts.first {
      $0.validity.to != nil && $0.validity.holds(on: day) && ($0.admin1 == nil || $0.admin1 == region)
    }
    return part?.whole ?? code
  }

  /// Whether a code stands for a land of that state: Hong Kong for one of China.
  func isPart(_ code: String, of state: String, on day: Day?) -> Bool {
    (partsOfStates[CountryCode(code)] ?? []).contains {
      $0.whole.rawValue == state && $0.admin1 == nil
        && (day == nil ? $0.validity.to == nil : $0.validity.holds(on: day))
    }
  }

  func countryName(_ code: CountryCode?) -> String? { code.flatMap { countries[$0]?.name } }
}
