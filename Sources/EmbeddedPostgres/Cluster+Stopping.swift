internal import Glibc
public import LibPQ

extension Cluster {
  /// Stops the server after its running statements are broken off and everything committed is safe.
  ///
  /// - Returns: false: it did not run.
  @discardableResult
  public func stop() throws(EmbeddedError) -> Bool {
    let home = home
    guard Files.exists(home.path) else { return false }
    return try stop(home, holding: FileLock(home.lock, .exclusive, seconds: limits.secondsToLock))
  }

  private func stop(_ home: Home, holding lock: borrowing FileLock) throws(EmbeddedError) -> Bool {
    try Files.remove(home.keep)
    return try end(home, holding: lock)
  }

  /// Stops the server and removes its data for ever. The home itself goes too, if nothing else lies in it.
  ///
  /// Refused while other processes use the server.
  public func destroy() throws(EmbeddedError) {
    let home = home
    guard Files.exists(home.path) else { return }
    guard home.dataMajor != nil || Files.names(in: home.data).isEmpty else {
      throw .unusableHome(
        home: home.path, reason: "its folder data is no PostgreSQL cluster", remedy: nil)
    }
    guard let users = try? FileLock(home.users, .exclusive, seconds: 0) else {
      throw .inUse(home: home.path)
    }
    try destroy(
      home, holding: FileLock(home.lock, .exclusive, seconds: limits.secondsToLock), alone: users)
  }

  private func destroy(
    _ home: Home, holding lock: borrowing FileLock, alone users: borrowing FileLock
  ) throws(EmbeddedError) {
    _ = try end(home, holding: lock)
    try removeEverything(in: home)
  }

  /// Ends the server and waits until it is gone.
  ///
  /// - Returns: false: none ran.
  func end(_ home: Home, holding lock: borrowing FileLock) throws(EmbeddedError) -> Bool {
    var living = ServerProcess.living(in: home.data)
    guard !living.isEmpty else { return false }
    // SIGINT is PostgreSQL's fast shutdown.
    for process in living where process.role == .postmaster { process.send(SIGINT) }
    let deadline = ContinuousClock.now.advanced(by: .seconds(limits.secondsToAnswer))
    while !living.isEmpty {
      for process in living { waitpid(process.pid, nil, WNOHANG) }
      guard ContinuousClock.now < deadline else {
        throw .noAnswer(
          data: home.data, processes: living.map(\.pid), seconds: limits.secondsToAnswer, log: home.log)
      }
      usleep(4_000)
      living = ServerProcess.living(in: home.data)
    }
    return true
  }

  private func removeEverything(in home: Home) throws(EmbeddedError) {
    if Files.exists(home.data) {
      try Files.removeTree(home.oldData)
      try Files.rename(home.data, to: home.oldData)
    }
    try Files.removeTree(home.oldData)
    try Files.removeTree(home.newData)
    try Files.removeTree(home.socketDirectory)
    for file in [home.log, home.oldLog, home.keep, home.users, home.lock] { try Files.remove(file) }
    unsafe rmdir(home.path)
  }

  /// What is there, for `db status` and `doctor`. Starts and changes nothing.
  public struct Status: Sendable {
    public let home: Home
    public let answer: ServerAnswer
    /// The server's main process; `nil` when none lives.
    public let pid: Int32?
    /// The major version that wrote the data; `nil` before the first start.
    public let dataMajor: Int?
    /// True after `db start`: it goes on running when nobody uses it.
    public let isKept: Bool
    /// Programs that talk to it now, summitry's own among them.
    public let clients: Int
  }

  public func status() -> Status {
    let home = home
    let living = ServerProcess.living(in: home.data)
    return Status(
      home: home, answer: answer(of: home), pid: living.first { $0.role == .postmaster }?.pid,
      dataMajor: home.dataMajor, isKept: Files.exists(home.keep),
      clients: living.count { $0.role == .client })
  }
}
