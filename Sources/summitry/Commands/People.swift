internal import ArgumentParser
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

struct People: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List people by how many events they took part in; or those of a name.")

  @Argument(help: ArgumentHelp("A name or a part of it.", valueName: "name"))
  var name: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Of that state: its name or code. Repeated: any of them.", valueName: "country"),
    transform: { try Countries.code($0) })
  var country: [CountryCode] = []

  @Option(name: .long, help: ArgumentHelp("At most that many.", valueName: "count"))
  var limit: Int?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is a count of at least 1") }
  }

  func run() throws {
    let format = format.chosen()
    let people = try OpenDatabase.read(database.choice) {
      try $0.people(
        matching: name.isEmpty ? nil : name.joined(separator: " "), countries: country,
        limit: limit ?? (format == .table && name.isEmpty ? 50 : nil))
    }
    var writer = ListWriter<StoredPerson>(
      format: format, columns: Self.columns, json: Self.json, table: Self.lines)
    try writer.write(people)
    try writer.end()
    if people.isEmpty { StandardError.line(name.isEmpty ? "Nobody yet." : "Nobody of that name.") }
  }

  private static let columns: [Column<StoredPerson>] = [
    Column("name") { $0.name },
    Column("office") { $0.office ?? "" },
    Column("country") { $0.country?.rawValue ?? "" },
    Column("organisation") { $0.organisation ?? "" },
    Column("events") { String($0.events) },
    Column("first") { $0.first?.description ?? "" },
    Column("last") { $0.last?.description ?? "" },
  ]

  private static func json(_ person: StoredPerson) -> JSON {
    .object([
      "name": .string(person.name), "office": .optional(person.office),
      "country": .optional(person.country?.rawValue), "organisation": .optional(person.organisation),
      "events": .integer(person.events), "first": .optional(person.first?.description),
      "last": .optional(person.last?.description),
    ])
  }

  private static func lines(_ people: [StoredPerson]) -> [String] {
    let widest = min(people.map { Cells.width(SafeText.line($0.name)) }.max() ?? 0, 32)
    let room = max(Screen.output.width - widest - 26, 16)
    return people.map { person in
      let side = person.organisation ?? person.country.map { Countries.name($0) }
      let office = SafeText.line([person.office, side].compactMap { $0 }.joined(separator: ", "))
      let years = [person.first?.year, person.last?.year].compactMap { $0 }.map { String($0) }
      let period = years.first == years.last ? years.first ?? "" : years.joined(separator: "–")
      let count = Words.count(person.events, "event")
      return Cells.padded(Cells.cut(SafeText.line(person.name), to: widest), to: widest) + "  "
        + Cells.padded(Cells.cut(office, to: room), to: room) + "  " + Cells.padded(count, to: 11) + period
    }
  }
}
