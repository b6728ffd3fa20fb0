import Glibc
import LibPQ
import Testing

@testable import EmbeddedPostgres

/// What crashes, reboots, strangers and half-done work leave behind.
@Suite struct CrashTests {
  /// This process started the server and does not reap it: the pid that `postmaster.pid` names is a zombie's.
  @Test func startsAfterTheServerWasKilled() throws {
    let test = try TestHome()
    try test.cluster().start()
    let killed = try #require(test.postmaster)
    test.crash()
    #expect(Files.exists(test.home.postmasterFile))
    #expect(kill(killed.pid, 0) == 0, "a zombie answers to its pid")
    try test.cluster().start()
    #expect(test.postmaster?.pid != killed.pid)
    #expect(test.cluster().answer == .accepting)
  }

  @Test func keepsWhatWasCommittedBeforeTheCrash() throws {
    let test = try TestHome()
    try test.cluster().start()
    _ = try test.psql("create table kept (name text); insert into kept values ('Yalta')")
    test.crash()
    let kept = try test.cluster().use { _ in try test.psql("select name from kept") }
    #expect(kept == "Yalta\n")
  }

  /// A statement that computes does not notice the death of its postmaster, and bars the data.
  @Test func endsWhatOutlivedAKilledServer() throws {
    let test = try TestHome()
    try test.cluster().start()
    let busy = test.psqlProgram("do $$ begin loop null; end loop; end $$")
    let pid = try busy.start(input: -1, output: -1, ownSession: false)
    defer {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    while !ServerProcess.living(in: test.home.data).contains(where: { $0.role == .client }) { usleep(5_000) }
    usleep(300_000)
    let killed = try #require(test.postmaster)
    killed.send(SIGKILL)
    usleep(200_000)
    #expect(ServerProcess.living(in: test.home.data).contains { $0.role == .client }, "it goes on")
    try test.cluster().start()
    #expect(test.cluster().answer == .accepting)
    #expect(test.postmaster?.pid != killed.pid)
  }

  /// After a reboot the remembered pid belongs to somebody else: here to this test.
  @Test func startsWhenAStrangerHasTheOldPid() throws {
    let test = try TestHome()
    try test.cluster().start()
    let remembered = try #require(Files.text(of: test.home.postmasterFile))
    test.crash()
    let rest = remembered.drop { $0 != "\n" }
    try test.overwrite(test.home.postmasterFile, with: "\(getpid())\(rest)")
    try test.overwrite("\(test.home.socket).lock", with: "\(getpid())\(rest)")
    #expect(try !test.cluster().stop())
    try test.cluster().start()
    #expect(test.cluster().answer == .accepting)
  }

  /// Its shell's working folder is the data folder, and so is its own.
  @Test func takesNoBystanderForTheServer() throws {
    let test = try TestHome()
    try test.cluster().use { _ in }
    var bystander = Program("/bin/sleep", ["60"])
    bystander.directory = test.home.data
    let pid = try bystander.start(input: -1, output: -1, ownSession: false)
    defer {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    try test.cluster().use { _ in }
    #expect(kill(pid, 0) == 0)
  }

  @Test func createsAfterAnInterruptedCreation() throws {
    let test = try TestHome()
    try Files.makeDirectories("\(test.path)/data.new/base/1", mode: 0o700)
    let file = try Files.openForAppending("\(test.path)/data.new/base/1/half")
    close(file)
    try test.cluster().start()
    #expect(test.cluster().answer == .accepting)
    #expect(!Files.exists(test.home.newData))
  }

  /// It lives, does not answer, and must be neither killed nor robbed of its data.
  @Test func leavesASilentServerAlone() throws {
    let test = try TestHome()
    try test.cluster().start()
    let server = try #require(test.postmaster)
    server.send(SIGSTOP)
    defer { server.send(SIGCONT) }
    var limits = Cluster.Limits()
    limits.secondsToKnock = 2
    limits.secondsToAnswer = 1
    let error = #expect(throws: EmbeddedError.self) { try test.cluster(limits).start() }
    #expect("\(error as Any)".contains("it runs but takes no connections"))
    #expect(test.postmaster == server)
    server.send(SIGCONT)
    #expect(test.cluster().answer == .accepting)
    #expect(test.postmaster == server)
  }

  @Test func saysWhyTheServerDoesNotStart() throws {
    let test = try TestHome()
    try test.cluster().use { _ in }
    let file = try Files.openForAppending("\(test.home.data)/postgresql.conf")
    Files.write("shared_buffers = 'rather many'\n", to: file)
    close(file)
    let error = #expect(throws: EmbeddedError.self) { try test.cluster().start() }
    let text = "\(error as Any)"
    #expect(text.contains("FATAL:"))
    #expect(text.contains(test.home.log))
  }

  @Test func refusesDataOfAnotherMajorVersion() throws {
    let test = try TestHome()
    try test.cluster().use { _ in }
    try test.overwrite("\(test.home.data)/PG_VERSION", with: "99\n")
    let error = #expect(throws: EmbeddedError.self) { try test.cluster().start() }
    let text = "\(error as Any)"
    #expect(text.contains("PostgreSQL 99 wrote it"))
    #expect(text.contains("nothing was changed"))
    #expect(Files.exists("\(test.home.data)/global/pg_control"))
  }

  @Test func createsNothingOnAFullDisk() throws {
    let test = try TestHome()
    var limits = Cluster.Limits()
    limits.bytesToCreate = .max
    let error = #expect(throws: EmbeddedError.self) { try test.cluster(limits).start() }
    #expect("\(error as Any)".contains("too little room on the disk"))
    #expect(!Files.exists(test.home.data))
  }

  @Test(.enabled(if: geteuid() == 0, "only root's server runs under another account"))
  func namesTheAccountThatCannotEnterTheHome() throws {
    let test = try TestHome("closed/home")
    try Files.makeDirectories("\(test.folder)/closed", mode: 0o700)
    #expect(unsafe chmod("\(test.folder)/closed", 0o700) == 0)
    let error = #expect(throws: EmbeddedError.self) { try test.cluster().start() }
    let text = "\(error as Any)"
    #expect(text.contains("which runs the server, may not pass \(test.folder)/closed"))
    #expect(text.contains("--home"))
    #expect(!Files.exists(test.home.data))
  }
}

extension TestHome {
  func overwrite(_ path: String, with text: String) throws {
    #expect(unsafe truncate(path, 0) == 0)
    let file = try Files.openForAppending(path)
    Files.write(text, to: file)
    close(file)
  }

  /// What psql prints for the statements, unaligned and without headings.
  func psql(_ statements: String) throws -> String {
    let outcome = try psqlProgram(statements).run()
    #expect(outcome.status == 0, "\(outcome.output)")
    return outcome.output
  }

  func psqlProgram(_ statements: String) -> Program {
    let programs = try? ServerPrograms.find(Self.search).first
    return Program(
      "\(programs?.directory ?? "")/psql",
      ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-d", home.connection.url, "-c", statements])
  }
}
