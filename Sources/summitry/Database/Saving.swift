internal import LibPQ
internal import SummitModel
internal import SummitRepository

extension OpenDatabase {
  /// How long a server that went away may take to come back before a load gives up.
  private static let patience = Duration.seconds(60)

  /// Opens the database with its tables, and hands out a way to save batches of one run into it.
  static func save(
    _ choice: DatabaseChoice, _ run: Run,
    _ body: (Store) async throws -> Void
  ) async throws {
    let database = try OpenDatabase(choice)
    let connect = database.connect
    let outcome = await withTaskExecutorPreference(OwnThread("storing")) {
      await saving(connect, run, body)
    }
    try database.close()
    try outcome.get()
  }

  /// Opens the database and hands its timeline to work that waits for other tasks in between.
  static func use(_ choice: DatabaseChoice, _ body: (Repository) async throws -> Void) async throws {
    let database = try OpenDatabase(choice)
    let outcome = await using(database.connect, createsTables: choice.isPrivate, body)
    try database.close()
    try outcome.get()
  }

  private static func using(
    _ connect: () throws(PostgresError) -> Connection, createsTables: Bool,
    _ body: (Repository) async throws -> Void
  ) async -> Result<Void, any Error> {
    do {
      let repository = Repository(connection: try connect())
      if createsTables { try repository.migrate() } else { try repository.checkSchema() }
      return .success(try await body(repository))
    } catch {
      return .failure(Failure.of(error) ?? error)
    }
  }

  /// The connection ends with this function, before the private server is let go.
  private static func saving(
    _ connect: @escaping () throws(PostgresError) -> Connection, _ run: Run,
    _ body: (Store) async throws -> Void
  ) async -> Result<Void, any Error> {
    do {
      try Failure.translating { _ = try Repository(connection: try connect()).migrate() }
      let saver = ReconnectingSaver(deadline: patience, connect: connect)
      let store = Store(saver: saver, run: run)
      try await body(store)
      try await store.settle()
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}

/// Where the batches of one run go.
struct Store {
  fileprivate let saver: ReconnectingSaver
  fileprivate let run: Run

  /// Which articles are stored as they are and were read by this very program: they need no reading.
  func known(_ articles: [Article]) async throws -> [Bool] {
    try await Self.translating { try await saver.known(articles, run: run) }
  }

  func save(_ batch: [Reading]) async throws -> SaveSummary {
    try await Self.translating { try await saver.save(batch, run: run) }
  }

  func save(_ batch: [IncomingArticle]) async throws -> SaveSummary {
    try await Self.translating { try await saver.save(batch, run: run) }
  }

  func settle() async throws { try await Self.translating { try await saver.settle() } }

  private static func translating<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch {
      throw Failure.of(error) ?? error
    }
  }
}
