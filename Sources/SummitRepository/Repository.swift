public import LibPQ

/// The timeline in a PostgreSQL database: the only door through which the program reads and writes it.
///
/// It works on one connection and belongs, like it, to one task at a time.
public struct Repository {
  let connection: Connection
  /// What search makes of words, as far as this connection has asked.
  let lexemes = SearchLexemes()
  /// Reports that were read, and what was found out about them.
  let memory = ReportMemory()
  let judgements = Judgements()
  let slugNumbers = SlugNumbers()
  /// From how many events on somebody's are packed year by year: fewer are soon read one by one.
  package var busyFrom = 500

  /// Looks at nothing yet: `checkSchema()` or `migrate()` tells whether the database is one of ours.
  public init(connection: Connection) { self.connection = connection }

  /// Runs `body` and puts what LibPQ throws into this layer's words.
  func answering<T>(_ body: () throws -> T) throws(RepositoryError) -> T {
    do {
      return try body()
    } catch let error as RepositoryError {
      throw error
    } catch let error as PostgresError {
      throw RepositoryError(error)
    } catch {
      throw .unreadable("\(error)")
    }
  }
}
