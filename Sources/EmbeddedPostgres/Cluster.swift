internal import Glibc
public import LibPQ

/// The private PostgreSQL of one home: created at need, reached by a Unix socket only, never on port 5432.
///
/// Any number of processes may call any of these at once.
public struct Cluster: Sendable {
  private let path: String
  let search: ServerPrograms.Search
  let durability: Durability
  let limits: Limits

  /// What a crash of the machine may cost.
  enum Durability: Sendable {
    /// Nothing that was committed.
    case durable
    /// Everything: for data that are thrown away anyway.
    case throwaway
  }

  struct Limits: Sendable {
    /// How long a server may take until it answers, for one that recovers from a crash.
    var secondsToAnswer = 60
    /// How long to wait for the answer to one knock; libpq takes no less than 2.
    var secondsToKnock = 5
    /// How long another process may create, start or stop.
    var secondsToLock = 120
    /// Room that creation asks for: 40 MB for the cluster, the rest for the first write-ahead log and data.
    var bytesToCreate: UInt64 = 256 << 20
  }

  /// - Parameters:
  ///   - home: the folder that holds it; need not exist.
  ///   - search: where to look for the server's programs, once they are needed.
  public init(home: String, search: ServerPrograms.Search) {
    self.init(home: home, search: search, durability: .durable, limits: Limits())
  }

  init(home: String, search: ServerPrograms.Search, durability: Durability, limits: Limits) {
    path = home
    self.search = search
    self.durability = durability
    self.limits = limits
  }

  public var home: Home { Home(path) }

  /// How to reach the server, running or not.
  public var connection: ConnectionInfo { home.connection }

  /// What the server says to a knock: 2 to 8 ms when it runs.
  public var answer: ServerAnswer { answer(of: home) }

  func answer(of home: Home) -> ServerAnswer {
    guard Files.exists(home.socket) else { return .silent }
    return ping(home.connection.conninfo + " connect_timeout=\(limits.secondsToKnock)")
  }
}

// MARK: - Starting

extension Cluster {
  /// Sees to it that the server runs: creates the cluster where there is none, clears what a crash left behind,
  /// starts the server and waits until it answers. It goes on running when this process ends.
  ///
  /// Takes 2 to 8 ms when it runs already, 0.1 s to start, about a second to create.
  @discardableResult
  public func start() throws(EmbeddedError) -> ConnectionInfo {
    let standing = home
    if answer(of: standing) == .accepting { return standing.connection }
    let home = try standing.made()
    return try start(home, holding: FileLock(home.lock, .exclusive, seconds: limits.secondsToLock))
  }

  private func start(
    _ home: Home, holding lock: borrowing FileLock
  ) throws(EmbeddedError) -> ConnectionInfo {
    if answer(of: home) == .accepting { return home.connection }
    let programs = try programs(for: home)
    let account = ServerAccount.current(data: home.data)
    if home.dataMajor == nil {
      try create(home, with: programs, as: account)
    } else if try waitForThoseAlive(in: home) {
      return home.connection
    }
    try launch(home, with: programs, as: account)
    return home.connection
  }

  /// What would run the server: the newest programs found, or those of the version that wrote the data.
  public var programs: ServerPrograms {
    get throws(EmbeddedError) { try programs(for: home) }
  }

  private func programs(for home: Home) throws(EmbeddedError) -> ServerPrograms {
    let found = try ServerPrograms.find(search)
    guard let written = home.dataMajor else {
      guard let newest = found.first else { throw .noServerPrograms(searched: []) }
      return newest
    }
    guard let fitting = found.first(where: { $0.major == written }) else {
      throw .otherMajor(data: home.data, written: written, found: found)
    }
    return fitting
  }

