import EmbeddedPostgres
import FoundationEssentials
import LibPQ

/// The server that these tests talk to.
enum Server {
  static func conninfo() throws -> String {
    ProcessInfo.processInfo.environment["SUMMITRY_TEST_SERVER"] ?? ""
  }

  static func connect(onNotice: ((Notice) -> Void)? = nil) throws -> Connection {
    try Connection(ConnectionTarget(conninfo()), onNotice: onNotice)
  }
}
