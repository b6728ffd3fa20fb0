import Glibc
import SummitArticles
import Testing

/// Commands that need no database.
@Suite struct CommandTests {
  let program: Program
  init() throws { program = try Program() }

  static let story = """
    Two leaders meet in Bergen

    Published: 8 June 2013

    The ministers of the two states met in Bergen and said that talks will go on.
    Share
    """

  @Test func versionAndHelp() throws {
    let version = try program.run("--version")
    #expect(version.output.hasPrefix("summitry 0."))
    #expect(version.status == 0)
    let help = try program.run("--help")
    for command in [
      "load", "extract", "read", "timeline", "participants", "show", "search", "people",
      "export", "evaluate", "db", "doctor", "completions",
    ] {
      #expect(help.output.contains("\n  \(command) "))
      #expect(try program.run(command, "--help").status == 0)
    }
  }

  @Test(arguments: [
    (["timelin"], "there is no command 'timelin'. Did you mean 'timeline'?"),
    (["db", "sttart"], "there is no command 'sttart'. Did you mean 'start'?"),
    (["frobnicate"], "there is no command 'frobnicate'"),
    (["timeline", "--form", "json"], "Unknown option '--form'"),
    (["timeline", "8/6/2013"], "could be June or August"),
    (["timeline", "2013-13"], "try: summitry timeline --help"),
    (["timeline", "--database", "nonsense"], "cannot read the database address"),
    (["timeline", "--from", "2013-02-29"], "February 2013 has 28 days"),
    (["timeline", "--from", "2014", "--to", "2013"], "--to 2013-12-31 lies before --from 2014-01-01"),
    (["timeline", "--country", "Narnia"], "there is no such country"),
    (["timeline", "--kind", "sumit"], "- summit"), (["timeline", "--json", "--format", "csv"], "contradict"),
    (["timeline", "--limit", "0"], "--limit is a count"), (["load"], "what is to be read is missing"),
    (["load", "x", "--published", "June 2013"], "a whole day is needed"),
    (["show"], "Missing expected argument"),
    (["search", " "], "no word to look for"), (["db", "destroy"], "There is no private server"),
  ])
  func wrongUsage(arguments: [String], message: String) throws {
    let outcome = try program.run(all: arguments)
    #expect(outcome.errors.contains(message))
    #expect(outcome.status == (arguments == ["db", "destroy"] ? 0 : 64))
    #expect(outcome.output.isEmpty)
  }

