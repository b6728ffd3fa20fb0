internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List events by date.",
    discussion: """
      Examples:
        summitry timeline 2013
        summitry timeline June 2013 --participant Obama --participant Xi
        summitry timeline --country CN --country US --from 2009 --json
      """)

  @Argument(
    help: ArgumentHelp(
      "A period: 2013, 2013-06, June 2013, 7 June 2013, 2013-06-07..2013-06-08, 2013.., 1980s.",
      valueName: "when"))
  var when: [String] = []

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  /// The words beside the options as one period.
  static func period(_ words: [String]) throws -> When? {
    guard !words.isEmpty else { return nil }
    do throws(When.Fault) {
      return try When(words.joined(separator: " "))
    } catch {
      throw ValidationError(error.description)
    }
  }

  func run() throws {
    let period = try Self.period(when)
    let listing = EventListing(query: filter.query(when: period), format: format.chosen())
    let outcome = try OpenDatabase.read(database.choice) { try listing.print(from: $0) }
    outcome.report(filter: filter.words(when: period))
  }
}
