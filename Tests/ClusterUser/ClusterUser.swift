import EmbeddedPostgres
import Glibc

/// A process of its own that uses a private server, for the tests of many processes at once and of killed ones.
///
/// `cluster-user use HOME MILLISECONDS` uses the server that long and prints its pid;
/// `cluster-user throwaway` starts a throwaway server, prints where it lives, and waits to be killed.
@main
struct ClusterUser {
  static func main() {
    do {
      switch CommandLine.arguments.dropFirst().first {
      case "use": try use(home: CommandLine.arguments[2], milliseconds: CommandLine.arguments[3])
      case "throwaway": try throwaway()
      default: exit(64)
      }
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  private static func use(home: String, milliseconds: String) throws {
    let cluster = Cluster(home: home, search: .init(named: variable("SUMMITRY_TEST_PG_BIN"), path: nil))
    let use = try cluster.enter()
    say("\(cluster.status().pid ?? 0)")
    usleep((UInt32(milliseconds) ?? 0) * 1_000)
    try use.end()
  }

  private static func throwaway() throws {
    let server = try ThrowawayCluster.shared.get()
    say(server.connection.socketDirectory)
    while true { sleep(60) }
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
