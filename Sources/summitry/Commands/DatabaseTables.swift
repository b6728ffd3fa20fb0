internal import ArgumentParser
internal import EmbeddedPostgres
internal import LibPQ
internal import SummitRepository

struct DatabaseMigrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Create the tables, or bring them up to this version.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let open = try OpenDatabase(database.choice)
    let outcome = Result {
      try Failure.translating { try Repository(connection: try open.connect()).migrate() }
    }
    try open.close()
    switch try outcome.get() {
    case .created: StandardError.line("The tables of version \(Repository.schemaVersion) were created.")
    case .upToDate: StandardError.line("The tables are of version \(Repository.schemaVersion) already.")
    }
  }
}

struct DatabaseRebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make the tables of counts, memberships and lists anew from the events.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try OpenDatabase.read(database.choice) { try $0.rebuild() }
    StandardError.line("The derived tables were made anew.")
  }
}

struct DatabaseSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the tables as SQL.")

  func run() throws {
    var output = StandardOutput()
    try output.write(Repository.schemaSQL)
    try output.flush()
  }
}

struct DatabaseStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say which database is used, whether it answers and what it holds.",
    discussion: "Nothing is started.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let choice = database.choice
    var output = StandardOutput()
    for line in DatabaseReport(choice).lines { try output.line(line) }
    try output.flush()
  }
}
