internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write events in a format that other programs read.",
    discussion: """
      Formats, and the endings of file names that mean them:
      \(ExportFormat.allCases.map(Self.line).joined(separator: "\n"))
      Examples:
        summitry export -o obama-xi.html --participant Obama --participant Xi
        summitry export tables -o summits/ --kind summit
        summitry export gexf -o met.gexf --level leaders --from 1990
      """)

  private static func line(_ format: ExportFormat) -> String {
    let name = format.rawValue + String(repeating: " ", count: max(1, 11 - format.rawValue.count))
    return "  \(name) \(format.endings.joined(separator: " "))  \(format.words)"
  }

  @Argument(
    help: ArgumentHelp(
      "One of those above; without it the ending of the file's name tells.", valueName: "format"))
  var format: ExportFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file, or for tables to a folder.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    name: .long, help: ArgumentHelp("For graphml and gexf: country or person.", valueName: "whom"))
  var between = Question.Nodes.country

  @OptionGroup var filter: FilterOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    let format = try chosen()
    if output == nil, format == .tables || format == .sqlite {
      throw ValidationError("\(format.rawValue) needs a name to write to: -o NAME")
    }
  }

  private func chosen() throws -> ExportFormat {
    if let format { return format }
    guard let output else { throw ValidationError("name a format, or a file with -o") }
    guard let format = ExportFormat.of(path: output) else {
      throw ValidationError("the ending of \(SafeText.line(output)) tells no format: name one")
    }
    return format
  }

  func run() throws {
    let format = try chosen()
    let run = ExportRun(format: format, query: filter.query(), output: output, nodes: between)
    let result = try OpenDatabase.read(database.choice) { repository in
      try run.query.remarkOnNames(in: repository)
      return try run.write(from: repository)
    }
    if result.written == 0 {
      StandardError.line("No event", with: filter.words())
    } else if let output {
      StandardError.line("Wrote \(result.words) to \(SafeText.line(output))")
    }
    if result.leftOut > 0 {
      StandardError.line(
        "\(Words.count(result.leftOut, "event")) left out: \(format.rawValue) has no room for a date so vague"
      )
    }
  }
}
