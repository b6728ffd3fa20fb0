import SummitArticles
import Testing

/// `summitry evaluate --against`: an official list held against the articles.
@Suite struct AgainstTests {
  let program: Program

  static let rows = """
    set,id,start,end,who,role,country,locale,remarks
    visits,1,2013-05-07,2013-05-07,President Park Geun-hye,visitor,"Korea, South",,Met with President Obama.
    visits,2,2013-05-16,2013-05-16,Prime Minister Recep Tayyip Erdogan,visitor,Turkey,,Met with President Obama.
    visits,3,2013-05-31,2013-05-31,President Sebastian Pinera,visitor,Chile,,Working visit.
    travels,4,2013-06-18,2013-06-19,Barack Obama,president,Germany,Berlin,Met with Chancellor Merkel.
    travels,5,2013-06-18,2013-06-19,John F. Kerry,secretary,Germany,Berlin,Accompanied President Obama.

    """
  static let articles = """
    {"id": "a1", "source": "wire", "date": "2013-05-08", "text": "US President Barack Obama met South Korean President Park Geun-hye at the White House on 7 May 2013."}
    {"id": "a2", "source": "wire", "date": "2013-05-18", "text": "US President Barack Obama met Turkish Prime Minister Recep Tayyip Erdogan at the White House on 17 May 2013."}
    {"id": "a3", "source": "wire", "date": "2013-06-20", "text": "US President Barack Obama met German Chancellor Angela Merkel in Berlin on 19 June 2013."}

    """

  init() throws {
    program = try Program()
    try program.useNewDatabase()
    _ = try program.run("import", "official", "--quiet", try program.file("register.csv", Self.rows))
    #expect(try program.run("load", "--quiet", try program.file("a.jsonl", Self.articles)).status == 0)
  }

  private func verdicts(_ filters: String...) throws -> [String: JSON] {
    let outcome = try program.run(all: ["evaluate", "--against", "register", "--json"] + filters)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let statements = try JSON(outcome.output).elements ?? []
    return Dictionary(uniqueKeysWithValues: statements.map { ($0["record"]?.string ?? "", $0) })
  }

  @Test func eachRowIsConfirmedContradictedOrLacking() throws {
    let found = try verdicts()
    #expect(found["visits 1"]?["verdict"]?.string == "confirmed")
    #expect(found["visits 1"]?["articles"]?.elements?.compactMap(\.string) == ["a1"])
    #expect(found["visits 2"]?["verdict"]?.string == "contradicted")
    #expect(found["visits 2"]?["differences"]?.elements?.compactMap(\.string) == ["a day apart"])
    #expect(found["visits 3"]?["verdict"]?.string == "lacking")
    #expect(found["travels 4"]?["verdict"]?.string == "confirmed")
    #expect(
      found["travels 5"]?["verdict"]?.string == "lacking", "of the president's trip, not the secretary's")
    #expect(found["travels 5"]?["who"]?.elements?.compactMap(\.string) == ["John Kerry"])
  }

  @Test func filtersChooseTheEvents() throws {
    #expect(try verdicts("--from", "2013-06").count == 2)
    #expect(try verdicts("--participant", "Pinera").keys.sorted() == ["visits 3"])
  }

  @Test func theFiguresAreToldAtTheEnd() throws {
    let outcome = try program.run("evaluate", "--against", "register", "--format", "table")
    #expect(outcome.errors.contains("5 statements of register: 2 confirmed, 1 contradicted, 2 lacking"))
    #expect(outcome.output.contains("≠ visits 2") && outcome.output.contains("· visits 3"))
  }

  @Test func aSourceThatIsNoneIsRefused() throws {
    let outcome = try program.run("evaluate", "--against", "registre")
    #expect(outcome.status == 1 && outcome.errors.contains("did you mean register?"))
    #expect(try program.run("evaluate").status == 64)
    #expect(try program.run("evaluate", "seed", "--against", "register").status == 64)
  }
}
