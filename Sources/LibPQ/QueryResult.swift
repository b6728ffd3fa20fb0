import CLibPQ

/// The rows that a statement gave back. It owns libpq's memory and frees it; copy values out to keep them.
@safe public struct QueryResult: ~Copyable {
  let handle: OpaquePointer

  init(owning handle: OpaquePointer) { unsafe self.handle = unsafe handle }

  deinit { unsafe PQclear(handle) }

  /// The number of rows.
  public var count: Int { unsafe Int(PQntuples(handle)) }

  /// How many rows an insert, update, delete or copy touched; 0 for other statements.
  public var affected: Int {
    guard let text = unsafe PQcmdTuples(handle) else { return 0 }
    return unsafe Int(String(cString: text)) ?? 0
  }

  /// Calls `body` with every row in turn.
  public func eachRow(_ body: (borrowing Row) throws -> Void) rethrows {
    for index in 0..<count { try body(unsafe Row(handle: handle, index: Int32(index))) }
  }

  /// What `body` makes of every row.
  public func map<T>(_ body: (borrowing Row) throws -> T) rethrows -> [T] {
    var values: [T] = []
    values.reserveCapacity(count)
    for index in 0..<count { values.append(try body(unsafe Row(handle: handle, index: Int32(index)))) }
    return values
  }

  /// What `body` makes of the first row; `nil` when there is none.
  public func first<T>(_ body: (borrowing Row) throws -> T) rethrows -> T? {
    count == 0 ? nil : try body(unsafe Row(handle: handle, index: 0))
  }
}

/// One row of a result, valid only within the closure that it is handed to.
@safe public struct Row: ~Copyable {
  let handle: OpaquePointer
  let index: Int32

  init(handle: OpaquePointer, index: Int32) {
    unsafe self.handle = unsafe handle
    self.index = index
  }

  public func isNull(_ column: Int) -> Bool {
    let width = unsafe Int(PQnfields(handle))
    guard (0..<width).contains(column) else { return true }
    return unsafe PQgetisnull(handle, index, Int32(column)) == 1
  }

  /// The bytes as the server sent them, in text or binary format.
  func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let length = unsafe Int(PQgetlength(handle, index, Int32(column)))
    return unsafe body(
      UnsafeRawBufferPointer(start: PQgetvalue(handle, index, Int32(column)), count: length))
  }

  func isBinary(_ column: Int) -> Bool { unsafe PQfformat(handle, Int32(column)) == 1 }
  func type(_ column: Int) -> UInt32 { unsafe PQftype(handle, Int32(column)) }
}
