import Glibc
import LibPQ
import Testing

@testable import EmbeddedPostgres

@Suite struct ManyProcessesTests {
  /// One of eight creates, seven wait, all use one server, and the last one stops it.
  @Test func eightStartAtOnceFromNothing() throws {
    let test = try TestHome()
    let processes = try (0..<8).map { _ in try OtherProcess(["use", test.path, "1500"]) }
    let servers = processes.map { $0.hear() }
    #expect(Set(servers).count == 1, "\(servers)")
    #expect(Int32(servers[0].dropLast()) == test.postmaster?.pid)
    #expect(processes.map { $0.status() } == Array(repeating: 0, count: 8))
    #expect(test.postmaster == nil)
  }

  /// Nobody ever meets a server that is going down.
  @Test func comingAndGoingNeverFails() throws {
    let test = try TestHome()
    try test.cluster().use { _ in }
    for _ in 0..<6 {
      let processes = try (0..<8).map { try OtherProcess(["use", test.path, "\($0 % 4 * 15)"]) }
      #expect(processes.map { $0.status() } == Array(repeating: 0, count: 8))
    }
    #expect(test.postmaster == nil)
  }

  @Test func aKilledUserCountsAsGone() throws {
    let test = try TestHome()
    let killed = try OtherProcess(["use", test.path, "60000"])
    #expect(killed.hear() != "")
    kill(killed.pid, SIGKILL)
    _ = killed.status()
    #expect(test.postmaster != nil)
    try test.cluster().use { _ in }
    #expect(test.postmaster == nil)
  }

  @Test func theLastOfTwoUsersStops() throws {
    let test = try TestHome()
    let first = try test.cluster().enter()
    let second = try OtherProcess(["use", test.path, "400"])
    #expect(second.hear() != "")
    try first.end()
    #expect(test.cluster().answer == .accepting)
    #expect(second.status() == 0)
    #expect(test.postmaster == nil)
  }

  /// libpq's variables move the port, the socket and the dates of a server that inherits them.
  @Test func theEnvironmentDoesNotReachTheServer() throws {
    let test = try TestHome()
    let variables = [
      "PGPORT=5432", "PGDATA=/nowhere", "PGHOST=localhost", "PGOPTIONS=-c nonsense=1", "PGTZ=Asia/Tokyo",
      "LC_ALL=tr_TR.UTF-8", "PGUSER=somebody", "PGDATABASE=other", "PGSSLMODE=require",
    ]
    let process = try OtherProcess(["use", test.path, "300"], variables: variables)
    let said = process.hear()
    let server = try #require(test.postmaster, "\(said)")
    let environment = try #require(Files.text(of: "/proc/\(server.pid)/environ"))
    #expect(!environment.contains("PG"))
    #expect(!environment.contains("tr_TR"))
    #expect(test.cluster().answer == .accepting)
    #expect(process.status() == 0)
  }

  @Test func aThrowawayServerEndsWithItsKilledProcess() throws {
    let process = try OtherProcess(["throwaway"])
    let socketFolder = String(process.hear().dropLast())
    let home = Home(String(socketFolder.dropLast("/run".count)))
    #expect(!ServerProcess.living(in: home.data).isEmpty)
    kill(process.pid, SIGKILL)
    _ = process.status()
    for _ in 0..<1_000 where Files.exists(home.path) { usleep(10_000) }
    #expect(!Files.exists(home.path))
    #expect(ServerProcess.living(in: home.data).isEmpty)
  }
}
