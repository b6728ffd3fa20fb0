import CLibPQ

extension Connection {
  /// Runs one statement and hands over its rows as they arrive, so that a result of any size needs no memory.
  ///
  /// An error of `body` stops the statement and is passed on.
  public func stream(
    _ sql: String, _ parameters: [Parameter] = [], format: ResultFormat = .text,
    _ body: (borrowing Row) throws -> Void
  ) throws {
    let values = try BoundValues(parameters)
    try refuseNUL(sql)
    try settle()
    let sent = unsafe values.withPointers {
      unsafe PQsendQueryParams(handle, sql, values.count, nil, $0, nil, nil, format.rawValue)
    }
    guard sent == 1 else { throw lost() }
    unsafe PQsetSingleRowMode(handle)
    do {
      while let answer = unsafe PQgetResult(handle) {
        let result = try unsafe owned(answer)
        try result.eachRow(body)
      }
    } catch {
      if isAlive { try? cancellation()?.cancel() }
      drain()
      throw error
    }
    if !isAlive { throw lost() }
  }
}
