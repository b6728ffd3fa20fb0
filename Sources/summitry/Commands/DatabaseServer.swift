internal import ArgumentParser
internal import EmbeddedPostgres
internal import Glibc

struct DatabaseStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start the private server and keep it running until 'db stop'.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let cluster = try database.choice.ownCluster(to: "start")
    let connection = try Failure.translating { try cluster.startToStay() }
    var output = StandardOutput()
    try output.line(connection.url)
    try output.flush()
    StandardError.line("The private server runs until: summitry db stop")
  }
}

struct DatabaseStop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop the private server. Its data stay.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let cluster = try database.choice.ownCluster(to: "stop")
    let ran = try Failure.translating { try cluster.stop() }
    StandardError.line(ran ? "Stopped." : "It was not running.")
  }
}

struct DatabaseDestroy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy", abstract: "Delete the private server with everything that was loaded into it.")

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let cluster = try database.choice.ownCluster(to: "destroy")
    let path = SafeText.line(cluster.home.path)
    guard cluster.home.dataMajor != nil else {
      StandardError.line("There is no private server in \(path).")
      return
    }
    if !yes {
      guard isatty(STDIN_FILENO) == 1 else {
        throw Failure("cannot destroy \(path) without being told so: add --yes", status: .usage)
      }
      StandardError.write("Delete the private server in \(path) with all its events? Type yes: ")
      guard readLine() == "yes" else { throw Failure("nothing was deleted") }
    }
    try Failure.translating { try cluster.destroy() }
    StandardError.line("Deleted \(path).")
  }
}

struct DatabaseURL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "url", abstract: "Print where the database is, for psql and other programs.")

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    var output = StandardOutput()
    switch database.choice.target {
    case .embedded: try output.line(database.choice.cluster?.connection.url ?? "")
    case .server(let text):
      guard !text.isEmpty else {
        throw Failure(
          "cannot print a URL: the database comes from \(database.choice.origin), which psql reads too")
      }
      try output.line(text)
    }
    try output.flush()
  }
}
