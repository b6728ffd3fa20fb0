internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List events by date, or count them.",
    discussion: """
      Examples:
        summitry timeline 2013
        summitry timeline June 2013 --participant Obama --participant Xi
        summitry timeline --country CN --country US --from 2009 --json
        summitry timeline --country EU --region africa --count-by year
      """)

  @OptionGroup var period: PeriodArgument
  @OptionGroup var filter: FilterOptions
  @OptionGroup var count: CountOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let when = try period.when()
    try Selection(query: filter.query(when: when), words: filter.words(when: when), countBy: count.countBy)
      .print(format.chosen(), database.choice)
  }
}

/// A period beside the options, in as many words as it takes.
struct PeriodArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A period: 2013, 2013-06, June 2013, 7 June 2013, 2013-06-07..2013-06-08, 2013.., 1980s, spring 2014.",
      valueName: "when"))
  var words: [String] = []

  func when() throws -> When? {
    guard !words.isEmpty else { return nil }
    do throws(When.Fault) {
      return try When(words.joined(separator: " "))
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// Events that were asked for, printed as a list or as numbers.
struct Selection {
  var query: TimelineQuery
  /// The filters in words, for the message that nothing fits.
  let words: String
  var countBy: [Axis] = []
  /// Sides whose names only the database can tell.
  var parties: [String] = []

  func print(_ format: OutputFormat, _ choice: DatabaseChoice) throws {
    try OpenDatabase.read(choice) { try print(format, from: $0) }
  }

  func print(_ format: OutputFormat, from repository: Repository) throws {
    var query = query
    for party in parties { query.add(try Party(party, in: repository)) }
    try query.remarkOnNames(in: repository)
    guard countBy.isEmpty else {
      let listing = AnswerListing(question: .counts(by: countBy), query: query, format: format)
      if try listing.print(from: repository) == 0 { StandardError.line("No event", with: words) }
      return
    }
    try EventListing(query: query, format: format).print(from: repository).report(filter: words)
  }
}
