internal import ArgumentParser
internal import LibPQ
internal import SummitModel
internal import SummitRepository

struct Load: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read articles into the timeline.",
    discussion: """
      Loading the same articles again changes nothing. Articles that cannot be read are named at the end, the
      others are saved; the exit status is then 3.

      Examples:
        summitry load articles/
        curl -s https://example.org/news.jsonl | summitry load -
      """)

  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Only read and count; save nothing.")
  var dryRun = false

  @Flag(name: .long, help: "No progress and no summary; only what went wrong.")
  var quiet = false

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let reader = try input.reader()
    Interruption.begin()
    var load = try LoadRun(reader, isQuiet: quiet)
    if dryRun {
      try await load.run(save: nil)
    } else {
      let run = Run(
        extractorVersion: Extraction.version, command: "load " + input.paths.joined(separator: " "))
      try await OpenDatabase.save(database.choice, run) { save in try await load.run(save: save) }
    }
    try load.finish(verb: dryRun ? "Read" : "Loaded", isDry: dryRun)
  }
}
