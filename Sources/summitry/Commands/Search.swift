internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find events by words of their names, participants, places, topics and sentences.")

  @Argument(help: ArgumentHelp("What to look for.", valueName: "words"))
  var words: [String]

  @Option(name: .long, help: ArgumentHelp("At most that many.", valueName: "count"))
  var limit = 20

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is a count of at least 1") }
    if words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("no word to look for") }
  }

  func run() throws {
    let hits = try OpenDatabase.read(database.choice) {
      try $0.search(words.joined(separator: " "), limit: limit)
    }
    var writer = ListWriter<SearchHit>(
      format: format.chosen(), columns: Self.columns, writing: Self.write,
      table: { $0.flatMap(Self.lines) })
    try writer.write(hits)
    try writer.end()
    if hits.isEmpty {
      StandardError.line("Nothing found for \"\(SafeText.line(words.joined(separator: " ")))\".")
    }
  }

  private static let columns: [Column<SearchHit>] =
    [Column("rank") { String(($0.rank * 1000).rounded() / 1000) }]
    + EventColumns.all.prefix(5).map { column in Column(column.name) { column.value(ListedEvent($0.event)) } }
    + [Column("sentence") { $0.sentence?.text ?? "" }]

  private static func write(_ hit: SearchHit, to text: inout JSONText) {
    text.object {
      $0.add("rank", hit.rank, places: 4)
      $0.add("event") { StoredEventJSON.write(hit.event, to: &$0) }
      $0.add("sentence", hit.sentence?.text)
      $0.add("start", hit.sentence?.start)
      $0.add("end", hit.sentence?.end)
    }
  }

  private static func lines(_ hit: SearchHit) -> [String] {
    let event = hit.event.event
    let name = "\(SafeText.line(event.name)), \(HumanDate.long(event.date))"
    let head = Cells.spread(name, SafeText.line(hit.event.id), to: Screen.output.width)
    guard let sentence = hit.sentence else { return [head] }
    return [head]
      + Cells.wrapped(SafeText.line(sentence.text), to: Screen.output.width - 2)
      .map { "  " + Screen.output.style.faint($0) }
  }
}
