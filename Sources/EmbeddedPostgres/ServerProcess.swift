internal import Glibc

/// A living process of the server on one data folder.
///
/// Found by its working folder in /proc, not by the pid that a file remembers: after a crash or a reboot that
/// number may belong to a stranger, and a zombie answers to it too. Zombies have no working folder.
struct ServerProcess: Sendable, Equatable {
  enum Role: Sendable { case postmaster, client, other }

  let pid: Int32
  let role: Role

  static func living(in data: String) -> [ServerProcess] {
    Files.names(in: "/proc").compactMap { name in
      guard let pid = Int32(name), Files.target(ofLink: "/proc/\(name)/cwd") == data,
        Files.text(of: "/proc/\(name)/comm") == "postgres\n",
        let command = Files.text(of: "/proc/\(name)/cmdline")
      else { return nil }
      return ServerProcess(pid: pid, role: role(ofCommand: command))
    }
  }

  /// Children of the postmaster write what they do over their command line: "postgres: checkpointer ",
  /// "postgres: user database [local] idle".
  static func role(ofCommand command: String) -> Role {
    guard command.hasPrefix("postgres: ") else { return .postmaster }
    return command.contains("[local]") ? .client : .other
  }

  func send(_ signal: Int32) {
    kill(pid, signal)
  }
}
