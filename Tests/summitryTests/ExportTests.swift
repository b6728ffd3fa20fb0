import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

@testable import summitry

/// Every format, on events of all sorts and on hostile ones; other programs read them too where they are installed.
@Suite struct ExportTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.useNewDatabase()
  }

  static let records = """
    {"id": "1", "source": "wire", "url": "https://example.org/a?b=1&c=2", "date": "2013-06-08", "title": "Obama & Xi meet", "text": "President Barack Obama met Chinese President Xi Jinping in Geneva on Friday and Saturday."}
    {"id": "2", "source": "wire", "date": "2014-03-04", "title": "Talks in Windhoek", "text": "Namibian President Hifikepunye Pohamba met German Chancellor Angela Merkel in Windhoek on Monday."}
    {"id": "3", "source": "wire", "date": "2015-12-04", "title": "Plans", "text": "French President Francois Hollande will meet German Chancellor Angela Merkel in Berlin in January 2016."}
    """

  private func load() throws {
    #expect(try program.run("load", try program.file("a.jsonl", Self.records)).status == 0)
  }

  /// Writes every format into a folder, each by the ending of its name.
  private func exportAll(_ name: String) throws -> String {
    let folder = program.folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for format in ExportFormat.allCases {
      let ending = format.endings[0]
      let outcome = try program.run(
        "export", "-o", ending == "/" ? "\(folder)/tables/" : "\(folder)/e\(ending)")
      #expect(outcome.status == 0, "\(format): \(outcome.errors)")
      #expect(outcome.errors.hasPrefix("Wrote "), "\(format): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    return folder
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Independent readers: those that are not installed are named in the output and skipped.
  private func expectReadersAccept(_ folder: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: "/usr/bin/python3") else {
      print("skipped: the exports' independent readers need python3")
      return
    }
    let outcome = try program.runOther(
      "/usr/bin/python3", root.appending(path: "tools/check-exports").path, folder)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    for line in outcome.lines where line.hasPrefix("skipped") { print(line) }
  }

  @Test func otherProgramsReadEveryFormat() throws {
    try load()
    try expectReadersAccept(try exportAll("out"))
  }

  @Test func hostileWordsHarmNoReader() throws {
    try HostileText.save(to: try #require(program.databaseURL))
    let folder = try exportAll("hostile")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where !name.hasSuffix(".sqlite") {
      guard name.contains(".") else { continue }
      let text = try text("\(folder)/\(name)")
      for scalar in ["\u{1B}", "\u{7}", "\u{202E}"] as [Unicode.Scalar] {
        #expect(!text.unicodeScalars.contains(scalar), "\(name) has U+\(String(scalar.value, radix: 16))")
      }
      if name.hasSuffix(".html") || name.hasSuffix("graphml") || name.hasSuffix("gexf") {
        for word in ["<script>", "<img", "<svg onload", "href=\"javascript"] {
          #expect(!text.contains(word), "\(name)")
        }
      }
    }
    #expect(try text(folder + "/e.ics").split(separator: "BEGIN:VEVENT").count == 2)
    #expect(try text(folder + "/e.bib").split(separator: "@online{").count == 1)
    #expect(!(try text(folder + "/e.bib").contains("\\input")))
    #expect(try text(folder + "/tables/participants.csv").contains("\"'=HYPERLINK("))
    try expectReadersAccept(folder)
  }

  @Test(arguments: ["table", "tsv", "csv", "json", "ndjson", "markdown"])
  func hostileWordsHarmNoTerminal(format: String) throws {
    try HostileText.save(to: try #require(program.databaseURL))
    for command in [
      ["timeline"], ["met", "US", "NA"], ["person", "alert"], ["country", "NA"], ["places"], ["topics"],
      ["series"],
      ["network", "--between", "person"], ["panel"], ["stats", "travellers"], ["stats", "days"], ["people"],
      ["around", "7 June 2013"], ["timeline", "--count-by", "person"], ["search", "alert"], ["show", "2013"],
      ["timeline", "--participant", "'; drop table event; --"], ["timeline", "--place", "%' or 1=1 --"],
      ["series", "'||(select 1)||'"], ["person", "\\'); --"], ["gaps", "US", "NA"], ["stats", "hosting"],
      ["first", "US", "NA", "--after", "2000"], ["stats", "forerunners"], ["stats", "announced"],
      ["stats", "members", "--of", "EU"], ["timeline", "--topic", "' or true --"],
      ["met", "US", "\u{1B}[2J\u{202E}"],
      ["around", "\u{1B}]0;x\u{7}"], ["first", "US", "NA", "--after", "\u{1B}[2J"], ["participants", "2013"],
      ["timeline", "--series", "%\u{1B}"], ["timeline", "--participant", "alert\u{202E}x"],
    ] {
      let outcome = try program.run(all: command + ["--format", format])
      let all = outcome.output + outcome.errors
      for scalar in ["\u{1B}", "\u{7}", "\u{202E}"] as [Unicode.Scalar] {
        #expect(!all.unicodeScalars.contains(scalar), "\(command)")
      }
      #expect(!outcome.errors.contains("SQLSTATE"), "\(command): \(outcome.errors)")
      if format == "json", outcome.status == 0 { _ = try JSON(outcome.output) }
      if format == "csv" {
        let cells = outcome.output.split { $0.isNewline || $0 == "," }
        #expect(
          !cells.contains { $0.hasPrefix("=") || $0.hasPrefix("@") || $0.hasPrefix("\"=") }, "\(command)")
      }
    }
    #expect(try JSON(try program.run("timeline", "--json").output).elements?.count == 1)
  }

  @Test func calendarsEndTheDayAfterAndFoldByOctets() throws {
    try load()
    let calendar = try program.run("export", "icalendar").output
    #expect(calendar.contains("DTSTART;VALUE=DATE:20130607\r\nDTEND;VALUE=DATE:20130609\r\n"))
    #expect(!calendar.contains("201601"))
    let folded = CalendarRecords.folded("SUMMARY:" + String(repeating: "é", count: 60))
    #expect(folded.split(separator: "\r\n").map(\.utf8.count) == [74, 55])
  }

  @Test func mapsHaveLongitudeFirstAndNamibiaItsCode() throws {
    try load()
    let map = try JSON(try program.run("export", "geojson", "--country", "NA").output)
    let feature = try #require(map["features"]?[0])
    let point = (feature["geometry"]?["coordinates"]?.elements ?? []).compactMap { $0.double }
    try #require(point.count == 2)
    #expect(abs(point[0] - 17.08) < 0.1 && abs(point[1] + 22.56) < 0.1)
    #expect(feature["properties"]?["country"]?.string == "NA")
  }

  @Test func datesAreAsExactAsKnown() throws {
    try load()
    let timeline = try JSON(try program.run("export", "timelinejs", "--from", "2016").output)
    #expect(timeline["events"]?[0]?["start_date"]?.keys == ["year", "month"])
    let outcome = try program.run("export", "icalendar", "--from", "2016")
    #expect(outcome.errors.contains("1 event left out: icalendar has no room for a date so vague"))
  }

  @Test func theEndingTellsTheFormat() throws {
    #expect(ExportFormat.of(path: "a/b.timeline.json") == .timelinejs)
    #expect(ExportFormat.of(path: "x.json") == .json)
    #expect(ExportFormat.of(path: "x.CSL.json") == .cslJSON)
    #expect(ExportFormat.of(path: "folder/") == .tables)
    #expect(ExportFormat.of(path: "x.doc") == nil)
    let unknown = try program.run("export", "-o", "x.doc")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("the ending of x.doc tells no format"))
    #expect(try program.run("export").status == 64)
    #expect(try program.run("export", "sqlite").errors.contains("sqlite needs a name to write to"))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("-116.41", "-116.41"), ("-x", "'-x"), ("+1", "+1"), ("@a", "'@a"),
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("plain", "plain"), ("\u{1B}[2J", "[2J"),
  ])
  func cellsAreNoFormulas(text: String, cell: String) { #expect(CSVText.field(text) == cell) }
}
