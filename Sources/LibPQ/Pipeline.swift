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
    try settle()
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

  /// Runs groups of statements, of which the next one is sent before the answers to the one before are read: the
  /// server works at it while `answer` and `end` do. Statements that were prepared before are not parsed again.
  /// - Parameters:
  ///   - statements: those of a group, by its number, asked for when the last group but one has ended; `nil`: there are
  ///     no more.
  ///   - answer: gets the number of the group, of the statement within it, and its rows; one by one and in several
  ///     calls for the first statement after a `stream`, whose way of reading libpq keeps that long.
  ///   - end: is called behind the last answer of each group.
  public func pipeline(
    groups statements: (Int) throws -> [Statement]?,
    answer: (Int, Int, borrowing QueryResult) throws -> Void, end: (Int) throws -> Void
  ) throws {
    try settle()
    guard unsafe PQenterPipelineMode(handle) == 1 else { throw lost() }
    defer { unsafe PQexitPipelineMode(handle) }
    var (sent, answered) = (0, 0)
    defer { while answered < sent, (try? receive { _, _ in }) != nil || isAlive { answered += 1 } }
    var hasMore = true
    while true {
      while hasMore, sent < answered + 2 {
        guard let group = try statements(sent) else {
          hasMore = false
          break
        }
        defer { sent += 1 }
        try send(group: group)
      }
      guard answered < sent else { return }
      defer { answered += 1 }
      try receive { try answer(answered, $0, $1) }
      try end(answered)
    }
  }

  /// Sends statements and closes their group, also behind one that could not be sent.
  private func send(group: [Statement]) throws(PostgresError) {
    let failure: PostgresError?
    do throws(PostgresError) {
      for statement in group { try send(statement) }
      failure = nil
    } catch {
      failure = error
    }
    guard unsafe PQpipelineSync(handle) == 1 else { throw lost() }
    if let failure { throw failure }
  }

  /// Hands over the answers of a group up to its end, whatever becomes of them; then throws the first error.
  private func receive(_ body: (Int, borrowing QueryResult) throws -> Void) throws {
    var failure: (any Error)?
    var number = 0
    while isAlive, let answer = unsafe nextAnswer() {
      let result = unsafe QueryResult(owning: answer)
      switch unsafe PQresultStatus(answer) {
      case PGRES_PIPELINE_SYNC:
        if let failure { throw failure }
        return
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_SINGLE_TUPLE:
        do { if failure == nil { try body(number, result) } } catch { failure = error }
        if unsafe PQresultStatus(answer) != PGRES_SINGLE_TUPLE { number += 1 }
      case PGRES_PIPELINE_ABORTED: continue
      default: failure = failure ?? error(in: result)
      }
    }
    throw failure ?? lost()
  }

  func send(_ statement: Statement) throws(PostgresError) {
    let values = try BoundValues(statement.parameters)
    try refuseNUL(statement.sql)
    let known = prepared[statement.sql]
    let sent = unsafe values.withPointers { pointers in
      unsafe known.map { unsafe PQsendQueryPrepared(handle, $0.name, values.count, pointers, nil, nil, 0) }
        ?? PQsendQueryParams(handle, statement.sql, values.count, nil, pointers, nil, nil, 0)
    }
    guard sent == 1 else { throw lost() }
  }

  /// The next answer of a pipeline: an empty one only parts two statements, two in a row are its end.
  private func nextAnswer() -> OpaquePointer? {
    unsafe PQgetResult(handle) ?? PQgetResult(handle)
  }

  /// The row counts up to the sync, and the first error.
  func answers() -> (counts: [Int], failure: PostgresError?) {
    var counts: [Int] = []
    var failure: PostgresError?
    // Rows that came one by one, as they do for the first statement after a `stream`.
    var single = 0
    while isAlive, let answer = unsafe nextAnswer() {
      let result = unsafe QueryResult(owning: answer)
      switch unsafe PQresultStatus(answer) {
      case PGRES_PIPELINE_SYNC: return (counts, failure)
      case PGRES_SINGLE_TUPLE: single += 1
      case PGRES_TUPLES_OK:
        counts.append(result.count + single)
        single = 0
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: counts.append(result.affected)
      case PGRES_PIPELINE_ABORTED: continue
      default: failure = failure ?? error(in: result)
      }
    }
    return (counts, failure ?? lost())
  }
}
