internal import Glibc

/// One process's use of the private server. The last user that goes stops the server, unless `db start` asked it
/// to stay. A user that is killed counts as gone.
public struct ServerUse: ~Copyable {
  public let connection: ConnectionInfo
  private let cluster: Cluster
  private let users: FileLock

  init(of cluster: Cluster, knocks: Bool) throws(EmbeddedError) {
    let home = try cluster.home.made()
    // Whoever stops the server holds this lock alone: no newcomer ever meets a server that is going down.
    let users = try FileLock(home.users, .shared, seconds: cluster.limits.secondsToLock)
    connection = !knocks && Files.exists(home.socket) ? home.connection : try cluster.start()
    self.cluster = cluster
    self.users = users
  }

  /// Ends the use. Close the connections before: a server that still has clients is left running.
  public consuming func end() throws(EmbeddedError) {
    let home = cluster.home
    guard !Files.exists(home.keep), users.becomesExclusive(), !Files.exists(home.keep) else { return }
    try cluster.endUnlessClients(
      home, holding: FileLock(home.lock, .exclusive, seconds: cluster.limits.secondsToLock))
  }
}

extension Cluster {
  /// Starts the server if need be and counts this process among its users until `end()`.
  /// - Parameter knocks: whether to ask a server that seems to run. Who does not, and finds nobody there when it
  ///   connects, calls `start()` and connects again: a knock costs the server as much as a connection.
  public func enter(knocks: Bool = true) throws(EmbeddedError) -> ServerUse {
    try ServerUse(of: self, knocks: knocks)
  }

  /// Runs `body` with the server up; afterwards the last user stops it, unless it is to be kept.
  public func use<Result>(_ body: (ConnectionInfo) throws -> Result) throws -> Result {
    let use = try enter()
    let connection = use.connection
    let outcome = Swift.Result { try body(connection) }
    do { try use.end() } catch {
      _ = try outcome.get()
      throw error
    }
    return try outcome.get()
  }

  /// Starts the server and lets it run until `stop()`: what `db start` does.
  @discardableResult
  public func startToStay() throws(EmbeddedError) -> ConnectionInfo {
    let use = try enter()
    let connection = use.connection
    let mark = try Files.openForAppending(home.keep)
    close(mark)
    try use.end()
    return connection
  }

  fileprivate func endUnlessClients(_ home: Home, holding lock: borrowing FileLock) throws(EmbeddedError) {
    // The server's side of a connection outlives by some milliseconds the side that has just been closed.
    for _ in 0..<50 {
      guard ServerProcess.living(in: home.data).contains(where: { $0.role == .client }) else {
        _ = try end(home, holding: lock)
        return
      }
      usleep(5_000)
    }
  }
}
