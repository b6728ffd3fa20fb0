import CLibPQ

extension Connection {
  /// Sends a statement and does not wait for its answer: the server works at it while the caller goes on.
  ///
  /// Whatever is asked of the connection next waits for all that was posted, and throws the first error of it, behind
  /// which nothing was done. Of use in a transaction, which an error undoes as a whole.
  public func post(_ sql: String, _ parameters: [Parameter] = []) throws(PostgresError) {
    if posted == 0 {
      try settle()
      guard unsafe PQenterPipelineMode(handle) == 1 else { throw lost() }
    }
    posted += 1
    try send(Statement(sql, parameters))
  }

  /// Waits for the answers to all that was posted.
  func settle() throws(PostgresError) {
    if isCopyPosted {
      isCopyPosted = false
      _ = try finishCopy()
    }
    guard posted > 0 else { return }
    posted = 0
    defer { unsafe PQexitPipelineMode(handle) }
    guard unsafe PQpipelineSync(handle) == 1 else { throw lost() }
    if let failure = answers().failure { throw failure }
  }
}