  /// Waits for a server that lives on the data but does not answer yet, or goes down, and never kills it.
  ///
  /// - Returns: true: it answers now; false: nobody lives there, and the way is free of what a crash left.
  private func waitForThoseAlive(in home: Home) throws(EmbeddedError) -> Bool {
    let start = ContinuousClock.now
    var living = ServerProcess.living(in: home.data)
    while !living.isEmpty {
      if answer(of: home) == .accepting { return true }
      let waited = ContinuousClock.now - start
      if !living.contains(where: { $0.role == .postmaster }) { Self.dismiss(orphans: living, after: waited) }
      if waited > .seconds(limits.secondsToAnswer) {
        throw .noAnswer(
          data: home.data, processes: living.map(\.pid), seconds: limits.secondsToAnswer, log: home.log)
      }
      usleep(10_000)
      living = ServerProcess.living(in: home.data)
    }
    try Files.remove(home.postmasterFile)
    try Files.remove(home.socket)
    try Files.remove("\(home.socket).lock")
    return false
  }

  /// Ends processes that survived the death of their postmaster: they bar every new server from the data.
  /// First a word, then, as a postmaster would after a crash, more.
  private static func dismiss(orphans: [ServerProcess], after waited: Duration) {
    guard waited > .seconds(1) else { return }
    let signal = waited > .seconds(8) ? SIGKILL : waited > .seconds(4) ? SIGQUIT : SIGTERM
    for orphan in orphans { orphan.send(signal) }
  }

  private func launch(
    _ home: Home, with programs: ServerPrograms, as account: ServerAccount
  ) throws(EmbeddedError) {
    try Files.makePrivateDirectory(home.socketDirectory, for: account)
    if let size = Files.information(home.log)?.st_size, size > 8 << 20 {
      try Files.rename(home.log, to: home.oldLog)
    }
    let log = try Files.openForAppending(home.log)
    defer { close(log) }
    let logged = Int(Files.information(home.log)?.st_size ?? 0)
    var server = Program(programs.postgres, ["-D", home.data] + settings(of: home))
    server.account = account
    server.directory = home.data
    let pid = try server.start(input: -1, output: log, ownSession: true)
    try waitForAnswer(of: home, from: pid, logged: logged)
  }

  /// What no edit of `postgresql.conf` may change.
  private func settings(of home: Home) -> [String] {
    var settings = [
      "listen_addresses=", "port=\(Home.port)", "unix_socket_permissions=0700",
      "unix_socket_directories=\(home.socketDirectoryForServer)",
    ]
    if durability == .throwaway {
      settings += [
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB",
        "wal_level=minimal", "max_wal_senders=0",
      ]
    }
    return settings.flatMap { ["-c", $0] }
  }

  private func waitForAnswer(of home: Home, from pid: Int32, logged: Int) throws(EmbeddedError) {
    let deadline = ContinuousClock.now.advanced(by: .seconds(limits.secondsToAnswer))
    while true {
      let answer = answer(of: home)
      if answer == .accepting { return }
      if answer == .notTried {
        throw .system(
          action: "ask", path: home.socket,
          reason: "libpq cannot read its settings: see PGSERVICE, PGSERVICEFILE")
      }
      var status: Int32 = 0
      if unsafe waitpid(pid, &status, WNOHANG) == pid {
        let said = Files.text(of: home.log, from: logged) ?? ""
        throw .startFailed(data: home.data, detail: Self.complaint(in: said), log: home.log)
      }
      guard ContinuousClock.now < deadline else {
        throw .noAnswer(
          data: home.data, processes: [pid], seconds: limits.secondsToAnswer, log: home.log)
      }
      usleep(4_000)
    }
  }

  /// The line of a log that says why, without its time and pid.
  static func complaint(in log: String) -> String {
    let lines = log.split(separator: "\n")
    for word in ["FATAL:", "PANIC:", "ERROR:", "error:"] {
      for line in lines.reversed() {
        if let found = line.firstRange(of: word) { return String(line[found.lowerBound...]) }
      }
    }
    return lines.last.map(String.init) ?? "it said nothing"
  }
}
