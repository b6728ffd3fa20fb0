import SummitArticles
import Testing

/// Names, periods and charts as a user of the real program meets them.
@Suite struct AskingTests {
  let program: Program

  init() throws {
    program = try Program()
    try program.useNewDatabase()
    let text = try program.file("a.jsonl", Self.records)
    #expect(try program.run("load", "--quiet", text).status == 0)
  }

  static let records = """
    {"id": "1", "source": "wire", "date": "1989-12-04", "text": "President George H. W. Bush met Soviet President Mikhail Gorbachev in Valletta on Saturday and Sunday."}
    {"id": "2", "source": "wire", "date": "2005-02-25", "text": "President George W. Bush met Russian President Vladimir Putin in Bratislava on Thursday."}
    {"id": "3", "source": "wire", "date": "2013-06-09", "text": "President Barack Obama met Chinese President Xi Jinping in Geneva on Friday and Saturday."}
    {"id": "4", "source": "wire", "date": "2013-08-20", "text": "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin in Sochi in June 2013."}
    {"id": "5", "source": "wire", "date": "2014-11-13", "text": "President Barack Obama met Chinese President Xi Jinping in Beijing on Wednesday."}

    """

  @Test(arguments: [
    ("Xi", "Xi Jinping"), ("xi jinping", "Xi Jinping"), ("Gorbachov", "Mikhail Gorbachev"),
    ("Erdogan", "Recep Tayyip Erdogan"), ("Obma", "Barack Obama"),
  ])
  func namesAreForgiven(name: String, meant: String) throws {
    let page = try program.run("person", name, "--format", "table")
    #expect(page.status == 0)
    #expect(page.lines.first?.split(separator: " ").last == meant.split(separator: " ").last)
    #expect(page.errors == (name == "Obma" ? "Obma is taken as Barack Obama.\n" : ""))
    #expect(try program.run("people", name).lines.count == 2)
    #expect(try program.run("timeline", "--participant", name).lines.count >= 2)
  }

  @Test func anAmbiguousNameListsItsBearers() throws {
    for command in [
      ["person", "Bush"], ["met", "Bush", "RU"], ["gaps", "RU", "Bush"], ["first", "Bush", "SU"],
    ] {
      let outcome = try program.run(all: command)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors
          == "Error: cannot tell who Bush is: 2 fit\n  George H. W. Bush  1\n  George W. Bush  1\n")
      #expect(outcome.output.isEmpty)
    }
    let events = try program.run("participants", "meeting")
    #expect(events.status == 64 && events.errors.contains("cannot tell which event meeting is"))
    let both = try program.run("timeline", "--participant", "Bush")
    #expect(both.status == 0 && both.lines.count == 3)
    #expect(both.errors.hasPrefix("Bush may be George H. W. Bush or George W. Bush: all are meant."))
  }

  @Test func anUnknownNameSuggestsTheNearest() throws {
    let outcome = try program.run("person", "Bussh")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("did you mean George H. W. Bush or George W. Bush?"))
    let nobody = try program.run("timeline", "--participant", "Zzyzx")
    #expect(nobody.status == 0 && nobody.lines.count == 1)
    #expect(nobody.errors == "No event with \"Zzyzx\".\n")
  }

  @Test func vagueDatesAreFoundAndMarked() throws {
    let found = try program.run("timeline", "15 June 2013", "--format", "table")
    #expect(found.output.contains("\n~ Jun"))
    #expect(!(try program.run("timeline", "June 2013", "--format", "table").output.contains("~ Jun")))
    let certain = try program.run("timeline", "15 June 2013", "--certain")
    #expect(certain.status == 0 && certain.lines.count == 1)
    #expect(try program.run("timeline", "June 2013", "--certain").lines.count == 3)
  }

  @Test(arguments: ["2013-06-08", "8 June 2013", "geneva-2013-06-07", "spring 2014"])
  func theFirstMeetingAfterADateOrAnEvent(after: String) throws {
    let first = try program.run("first", "US", "China", "--after", after)
    #expect(first.lines.count == 2)
    #expect(first.lines.last?.hasPrefix("beijing-2014-11-12") == true)
    #expect(try program.run("first", "US", "China").lines.last?.hasPrefix("geneva-2013-06-07") == true)
  }

  @Test func daysBetweenMeetingsWithTheLongest() throws {
    let gaps = try program.run("gaps", "Obama", "Xi", "--format", "table")
    #expect(gaps.output.contains("2013-06-08  2014-11-12   522"))
    #expect(gaps.errors == "\n1 gap, median 522 days, longest 522\n")
  }

  @Test func chartsOnATerminalOnly() throws {
    program.set("NO_COLOR", "1")
    let shown = try program.runOnTerminal("timeline", "--count-by", "year", columns: 80).output
    #expect(shown.contains("2013       2  █"))
    for format in ["table", "tsv", "csv", "json", "ndjson", "markdown"] {
      let outcome = try program.run("timeline", "--count-by", "year", "--format", format)
      #expect(outcome.status == 0)
      #expect(!(outcome.output.contains("█")))
      #expect(outcome.output.contains("2013"))
    }
  }

  @Test func peopleAreCountedAloneWhereTheyAreNamed() throws {
    let trips = try program.run("stats", "travellers", "--participant", "Xi")
    #expect(trips.lines.dropFirst().map { $0.split(separator: "\t").first } == ["Xi Jinping"])
    #expect(try program.run("stats", "travellers").lines.count > 3)
  }
}
