internal import ArgumentParser
internal import Glibc
internal import SummitRepository

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write events as csv, json or ndjson, for other programs.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, ndjson, tsv, markdown
    var shape: OutputFormat {
      switch self {
      case .csv: .csv
      case .json: .json
      case .ndjson: .ndjson
      case .tsv: .tsv
      case .markdown: .markdown
      }
    }
  }

  @Argument(help: ArgumentHelp("csv, json, ndjson, tsv or markdown.", valueName: "format"))
  var format: Format

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let listing = EventListing(query: filter.query(), format: format.shape)
    let outcome = try OpenDatabase.read(database.choice) { repository in
      try OutputFile.redirecting(to: output) { try listing.print(from: repository) }
    }
    if outcome.events == 0 { outcome.report(filter: filter.words()) }
    if let output {
      StandardError.line("Wrote \(Words.count(outcome.events, "event")) to \(SafeText.line(output))")
    }
  }
}

/// Standard output sent into a file for a while.
enum OutputFile {
  static func redirecting<Result>(to path: String?, _ body: () throws -> Result) throws -> Result {
    guard let path else { return try body() }
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
    let terminal = dup(STDOUT_FILENO)
    dup2(file, STDOUT_FILENO)
    close(file)
    defer {
      dup2(terminal, STDOUT_FILENO)
      close(terminal)
    }
    return try body()
  }
}