  @Test func readPrintsTheArticleAlone() throws {
    let path = try program.file("a.txt", Self.story)
    let outcome = try program.run("read", path)
    #expect(
      outcome.output
        == "Two leaders meet in Bergen\n\nPublished: 8 June 2013\n\n"
        + "The ministers of the two states met in Bergen and said that talks will go on.\n")
    #expect(outcome.errors.contains("published  2013-06-08 (line)"))
    let record = try JSON(try program.run("read", path, "--format", "ndjson").output)
    #expect(record["path"]?.string == path)
    #expect(record["title"]?.string == "Two leaders meet in Bergen")
    #expect(record["published"]?.string == "2013-06-08")
    #expect(record["published_basis"]?.string == "line")
    #expect(record["language"]?.string == "en")
    #expect(record["text"]?.string.map { $0 + "\n" } == outcome.output)
  }

  /// Eight times as many records take no more memory than one time: looked at when all are read and only a pipe is left.
  @Test func memoryDoesNotGrowWithTheInput() throws {
    let program = try Program()
    let record = "{\"text\": \"\(String(repeating: "The ministers met. ", count: 5000))\"}\n"
    let file = try program.file("big.jsonl", String(repeating: record, count: 44))
    let pipe = program.folder + "/pipe"
    let made = unsafe mkfifo(pipe, 0o600)
    try #require(made == 0)
    func peak(_ times: Int) throws -> Int {
      let files = Array(repeating: file, count: times) + [pipe]
      let run = try program.start(["read", "--format", "ndjson"] + files)
      let end = try run.openForWriting(pipe)
      let peak = try run.peakMemory()
      close(end)
      #expect(try run.wait().lines.count == 44 * times)
      return peak
    }
    #expect(try peak(8) < peak(1) + 4 << 20)
  }

  @Test func standardInputIsAFileToo() throws {
    let outcome = try program.run("read", "-", "--json", input: Self.story)
    #expect(try JSON(outcome.output)[0]?["path"]?.string == "-")
  }

  @Test func extractGivesOneLineAnArticleInOrder() throws {
    let lines = (1...60).map {
      #"{"id": "a\#($0)", "date": "2013-06-08", "text": "Barack Obama met Xi Jinping in Geneva on Friday."}"#
    }
    let path = try program.file("a.jsonl", lines.joined(separator: "\n"))
    let outcome = try program.run("extract", "--format", "ndjson", path)
    #expect(outcome.status == 0)
    let records = try outcome.lines.map { try JSON(String($0)) }
    #expect(records.map { $0["article"]?["id"]?.string } == (1...60).map { "a\($0)" })
    let first = try #require(records.first)
    #expect(first.keys == ["article", "events", "quotes", "notes"])
    #expect(first["article"]?.keys.starts(with: ["id", "path", "title", "published"]) == true)
    let event = try #require(first["events"]?[0])
    #expect(
      event.keys == [
        "name", "kind", "format", "level", "status", "date", "place", "host", "series", "edition", "part_of",
        "participants", "topics", "outcomes", "evidence", "confidence", "articles",
      ])
    #expect(
      event["date"]?.keys == ["edtf", "start", "end", "precision", "basis", "earliest", "latest"])
    #expect(
      event["participants"]?[0]?.keys == [
        "name", "office", "country", "organisation", "rank", "role", "as_written",
      ])
    let evidence = try #require(event["evidence"]?[0])
    #expect(evidence["article"]?.string == "a1")
    #expect(evidence["sentence"]?.string == "Barack Obama met Xi Jinping in Geneva on Friday.")
    #expect(evidence["start"] == .number("0"))
    #expect(evidence["end"] == .number("48"))
  }

  @Test func badRecordsAreNamedAndTheRestIsRead() throws {
    var lines = (1...20).map { #"{"id": "\#($0)", "text": "The ministers met in Bergen."}"# }
    lines[16] = #"{"id": "17", "text": "cut"#
    let records = try program.file("a.jsonl", lines.joined(separator: "\n"))
    let empty = try program.file("empty.txt", "")
    let binary = try program.file("binary.txt", [0x41, 0, 0x42])
    let latin = try program.file("latin.jsonl", Array(#"{"text": "caf"#.utf8) + [0xE9] + Array(#""}"#.utf8))
    let outcome = try program.run("load", "--dry-run", records, empty, binary, latin)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("Read 19 articles"))
    #expect(outcome.errors.contains("! 4 articles could not be loaded"))
    #expect(outcome.errors.contains("\(records):17"))
    #expect(outcome.errors.contains("broken JSON at byte 26: it ends within a string"))
    #expect(outcome.errors.contains("the file is empty"))
    #expect(outcome.errors.contains("binary, no text: a NUL byte at offset 1"))
    #expect(outcome.errors.contains("not UTF-8: byte 0xE9 at offset 13"))
    #expect(outcome.output.isEmpty)
  }

  @Test func recordsThatShareAnIDAreToldApart() throws {
    let lines = ["One", "Two", "One"].map { #"{"source": "book", "id": "foreword", "text": "\#($0) text."}"# }
    let outcome = try program.run(
      "load", "--dry-run", try program.file("a.jsonl", lines.joined(separator: "\n")))
    #expect(outcome.errors.contains("1 article had the id of another one"))
  }

  @Test func controlCEndsBetweenBatches() throws {
    let text = String(
      repeating: "President Barack Obama met President Xi Jinping in Geneva on Friday. ", count: 40)
    let lines = (1...2000).map { #"{"id": "\#($0)", "date": "2013-06-08", "text": "\#(text)"}"# }
    let path = try program.file("a.jsonl", lines.joined(separator: "\n"))
    let outcome = try program.runInterrupted(after: 1, "load", "--dry-run", path, path, path, path, path)
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("✓ Read "))
    #expect(outcome.errors.contains("interrupted"))
  }

  @Test func whatCannotBeReadAtAllStopsEverything() throws {
    let missing = try program.run("load", "/nowhere/a.txt")
    #expect(missing.status == 1)
    #expect(missing.errors == "Error: cannot read /nowhere/a.txt: no such file or directory\n")
    let empty = try program.run("load", program.folder)
    #expect(empty.status == 1)
    #expect(empty.errors.contains("the directory holds no articles"))
  }

  @Test func theTerminalIsSafeFromScrapedText() throws {
    let path = try program.file(
      "a.txt", "A \u{1B}[2Jtitle\u{202E}\n\nThe ministers met in Bergen \u{1B}]0;x\u{7}and talked.")
    let outcome = try program.runOnTerminal("read", path, columns: 80)
    #expect(outcome.output.contains("A [2Jtitle"))
    #expect(!outcome.output.unicodeScalars.contains("\u{1B}"))
    #expect(!outcome.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func coloursOnATerminalOnlyAndNeverWithNO_COLOR() throws {
    let path = try program.file(
      "a.jsonl", #"{"date": "2013-06-08", "text": "Barack Obama met Xi Jinping in Geneva."}"#)
    #expect(try program.runOnTerminal("extract", path, columns: 80).output.contains("\u{1B}["))
    #expect(!(try program.run("extract", path, "--format", "table").output.contains("\u{1B}[")))
    program.set("NO_COLOR", "1")
    let plain = try program.runOnTerminal("extract", path, columns: 80).output
    #expect(!plain.contains("\u{1B}["))
    #expect(plain.contains("«"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try program.run("completions", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("timeline"))
  }

  @Test func doctorTellsWhereThingsAre() throws {
    let outcome = try program.run("doctor")
    #expect(outcome.output.contains("private server in \(program.folder)/home  (SUMMITRY_HOME)"))
    #expect(outcome.output.contains("not created yet"))
    #expect(outcome.output.contains("libpq"))
  }

  @Test func doctorSaysWhyThereIsNoWayToADatabase() throws {
    #expect(
      try program.shell(
        "mkdir -p '\(program.folder)/home/data' && echo 99 > '\(program.folder)/home/data/PG_VERSION'"
      ).status == 0)
    var outcome = try program.run("doctor")
    #expect(outcome.status == 69)
    #expect(outcome.output.contains("PostgreSQL 99 wrote it, found is only"))
    #expect(try program.run("db", "status").output.contains("PostgreSQL 99 wrote it"))
    program.set("DATABASE_URL", "postgresql://127.0.0.1:1/x")
    outcome = try program.run("doctor")
    #expect(outcome.status == 69)
    #expect(outcome.output.contains("problem   cannot connect to PostgreSQL"))
  }

  @Test func aDatabaseThatIsDown() throws {
    program.set("PGHOST", "/nowhere")
    let outcome = try program.run("timeline")
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("Error: cannot connect to PostgreSQL"))
    #expect(try program.run("db", "start").status == 64)
  }
}
