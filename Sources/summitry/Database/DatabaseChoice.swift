internal import ArgumentParser
internal import EmbeddedPostgres
internal import Glibc
internal import LibPQ

/// `--database` and `--home`, shared by every command that needs a database.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The PostgreSQL to use: a URL or a libpq connection string.",
      discussion: "Else DATABASE_URL, else libpq's PG variables, else a private server of summitry's own.",
      valueName: "url"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Where the private server lives.", valueName: "dir"), completion: .directory)
  var home: String?

  var choice: DatabaseChoice { DatabaseChoice(database: database, home: home) }
}

/// Which database is used, and what decided it.
struct DatabaseChoice: Sendable {
  enum Target: Sendable, Hashable {
    /// A server that somebody else runs. An empty string leaves all to libpq and its variables.
    case server(String)
    /// The private one, in that directory.
    case embedded(home: String)
  }
  let target: Target
  /// `--database`, `DATABASE_URL`, `PGHOST and PGDATABASE`, `--home`, `SUMMITRY_HOME`, or what the default rests on.
  let origin: String

  private static let variables = [
    "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE",
  ]

  init(database: String?, home: String?, environment: (String) -> String? = Environment.filled) {
    let set = Self.variables.filter { environment($0) != nil }
    if let database {
      (target, origin) = (.server(database), "--database")
    } else if let url = environment("DATABASE_URL") {
      (target, origin) = (.server(url), "DATABASE_URL")
    } else if !set.isEmpty {
      (target, origin) = (.server(""), set.joined(separator: " and "))
    } else {
      let (directory, reason) = Self.home(named: home, environment)
      (target, origin) = (.embedded(home: directory), reason)
    }
  }

  private static func home(
    named home: String?, _ environment: (String) -> String?
  ) -> (directory: String, origin: String) {
    if let home { return (home, "--home") }
    if let home = environment("SUMMITRY_HOME") { return (home, "SUMMITRY_HOME") }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return (data + "/summitry", "XDG_DATA_HOME")
    }
    if geteuid() == 0 { return ("/var/lib/summitry", "the default for root") }
    if let home = environment("HOME") { return (home + "/.local/share/summitry", "the default") }
    return ("/tmp/summitry-\(geteuid())", "the default without a HOME")
  }

  /// The private server, when it is the one.
  var cluster: Cluster? {
    guard case .embedded(let home) = target else { return nil }
    return Cluster(home: home, search: Self.search)
  }

  static var search: ServerPrograms.Search {
    ServerPrograms.Search(named: Environment.filled("SUMMITRY_PG_BIN"), path: Environment.filled("PATH"))
  }
}
