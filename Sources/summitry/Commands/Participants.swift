internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Participants: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List who took part in an event, with office, side and role.")

  @OptionGroup var name: EventName
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let stored = try OpenDatabase.read(database.choice) { try $0.event(named: name.words) }
    var writer = ListWriter<Participant>(
      format: format.chosen(), columns: Self.columns, writing: { EventJSON.write($0, to: &$1) },
      table: Self.lines)
    try writer.write(stored.event.participants)
    try writer.end()
    StandardError.line(
      "\n\(SafeText.line(stored.event.name)), \(HumanDate.long(stored.event.date)) (\(SafeText.line(stored.id)))"
    )
  }

  private static let columns: [Column<Participant>] = [
    Column("name") { $0.name ?? "" },
    Column("office") { $0.office ?? "" },
    Column("country") { $0.country?.rawValue ?? "" },
    Column("organisation") { $0.organisation ?? "" },
    Column("rank") { $0.rank.rawValue },
    Column("role") { $0.role.rawValue },
    Column("as_written") { $0.asWritten },
  ]

  private static func lines(_ participants: [Participant]) -> [String] {
    let names = participants.map { SafeText.line(EventWords.name($0)) }
    let offices = participants.map { SafeText.line(EventWords.office($0)) }
    let widest = min(names.map(Cells.width).max() ?? 0, 32)
    let room = max(Screen.output.width - widest - 18, 16)
    return participants.indices.map { index in
      let office = Cells.padded(
        Cells.cut(offices[index], to: room), to: min(room, offices.map(Cells.width).max() ?? 0))
      let role = participants[index].role.rawValue.split(separator: "_").joined(separator: " ")
      return Cells.padded(Cells.cut(names[index], to: widest), to: widest) + "  " + office + "  " + role
    }
  }
}

/// An event named by its id or by words of its name.
struct EventName: ParsableArguments {
  @Argument(help: ArgumentHelp("The event: its id, or words of its name.", valueName: "event"))
  var event: [String]

  var words: String { event.joined(separator: " ") }
}
