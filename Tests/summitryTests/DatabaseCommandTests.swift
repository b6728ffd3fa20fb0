import SummitArticles
import Testing

/// Commands on a database: loading, asking, and what goes wrong with it.
@Suite struct DatabaseCommandTests {
  let program: Program
  init() throws {
    program = try Program()
    try program.useNewDatabase()
  }

  static let records = """
    {"id": "1", "source": "test", "date": "2013-06-08", "title": "Talks", "text": "President Barack Obama met Chinese President Xi Jinping in Geneva on Friday."}
    {"id": "2", "source": "test", "date": "2014-03-04", "title": "More talks", "text": "German Chancellor Angela Merkel met French President Francois Hollande in Paris on Monday."}
    """

  @Test func loadedTwiceAndFromElsewhereItStaysOnce() throws {
    let path = try program.file("a.jsonl", Self.records)
    let first = try program.run("load", path)
    #expect(first.status == 0)
    #expect(first.errors.contains("✓ Loaded 2 articles in"))
    #expect(first.errors.contains("2 new"))
    #expect(first.errors.contains("Next: summitry timeline"))
    #expect(first.output.isEmpty)
    let before = try program.run("timeline", "--json").output
    #expect(try program.run("load", path).errors.contains("2 already known"))
    #expect(try program.run("load", "-", "--quiet", input: Self.records).errors.isEmpty)
    #expect(try program.run("timeline", "--json").output == before)
  }

  @Test func aDryRunSavesNothing() throws {
    let path = try program.file("a.jsonl", Self.records)
    #expect(try program.run("load", "--dry-run", path).errors.contains("nothing was saved"))
    #expect(try program.run("db", "migrate").status == 0)
    #expect(try program.run("timeline", "--json").output == "[]\n")
  }

  @Test func theTimelineInEveryFormat() throws {
    _ = try program.run("load", try program.file("a.jsonl", Self.records))
    let json = try JSON(try program.run("timeline", "--json").output)
    let events = try #require(json.elements)
    #expect(events.count == 2)
    #expect(
      events[0].keys.starts(with: ["id", "name", "kind", "format", "level", "status", "date", "place"]))
    let id = try #require(events[0]["id"]?.string)
    let lines = try program.run("timeline", "--format", "ndjson").lines.map { try JSON(String($0)) }
    #expect(lines == events)
    let tsv = try program.run("timeline").lines
    #expect(tsv.count == 3)
    #expect(tsv[0].hasPrefix("id\tstart\tend\tedtf\tname\tkind\t"))
    #expect(tsv[1].hasPrefix(id + "\t2013-06-07\t"))
    #expect(try program.run("timeline", "--format", "csv").output.hasPrefix("id,start,end,edtf,name,kind,"))
    #expect(try program.run("timeline", "--format", "markdown").lines[1].hasPrefix("| --- |"))
    let table = try program.runOnTerminal("timeline", columns: 80)
    #expect(table.output.contains("7 Jun"))
    #expect(table.output.contains("2 events, 2013–2014, from 2 articles"))
  }

  @Test func filtersAndPeriods() throws {
    _ = try program.run("load", try program.file("a.jsonl", Self.records))
    func count(_ arguments: String...) throws -> Int? {
      let run = try program.run(
        "timeline", arguments[0], arguments.count > 1 ? arguments[1] : "--json", "--json")
      return try JSON(run.output).elements?.count
    }
    #expect(try count("2013") == 1)
    #expect(try count("June", "2013") == 1)
    #expect(try count("--from", "2014") == 1)
    #expect(try count("--participant", "Merkel") == 1)
    #expect(try count("--country", "China") == 1)
    #expect(try count("2015..") == 0)
    let none = try program.run("timeline", "2015..", "--participant", "Merkel")
    #expect(none.status == 0)
    #expect(none.errors == "No event since 1 January 2015 with \"Merkel\".\n")
    #expect(try program.run("series").errors == "No event of a series.\n")
  }

  @Test func oneEvent() throws {
    _ = try program.run("load", try program.file("a.jsonl", Self.records))
    let id = try #require(try JSON(try program.run("timeline", "2013", "--json").output)[0]?["id"]?.string)
    let people = try JSON(try program.run("participants", id, "--json").output)
    #expect(people.elements?.compactMap { $0["name"]?.string }.sorted() == ["Barack Obama", "Xi Jinping"])
    let page = try program.run("show", id)
    #expect(page.output.contains("PARTICIPANTS"))
    #expect(page.output.contains("[1]"))
    #expect(page.output.contains("«"))
    #expect(try JSON(try program.run("show", id, "--format", "ndjson").output)["quotes"] != nil)
    let unknown = try program.run("show", "atlantis-1999")
    #expect(unknown.status == 1)
    #expect(unknown.errors.hasPrefix("Error: cannot find event atlantis-1999"))
  }

  @Test func searchPeopleAndExport() throws {
    _ = try program.run("load", try program.file("a.jsonl", Self.records))
    #expect(try JSON(try program.run("search", "Geneva", "--json").output).elements?.count == 1)
    #expect(try program.run("people", "Merkel").lines.count == 2)
    let path = program.folder + "/out.csv"
    let outcome = try program.run("export", "csv", "-o", path)
    #expect(outcome.errors.contains("Wrote 2 events to"))
    var csv = try CSV(path: path)
    var rows = 0
    while case .success? = csv.next() { rows += 1 }
    #expect(rows == 2)
  }

  @Test func badRecordsDoNotKeepTheOthersOut() throws {
    let path = try program.file("a.jsonl", Self.records + "\n{\"text\": \"a\\u0000b\"}\n{broken\n")
    let outcome = try program.run("load", path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("\(path):3   a NUL character in the text"))
    #expect(outcome.errors.contains("\(path):4   broken JSON"))
    #expect(try JSON(try program.run("timeline", "--json").output).elements?.count == 2)
  }

  @Test func aDatabaseWithoutTables() throws {
    let outcome = try program.run("timeline")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("summitry db migrate"))
    #expect(try program.run("db", "migrate").errors.contains("were created"))
    #expect(try program.run("db", "migrate").errors.contains("already"))
    #expect(try program.run("timeline").status == 0)
    #expect(try program.run("db", "status").output.contains("a server of yours  (DATABASE_URL)"))
  }

  @Test func aPipeThatCloses() throws {
    _ = try program.run("load", try program.file("a.jsonl", Self.records))
    #expect(try program.run("db", "schema").output.contains("create table"))
  }
}

/// The life of the private server through the program's own words.
@Suite struct PrivateServerTests {
  @Test func fromNothingToNothing() throws {
    let program = try Program()
    #expect(try program.run("db", "status").output.contains("not created yet"))
    let path = try program.file("a.jsonl", DatabaseCommandTests.records)
    #expect(try program.run("load", path).status == 0)
    #expect(try program.run("db", "status").output.contains("stopped"))
    #expect(try program.run("timeline", "--format", "ndjson").lines.count == 2)
    let start = try program.run("db", "start")
    #expect(start.status == 0)
    #expect(start.output == (try program.run("db", "url").output))
    #expect(try program.run("db", "status").output.contains("running until 'db stop'"))
    let shell = try program.run("db", "shell", "--", "-Atc", "select count(*) from event")
    #expect(shell.output == "2\n")
    #expect(try program.run("db", "stop").errors == "Stopped.\n")
    #expect(try program.run("db", "destroy").status == 64)
    #expect(try program.run("db", "destroy", "--yes").status == 0)
    #expect(try program.run("db", "status").output.contains("not created yet"))
  }
}
