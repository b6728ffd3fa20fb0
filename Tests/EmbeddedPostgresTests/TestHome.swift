import Glibc
import LibPQ

@testable import EmbeddedPostgres

/// A folder for one test's clusters; with the test go the servers in it and then the folder.
final class TestHome {
  let folder: String
  let path: String
  private let watchdog: Watchdog

  /// - Parameter name: of the home within the folder; it does not exist yet.
  init(_ name: String = "home") throws {
    folder = try ThrowawayCluster.newFolder()
    path = "\(folder)/\(name)"
    watchdog = try Watchdog(over: folder)
  }

  deinit { watchdog.release() }

  /// The programs of this test run: those of `SUMMITRY_TEST_PG_BIN`, else the newest installed.
  static let search = ServerPrograms.Search(named: variable("SUMMITRY_TEST_PG_BIN"), path: variable("PATH"))

  func cluster(_ limits: Cluster.Limits = .init()) -> Cluster {
    Cluster(home: path, search: Self.search, durability: .durable, limits: limits)
  }

  var home: Home { Home(path) }

  var postmaster: ServerProcess? {
    ServerProcess.living(in: home.data).first { $0.role == .postmaster }
  }

  /// Kills every process of the server, as a power cut would.
  func crash() {
    for process in ServerProcess.living(in: home.data) { process.send(SIGKILL) }
    while !ServerProcess.living(in: home.data).isEmpty { usleep(1_000) }
  }

  static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// A running `cluster-user`.
struct OtherProcess {
  let pid: Int32
  private let pipe: Int32

  /// - Parameter variables: `NAME=value`, added to the clean environment.
  init(_ arguments: [String], variables: [String] = []) throws {
    guard let own = Files.target(ofLink: "/proc/self/exe"), let slash = own.lastIndex(of: "/") else {
      throw EmbeddedError.noServerPrograms(searched: [])
    }
    let programs = TestHome.variable("SUMMITRY_TEST_PG_BIN").map { ["SUMMITRY_TEST_PG_BIN=\($0)"] } ?? []
    let ends = try Pipe()
    let program = Program(
      "/usr/bin/env", programs + variables + ["\(own[..<slash])/cluster-user"] + arguments)
    pid = try program.start(input: -1, output: ends.writing, ownSession: false)
    pipe = dup(ends.reading)
  }

  /// The next that it says; empty when it has ended.
  func hear() -> String {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe read(pipe, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Waits for its end.
  func status() -> Int32 {
    var status: Int32 = 0
    unsafe waitpid(pid, &status, 0)
    close(pipe)
    return (status >> 8) & 0xff
  }
}
