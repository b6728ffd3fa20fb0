internal import ArgumentParser
internal import LibPQ
internal import SummitModel
internal import SummitRepository

struct Load: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read articles into the timeline.",
    discussion: """
      Loading the same articles again changes nothing and is quick. Articles that cannot be read are named at the end,
      the others are saved; the exit status is then 3. Ctrl-C finishes the batch under way; loading again goes on.
      Articles in other languages than English are stored and not read.

      Examples:
        summitry load articles/
        summitry load nexis.docx --report fates.ndjson
        find archive -name '*.html' | summitry load --files-from -
        curl -s https://example.org/news.jsonl | summitry load - --map text=body,date=pub_date
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var how: LoadOptions
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    Interruption.begin()
    var load = try LoadRun(input.input, how.options)
    if how.dryRun {
      try await load.run(nil)
    } else {
      let run = Run(
        extractorVersion: Extraction.version, program: ProgramFile.digest,
        command: "load " + input.paths.joined(separator: " "))
      try await OpenDatabase.save(database.choice, run) { store in try await load.run(store) }
    }
    try load.finish(verb: how.dryRun ? "Read" : "Loaded")
  }
}
