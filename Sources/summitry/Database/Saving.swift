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
