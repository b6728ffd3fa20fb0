internal import ArgumentParser
internal import EmbeddedPostgres
internal import LibPQ
internal import SummitData
internal import SummitRepository

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what was found where: programs, libraries, the database and why it is the one.",
    discussion: "Nothing is started. The exit status is 69 when there is no way to a database.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let choice = database.choice
    var output = StandardOutput()
    func show(_ name: String, _ value: String) throws(Failure) {
      try output.line(Cells.padded(name, to: 10) + SafeText.line(value))
    }
    try show("summitry", "\(Version.program), tables of version \(Repository.schemaVersion)")
    try show("libpq", LibraryVersion.text)
    try show("lexicon", "\(Words.count(CompiledFile.all.count, "file")) compiled in")
    for (name, value) in Self.settings { try show(name, value) }
    let found = Result { () throws(EmbeddedError) in try ServerPrograms.find(DatabaseChoice.search) }
    switch found {
    case .success(let all):
      for (index, programs) in all.enumerated() {
        try show(index == 0 ? "programs" : "", "PostgreSQL \(programs.major) in \(programs.directory)")
      }
    case .failure(let error): try show("programs", "none: \(error)")
    }
    let report = DatabaseReport(choice)
    for line in report.lines { try output.line(line) }
    try output.flush()
    if !report.isWithinReach { throw Failure("", status: .noDatabase) }
  }

  /// Variables that decide something, as far as they are set. Addresses of databases may hold passwords.
  private static var settings: [(String, String)] {
    let names = ["SUMMITRY_HOME", "SUMMITRY_PG_BIN", "XDG_DATA_HOME", "NO_COLOR"]
    let shown = names.compactMap { name in Environment.filled(name).map { ("setting", "\(name)=\($0)") } }
    return (Environment.filled("DATABASE_URL") == nil ? [] : [("setting", "DATABASE_URL is set")]) + shown
  }
}
