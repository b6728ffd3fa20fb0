internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

/// What most commands that answer with a table have in common.
protocol AnswerCommand: ParsableCommand {
  var period: PeriodArgument { get }
  var filter: FilterOptions { get }
  var format: FormatOptions { get }
  var database: DatabaseOptions { get }
  /// What is asked.
  func question() throws -> Question
  /// Which events count when no status is asked for; empty: all.
  var statuses: [EventStatus] { get }
}

extension AnswerCommand {
  var statuses: [EventStatus] { [] }

  func run() throws {
    let when = try period.when()
    let format = format.chosen()
    var query = filter.query(when: when, statuses: statuses)
    if format == .table, query.limit == nil { query.limit = 50 }
    let listing = AnswerListing(question: try question(), query: query, format: format)
    let count = try OpenDatabase.read(database.choice) { repository in
      try query.remarkOnNames(in: repository)
      return try listing.print(from: repository)
    }
    if count == 0 { StandardError.line("Nothing to count", with: filter.words(when: when)) }
    if format == .table, filter.limit == nil, count == 50 {
      StandardError.line("\nThe first 50; --limit shows more.")
    }
  }
}

struct Places: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: "List the places of events by how many there were.")
  @OptionGroup var period: PeriodArgument
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions
  func question() -> Question { .places }
}

struct Topics: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "List the topics of events by how many there were.")
  @OptionGroup var period: PeriodArgument
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions
  func question() -> Question { .topics }
}

struct Network: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "List who met whom, and how often.",
    discussion: """
      What took place, also at meetings of many; --sides bilateral leaves those out.
      Examples:
        summitry network 2013 --level leaders
        summitry network --between person --from 2009 --to 2016 --limit 100
        summitry export gexf -o leaders.gexf --level leaders     for Gephi
      """)

  @Option(name: .long, help: ArgumentHelp("country or person.", valueName: "whom"))
  var between = Question.Nodes.country

  @OptionGroup var period: PeriodArgument
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions
  var statuses: [EventStatus] { EventStatus.tookPlace }
  func question() -> Question { .network(of: between) }
}

struct Panel: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: "Count, for each two states and each year or month, the events at which they met.",
    discussion: """
      One row a pair and period that has any, with counts by format, level and kind: the table for regressions.
      An event of several years counts in the one it begins in; events at which many met count for each two of them.
      Examples:
        summitry panel --format csv > dyads.csv
        summitry panel 2009..2016 --by month --country US
      """)

  @Option(name: .long, help: ArgumentHelp("year or month.", valueName: "step"))
  var by = Question.Step.year

  @OptionGroup var period: PeriodArgument
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions
  var statuses: [EventStatus] { EventStatus.tookPlace }
  func question() -> Question { .panel(by: by) }
}

struct Series: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series", abstract: "List recurring meetings, or the meetings of one series.")

  @Argument(help: ArgumentHelp("The series: G20, APEC, NATO summit.", valueName: "name"))
  var name: [String] = []

  @OptionGroup var filter: FilterOptions
  @OptionGroup var count: CountOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    var query = filter.query()
    let format = format.chosen()
    guard name.isEmpty else {
      let words = name.joined(separator: " ")
      query.series.append(words)
      try Selection(query: query, words: "of the series \"\(SafeText.line(words))\"", countBy: count.countBy)
        .print(format, database.choice)
      return
    }
    let listing = AnswerListing(question: .series, query: query, format: format)
    if try OpenDatabase.read(database.choice, { try listing.print(from: $0) }) == 0 {
      StandardError.line("No event of a series", with: filter.words())
    }
  }
}
