internal import ArgumentParser
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "List what a curator should look at: pairs of events that may be one, and events none too sure.",
    discussion: """
      Decide with: summitry accept A B (one event), reject A B (two), accept A, reject A.

      Examples:
        summitry review --pairs --limit 20
        summitry review --events --below 0.4 --from 2013 --json
      """)

  @Flag(name: .long, help: "Only pairs of events.") var pairs = false
  @Flag(name: .long, help: "Only single events.") var events = false
  @Option(
    name: .long, help: ArgumentHelp("Events of less confidence than this.", valueName: "confidence"))
  var below = 0.5
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if !(0...1).contains(below) { throw ValidationError("--below is a confidence from 0 to 1") }
  }

  /// A line of the queue: a pair, or an event alone.
  private struct Item {
    let event: EventChoice
    let other: EventChoice?
    /// Of a pair how much speaks for one event; of an event its confidence.
    let score: Double
    let reasons: String
  }

  func run() throws {
    var query = filter.query()
    query.limit = filter.limit ?? 50
    let items = try OpenDatabase.read(database.choice) { repository in
      let doubtful = events && !pairs ? [] : try repository.doubtfulPairs(query).map(Self.item)
      let unsure =
        pairs && !events ? [] : try repository.doubtfulEvents(query, below: below).map(Self.item)
      return doubtful + unsure
    }
    var writer = ListWriter<Item>(
      format: format.chosen(), columns: Self.columns, json: Self.json, table: { $0.flatMap(Self.lines) })
    try writer.write(items)
    try writer.end()
    StandardError.line(
      items.isEmpty
        ? "Nothing to review." : "\nDecide: summitry accept A B · reject A B · accept A · reject A · show A")
  }

  private static func item(_ pair: DoubtfulPair) -> Item {
    Item(event: pair.one, other: pair.other, score: pair.score, reasons: pair.reasons)
  }

  private static func item(_ stored: StoredEvent) -> Item {
    let choice = EventChoice(stored)
    let reasons = [
      stored.event.date == nil ? "no date" : nil, stored.event.place == nil ? "no place" : nil,
      stored.articles.count == 1 ? "one article" : nil,
    ]
    return Item(
      event: choice, other: nil, score: stored.event.confidence,
      reasons: reasons.compactMap { $0 }.joined(separator: ", "))
  }

  private static let columns: [Column<Item>] = [
    Column("what") { $0.other == nil ? "event" : "pair" }, Column("event") { $0.event.id },
    Column("name") { $0.event.name }, Column("date") { $0.event.date ?? "" },
    Column("other") { $0.other?.id ?? "" }, Column("other_name") { $0.other?.name ?? "" },
    Column("other_date") { $0.other?.date ?? "" }, Column("score") { String($0.score) },
    Column("reasons") { $0.reasons },
  ]

  private static func json(_ item: Item) -> JSON {
    func choice(_ choice: EventChoice) -> JSON {
      .object(["id": .string(choice.id), "name": .string(choice.name), "date": .optional(choice.date)])
    }
    return .object([
      "what": .string(item.other == nil ? "event" : "pair"), "event": choice(item.event),
      "other": item.other.map(choice) ?? .null, "score": .decimal(item.score, places: 2),
      "reasons": .string(item.reasons),
    ])
  }

  private static func lines(_ item: Item) -> [String] {
    let style = Screen.output.style
    func line(_ choice: EventChoice) -> String {
      let name = Cells.cut(SafeText.line(choice.name), to: max(20, Screen.output.width - 44))
      return "\(style.bold(SafeText.line(choice.id)))  \(name)  \(SafeText.line(choice.date ?? "no date"))"
    }
    let score = String((item.score * 100).rounded() / 100)
    let reasons = Cells.wrapped("\(score): " + SafeText.line(item.reasons), to: Screen.output.width - 4)
    return [line(item.event)] + (item.other.map { ["  = " + line($0) + " ?"] } ?? [])
      + reasons.map { "    " + style.faint($0) }
  }
}

struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List where articles contradict each other, and which value was accepted.",
    discussion: "Settle one with: summitry set EVENT FIELD VALUE")

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  /// One value of a field that is in dispute.
  private struct Line {
    let event: StoredEvent
    let claim: Claim
    let articles: [String]
  }

  func run() throws {
    let lines = try OpenDatabase.read(database.choice) { repository in
      try repository.conflictingEvents(filter.query()).flatMap { event, story in
        story.claims.filter { story.conflicts.contains($0.field) }.map { claim in
          Line(event: event, claim: claim, articles: EventStoryPage.names(claim.articles, in: event))
        }
      }
    }
    var writer = ListWriter<Line>(
      format: format.chosen(), columns: Self.columns, json: Self.json, table: Self.table)
    try writer.write(lines)
    try writer.end()
    if lines.isEmpty { StandardError.line("No article contradicts another.") }
  }

  private static let columns: [Column<Line>] = [
    Column("event") { $0.event.id }, Column("field") { $0.claim.field.rawValue },
    Column("value") { $0.claim.value }, Column("accepted") { $0.claim.isAccepted ? "yes" : "no" },
    Column("articles") { $0.articles.joined(separator: " | ") },
  ]

  private static func json(_ line: Line) -> JSON {
    .object([
      "event": .string(line.event.id), "field": .string(line.claim.field.rawValue),
      "value": .string(line.claim.value), "accepted": .bool(line.claim.isAccepted),
      "articles": .array(line.articles.map { .string($0) }),
    ])
  }

  private static func table(_ lines: [Line]) -> [String] {
    let style = Screen.output.style
    var shown: [String] = []
    var event: Int?
    var field: EventField?
    for line in lines {
      if line.event.key != event {
        event = line.event.key
        field = nil
        shown.append(
          style.bold(SafeText.line(line.event.event.name)) + "  " + SafeText.line(line.event.id))
      }
      if line.claim.field != field {
        field = line.claim.field
        shown.append("  " + line.claim.field.rawValue)
      }
      shown += EventStoryPage.lines(of: line.claim, in: line.event)
    }
    return shown
  }
}
