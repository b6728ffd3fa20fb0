internal import ArgumentParser

/// The shape in which data leaves the program.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table, tsv, csv, json, ndjson, markdown
}

/// `--format` and `--json`, shared by every command that lists something.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How to print: table, tsv, csv, json, ndjson or markdown.",
      discussion: "A terminal gets a table, a pipe tab-separated values.", valueName: "format"))
  var format: OutputFormat?

  @Flag(name: .long, help: "Short for --format json: one array.")
  var json = false

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) contradict each other")
    }
  }

  /// What was asked for, else what suits a terminal or a pipe.
  func chosen(onTerminal: OutputFormat = .table, inPipe: OutputFormat = .tsv) -> OutputFormat {
    json ? .json : format ?? (Screen.output.isTerminal ? onTerminal : inPipe)
  }
}
