internal import Glibc
internal import Synchronization

/// A server for tests: in a folder of its own, fast because it never syncs to disk, and gone with its process,
/// even one that is killed.
public final class ThrowawayCluster: Sendable {
  public let connection: ConnectionInfo
  public let programs: ServerPrograms
  let cluster: Cluster
  private let watchdog: Watchdog
  private let databases = Atomic(0)

  /// Creates and starts one: about a second.
  public init(_ search: ServerPrograms.Search) throws(EmbeddedError) {
    guard let programs = try ServerPrograms.find(search).first else { throw .noServerPrograms(searched: []) }
    let home = try Self.newFolder()
    watchdog = try Watchdog(over: home)
    cluster = Cluster(
      home: home, search: .init(named: programs.directory, path: nil), durability: .throwaway,
      limits: Cluster.Limits())
    connection = try cluster.start()
    self.programs = programs
  }

  /// A new database of a name of its own: a suite's, or one to copy for each test.
  ///
  /// - Parameter template: a database to copy, which nobody may be connected to.
  public func newDatabase(copying template: String? = nil) throws(EmbeddedError) -> ConnectionInfo {
    let name = "test_\(databases.add(1, ordering: .relaxed).newValue)"
    let create = Program(
      "\(programs.directory)/createdb",
      [
        "--host", connection.socketDirectory, "--port", "\(connection.port)", "--username", connection.user,
        "--maintenance-db", "postgres", "--template", template ?? "template0", name,
      ])
    let outcome = try create.run()
    guard outcome.status == 0 else {
      throw .system(
        action: "create the database", path: name, reason: Cluster.complaint(in: outcome.output))
    }
    return connection.database(name)
  }

  /// Stops it and removes its folder at once; without this it happens when the process ends.
  public func end() {
    watchdog.release()
  }

  /// The one server of a test run, started by whoever asks first. `SUMMITRY_TEST_PG_BIN` chooses its programs.
  public static let shared = Result { () throws(EmbeddedError) in try forOneTest() }

  /// One more, for a test that would disturb the others. It has to `end()` it.
  public static func forOneTest() throws(EmbeddedError) -> ThrowawayCluster {
    try ThrowawayCluster(.init(named: variable("SUMMITRY_TEST_PG_BIN"), path: variable("PATH")))
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// A new empty folder that the server's account may pass: in memory where there is room for it, else in /tmp.
  static func newFolder() throws(EmbeddedError) -> String {
    let memory = "/dev/shm"
    let parent = (Files.freeBytes(at: memory) ?? 0) > 4 << 30 && Files.isWritable(memory) ? memory : "/tmp"
    var name = Array("\(parent)/summitry-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw Files.failure("create a folder in", parent) }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard unsafe chmod(path, geteuid() == 0 ? 0o755 : 0o700) == 0 else {
      throw Files.failure("open up the folder", path)
    }
    return path
  }
}

/// Waits beside a test process, and when that is gone, however it ended, ends the servers that live in its folder
/// and removes the folder.
///
/// A shell at the far end of a pipe: its input ends when the last holder of the writing end does. The kernel's
/// death signal would not do: it comes when the *thread* that started the server ends.
struct Watchdog: Sendable {
  private let pid: Int32
  private let lifeline: Int32

  init(over folder: String) throws(EmbeddedError) {
    let pipe = try Pipe()
    var shell = Program("/bin/sh", ["-c", Self.script, "summitry-watchdog", folder])
    shell.directory = "/"
    lifeline = fcntl(pipe.writing, F_DUPFD_CLOEXEC, 3)
    pid = try shell.start(input: pipe.reading, output: -1, ownSession: true)
  }

  /// Lets it do its work now and waits for it.
  func release() {
    close(lifeline)
    waitpid(pid, nil, 0)
  }

  private static let script = """
    while read -r line; do :; done
    signal=QUIT
    for round in 1 2 3 4 5 6 7 8 9 10; do
      left=
      for process in $(find /proc/[0-9]* -maxdepth 1 -name cwd -lname "$1*" -printf '%h ' 2>/dev/null); do
        case "$(cat "$process/comm" 2>/dev/null)" in
          postgres|initdb) kill -$signal "${process#/proc/}" 2>/dev/null; left=yes ;;
        esac
      done
      [ -z "$left" ] && break
      sleep 0.1
      [ $round -lt 8 ] || signal=KILL
    done
    rm -rf -- "$1"
    """
}
