import SummitArticles
import Testing

/// `summitry reextract`: stored articles read again, and what that changes.
@Suite struct ReextractCommandTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.useNewDatabase()
    let path = try program.file("news.jsonl", CurationCommandTests.articles)
    #expect(try program.run("load", "--quiet", path).status == 0)
  }

  /// Another version of the extractor is stood in for by other words: what it would have read otherwise.
  private func change(_ old: String, to new: String, in id: String) throws {
    let sql = "update article set text = replace(text, '\(old)', '\(new)') where source_id = '\(id)'"
    #expect(try program.run("db", "shell", "--", "-qc", sql).status == 0)
  }

  @Test func whatWasReadByThisVersionChangesNothing() throws {
    let idle = try program.run("reextract")
    #expect(idle.status == 0)
    #expect(idle.errors.contains("Every article was read by this version"))
    let before = try program.run("export", "ndjson").output
    let all = try program.run("reextract", "--all", "--format", "ndjson")
    #expect(all.output.isEmpty && all.errors.contains("Read 3 articles again: 0 otherwise"))
    #expect(try program.run("export", "ndjson").output == before)
  }

  @Test func articlesOfAnotherVersionAreReadOnce() throws {
    _ = try program.run("db", "shell", "--", "-qc", "update run set extractor_version = '0'")
    #expect(try program.run("reextract").errors.contains("Read 3 articles again"))
    #expect(try program.run("reextract").errors.contains("Every article was read by this version"))
  }

  @Test func changesAreToldBeforeTheyTakeEffect() throws {
    try change("Munich", to: "Bonn", in: "w3")
    let before = try program.run("export", "ndjson").output
    let dry = try program.run("reextract", "--all", "--dry-run", "--format", "ndjson")
    #expect(dry.errors.contains("nothing was saved (--dry-run)"))
    #expect(try program.run("export", "ndjson").output == before)
    let done = try program.run("reextract", "--all", "--format", "ndjson")
    #expect(done.output == dry.output)
    let told = try done.lines.map { try JSON(String($0)) }
    let merged = try #require(told.first { $0["what"]?.string == "merged" })
    #expect(merged["event"]?.string == "munich-2013-06-07")
    #expect(merged["into"]?.string == "bonn-2013-06-07")
    #expect(try program.run("timeline", "--format", "ndjson").lines.count == 1)
  }

  @Test func fieldsThatChangeAreNamedWithBothValues() throws {
    try change("on 7 June", to: "on 10 June", in: "w3")
    try change("met", to: "avoided", in: "w1")
    let tsv = try program.run("reextract", "--from", "2013-06", "--format", "tsv")
    let rows = tsv.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(
      rows.contains {
        $0[0] == "changed" && $0[5] == "date" && $0[6] == "2013-06-07" && $0[7] == "2013-06-10"
      })
    let page = try program.run("reextract", "--all", "--anew", "--format", "table")
    #expect(page.output.isEmpty, "all is told already")
  }

  @Test func aRunThatWasInterruptedGoesOn() throws {
    // As if it had been stopped after the first of the three.
    _ = try program.run("reextract", "--all")
    let sql = """
      insert into run (id, extractor_version, command, started_at)
        select 7, extractor_version, 'load', started_at - interval '1 hour' from run where command = 'reextract --all';
      update article set run_id = 7 where source_id <> 'w1'
      """
    #expect(try program.run("db", "shell", "--", "-qc", sql).status == 0)
    let outcome = try program.run("reextract", "--all")
    #expect(outcome.errors.contains("Going on: 1 article read before"))
    #expect(outcome.errors.contains("Read 2 articles again"))
    #expect(try program.run("reextract", "--all").errors.contains("Read 3 articles again"))
  }

  @Test func rowsOfListsStayAsTheyAre() throws {
    let list = try program.file("register.csv", ImportTests.rows)
    #expect(try program.run("import", "official", list).status == 0)
    let before = try program.run("export", "ndjson").output
    let outcome = try program.run("reextract", "--all")
    #expect(outcome.errors.contains("8 records of imported lists stay as they are"))
    #expect(outcome.errors.contains("Read 3 articles again"))
    #expect(try program.run("export", "ndjson").output == before)
  }

  @Test func contradictoryWordsAreRefused() throws {
    #expect(try program.run("reextract", "--all", "--from", "2013").status == 64)
  }
}
