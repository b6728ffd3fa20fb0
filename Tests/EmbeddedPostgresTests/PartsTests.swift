import Glibc
import Testing

@testable import EmbeddedPostgres

@Suite struct PartsTests {
  @Test func quotesWhatLibpqWouldMisread() {
    let connection = ConnectionInfo(
      socketDirectory: "/a b/c'd\\e", port: 7, user: "u", database: "d")
    #expect(connection.conninfo.hasPrefix(#"host='/a b/c\'d\\e' port=7 user='u' dbname='d' "#))
    #expect(connection.url == "postgresql://u@/d?host=/a%20b/c%27d%5Ce&port=7")
    #expect(connection.database("x y").url == "postgresql://u@/x%20y?host=/a%20b/c%27d%5Ce&port=7")
  }

  @Test func knowsAServersProcessesByTheirTitles() {
    #expect(ServerProcess.role(ofCommand: "/usr/lib/postgresql/15/bin/postgres\0-D\0/x") == .postmaster)
    #expect(ServerProcess.role(ofCommand: "postgres: checkpointer ") == .other)
    #expect(ServerProcess.role(ofCommand: "postgres: summitry summitry [local] idle") == .client)
  }

  @Test func readsTheVersionThatAProgramSays() {
    #expect(ServerPrograms.major(inVersion: "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n") == 15)
    #expect(ServerPrograms.major(inVersion: "postgres (PostgreSQL) 19devel") == 19)
    #expect(ServerPrograms.major(inVersion: "psql: command not found") == nil)
  }

  @Test func findsTheProgramsOfAFolder() throws {
    let found = try #require(try ServerPrograms.find(TestHome.search).first)
    #expect(try ServerPrograms.find(.init(named: found.directory, path: nil)) == [found])
    #expect(found.major >= ServerPrograms.oldestMajor)
    #expect(try found.version().hasPrefix("postgres (PostgreSQL) \(found.major)"))
    #expect(found.psql == "\(found.directory)/psql")
  }

  @Test func saysHowToGetPrograms() {
    let error = EmbeddedError.noServerPrograms(searched: ["/usr/lib/postgresql/*/bin", "PATH"])
    #expect(
      "\(error)" == """
        cannot start the private PostgreSQL: its server programs are not installed
          searched: /usr/lib/postgresql/*/bin, PATH
          try: sudo apt-get install postgresql (or name a server with --database URL)
        """)
  }

  @Test func refusesAFolderWithoutPrograms() {
    let error = #expect(throws: EmbeddedError.self) {
      try ServerPrograms.find(.init(named: "/tmp", path: nil))
    }
    #expect("\(error as Any)".contains("it has no postgres and initdb"))
  }

  @Test func runsAProgramToItsEnd() throws {
    let shell = Program("/bin/sh", ["-c", "cat; echo err >&2; exit 7"])
    let outcome = try shell.run(input: "in ")
    #expect(outcome.status == 7)
    #expect(outcome.output == "in err\n")
    #expect(try Program("/bin/sh", ["-c", "kill -9 $$"]).run().status == 128 + 9)
    #expect(throws: EmbeddedError.self) { try Program("/no/such/program", []).run() }
  }

  @Test func picksTheLineThatSaysWhy() {
    let log = """
      2026-01-01 00:00:00.000 UTC [7] LOG:  starting
      2026-01-01 00:00:00.000 UTC [7] FATAL:  could not map memory
      2026-01-01 00:00:00.000 UTC [7] LOG:  database system is shut down
      """
    #expect(Cluster.complaint(in: log) == "FATAL:  could not map memory")
    #expect(Cluster.complaint(in: "") == "it said nothing")
  }

  @Test func aLockIsOneAmongDescriptors() throws {
    let folder = try ThrowawayCluster.newFolder()
    let file = "\(folder)/lock"
    let first = try FileLock(file, .shared, seconds: 0)
    let second = try FileLock(file, .shared, seconds: 0)
    let alone = second.becomesExclusive()
    #expect(!alone)
    #expect(throws: EmbeddedError.self) { _ = try FileLock(file, .exclusive, seconds: 0) }
    try hold(first)
    try Files.removeTree(folder)
  }

  private func hold(_ lock: borrowing FileLock) throws {}

  @Test func shortensASocketsPathThatIsTooLong() {
    let short = Home("/srv/summitry")
    #expect(short.socketDirectory == "/srv/summitry/run")
    let long = Home("/srv/" + String(repeating: "x", count: 100))
    #expect(long.socketDirectory.hasPrefix("/tmp/summitry-"))
    #expect(long.socket.utf8.count <= 107)
    #expect(long.socketDirectory != Home("/srv/" + String(repeating: "x", count: 101)).socketDirectory)
  }
}
