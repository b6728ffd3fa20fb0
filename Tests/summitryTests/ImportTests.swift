import SummitArticles
import Testing

/// `summitry import official`: lists of visits and travels become events with the row as evidence.
@Suite struct ImportTests {
  let program: Program
  let list: String

  init() throws {
    program = try Program()
    try program.useNewDatabase()
    list = try program.file("register.csv", Self.rows)
  }

  static let rows = """
    set,id,start,end,who,role,country,locale,remarks
    visits,1,1987-12-07,1987-12-10,General Secretary Mikhail Gorbachev,visitor,U.S.S.R.,,Official visit. Signed a treaty on arms.
    visits,2,1990-02-24,1990-02-25,Chancellor Helmut Kohl and Foreign Minister Genscher,visitor,"Germany, Federal Republic of",,"Met with President Bush at Camp David, MD."
    travels,3,1998-06-25,1998-07-03,William J. Clinton,president,"China, People’s Republic of","Xi’an, Beijing, Shanghai","State visit. Met with President Jiang and Premier Zhu."
    travels,4,1998-06-25,1998-07-03,Madeleine Korbel Albright,secretary,"China, People’s Republic of",Beijing,Accompanied President Clinton.
    visits,5,2012-05-20,2012-05-21,Chancellor Angela Merkel,visitor,Germany,,"Attended the NATO Summit Meeting in Chicago, IL."
    visits,6,2012-05-18,2012-05-21,President Francois Hollande,visitor,France,,"Met with President Obama. Attended the NATO Summit in Chicago, IL."
    visits,7,2012-05-20,2012-05-21,Prime Minister David Cameron,visitor,United Kingdom,,Attended NATO Summit meeting in Chicago.
    visits,8,2013-06-07,2013-06-08,President Xi Jinping,visitor,"China, People’s Republic of",,"Met with President Obama at Rancho Mirage, California."
    visits,9,1999-05-01,1999-05-03,King Abdullah II,visitor,Jordan,,Private visit.

    """

  private func events(_ filters: String...) throws -> [JSON] {
    try JSON(try program.run(all: ["timeline", "--json"] + filters).output).elements ?? []
  }

  private func people(_ event: JSON?) -> [String] {
    event?["participants"]?.elements?.compactMap { $0["name"]?.string } ?? []
  }

  @Test func importedTwiceItStaysOnce() throws {
    let first = try program.run("import", "official", list)
    #expect(first.status == 0)
    #expect(first.errors.contains("✓ Imported 9 rows as 8 records of register"))
    let before = try program.run("export", "ndjson").output
    let second = try program.run("import", "official", list)
    #expect(second.errors.contains("8 already known"))
    #expect(second.errors.contains("events    nothing new"))
    #expect(try program.run("export", "ndjson").output == before)
  }

  @Test func oneEventForTheManyRowsOfASummit() throws {
    _ = try program.run("import", "official", list)
    let summits = try events("--kind", "summit")
    #expect(summits.count == 1)
    let summit = summits.first
    #expect(people(summit).sorted() == ["Angela Merkel", "David Cameron", "François Hollande"])
    #expect(summit?["date"]?["edtf"]?.string == "2012-05-20/2012-05-21")
    #expect(summit?["place"]?["city"]?.string == "Chicago")
    #expect(summit?["series"]?.string == "NATO summit")
    #expect(summit?["format"]?.string == "multilateral")
    let visit = try events("--participant", "Hollande", "--participant", "Obama")
    #expect(visit.count == 1)
  }

  @Test func kindsPersonsAndPlacesFromTheWording() throws {
    _ = try program.run("import", "official", list)
    let gorbachev = try events("--participant", "Gorbachev").first
    #expect(gorbachev?["kind"]?.string == "visit")
    #expect(gorbachev?["visit_type"]?.string == "official")
    #expect(gorbachev?["participants"]?[0]?["country"]?.string == "SU")
    let kohl = try events("--participant", "Kohl").first
    #expect(people(kohl) == ["George H. W. Bush", "Helmut Kohl", "Hans-Dietrich Genscher"])
    #expect(kohl?["kind"]?.string == "meeting")
    #expect(kohl?["place"]?["venue"]?.string == "Camp David")
    #expect(kohl?["host"]?.string == "US")
    let china = try events("--participant", "Jiang Zemin")
    #expect(china.count == 1)
    #expect(people(china.first).contains("Madeleine Albright"))
    #expect(china.first?["visit_type"]?.string == "state")
    #expect(china.first?["articles"] == .number("2"))
    let abdullah = try events("--participant", "Abdullah").first
    #expect(abdullah?["visit_type"]?.string == "private")
    #expect(abdullah?["participants"]?.elements?.count == 1)
  }

