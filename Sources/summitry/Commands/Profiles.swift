internal import ArgumentParser
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

struct Person: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Show somebody's offices, travels, company and topics.",
    discussion: """
      Examples:
        summitry person Gorbachov
        summitry person Obama --before-leaving 180
      """)

  @Argument(help: ArgumentHelp("The name or a part of it.", valueName: "name"))
  var name: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("Only the last days before the end of the person's last office.", valueName: "days"))
  var beforeLeaving: Int?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let days = beforeLeaving, days < 1 { throw ValidationError("--before-leaving is a number of days") }
  }

  func run() throws {
    let words = name.joined(separator: " ")
    try OpenDatabase.read(database.choice) { repository in
      let person = try repository.person(meantBy: words)
      var query = filter.query(statuses: EventStatus.tookPlace)
      query.people.append(person)
      if let days = beforeLeaving {
        guard let end = Terms.end(of: person.name) else {
          throw Failure("cannot tell when \(SafeText.line(person.name)) left office: no end is known")
        }
        (query.from, query.to) = (end.adding(1 - days), end)
      }
      try Profile(title: person.name, query: query) { .profile(of: person, most: $0) }
        .print(format.chosen(), from: repository)
    }
  }
}

struct Country: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "country", abstract: "Show a state's partners, representatives, hosts and topics.",
    discussion: """
      Examples:
        summitry country IN
        summitry country Finland --from 1990 --level leaders
      """)

  @Argument(help: ArgumentHelp("The state: its code or name.", valueName: "country"))
  var name: [String]

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let code: CountryCode
    do {
      code = try Countries.code(name.joined(separator: " "))
    } catch {
      throw ValidationError("\(error)")
    }
    var query = filter.query(statuses: EventStatus.tookPlace)
    query.countries.append(code)
    try OpenDatabase.read(database.choice) {
      try Profile(title: Countries.name(code), query: query) { .profile(of: code, most: $0) }
        .print(format.chosen(), from: $0)
    }
  }
}

/// A page on one person or state: the parts one below the other for people, one list for programs.
struct Profile {
  let title: String
  let query: TimelineQuery
  /// What is asked, with at most so many lines of each part.
  let question: (_ most: Int?) -> Question

  /// Parts whose names are codes of states.
  private static let places: Set<String> = ["visited", "partner", "host"]
  /// How many lines of a part people see.
  private static let shown = 12

  func print(_ format: OutputFormat, from repository: Repository) throws {
    guard format == .table else {
      let count = try AnswerListing(question: question(nil), query: query, format: format).print(
        from: repository)
      if count == 0 { StandardError.line("No event with \(SafeText.line(title)).") }
      return
    }
    let rows = try repository.answer(question(Self.shown), to: query)
    guard !rows.isEmpty else {
      StandardError.line("No event with \(SafeText.line(title)).")
      return
    }
    var output = StandardOutput()
    try output.line(Screen.output.style.bold(SafeText.line(title)))
    for line in Self.lines(rows) { try output.line(line) }
    try output.flush()
  }

  private static func lines(_ rows: [[AnswerCell]]) -> [String] {
    var parts: [(name: String, rows: [[AnswerCell]])] = []
    for row in rows {
      if parts.last?.name == row[0].text {
        parts[parts.count - 1].rows.append(row)
      } else {
        parts.append((row[0].text, [row]))
      }
    }
    return parts.flatMap { part -> [String] in
      let shown = part.name == "year" ? part.rows[...] : part.rows.prefix(Self.shown)
      let more = Int(part.rows[0][5].number ?? 0) - shown.count
      let head = ["", Screen.output.style.bold(part.name.uppercased())]
      return head + lines(of: part.name, Array(shown))
        + (more > 0 ? ["  and \(Words.grouped(more)) more"] : [])
    }
  }

  private static func lines(of part: String, _ rows: [[AnswerCell]]) -> [String] {
    let names = rows.map { row in
      let name = row[1].text
      return SafeText.line(places.contains(part) ? Countries.name(CountryCode(name)) : name)
    }
    let numbers = rows.map { $0[2].number ?? 0 }
    let bars = Screen.output.isTerminal ? BarChart.bars(numbers, room: 24) : rows.map { _ in "" }
    let widest = min(names.map(Cells.width).max() ?? 0, 40)
    return rows.indices.map { index in
      let years = [rows[index][3], rows[index][4]].map { String($0.text.prefix(4)) }
      let span = years[0] == years[1] ? years[0] : years.joined(separator: "–")
      let count = rows[index][2].text
      let line =
        "  " + Cells.padded(Cells.cut(names[index], to: widest), to: widest) + "  "
        + String(repeating: " ", count: max(0, 5 - count.count)) + count + "  "
        + (part == "year" ? "" : Cells.padded(span, to: 9) + "  ") + bars[index]
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
