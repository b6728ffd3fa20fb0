internal import ArgumentParser
internal import EmbeddedPostgres
internal import Glibc

struct DatabaseShell: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell", abstract: "Open psql on the database.",
    discussion: "Words after -- go to psql: summitry db shell -- -c 'select count(*) from event'")

  @Argument(help: ArgumentHelp("For psql.", valueName: "argument"))
  var arguments: [String] = []

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let open = try OpenDatabase(database.choice, knocks: true)
    let status = Result { () throws(Failure) in try Self.psql(database.choice, arguments) }
    try open.close()
    if try status.get() != 0 { throw Failure("") }
  }

  /// Runs psql on this process's terminal and waits for it.
  private static func psql(_ choice: DatabaseChoice, _ arguments: [String]) throws(Failure) -> Int32 {
    let target: [String] =
      switch choice.target {
      case .embedded: choice.cluster.map { [$0.connection.url] } ?? []
      case .server(let text): text.isEmpty ? [] : [text]
      }
    // Ctrl-C belongs to psql.
    signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, SIG_DFL) }
    return try ChildProgram.run(program, target + arguments)
  }

  /// The psql beside the newest server, else the one that PATH knows.
  private static var program: String {
    let found = try? ServerPrograms.find(DatabaseChoice.search)
    let beside = found?.first.map { $0.directory + "/psql" }
    return beside.flatMap { unsafe access($0, X_OK) == 0 ? $0 : nil } ?? "psql"
  }
}
