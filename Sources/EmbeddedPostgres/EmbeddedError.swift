/// Why the private server cannot be had.
public enum EmbeddedError: Error, Sendable {
  /// No folder with `postgres` and `initdb` was found; the places that were searched.
  case noServerPrograms(searched: [String])
  /// The folder that the user named holds no usable server programs.
  case unusablePrograms(directory: String, reason: String)
  /// The data were written by another major version than any of the programs found.
  case otherMajor(data: String, written: Int, found: [ServerPrograms])
  /// The home cannot hold a server.
  case unusableHome(home: String, reason: String, remedy: String?)
  /// Too little room on the disk to create a cluster; figures in bytes.
  case noSpace(home: String, free: UInt64, needed: UInt64)
  /// `initdb` or the making of the database failed; `detail` is the program's own words.
  case creationFailed(home: String, detail: String)
  /// The server ended while starting; `detail` is from its log.
  case startFailed(data: String, detail: String, log: String)
  /// A server lives but takes no connections.
  case noAnswer(data: String, processes: [Int32], seconds: Int, log: String)
  /// Another process holds the home's lock.
  case locked(file: String, seconds: Int)
  /// Other processes use the server that is to be destroyed.
  case inUse(home: String)
  /// A system call failed; `reason` is the system's own words.
  case system(action: String, path: String, reason: String)
}

extension EmbeddedError: CustomStringConvertible {
  /// *cannot ⟨do what⟩ ⟨to what⟩: ⟨why⟩*, then at most two indented lines: detail, what to try.
  public var description: String {
    switch self {
    case .noServerPrograms(let searched):
      """
      cannot start the private PostgreSQL: its server programs are not installed
        searched: \(searched.joined(separator: ", "))
        try: \(ServerPrograms.installation) (or name a server with --database URL)
      """
    case .unusablePrograms(let directory, let reason):
      "cannot use the PostgreSQL programs in \(directory): \(reason)"
    case .otherMajor(let data, let written, let found):
      Self.otherMajorText(data: data, written: written, found: found)
    case .unusableHome(let home, let reason, let remedy):
      "cannot keep the private server in \(home): \(reason)" + (remedy.map { "\n  try: \($0)" } ?? "")
    case .noSpace(let home, let free, let needed):
      """
      cannot create the private server in \(home): too little room on the disk
        \(free / 1_048_576) MB are free, \(needed / 1_048_576) MB are needed
      """
    case .creationFailed(let home, let detail):
      "cannot create the private server in \(home): initdb failed\(Self.indented(detail))"
    case .startFailed(let data, let detail, let log):
      "cannot start the private server on \(data): it ended at once\(Self.indented(detail))\n  its log: \(log)"
    case .noAnswer, .locked, .inUse, .system:
      shortText
    }
  }

  private var shortText: String {
    switch self {
    case .noAnswer(let data, let processes, let seconds, let log):
      """
      cannot reach the private server on \(data): it runs but takes no connections since \(seconds) s
        processes: \(processes.map(String.init).joined(separator: " ")); its log: \(log)
      """
    case .locked(let file, let seconds):
      "cannot lock \(file): another process has held it for \(seconds) s"
    case .inUse(let home):
      "cannot destroy the private server in \(home): other processes use it"
    case .system(let action, let path, let reason):
      "cannot \(action) \(path): \(reason)"
    default:
      ""
    }
  }

  private static func otherMajorText(data: String, written: Int, found: [ServerPrograms]) -> String {
    let have = found.map { "\($0.major) (\($0.directory))" }.joined(separator: ", ")
    return """
      cannot start the private server on \(data): PostgreSQL \(written) wrote it, found is only \(have)
        nothing was changed
        try: sudo apt-get install postgresql-\(written), or another home (--home DIR) to begin anew
      """
  }

  private static func indented(_ detail: String) -> String {
    let lines = detail.split(separator: "\n", omittingEmptySubsequences: true)
    return lines.prefix(1).map { "\n  \($0)" }.joined()
  }
}
