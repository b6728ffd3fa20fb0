internal import CLibPQ

/// What a server says to somebody who knocks, without logging in.
public enum ServerAnswer: Sendable {
  /// It takes connections.
  case accepting
  /// It is there and refuses for now: starting, recovering or shutting down.
  case rejecting
  /// Nobody answers there, or not in time.
  case silent
  /// The connection string is wrong; nothing was tried.
  case notTried
}

/// Asks the server of that connection string (URL or `key=value` words) whether it takes connections.
///
/// Waits as long as the string's `connect_timeout` says; without one, as long as the system does.
public func ping(_ conninfo: String) -> ServerAnswer {
  switch unsafe PQping(conninfo) {
  case PQPING_OK: .accepting
  case PQPING_REJECT: .rejecting
  case PQPING_NO_RESPONSE: .silent
  default: .notTried
  }
}
