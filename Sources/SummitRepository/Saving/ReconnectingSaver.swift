public import LibPQ
public import SummitModel

/// Saves batches through restarts of the server: after an error that may pass it connects anew and repeats the batch,
/// which is safe because saving again what is stored changes nothing.
public final class ReconnectingSaver {
  private let connect: () throws(PostgresError) -> Connection
  /// How long to go on trying one batch.
  private let deadline: Duration
  private var present: Repository?
  /// How many events are written before they are counted together: each row of the counts is then written once for all
  /// of them.
  private static let countedAtOnce = 20_000
  private var uncounted = 0

  /// - Parameters:
  ///   - deadline: how long a batch is tried before its error is thrown.
  ///   - connect: opens a connection; where the server is the program's own, also starts it again.
  public init(deadline: Duration = .seconds(60), connect: @escaping () throws(PostgresError) -> Connection) {
    self.deadline = deadline
    self.connect = connect
  }

  /// The timeline over the present connection, opened when there is none.
  public func repository() throws(RepositoryError) -> Repository {
    if let present, present.connection.isAlive { return present }
    do {
      let opened = try connect()
      let repository = Repository(connection: opened)
      try repository.packQuickly()
      // No table is read from end to end for a few hundred of its rows: what is looked up is mostly at hand.
      try opened.execute("set random_page_cost = 1.1")
      present = repository
      return repository
    } catch {
      throw RepositoryError(error)
    }
  }

  /// As `Repository.save`, repeated until it succeeds, fails for good, or the deadline has passed.
  public func save(_ batch: [Reading], run: Run) async throws -> SaveSummary {
    try await save(await IncomingArticle.made(of: batch), run: run)
  }

  /// The same with articles that were made ready before.
  public func save(_ batch: [IncomingArticle], run: Run) async throws -> SaveSummary {
    let summary = try await persistently { repository throws(RepositoryError) in
      try repository.save(batch, run: run)
    }
    uncounted += summary.newEvents + summary.changedEvents
    if uncounted >= Self.countedAtOnce { try await settle() }
    return summary
  }

  /// Counts the events that were saved and wait for it, unless another one is writing, who then will.
  public func settle() async throws {
    uncounted = 0
    _ = try await persistently { repository throws(RepositoryError) in try repository.settleCounts() }
  }

  /// As `Repository.known`, repeated likewise.
  public func known(_ articles: [Article], run: Run) async throws -> [Bool] {
    try await persistently { repository throws(RepositoryError) in try repository.known(articles, run: run) }
  }

  private func persistently<Result>(
    _ body: (Repository) throws(RepositoryError) -> Result
  ) async throws -> Result {
    let end = ContinuousClock.now + deadline
    var pause = Duration.milliseconds(50)
    while true {
      do {
        return try body(try repository())
      } catch {
        guard error.isTransient, ContinuousClock.now + pause < end else { throw error }
      }
      try await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(2))
    }
  }
}
