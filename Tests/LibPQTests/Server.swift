import EmbeddedPostgres
import LibPQ

/// The server that these tests talk to: one of their own, gone with them.
enum Server {
  static func conninfo() throws -> String { try ThrowawayCluster.shared.get().connection.conninfo }

  static func connect(onNotice: ((Notice) -> Void)? = nil) throws -> Connection {
    try Connection(ConnectionTarget(conninfo()), onNotice: onNotice)
  }
}
