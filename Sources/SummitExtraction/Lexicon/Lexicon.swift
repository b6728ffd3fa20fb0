public import SummitData
import SummitModel

/// All that the extractor knows beforehand: words, names, offices with their terms, places, series, topics.
public struct Lexicon: Sendable {
  let vocabulary: Vocabulary
  let phrases: PhraseTable
  let countryNames: [CountryName]
  let countries: [CountryCode: CountryRow]
  let organisations: [OrganisationRow]
  let offices: [OfficeTitle]
  let people: [PersonRow]
  /// By family name's word: rows of `people`.
  let peopleByFamily: [Word: [Int32]]
  /// By country: rows of `people`.
  let peopleByCountry: [CountryCode: [Int32]]
  let series: [SeriesRow]
  let places: [PlaceRow]
  let topics: [TopicRow]
  let triggers: [Trigger]
  let dates: DateWords
  private let classes: [WordClass]
  private let nameWords: Set<Word>

  /// The tables that are part of the program.
  public static func compiledIn() throws(TSV.Fault) -> Lexicon {
    try Lexicon { CompiledFile(named: $0)?.text }
  }

  /// - Parameter table: the text of a table by its file name; `nil` where there is none.
  public init(table: @escaping (String) -> String?) throws(TSV.Fault) {
    var builder = LexiconBuilder(table: table)
    try builder.build()
    guard let dateWords = builder.dates else {
      throw TSV.Fault(file: DateWords.file, line: 1, column: 1, reason: "there is no such table")
    }
    vocabulary = builder.vocabulary
    phrases = builder.phrases
    countryNames = builder.countryNames
    countries = builder.countries
    organisations = builder.organisations
    offices = builder.offices
    people = builder.people
    peopleByFamily = builder.peopleByFamily
    peopleByCountry = builder.peopleByCountry
    series = builder.series
    places = builder.places
    topics = builder.topics
    triggers = builder.triggers
    dates = dateWords
    classes = builder.classes
    nameWords = builder.nameWords
  }

  /// The classes of a word; none for a word that no table knows.
  func classes(of word: Word) -> WordClass {
    word.isKnown && Int(word.id) < classes.count ? classes[Int(word.id)] : []
  }

  /// Whether a word is part of some name in the leaders' table.
  func isNameWord(_ word: Word) -> Bool { word.isKnown && nameWords.contains(word) }

  func countryName(_ code: CountryCode?) -> String? { code.flatMap { countries[$0]?.name } }
}
