import SummitArticles
import Testing

/// What a curator does, word by word through the real program.
@Suite struct CurationCommandTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.useNewDatabase()
    program.set("SUMMITRY_CURATOR", "ada")
    let path = try program.file("news.jsonl", Self.articles)
    #expect(try program.run("load", "--quiet", path).status == 0)
  }

  static let articles = """
    {"id": "w1", "source": "wire", "date": "2013-06-08", "title": "Merkel receives Hollande", "text": "German Chancellor Angela Merkel met French President François Hollande in Bonn on 7 June 2013. They spoke about trade."}
    {"id": "w2", "source": "herald", "date": "2013-06-09", "title": "Talks on the Rhine", "text": "French President François Hollande met German Chancellor Angela Merkel in Bonn on 7 June 2013."}
    {"id": "w3", "source": "wire", "date": "2013-06-12", "title": "Munich talks", "text": "German Chancellor Angela Merkel met French President François Hollande in Munich on 7 June 2013."}

    """

  private func ids() throws -> [String] {
    try JSON(try program.run("timeline", "--json").output).elements?.compactMap { $0["id"]?.string } ?? []
  }

  private func shown(_ id: String) throws -> JSON {
    try #require(JSON(try program.run("show", id, "--json").output)[0])
  }

  private func done(_ words: String...) throws -> String {
    let outcome = try program.run(all: words)
    #expect(outcome.status == 0, "\(words): \(outcome.errors)")
    return outcome.errors
  }

  @Test func aDoubtfulPairIsListedDecidedAndTakenBack() throws {
    #expect(try ids() == ["bonn-2013-06-07", "munich-2013-06-07"])
    let queue = try JSON(try program.run("review", "--pairs", "--json").output).elements ?? []
    #expect(queue.count == 1)
    #expect(queue.first?["what"]?.string == "pair")
    #expect(queue.first?["reasons"]?.string?.contains("other place -7.0") == true)
    let table = try program.run("review", "--pairs", "--format", "table").output
    #expect(table.contains("= munich-2013-06-07") && table.contains("bonn-2013-06-07"))

    #expect(try done("accept", "bonn-2013-06-07", "munich-2013-06-07").contains("One event now"))
    #expect(try ids() == ["bonn-2013-06-07"])
    #expect(try program.run("review", "--pairs", "--json").output == "[]\n")
    #expect(try shown("munich-2013-06-07")["id"]?.string == "bonn-2013-06-07", "a former id leads on")
    let conflicts = try program.run("conflicts", "--format", "tsv").output
    #expect(conflicts.contains("Bonn") && conflicts.contains("Munich"))
    let page = try program.run("show", "bonn-2013-06-07").output
    for title in ["SOURCES", "CONFLICTS", "EDITS"] { #expect(page.contains(title), "\(title)") }
    #expect(page.contains("ada  merge bonn-2013-06-07 and munich-2013-06-07"))

    #expect(try done("split", "bonn-2013-06-07", "w3").contains("Split 1 article off"))
    #expect(try ids() == ["bonn-2013-06-07", "munich-2013-06-07"])
    _ = try done("undo")
    #expect(try ids() == ["bonn-2013-06-07"])
    _ = try done("undo")
    #expect(try ids() == ["bonn-2013-06-07", "munich-2013-06-07"])
    #expect(try program.run("log", "--format", "ndjson").output.isEmpty)
    #expect(try program.run("log", "--all", "--format", "ndjson").lines.count == 4)
    #expect(try program.run("log", "--all", "--limit", "2", "--format", "ndjson").lines.count == 2)
    #expect(try program.run("log", "--limit", "0").status == 64)
  }

  @Test func twoThatAreTwoAreNotAskedAboutAgain() throws {
    #expect(try done("reject", "bonn-2013-06-07", "munich-2013-06-07").contains("stay two"))
    #expect(try program.run("review", "--pairs", "--json").output == "[]\n")
    #expect(try ids().count == 2)
  }

  @Test func whatIsSetByHandOutlivesAnotherLoadAndAReextraction() throws {
    let id = "bonn-2013-06-07"
    _ = try done("set", id, "status", "postponed")
    _ = try done("set", id, "place", "Prague, CZ")
    _ = try done("add-participant", id, "Guido Westerwelle", "--country", "DE", "--rank", "minister")
    _ = try done("remove-participant", id, "Hollande")
    _ = try done("accept", id)
    func check(_ why: String) throws {
      let event = try shown(id)
      #expect(event["status"]?.string == "postponed", "\(why)")
      #expect(event["place"]?["city"]?.string == "Prague", "\(why)")
      #expect(event["place"]?["latitude"] != .null, "\(why)")
      let names = event["participants"]?.elements?.compactMap { $0["name"]?.string } ?? []
      #expect(names.contains("Guido Westerwelle") && !names.contains("François Hollande"), "\(why)")
      #expect(event["review"]?.string == "accepted", "\(why)")
      #expect(event["edits"]?.elements?.count == 5, "\(why)")
    }
    try check("at once")
    // The newspaper corrects itself: its report is replaced, the edits stay.
    let again = Self.articles.split(separator: "\n")[0].split(separator: "Bonn").joined(separator: "Berlin")
    #expect(try program.run("load", "--quiet", try program.file("again.jsonl", again + "\n")).status == 0)
    try check("after another load")
    #expect(try program.run("reextract", "--all", "--quiet").status == 0)
    try check("after a re-extraction")
  }

  @Test func editsAreAFileThatDoesTheSameElsewhere() throws {
    _ = try done("merge", "bonn-2013-06-07", "munich-2013-06-07")
    _ = try done("set", "bonn-2013-06-07", "name", "Talks on the Rhine")
    _ = try done("set", "bonn-2013-06-07", "level", "mixed")
    _ = try done("undo", "--curator", "bo")
    let wanted = try program.run("timeline", "--json").output
    let log = try program.run("log", "--all", "--format", "ndjson").output
    #expect(log.contains(#""curator": "bo""#) && log.contains("Talks on the Rhine"))
    let file = try program.file("edits.ndjson", log)
    let articles = try program.file("news.jsonl", Self.articles)

    try program.useNewDatabase()
    _ = try done("db", "migrate")
    #expect(try done("replay", file).contains("4 edits put into effect, 0 known already"))
    #expect(try program.run("log", "--format", "table").output.contains("waits for its articles"))
    _ = try done("load", "--quiet", articles)
    #expect(try program.run("timeline", "--json").output == wanted)
    #expect(try done("replay", file).contains("0 edits put into effect, 4 known already"))
    #expect(try program.run("log", "--all", "--format", "ndjson").output == log)
  }

  @Test func datesAreSetAsPeopleWriteThem() throws {
    _ = try done("set", "bonn-2013-06-07", "date", "8-9 June 2013")
    let date = try #require(try shown("bonn-2013-06-07")["date"])
    #expect(date["edtf"]?.string == "2013-06-08/2013-06-09" && date["basis"]?.string == "curator")
    #expect(
      try program.run("log", "--format", "ndjson").output.contains(#""value": "2013-06-08/2013-06-09""#))
  }

  @Test func whatBecameOfAnEventIsSaid() throws {
    _ = try done("merge", "bonn-2013-06-07", "munich-2013-06-07")
    #expect(try done("split", "bonn-2013-06-07", "w3").contains("see: summitry show munich-2013-06-07"))
    _ = try done("reject", "bonn-2013-06-07")
    let gone = try program.run("show", "bonn-2013-06-07")
    #expect(gone.status == 1 && gone.errors.contains("took it out of the timeline"), "\(gone.errors)")
    _ = try done("undo")
    #expect(try shown("bonn-2013-06-07")["id"]?.string == "bonn-2013-06-07")
    let undoing = try JSON(try program.run("log", "--all", "--json").output).elements?.last
    let again = try program.run("undo", try #require(undoing?["edit"]?.string))
    #expect(again.status == 1 && again.errors.contains("took another edit back"), "\(again.errors)")
  }

  @Test func whatCannotBeIsRefusedWithAWayOut() throws {
    let outcomes = try [
      (["set", "bonn-2013-06-07", "date", "7 June"], "the year is missing"),
      (["set", "bonn-2013-06-07", "colour", "red"], "colour"), (["accept", "nowhere-1999"], "nowhere-1999"),
      (["merge", "bonn-2013-06-07", "bonn-2013-06-07"], "cannot take bonn-2013-06-07 twice"),
      (["split", "bonn-2013-06-07", "w9"], "w9"),
      (["split", "munich-2013-06-07", "w3"], "munich-2013-06-07"),
      (["undo"], "undo"), (["remove-participant", "bonn-2013-06-07", "Biden"], "Biden"),
      (["replay", program.file("no.ndjson", #"{"edit": 1}"#)], "no.ndjson:1"),
    ].map { (words: $0.0, outcome: try program.run(all: $0.0), wanted: $0.1) }
    for (words, outcome, wanted) in outcomes {
      #expect(outcome.status != 0 && outcome.errors.contains(wanted), "\(words): \(outcome.errors)")
    }
    #expect(try program.run("log", "--all").output.isEmpty || ids().count == 2)
  }
}
