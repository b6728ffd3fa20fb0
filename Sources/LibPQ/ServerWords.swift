import CLibPQ

/// Turning libpq's answers into results and errors.
extension Connection {
  /// The result, or the error that the server or the connection answered with. Frees what it does not hand on.
  func owned(_ answer: OpaquePointer?) throws(PostgresError) -> QueryResult {
    guard let answer = unsafe answer else { throw lost() }
    let result = unsafe QueryResult(owning: answer)
    switch unsafe PQresultStatus(answer) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC:
      return result
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      endStrayCopy()
      throw PostgresError(.misuse, message: "cannot run the statement: a copy needs its own call")
    default:
      throw error(in: result)
    }
  }

  /// The error that a result holds.
  func error(in result: borrowing QueryResult) -> PostgresError {
    func field(_ code: Character) -> String? {
      unsafe PQresultErrorField(result.handle, Int32(code.asciiValue ?? 0)).map {
        unsafe String(cString: $0)
      }
    }
    let message = field("M") ?? connectionWords()
    return PostgresError(
      isAlive ? .refused : .connectionLost, sqlState: field("C"), message: message, detail: field("D"),
      hint: field("H"), constraint: field("n"), table: field("t"), column: field("c"))
  }

  /// The error of a connection that gave no answer at all.
  func lost() -> PostgresError {
    PostgresError(isAlive ? .refused : .connectionLost, message: connectionWords())
  }

  private func connectionWords() -> String {
    guard let words = unsafe PQerrorMessage(handle) else { return "no answer" }
    let lines = unsafe String(cString: words).split(separator: "\n").map { line in
      String(line.drop(while: { $0 == " " || $0 == "\t" }))
    }
    return lines.isEmpty ? "no answer" : lines.joined(separator: " ")
  }

  /// Leaves a copy that was begun by a plain call, so that the connection can be used again.
  private func endStrayCopy() {
    if unsafe PQputCopyEnd(handle, "not expected here") < 0 {
      var buffer: UnsafeMutablePointer<CChar>?
      while unsafe PQgetCopyData(handle, &buffer, 0) > 0 { unsafe PQfreemem(buffer) }
    }
    drain()
  }

  /// Reads and drops every answer that is still to come.
  func drain() {
    while let answer = unsafe PQgetResult(handle) {
      let status = unsafe PQresultStatus(answer)
      unsafe PQclear(answer)
      if !isAlive || status == PGRES_COPY_IN { return }
    }
  }
}
