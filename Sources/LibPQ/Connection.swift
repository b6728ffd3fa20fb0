import CLibPQ

/// A session with a PostgreSQL server. It belongs to one task at a time and closes with its last reference.
///
/// Statements carry their values beside the text (`$1`), one statement a call. Calls block until the server answers.
@safe public final class Connection {
  let handle: OpaquePointer
  private let noticeBox: NoticeBox
  private var savepoints = 0
  private(set) var prepared: [String: PreparedStatement] = [:]
  /// How many statements were posted whose answers have not been read.
  var posted = 0
  /// Whether rows were sent whose answer has not been read.
  var isCopyPosted = false

  /// Connects, with `client_encoding` UTF8, ISO dates and UTC, whatever the environment says.
  /// - Parameter onNotice: gets the server's notices and warnings; without it they are dropped.
  public init(
    _ target: ConnectionTarget = ConnectionTarget(), onNotice: ((Notice) -> Void)? = nil
  ) throws(PostgresError) {
    let (keywords, timeout) = try target.settings()
    noticeBox = NoticeBox(onNotice)
    let handle = try unsafe Opening.open(keywords, timeout: timeout)
    unsafe self.handle = unsafe handle
    unsafe noticeBox.attach(to: handle)
    try fixSessionSettings()
  }

  deinit { unsafe PQfinish(handle) }

  /// Whether the connection has not been found dead so far.
  public var isAlive: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

  /// The server's version as libpq counts: 150018 is 15.18.
  public var serverVersion: Int { unsafe Int(PQserverVersion(handle)) }

  /// The name of the database, the host or socket directory, and the port that this session goes to.
  public var place: (database: String, host: String, port: String) {
    func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
      unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }
    return unsafe (text(PQdb(handle)), text(PQhost(handle)), text(PQport(handle)))
  }

  /// Whether a transaction is under way, also one that failed and waits for its rollback.
  public var isInTransaction: Bool { unsafe PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Runs one statement.
  /// - Parameter format: how the rows come back.
  @discardableResult
  public func execute(
    _ sql: String, _ parameters: [Parameter] = [], format: ResultFormat = .text
  ) throws(PostgresError) -> QueryResult {
    let values = try BoundValues(parameters)
    try refuseNUL(sql)
    try settle()
    return try unsafe owned(
      values.withPointers {
        unsafe PQexecParams(handle, sql, values.count, nil, $0, nil, nil, format.rawValue)
      })
  }

  /// Runs a text of several statements without values: a schema. All of it is one transaction unless it says otherwise.
  public func run(script: String) throws(PostgresError) {
    try refuseNUL(script)
    try settle()
    _ = try unsafe owned(PQexec(handle, script))
  }

  /// Has the server parse and plan a statement once for many calls; the same one for the same text.
  public func prepare(_ sql: String) throws(PostgresError) -> PreparedStatement {
    if let known = prepared[sql] { return known }
    try refuseNUL(sql)
    try settle()
    let statement = PreparedStatement(name: "summitry_\(prepared.count + 1)")
    _ = try unsafe owned(PQprepare(handle, statement.name, sql, 0, nil))
    prepared[sql] = statement
    return statement
  }

  /// Runs a statement that this connection has prepared.
  @discardableResult
  public func execute(
    _ statement: PreparedStatement, _ parameters: [Parameter] = [], format: ResultFormat = .text
  ) throws(PostgresError) -> QueryResult {
    let values = try BoundValues(parameters)
    try settle()
    return try unsafe owned(
      values.withPointers {
        unsafe PQexecPrepared(handle, statement.name, values.count, $0, nil, nil, format.rawValue)
      })
  }

  /// Runs `body` in a transaction, or in a savepoint of the one under way; an error undoes its work and is passed on.
  /// - Parameter isSnapshot: whether all statements see the data as of one moment, and may not change them.
  public func transaction<T>(isSnapshot: Bool = false, _ body: () throws -> T) throws -> T {
    let depth = savepoints
    let savepoint = "summitry_\(depth)"
    let begin = isSnapshot ? "begin isolation level repeatable read read only" : "begin"
    try execute(depth == 0 ? begin : "savepoint \(savepoint)")
    savepoints += 1
    defer { savepoints = depth }
    do {
      let value = try body()
      try execute(depth == 0 ? "commit" : "release savepoint \(savepoint)")
      return value
    } catch {
      try? settle()
      if isAlive, isInTransaction {
        _ = try? execute(depth == 0 ? "rollback" : "rollback to savepoint \(savepoint)")
      }
      throw error
    }
  }

  /// Opens a transaction that outlives the call, for work that waits for others in between: `transaction` then makes
  /// savepoints of it. `rollback` ends it.
  public func begin() throws(PostgresError) {
    try execute("begin")
    savepoints = 1
  }

  /// Undoes all that was done since `begin`.
  public func rollback() throws(PostgresError) {
    savepoints = 0
    try? settle()
    try execute("rollback")
  }

  /// Something that another task can use to stop the statement under way here.
  public func cancellation() -> Cancellation? { unsafe Cancellation(PQgetCancel(handle)) }

  /// `PGDATESTYLE` and `PGTZ` outrank the options of the connection: they are set right where they differ.
  private func fixSessionSettings() throws(PostgresError) {
    let wanted = [("DateStyle", "ISO, YMD"), ("TimeZone", "UTC"), ("IntervalStyle", "iso_8601")]
    for (name, value) in wanted {
      let present = unsafe PQparameterStatus(handle, name).map { unsafe String(cString: $0) }
      if present != value { try execute("select set_config($1, $2, false)", [.text(name), .text(value)]) }
    }
  }

  func refuseNUL(_ sql: String) throws(PostgresError) {
    guard !sql.utf8.contains(0) else {
      throw PostgresError(.misuse, message: "cannot run the statement: its text has a NUL")
    }
  }
}

/// How the server sends rows.
public enum ResultFormat: Int32, Sendable {
  case text = 0
  case binary = 1
}

/// The name of a statement that a connection has prepared; of use on that connection only.
public struct PreparedStatement: Sendable, Hashable {
  let name: String
}
