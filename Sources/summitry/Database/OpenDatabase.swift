internal import EmbeddedPostgres
internal import LibPQ
internal import SummitRepository

/// A database that this process uses: the private server is up as long as it is open.
struct OpenDatabase: ~Copyable {
  private let use: ServerUse?
  private let target: ConnectionTarget
  private let cluster: Cluster?

  /// Starts the private server when it is the one and does not seem to run; connects to nothing yet.
  /// - Parameter knocks: whether to make sure that it runs, for somebody who does not connect by `connect`.
  init(_ choice: DatabaseChoice, knocks: Bool = false) throws(Failure) {
    cluster = choice.cluster
    switch choice.target {
    case .server(let text):
      use = nil
      target = ConnectionTarget(text)
    case .embedded(let home):
      do throws(EmbeddedError) {
        let use = try Cluster(home: home, search: DatabaseChoice.search).enter(knocks: knocks)
        target = ConnectionTarget(use.connection.conninfo)
        self.use = consume use
      } catch {
        throw Failure(error.description, status: .noDatabase)
      }
    }
  }

  /// A way to make connections that may be handed on. A private server that died, now or long ago, is started again.
  var connect: () throws(PostgresError) -> Connection {
    let (target, cluster) = (target, cluster)
    return { () throws(PostgresError) in
      do throws(PostgresError) {
        return try Self.connection(to: target)
      } catch {
        guard let cluster, error.kind == .connect else { throw error }
        do throws(EmbeddedError) {
          try cluster.start()
        } catch {
          throw PostgresError(.connect, message: error.description)
        }
        return try Self.connection(to: target)
      }
    }
  }

  private static func connection(to target: ConnectionTarget) throws(PostgresError) -> Connection {
    try Connection(target) { notice in StandardError.line("postgresql: \(SafeText.line(notice.message))") }
  }

  /// Ends the use: the last one to go stops the private server. Connections have to be gone before.
  consuming func close() throws(Failure) {
    guard let use else { return }
    do throws(EmbeddedError) {
      try use.end()
    } catch {
      throw Failure(error.description)
    }
  }

  /// Opens the database, hands its timeline to `body`, and closes it again.
  /// - Parameter createsTables: whether an empty database of somebody else's server gets its tables. The
  ///   private one always does.
  static func read<Result>(
    _ choice: DatabaseChoice, createsTables: Bool = false, _ body: (Repository) throws -> Result
  ) throws -> Result {
    let database = try OpenDatabase(choice)
    let outcome = Swift.Result {
      try Failure.translating {
        let repository = Repository(connection: try database.connect())
        if createsTables || choice.isPrivate {
          _ = try repository.migrate()
        } else {
          try repository.checkSchema()
        }
        return try body(repository)
      }
    }
    try database.close()
    return try outcome.get()
  }
}

extension DatabaseChoice {
  var isPrivate: Bool {
    if case .embedded = target { true } else { false }
  }
}

extension Failure {
  /// Errors of the layers below in this program's words and with its exit statuses.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw Failure.of(error) ?? error
    }
  }

  /// `nil` for what is no error of a database.
  static func of(_ error: any Error) -> (any Error)? {
    switch error {
    case let error as PostgresError:
      return Failure(error.description, status: status(of: error.kind))
    case let error as RepositoryError:
      if case .database(let cause) = error, cause.kind == .connect {
        return Failure(error.description, status: .noDatabase)
      }
      switch error {
      case .ambiguousPerson, .ambiguousEvent: return Failure(error.description, status: .usage)
      default: return Failure(error.description)
      }
    case let error as EmbeddedError: return Failure(error.description, status: .noDatabase)
    default: return nil
    }
  }

  private static func status(of kind: PostgresError.Kind) -> Status {
    switch kind {
    case .connect: .noDatabase
    case .misuse: .usage  // an address that is none
    case .connectionLost, .refused: .failed
    }
  }
}
