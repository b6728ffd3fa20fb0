internal import LibPQ
internal import SummitModel
internal import SummitRepository

extension OpenDatabase {
  /// How long a server that went away may take to come back before a load gives up.
  private static let patience = Duration.seconds(60)

  /// Opens the database with its tables, and hands out a way to save batches of one run into it.
  static func save(
    _ choice: DatabaseChoice, _ run: Run,
    _ body: (@escaping ([Reading]) async throws -> SaveSummary) async throws -> Void
  ) async throws {
    let database = try OpenDatabase(choice)
    let outcome = await saving(database.connect, run, body)
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
    _ body: (@escaping ([Reading]) async throws -> SaveSummary) async throws -> Void
  ) async -> Result<Void, any Error> {
    do {
      try Failure.translating { _ = try Repository(connection: try connect()).migrate() }
      let saver = ReconnectingSaver(deadline: patience, connect: connect)
      try await body { batch in
        do {
          return try await saver.save(batch, run: run)
        } catch {
          throw Failure.of(error) ?? error
        }
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}