  /// Whom a president met on a journey, and who came along, are told by rows of their own.
  @Test func oneJourneyOfAPresidentAndHisCompanion() throws {
    let rows = """
      set,id,start,end,who,role,country,locale,remarks
      travels,1,1986-10-09,1986-10-12,Ronald Reagan,president,Iceland,Reykjavik,Met with President Vigdis Finnbogadottir and General Secretary Gorbachev.
      travels,2,1986-10-09,1986-10-12,George Pratt Shultz,secretary,Iceland,Reykjavik,Accompanied President Reagan.
      travels,3,1986-10-13,1986-10-14,George Pratt Shultz,secretary,Belgium,Brussels,Briefed foreign ministers.

      """
    #expect(try program.run("import", "official", try program.file("two.csv", rows)).status == 0)
    let visits = try events("--participant", "Reagan", "--kind", "visit")
    #expect(visits.count == 1)
    #expect(
      Set(people(visits.first)).isSuperset(of: ["Ronald Reagan", "Mikhail Gorbachev", "George Shultz"]))
    #expect(try events("--participant", "Shultz", "--kind", "visit").count == 2)
  }

  /// Others whom the remarks name are not of the summit, and whose visit is prepared was not met.
  @Test func onlyPartnersOfTheSummitAreAtIt() throws {
    let rows = """
      set,id,start,end,who,role,country,locale,remarks
      travels,1,1961-06-03,1961-06-04,John F. Kennedy,president,Austria,Vienna,Participated in the summit with Soviet leader Nikita Khrushchev and bilateral events with Austrian Chancellor Alfons Gorbach.
      travels,2,1961-06-01,1961-06-02,Dean Rusk,secretary,Austria,Vienna,Met with Chancellor Alfons Gorbach in advance of President Kennedy’s visit.

      """
    #expect(try program.run("import", "official", try program.file("vienna.csv", rows)).status == 0)
    let summit = try events("--kind", "summit").first
    #expect(Set(people(summit)) == ["John F. Kennedy", "Nikita Khrushchev"])
    let before = try events("--participant", "Rusk").first
    #expect(Set(people(before)) == ["Dean Rusk", "Alfons Gorbach"])
  }

  @Test func everyFactPointsIntoItsRow() throws {
    _ = try program.run("import", "official", list)
    let id = try #require(try events("2013-06").first?["id"]?.string)
    let page = try program.run("show", id).output.split(separator: "\n").map {
      $0.trimmingPrefix { $0 == " " }
    }.joined(separator: " ")
    #expect(page.contains("register: visits 8"))
    #expect(page.contains("«Rancho Mirage, California»"))
    for field in ["date", "place", "participants", "kind", "status"] { #expect(page.contains(field)) }
  }

  @Test func badRowsAreNamedAndTheRestIsImported() throws {
    let bad =
      Self.rows + "visits,10,2013-02-30,2013-03-01,President Nobody,visitor,France,,Working visit.\nshort\n"
    let outcome = try program.run("import", "official", try program.file("bad.csv", bad))
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("bad.csv:11   \"2013-02-30\" is no day"))
    #expect(outcome.errors.contains("bad.csv:12   1 fields where the header has 9"))
    #expect(try events().count >= 7)
  }

  @Test func whatIsNoListIsRefused() throws {
    let story = try program.file("a.csv", "title,text\nA,B\n")
    let outcome = try program.run("import", "official", story)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("it has no column start"))
    #expect(try program.run("import", "official", "/nowhere.csv").status == 1)
    #expect(try program.run("import").status == 64 || program.run("import").status == 0)
  }
}
