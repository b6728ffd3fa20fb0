import Glibc
import LibPQ
import Testing

@testable import EmbeddedPostgres

@Suite struct ClusterTests {
  @Test func isCreatedStartedAndStoppedByItsOnlyUser() throws {
    let test = try TestHome()
    let cluster = test.cluster()
    #expect(cluster.status().dataMajor == nil)
    #expect(try !cluster.stop())

    let use = try cluster.enter()
    #expect(use.connection.socketDirectory == "\(test.home.path)/run")
    #expect(cluster.answer == .accepting)
    #expect(cluster.status().dataMajor == (try ServerPrograms.find(TestHome.search).first?.major))
    try use.end()

    #expect(cluster.answer == .silent)
    #expect(cluster.status().pid == nil)
    #expect(ServerProcess.living(in: test.home.data).isEmpty)
  }

  @Test func opensNoNetworkPortAndLetsNobodyElseIn() throws {
    let test = try TestHome()
    try test.cluster().start()
    let file = try #require(Files.text(of: test.home.postmasterFile))
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3] == "54320")
    #expect(lines[5] == "", "no address is listened on")
    let socketFolder = try #require(Files.information(test.home.run))
    #expect(socketFolder.st_mode & 0o777 == 0o700)
    let data = try #require(Files.information(test.home.data))
    #expect(data.st_uid != 0, "PostgreSQL does not run as root")
    #expect(socketFolder.st_uid == data.st_uid)
  }

  @Test func takesAnEighthOfTheMemory() throws {
    let test = try TestHome()
    try test.cluster().use { _ in }
    let memory = sysconf(Int32(_SC_PHYS_PAGES)) / 1024 * sysconf(Int32(_SC_PAGESIZE)) / 1024
    let settings = try #require(Files.text(of: "\(test.home.data)/postgresql.conf")).split(separator: "\n")
    #expect(
      settings.last { $0.hasPrefix("shared_buffers") }
        == "shared_buffers = \(max(16, min(memory / 8, 1_024)))MB")
  }

  @Test func staysWhenAskedTo() throws {
    let test = try TestHome()
    let cluster = test.cluster()
    try cluster.startToStay()
    let first = try #require(test.postmaster)
    try cluster.use { _ in #expect(test.postmaster == first) }
    #expect(test.postmaster == first)
    #expect(cluster.status().isKept)
    #expect(try cluster.stop())
    #expect(!cluster.status().isKept)
    #expect(test.postmaster == nil)
    #expect(try !cluster.stop())
  }

  @Test func stopsAlsoWhenTheUseFails() throws {
    struct Failure: Error {}
    let test = try TestHome()
    #expect(throws: Failure.self) { try test.cluster().use { _ in throw Failure() } }
    #expect(test.postmaster == nil)
  }

  @Test func isDestroyedOnlyWhenUnused() throws {
    let test = try TestHome()
    let cluster = test.cluster()
    let use = try cluster.enter()
    #expect(throws: EmbeddedError.self) { try cluster.destroy() }
    #expect(cluster.answer == .accepting)
    try use.end()
    try cluster.destroy()
    #expect(!Files.exists(test.path))
    try cluster.destroy()
  }

  @Test func destroysNothingThatIsNotItsOwn() throws {
    let test = try TestHome()
    try Files.makeDirectories("\(test.path)/data/letters", mode: 0o755)
    let error = #expect(throws: EmbeddedError.self) { try test.cluster().destroy() }
    #expect("\(error as Any)".contains("its folder data is no PostgreSQL cluster"))
    #expect(throws: EmbeddedError.self) { try test.cluster().start() }
    #expect(Files.exists("\(test.path)/data/letters"))
  }

  @Test(arguments: [
    "a b's \"Дом-家\" with 100% odd=words", "home, with a comma",
    String(repeating: "a-very-long-folder-name/", count: 5) + "home",
  ])
  func livesUnderAnyName(_ name: String) throws {
    let test = try TestHome(name)
    let cluster = test.cluster()
    try cluster.use { connection in
      #expect(ping(connection.conninfo) == .accepting)
      #expect(ping(connection.url) == .accepting)
    }
    let socketFolder = test.home.socketDirectory
    try cluster.destroy()
    #expect(!Files.exists(socketFolder))
  }

  @Test func isOneServerThroughASymbolicLink() throws {
    let test = try TestHome()
    try test.cluster().start()
    let link = "\(test.folder)/link"
    #expect(unsafe symlink(test.path, link) == 0)
    let other = Cluster(home: link, search: TestHome.search)
    #expect(other.answer == .accepting)
    #expect(try other.start() == test.cluster().connection)
  }

  @Test func aTestRunsServerGivesDatabases() throws {
    let server = try ThrowawayCluster.shared.get()
    let first = try server.newDatabase()
    let second = try server.newDatabase(copying: first.database)
    #expect(first.database != second.database)
    #expect(ping(second.conninfo) == .accepting)
    #expect(throws: EmbeddedError.self) { try server.newDatabase(copying: "no such database") }
  }
}
