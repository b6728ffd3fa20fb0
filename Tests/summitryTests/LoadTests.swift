import SummitArticles
import Testing

/// What `load` and `watch` leave out, say about it, and go on with.
@Suite struct LoadTests {
  let program: Program
  init() throws { program = try Program() }

  private let met = "President Barack Obama met President Xi Jinping in Geneva on 7 June 2013."
  private let german =
    "Die Minister der beiden Staaten haben sich in der Stadt mit Barack Obama getroffen und das ist nicht alles."

  /// The fates of a report by the name of the file.
  private func fates(_ path: String) throws -> [String: String] {
    let lines = try program.shell("cat '\(path)'").lines.map { try JSON(String($0)) }
    let named = lines.map { line in
      (
        line["path"]?.string.map { String($0.split(separator: "/").last ?? "") } ?? "",
        line["fate"]?.string ?? ""
      )
    }
    return Dictionary(named, uniquingKeysWith: { $0 + ", " + $1 })
  }

  private func folder() throws -> String {
    _ = try program.shell("mkdir '\(program.folder)/in'")
    _ = try program.file("in/a.txt", met)
    _ = try program.file("in/b.txt", "a\0b")
    _ = try program.file("in/c.md", "Notes")
    _ = try program.file("in/d.json", #"{"settings": true}"#)
    _ = try program.file("in/e.txt", german)
    return program.folder + "/in"
  }

  @Test func everyInputHasItsFate() throws {
    try program.useNewDatabase()
    let (path, report) = (try folder(), program.folder + "/report.ndjson")
    let first = try program.run("load", path, "--report", report)
    #expect(first.status == 3)
    var expected = [
      "a.txt": "stored", "b.txt": "skipped", "c.md": "passed over", "d.json": "passed over",
      "e.txt": "stored",
    ]
    #expect(try fates(report) == expected)
    #expect(first.errors.contains("2 articles without a publication date"))
    #expect(first.errors.contains("1 article in other languages, stored and not read: de 1"))
    #expect(first.errors.contains("2 files passed over"))
    // What is known is not read again; in a dry run nobody knows.
    #expect(try program.run("load", path, "--report", report).errors.contains("2 already known"))
    (expected["a.txt"], expected["e.txt"]) = ("known", "known")
    #expect(try fates(report) == expected)
    _ = try program.run("load", path, "--report", report, "--dry-run")
    #expect(try fates(report)["a.txt"] == "read")
    let stored = try program.run(
      "db", "shell", "--", "-Atc", "select language from article order by language")
    #expect(stored.lines == ["de", "en"])
    #expect(try program.run("timeline", "--format", "tsv").lines.count == 2)
  }

  @Test func aReportThatCannotBeWritten() throws {
    let outcome = try program.run("load", "--dry-run", try folder(), "--report", "/nowhere/report.ndjson")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "Error: cannot write /nowhere/report.ndjson: no such file or directory\n")
  }

  @Test func strictEndsAtTheFirstFault() throws {
    let undated = try program.file("undated.jsonl", #"{"text": "\#(met)"}"#)
    let strict = try program.run("load", "--dry-run", "--strict", undated)
    #expect(strict.status == 1)
    #expect(strict.errors.contains("cannot load \(undated):1: it tells no publication date"))
    #expect(
      try program.run("load", "--dry-run", "--strict", undated, "--published", "2013-06-08").status == 0)
    let broken = try program.file("broken.jsonl", "{\"text\": ")
    #expect(
      try program.run("load", "--dry-run", "--strict", broken).errors.contains("cannot load \(broken):1"))
  }

  @Test func fieldsByOtherNames() throws {
    let path = try program.file("a.csv", "when,inhalt\n\"June 8, 2013\",\"\(met)\"\n")
    let outcome = try program.run("read", path, "--map", "text=inhalt,date=when", "--format", "ndjson")
    #expect(try JSON(outcome.output)["published"]?.string == "2013-06-08")
    #expect(try JSON(outcome.output)["text"]?.string == met)
    let wrong = try program.run("read", path, "--map", "words=inhalt")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("an article has no field 'words'"))
  }

  @Test func pathsOnStandardInput() throws {
    let paths = try (1...3).map { try program.file("\($0).txt", "\(met) It was meeting number \($0).") }
    let list = paths.joined(separator: "\n") + "\n/nowhere.txt\n"
    let outcome = try program.run("load", "--dry-run", "--files-from", "-", input: list)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("Read 3 articles"))
    #expect(outcome.errors.contains("/nowhere.txt   no such file or directory"))
    #expect(try program.run("load", "--dry-run").status == 64)
  }

  @Test func aBarOnATerminal() throws {
    let lines = (1...1_000).map { #"{"id": "\#($0)", "date": "2013-06-08", "text": "\#(met) Talk \#($0)."}"# }
    let path = try program.file("a.jsonl", lines.joined(separator: "\n"))
    let outcome = try program.runOnTerminal("load", "--dry-run", path, path, path, columns: 100)
    #expect(outcome.output.contains("━"))
    #expect(outcome.output.contains(" %  "))
    #expect(outcome.output.contains("Read 3,000 articles"))
  }

  @Test func whatIsInterruptedGoesOn() throws {
    try program.useNewDatabase()
    _ = try program.run("db", "migrate")
    let path = try program.file("a.jsonl", Corpus.records(0..<3_000))
    let outcome = try program.runInterrupted(after: 2, "load", path)
    guard outcome.status != 0 else { return }
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("interrupted: what is above is saved, loading again goes on"))
    #expect(try program.run("load", path).status == 0)
    let count = try program.run("db", "shell", "--", "-Atc", "select count(*) from article")
    #expect(count.lines == ["3000"])
  }

  @Test func watchLoadsWhatIsNew() throws {
    try program.useNewDatabase()
    _ = try program.run("db", "migrate")
    let path = try folder()
    _ = try program.shell("touch -d '1 minute ago' '\(path)'/*")
    let told = program.folder + "/told"
    // What is told ends each wait, however busy the machine is; two minutes end the test.
    let script = """
      await() { n=0; until grep -q "$1" '\(told)' || [ $n -ge 600 ]; do n=$((n + 1)); sleep 0.2; done; }
      ( await '2 articles: 2 new'; echo '{"text": "\(met) Once more."}' > '\(path)/new.jsonl'
        await '1 article: 1 new'; kill -INT $$ ) &
      exec '\(Program.path)' watch '\(path)' --every 1s 2> '\(told)'
      """
    let outcome = try program.shell(script)
    #expect(outcome.status == 130)
    let errors = try program.shell("cat '\(told)'").output
    #expect(errors.contains("2 articles: 2 new; 1 new event"))
    #expect(errors.contains("1 article: 1 new"))
    #expect(try program.run("watch", path, "--every", "soon").status == 64)
  }
}
