import CLibPQ

/// A statement with its values.
public struct Statement: Sendable, Hashable {
  public var sql: String
  public var parameters: [Parameter]

  public init(_ sql: String, _ parameters: [Parameter] = []) {
    self.sql = sql
    self.parameters = parameters
  }
}

extension Connection {
  /// Sends statements without waiting for each answer: one journey for many. Every hundred of them, and the last,
  /// take effect together; an error undoes those of its hundred and the later ones are not sent.
  /// - Returns: how many rows each statement touched or gave back.
  @discardableResult
  public func pipeline(_ statements: [Statement]) throws(PostgresError) -> [Int] {
    guard !statements.isEmpty else { return [] }
    guard unsafe PQenterPipelineMode(handle) == 1 else { throw lost() }
    defer { unsafe PQexitPipelineMode(handle) }
    var counts: [Int] = []
    counts.reserveCapacity(statements.count)
    for start in stride(from: 0, to: statements.count, by: 100) {
      try counts.append(contentsOf: group(statements[start..<min(start + 100, statements.count)]))
    }
    return counts
  }

  /// Sends a group, closes it with a sync, and reads all its answers.
  private func group(_ statements: ArraySlice<Statement>) throws(PostgresError) -> [Int] {
    var sent = 0
    var failure: PostgresError?
    for statement in statements {
      do {
        try send(statement)
        sent += 1
      } catch {
        failure = error
        break
      }
    }
    // A value that could not be encoded must undo what the group sent before it.
    if failure != nil { unsafe PQsendQueryParams(handle, "summitry undo", 0, nil, nil, nil, nil, 0) }
    guard unsafe PQpipelineSync(handle) == 1 else { throw lost() }
    let (counts, refused) = answers()
    if let failure { throw failure }
    if let refused { throw refused }
    guard counts.count == sent else { throw lost() }
    return counts
  }

  private func send(_ statement: Statement) throws(PostgresError) {
    let values = try BoundValues(statement.parameters)
    try refuseNUL(statement.sql)
    let sent = unsafe values.withPointers {
      unsafe PQsendQueryParams(handle, statement.sql, values.count, nil, $0, nil, nil, 0)
    }
    guard sent == 1 else { throw lost() }
  }

  /// The row counts up to the sync, and the first error.
  private func answers() -> (counts: [Int], failure: PostgresError?) {
    var counts: [Int] = []
    var failure: PostgresError?
    var pauses = 0
    while isAlive, pauses < 2 {
      guard let answer = unsafe PQgetResult(handle) else {
        pauses += 1
        continue
      }
      pauses = 0
      let result = unsafe QueryResult(owning: answer)
      switch unsafe PQresultStatus(answer) {
      case PGRES_PIPELINE_SYNC: return (counts, failure)
      case PGRES_TUPLES_OK: counts.append(result.count)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: counts.append(result.affected)
      case PGRES_PIPELINE_ABORTED: continue
      default: failure = failure ?? error(in: result)
      }
    }
    return (counts, failure ?? lost())
  }
}
