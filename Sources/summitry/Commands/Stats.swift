internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Stats: AnswerCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Answer a question about many events at once.",
    discussion: """
      travellers   who went abroad how often, to how many countries and how evenly
      hosting      how often each of two states received the other
      flows        from which region guests came to which
      lengths      how many days events last, by kind
      levels       which ranks meet in bilateral events
      forerunners  whether ministers met in the 90 days before the leaders
      days         on how many days of a year somebody took part in events
      announced    what was announced or put off, and what became of it
      members      events among members of an organisation or region, and with others; needs --of
      All but announced count what took place; --status counts what was planned, postponed or called off.
      Examples:
        summitry stats travellers --level leaders
        summitry stats members --of NATO --from 1990
      """)

  @Argument(help: ArgumentHelp("One of those above.", valueName: "what"))
  var what: String

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("For members: the organisation or region.", valueName: "organisation"))
  var body: String?

  @Option(
    name: .long, help: ArgumentHelp("The period: 2013, June 2013, 2009..2016.", valueName: "period"))
  var when: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  var period: PeriodArgument {
    var argument = PeriodArgument()
    argument.words = when.map { [$0] } ?? []
    return argument
  }

  static let words = Question.statistics.map(\.name) + ["members"]

  func validate() throws {
    guard Self.words.contains(what) else {
      let meant = Suggestion.nearest(to: what, among: Self.words).map { ". Did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "there is no such question\(meant)\n  it is one of \(Self.words.joined(separator: ", "))")
    }
    if (what == "members") != (body != nil) {
      throw ValidationError("members needs --of with an organisation or region, and nothing else does")
    }
  }

  /// What was announced counts only where that is asked.
  var statuses: [EventStatus] { what == "announced" ? [] : EventStatus.tookPlace }

  func question() throws -> Question {
    if let body {
      guard let known = Parties.body(body) else {
        throw ValidationError("no members of \(SafeText.line(body)) are known")
      }
      return .members(of: known)
    }
    return Question.statistics.first { $0.name == what } ?? .places
  }
}

struct Around: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "around", abstract: "List what happened in the days before and after a date or an event.",
    discussion: """
      Examples:
        summitry around 24 February 2022 --days 14 --level leaders
        summitry around sunnylands --days 30 --country CN
      """)

  @Argument(help: ArgumentHelp("A date, or an event: its id or words of its name.", valueName: "date|event"))
  var words: [String]

  @Option(name: .long, help: ArgumentHelp("How many days before and after.", valueName: "count"))
  var days = 30

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if !(0...36_500).contains(days) { throw ValidationError("--days is a number of days, at most 36500") }
  }

  func run() throws {
    let text = words.joined(separator: " ")
    try OpenDatabase.read(database.choice) { repository in
      let centre = try Moment(text, in: repository)
      var query = filter.query()
      (query.from, query.to) = (centre.first.adding(-days), centre.last.adding(days))
      try query.remarkOnNames(in: repository)
      let listing = AnswerListing(
        question: .surroundings(of: centre.first, centre.last), query: query, format: format.chosen())
      if try listing.print(from: repository) == 0 {
        StandardError.line("No event within \(Words.count(days, "day")) of \(SafeText.line(text)).")
      }
    }
  }
}
