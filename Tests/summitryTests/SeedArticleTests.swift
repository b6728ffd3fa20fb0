import FoundationEssentials
import SummitArticles
import Testing

/// What lies beside the repository, where it is there at all: never in CI elsewhere.
private enum Shared {
  static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/../shared"
  static let seed = folder + "/seeds/000_3974b80eef8d3390.txt"
  static let register = folder + "/reference/official-visits-and-travels.csv"
  static let isHere = FileManager.default.fileExists(atPath: seed)
}

/// The article that this project was born from, through the real program.
@Suite(.enabled(if: Shared.isHere, "the seed article is not here"))
struct SeedArticleTests {
  let program: Program
  init() throws {
    program = try Program()
    try program.useNewDatabase()
  }

  private func june() throws -> [JSON] {
    let outcome = try program.run("timeline", "--from", "2013-06-01", "--to", "2013-06-30", "--json")
    return try JSON(outcome.output).elements ?? []
  }

  @Test func givesOneSummit() throws {
    #expect(try program.run("load", Shared.seed).status == 0)
    let events = try june()
    #expect(events.count == 1)
    let event = try #require(events.first)
    #expect(event["format"]?.string == "bilateral")
    #expect(event["level"]?.string == "leaders")
    #expect(event["kind"]?.string == "summit")
    let date = try #require(event["date"])
    let (start, end) = (try #require(date["start"]?.string), try #require(date["end"]?.string))
    #expect(start <= "2013-06-08" && "2013-06-08" <= end)
    #expect([("2013-06-07", "2013-06-08"), ("2013-06-08", "2013-06-09")].contains { $0 == (start, end) })
    let place = try #require(event["place"])
    #expect(place["name"]?.string == "Sunnylands")
    #expect(place["admin1"]?.string == "California")
    #expect(place["country"]?.string == "US")
    #expect(place["latitude"] != .null && place["longitude"] != .null)
    let people = try #require(event["participants"]?.elements)
    let told = people.map { person in
      ["name", "office", "country", "role"].map { person[$0]?.string ?? "" }.joined(separator: ", ")
    }
    #expect(told == ["Barack Obama, President, US, host", "Xi Jinping, President, CN, visitor"])
    #expect(event["topics"]?.elements?.contains { $0["code"]?.string == "cyber" } == true)
    let fields = Set(event["evidence"]?.elements?.compactMap { $0["field"]?.string } ?? [])
    #expect(fields.isSuperset(of: ["kind", "date", "place", "participants", "topics", "status"]))
  }

  @Test func participantsListsTheTwo() throws {
    _ = try program.run("load", Shared.seed)
    let lines = try program.run("participants", "sunnylands").lines
    #expect(lines.map { $0.split(separator: "\t").first } == ["name", "Barack Obama", "Xi Jinping"])
  }

  @Test func loadedTwiceOrThroughAPipeItStaysOne() throws {
    let text = try String(contentsOf: URL(filePath: Shared.seed), encoding: .utf8)
    #expect(try program.run("load", "-", input: text).errors.contains("1 new"))
    for _ in 0..<2 { #expect(try program.run("load", Shared.seed).errors.contains("1 already known")) }
    #expect(try june().count == 1)
    #expect(try june().first?["articles"] == .number("1"))
  }

  /// Nothing in all the 7,535 rows is taken for the summit by mistake.
  @Test func isOneEventWithTheWholeRegister() throws {
    #expect(try program.run("import", "official", Shared.register, "--quiet").status == 0)
    #expect(try program.run("load", Shared.seed).status == 0)
    try expectOneSummitFromTwoSources()
  }

  /// Several batches of rows, the second time without effect.
  @Test func isOneEventWithARegisterThatComesLaterAndAgain() throws {
    let rows = try String(contentsOf: URL(filePath: Shared.register), encoding: .utf8).split { $0.isNewline }
    let recent = rows.prefix(1) + rows.filter { $0.contains(",201") }
    #expect(recent.count > 1_000)
    #expect(try program.run("load", Shared.seed).status == 0)
    let list = try program.file("register.csv", recent.joined(separator: "\n"))
    #expect(try program.run("import", "official", list, "--quiet").status == 0)
    try expectOneSummitFromTwoSources()
    let before = try program.run("export", "ndjson").output
    #expect(try program.run("import", "official", list).errors.contains("events    nothing new"))
    #expect(try program.run("export", "ndjson").output == before)
  }

  private func expectOneSummitFromTwoSources() throws {
    let filters = ["--country", "CN", "--country", "US", "--from", "2013-06", "--to", "2013-06"]
    let events = try JSON(try program.run(all: ["timeline", "--json"] + filters).output).elements ?? []
    #expect(events.count == 1)
    #expect(events.first?["date"]?["edtf"]?.string == "2013-06-07/2013-06-08")
    #expect(events.first?["articles"] == .number("2"))
    #expect(events.first?["participants"]?.elements?.count == 2)
  }
}
