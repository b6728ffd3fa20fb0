import Glibc
import SummitArticles
import Testing

/// Loads that are killed, lose their server or have company give what one undisturbed load gives.
@Suite struct DisturbedLoadTests {
  let program: Program
  init() throws { program = try Program() }

  private static let all = 0..<2_400

  /// The events without the files' names, which differ from folder to folder, and without the ids, whose
  /// numbers ("geneva-2011-01-03-2") go by who came first.
  private static func timeline(of program: Program) throws -> String {
    let events = try program.run("export", "ndjson").lines.map { event in
      let parts = event.drop { $0 != "," }.split(separator: "\"path\": \"")
      return parts.prefix(1).joined() + parts.dropFirst().map { $0.drop { $0 != "\"" } }.joined()
    }
    return events.sorted().joined(separator: "\n")
  }

  /// What the timeline holds after one load that nobody disturbs; made once for all tests.
  private static let undisturbed = Result {
    let other = try Program()
    try other.useNewDatabase()
    #expect(try other.run("load", "--quiet", try other.file("a.jsonl", Corpus.records(all))).status == 0)
    return try timeline(of: other)
  }

  /// How many articles are stored; 0 before there are tables.
  private func stored() throws -> Int {
    let answer = try program.run("db", "shell", "--", "-Atc", "select count(*) from article")
    return Int(answer.output.filter(\.isNumber)) ?? 0
  }

  /// Waits until some of the load is saved, and tells whether the rest is still to come.
  private func waitForTheMiddle() throws -> Bool {
    for _ in 0..<600 {
      let count = try stored()
      if count > 0 { return count < Self.all.count }
      usleep(20_000)
    }
    return false
  }

  @Test func aLoaderThatIsKilled() throws {
    try program.useNewDatabase()
    let path = try program.file("a.jsonl", Corpus.records(Self.all))
    let load = try program.start("load", path)
    #expect(try waitForTheMiddle(), "the load was over before it could be disturbed")
    load.kill()
    #expect(try load.wait().status == 128 + SIGKILL)
    #expect(try stored() < Self.all.count)
    try expectCounted("killed")
    let again = try program.run("load", path)
    #expect(again.status == 0)
    #expect(again.errors.contains("already known"))
    #expect(try Self.timeline(of: program) == (try Self.undisturbed.get()))
    try expectCounted("loaded again")
  }

  /// Who asks gets what a rebuild of the counts gives, whatever a load has left uncounted.
  private func expectCounted(_ comment: Comment) throws {
    let answer = try program.run("people", "--format", "tsv").output
    #expect(try program.run("db", "rebuild").status == 0)
    #expect(try program.run("people", "--format", "tsv").output == answer, comment)
    #expect(!answer.isEmpty)
  }

  @Test func aServerThatIsKilled() throws {
    #expect(try program.run("db", "start").status == 0)
    let path = try program.file("a.jsonl", Corpus.records(Self.all))
    let load = try program.start("load", path)
    #expect(try waitForTheMiddle(), "the load was over before it could be disturbed")
    let status = try program.run("db", "status").output
    let line = try #require(status.split(separator: "\n").first { $0.contains("process ") })
    let pid = try #require(Int32(line.drop { !$0.isNumber }.prefix { $0.isNumber }))
    #expect(kill(pid, SIGKILL) == 0)
    // The private server is started again and the batch under way is saved once more.
    #expect(try load.wait().status == 0)
    #expect(try program.run("load", path).errors.contains("2,400 already known"))
    #expect(try Self.timeline(of: program) == (try Self.undisturbed.get()))
    try expectCounted("after the server was killed")
    _ = try program.run("db", "destroy", "--yes")
  }

  @Test func twoLoadsOfOverlappingInput() throws {
    try program.useNewDatabase()
    _ = try program.run("db", "migrate")
    let first = try program.start("load", try program.file("a.jsonl", Corpus.records(0..<1_600)))
    let second = try program.start("load", try program.file("b.jsonl", Corpus.records(800..<2_400)))
    #expect(try first.wait().status == 0)
    #expect(try second.wait().status == 0)
    #expect(try stored() == Self.all.count)
    try expectCounted("after two loads")
    #expect(try Self.timeline(of: program) == (try Self.undisturbed.get()))
  }
}
