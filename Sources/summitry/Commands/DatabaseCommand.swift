internal import ArgumentParser
internal import EmbeddedPostgres

struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "See to the database: the private server, its tables, a shell.",
    subcommands: [
      DatabaseStart.self, DatabaseStop.self, DatabaseStatus.self, DatabaseURL.self, DatabaseShell.self,
      DatabaseMigrate.self, DatabaseRebuild.self, DatabaseSchema.self, DatabaseDestroy.self,
    ])
}

extension DatabaseChoice {
  /// The private server, for commands that are about nothing else.
  func ownCluster(to action: String) throws(Failure) -> Cluster {
    guard let cluster else {
      throw Failure(
        "cannot \(action) the server: the one that \(origin) names is not summitry's own", status: .usage)
    }
    return cluster
  }
}
