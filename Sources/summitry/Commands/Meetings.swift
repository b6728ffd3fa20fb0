internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

/// Two sides of a meeting.
struct Pair: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A person, state, organisation or region.", valueName: "a"))
  var a: String

  @Argument(help: ArgumentHelp("The other side.", valueName: "b"))
  var b: String

  var words: String { "with \"\(SafeText.line(a))\" and \"\(SafeText.line(b))\"" }
}

struct Met: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the events at which two sides met.",
    discussion: """
      What took place; --status lists what was planned, postponed or called off.
      Examples:
        summitry met Obama Xi
        summitry met US China --level leaders --count-by year
        summitry met EU "african union" --from 2000
      """)

  @OptionGroup var pair: Pair
  @OptionGroup var filter: FilterOptions
  @OptionGroup var count: CountOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try Selection(
      query: filter.query(statuses: EventStatus.tookPlace), words: pair.words, countBy: count.countBy,
      parties: [pair.a, pair.b]
    ).print(format.chosen(), database.choice)
  }
}

struct First: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the first event at which two sides met, since a date or ever.",
    discussion: """
      Examples:
        summitry first US CU --after 1961
        summitry first US SU --after glassboro
        summitry first Trump Kim
      """)

  @OptionGroup var pair: Pair

  @Option(
    name: .long,
    help: ArgumentHelp("Only what began after that date, period or event.", valueName: "date|event"))
  var after: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try OpenDatabase.read(database.choice) { repository in
      var query = filter.query(statuses: EventStatus.tookPlace)
      query.limit = 1
      if let after { query.begin(after: try Moment(after, in: repository).last) }
      try Selection(query: query, words: pair.words, parties: [pair.a, pair.b])
        .print(format.chosen(), from: repository)
    }
  }
}

extension TimelineQuery {
  /// Asks for events that began after a day, or may have.
  fileprivate mutating func begin(after day: Day) {
    from = [from, day.adding(1)].compactMap { $0 }.max()
    startsAfter = day
  }
}

struct Gaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the days between the meetings of two sides.",
    discussion: """
      From the end of one to the beginning of the next, of those that are known to the day; ~ where it is
      approximate, which --certain leaves out.
      Examples:
        summitry gaps US RU --level leaders
      """)

  @OptionGroup var pair: Pair
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try OpenDatabase.read(database.choice) { repository in
      var query = filter.query(statuses: EventStatus.tookPlace)
      query.add(try Party(pair.a, in: repository))
      query.add(try Party(pair.b, in: repository))
      try query.remarkOnNames(in: repository)
      let format = format.chosen()
      let count = try AnswerListing(question: .gaps, query: query, format: format).print(from: repository)
      if count == 0 {
        StandardError.line("No two meetings on known days \(pair.words).")
      } else if format == .table {
        try summary(of: repository.answer(.gaps, to: query))
      }
    }
  }

  private func summary(of rows: [[AnswerCell]]) {
    let days = rows.compactMap { row -> Int? in
      guard case .integer(let days) = row[2] else { return nil }
      return days
    }.sorted()
    guard let longest = days.last else { return }
    StandardError.line(
      "\n\(Words.count(days.count, "gap")), median \(Words.count(days[(days.count - 1) / 2], "day")), longest \(Words.grouped(longest))"
    )
  }
}
