import EmbeddedPostgres
import Glibc
import SummitArticles
import Testing

/// Databases that cannot be used as they are, and input that nobody would write: a clear word and nothing changed.
@Suite struct FaultTests {
  let program: Program
  let articles: String

  init() throws {
    program = try Program()
    articles = try program.file("a.jsonl", DatabaseCommandTests.records)
  }

  private func sql(_ statement: String) throws {
    let outcome = try program.run("db", "shell", "--", "-qc", statement)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func aWrongPassword() throws {
    try program.useNewDatabase()
    let server = try ThrowawayCluster.shared.get().connection
    // One role of the tests' server needs a password from now on; nobody else is concerned.
    try sql(
      """
      do $$ begin
        create role locked login password 'right';
        execute format('copy (values (''local all locked scram-sha-256''), (''local all all trust'')) to %L',
          current_setting('hba_file'));
        perform pg_reload_conf();
      end $$
      """)
    program.set(
      "DATABASE_URL",
      "postgresql://locked:wrong-secret@/postgres?host=\(server.socketDirectory)&port=\(server.port)")
    var outcome = try program.run("timeline")
    for _ in 0..<100 where !outcome.errors.contains("password") {
      usleep(50_000)
      outcome = try program.run("timeline")
    }
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("Error: cannot connect to PostgreSQL"))
    #expect(outcome.errors.contains("password authentication failed"))
    #expect(!outcome.errors.contains("wrong-secret"))
  }

  @Test func tablesOfAnotherVersion() throws {
    try program.useNewDatabase()
    #expect(try program.run("db", "migrate").status == 0)
    try sql("insert into schema_version (version) values (99)")
    for command in [["timeline"], ["load", articles], ["db", "migrate"]] {
      let outcome = try program.run(all: command)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("its tables are of version 99"))
      #expect(outcome.errors.contains("use a newer summitry"))
    }
  }

  @Test func aDatabaseThatMayOnlyBeRead() throws {
    try program.useNewDatabase()
    #expect(try program.run("load", "--quiet", articles).status == 0)
    let before = try program.run("export", "ndjson").output
    try sql(
      "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$"
    )
    let more = try program.file("b.jsonl", Corpus.records(0..<3))
    let outcome = try program.run("load", more)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot write to the database: cannot execute"))
    #expect(outcome.errors.contains("use a role that may write"))
    #expect(try program.run("export", "ndjson").output == before)
  }

  @Test func aLineOfFiftyMegabytes() throws {
    try program.useNewDatabase()
    let long = #"{"id": "long", "text": ""# + String(repeating: "words ", count: 8_750_000) + #""}"#
    let lines = [Corpus.record(0), long, Corpus.record(3)].joined(separator: "\n")
    let path = try program.file("long.jsonl", lines)
    let outcome = try program.run("load", path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("\(path):2   "))
    #expect(outcome.errors.contains("! 1 article could not be loaded"))
    #expect(try JSON(try program.run("timeline", "--json").output).elements?.count == 2)
  }

  @Test func anEventThatNobodyKnows() throws {
    try program.useNewDatabase()
    _ = try program.run("load", "--quiet", articles)
    for command in ["show", "participants"] {
      let outcome = try program.run(command, "atlantis-1999")
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("Error: cannot find event atlantis-1999"))
      #expect(outcome.output.isEmpty)
    }
  }

  static let mayMount: Bool = {
    guard geteuid() == 0, let program = try? Program() else { return false }
    let trial = "mount -t tmpfs -o size=64k none '\(program.folder)' && umount '\(program.folder)'"
    return (try? program.shell(trial).status) == 0
  }()

  @Test(.enabled(if: mayMount, "a disk of its own needs root and the right to mount"))
  func aFullDisk() throws {
    let server = try ThrowawayCluster.shared.get().connection
    let disk = program.folder + "/disk"
    let mount =
      "mkdir '\(disk)' && mount -t tmpfs -o size=12m,uid=$(stat -c %u '\(server.socketDirectory)') none '\(disk)'"
    #expect(try program.shell(mount).status == 0)
    defer { _ = try? program.shell("umount '\(disk)'") }
    program.set("DATABASE_URL", server.url)
    try sql("create tablespace small location '\(disk)'")
    try sql("create database on_small template template0 tablespace small")
    program.set("DATABASE_URL", server.database("on_small").url)
    let outcome = try program.run("load", try program.file("b.jsonl", Corpus.records(0..<20_000)))
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot write to the database: its disk is full"))
    #expect(outcome.errors.contains("what was saved before is safe"))
    let after = try program.run("timeline", "--limit", "1")
    #expect(after.status == 0, "\(after.errors)")
    program.set("DATABASE_URL", server.url)
    try sql("drop database on_small")
    try sql("drop tablespace small")
  }
}
