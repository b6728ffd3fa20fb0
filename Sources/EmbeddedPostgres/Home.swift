internal import Glibc

/// The folder of one private server and what lies in it.
///
/// ```
/// home/data           the cluster
/// home/run            the socket, for the server's account alone (elsewhere when the path is too long)
/// home/server.log     what the server said
/// home/lock           held while the server is created, started or stopped
/// home/users          held, shared, by every process that uses the server
/// home/keep           there while the server is to go on running (`db start`)
/// ```
public struct Home: Sendable, Equatable {
  /// Absolute; free of symbolic links once it exists.
  public let path: String

  /// - Parameter path: absolute, or relative to the working folder; need not exist.
  public init(_ path: String) {
    let absolute = path.hasPrefix("/") ? path : "\(Files.workingDirectory())/\(path)"
    self.path = Files.resolved(absolute) ?? absolute
  }

  public var data: String { "\(path)/data" }
  public var log: String { "\(path)/server.log" }
  var newData: String { "\(path)/data.new" }
  var oldData: String { "\(path)/data.old" }
  var oldLog: String { "\(path)/server.log.old" }
  var run: String { "\(path)/run" }
  var lock: String { "\(path)/lock" }
  var users: String { "\(path)/users" }
  var keep: String { "\(path)/keep" }
  var postmasterFile: String { "\(data)/postmaster.pid" }

  /// The number in the socket's name. PostgreSQL's usual 5432 belongs to other servers.
  static let port = 54320
  static let user = "summitry"
  static let database = "summitry"
  private static let socketName = ".s.PGSQL.\(port)"
  /// What the system takes as a socket's path, in bytes.
  private static let longestSocketPath = 107

  /// The socket's folder: `run` in the home, or a short one in /tmp that the home's path alone decides, where
  /// the path is too long for a socket or has a comma, which libpq takes for the start of another host.
  public var socketDirectory: String {
    let fits = "\(run)/\(Self.socketName)".utf8.count <= Self.longestSocketPath
    if fits && !run.contains(",") { return run }
    return "/tmp/summitry-\(String(digest, radix: 36))"
  }

  /// The socket's folder for the server, which stands in its data folder.
  var socketDirectoryForServer: String {
    socketDirectory == run ? "../run" : socketDirectory
  }

  var socket: String { "\(socketDirectory)/\(Self.socketName)" }

  public var connection: ConnectionInfo {
    ConnectionInfo(
      socketDirectory: socketDirectory, port: Self.port, user: Self.user, database: Self.database)
  }

  /// The major version that wrote the data; `nil` where there are none.
  public var dataMajor: Int? {
    Files.text(of: "\(data)/PG_VERSION").flatMap { Int($0.prefix { $0.isNumber }) }
  }

  /// The folder made, and its path free of symbolic links.
  func made() throws(EmbeddedError) -> Home {
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f }) {
      throw .unusableHome(home: path, reason: "its name has control characters", remedy: nil)
    }
    // Root's server runs under another account, which has to pass.
    try Files.makeDirectories(path, mode: geteuid() == 0 ? 0o755 : 0o700)
    return Home(path)
  }

  /// FNV-1a: spreads paths over names in /tmp. Whoever owns the folder is checked, so it need not be secret.
  private var digest: UInt64 {
    path.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
