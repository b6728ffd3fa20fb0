internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take events from lists that are facts already.", subcommands: [ImportOfficial.self])
}

struct ImportOfficial: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "official",
    abstract: "Import a list of official visits and travels (CSV): who was where, from when to when.",
    discussion: """
      The list needs the columns start, who and country; set (visits or travels), id, end, role, locale and remarks
      are used where they are there. The rows of all who attended one summit become one event. Importing the same list
      again changes nothing.

      Example:
        summitry import official visits-and-travels.csv
      """)

  @Argument(help: ArgumentHelp("The list; - for standard input.", valueName: "file"), completion: .file())
  var path: String

  @Option(
    name: .long,
    help: ArgumentHelp("The state whose list it is: its name or code.", valueName: "country"),
    transform: { try Countries.code($0) })
  var of = CountryCode("US")

  @Option(
    name: .long,
    help: ArgumentHelp("What to call the list; else the name of its file.", valueName: "name"))
  var source: String?

  @Flag(name: .long, help: "Only read and count; save nothing.")
  var dryRun = false

  @Flag(name: .long, help: "No progress and no summary; only what went wrong.")
  var quiet = false

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let list = try OfficialList(path: path, source: source ?? Self.name(of: path), home: of)
    Interruption.begin()
    var load = ImportRun(list, isQuiet: quiet)
    if dryRun {
      try await load.run(nil)
    } else {
      let run = Run(extractorVersion: Extraction.version, command: "import official \(path)")
      try await OpenDatabase.save(database.choice, run) { store in try await load.run(store) }
    }
    try load.finish(isDry: dryRun)
  }

  /// "official-visits" for "lists/official-visits.csv".
  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}
