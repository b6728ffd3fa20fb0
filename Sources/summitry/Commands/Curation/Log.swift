internal import ArgumentParser
internal import SummitArticles
internal import SummitRepository

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what curators decided, oldest first.",
    discussion: """
      As NDJSON it is a file for git, a line for each edit: summitry replay puts it into effect elsewhere.

      Examples:
        summitry log
        summitry log --all --format ndjson > edits.ndjson
        summitry replay edits.ndjson
      """)

  @Flag(name: .long, help: "Also what was undone, and who undid it.") var all = false
  @Option(name: .long, help: ArgumentHelp("Only so many, the newest.", valueName: "count")) var limit: Int?
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is a count of at least 1") }
  }

  func run() throws {
    let log = try OpenDatabase.read(database.choice) { try $0.log() }
    let kept = all ? log : log.filter { $0.undoneBy == nil && $0.edit.action != .undo }
    let shown = kept.suffix(limit ?? kept.count)
    var writer = ListWriter<Repository.LoggedEdit>(
      format: format.chosen(), columns: Self.columns, json: { EditJSON.value($0.edit) },
      table: { $0.flatMap(Self.lines) })
    try writer.write(Array(shown))
    try writer.end()
    if shown.isEmpty {
      StandardError.line(
        log.isEmpty ? "No edit yet." : "No edit is in effect; those taken back: summitry log --all")
    }
  }

  private static let columns: [Column<Repository.LoggedEdit>] = [
    Column("edit") { $0.edit.name }, Column("made_at") { $0.edit.madeAt },
    Column("curator") { $0.edit.curator },
    Column("action") { $0.edit.action.rawValue }, Column("event") { $0.edit.event },
    Column("other") { $0.edit.other ?? "" }, Column("field") { $0.edit.field ?? "" },
    Column("value") { $0.edit.value ?? "" }, Column("undone_by") { $0.undoneBy ?? "" },
  ]

  private static func lines(_ logged: Repository.LoggedEdit) -> [String] {
    let edit = logged.edit
    let moment = edit.madeAt.prefix(16).split(separator: "T").joined(separator: " ")
    let state = logged.undoneBy != nil ? "  undone" : logged.isAnchored ? "" : "  waits for its articles"
    let style = Screen.output.style
    return Cells.wrapped(
      "\(style.faint(String(edit.name.prefix(8))))  \(moment)  \(SafeText.line(edit.curator))  "
        + SafeText.line(edit.words) + state, to: Screen.output.width)
  }
}

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put edits into effect that were written by summitry log --format ndjson.",
    discussion: """
      Edits that are known already change nothing. Edits of articles that are not loaded yet wait for them.

      Example: summitry replay edits.ndjson
      """)

  @Argument(help: "The file, or - for standard input.") var file: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let edits = try EditFile.read(file)
    let new = try OpenDatabase.read(database.choice) { try $0.replay(edits) }
    StandardError.line(
      "\(Words.count(new, "edit")) put into effect, \(Words.grouped(edits.count - new)) known already.")
  }
}
