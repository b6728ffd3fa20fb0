import SummitArticles
import SummitModel
import Testing

@testable import summitry

@Suite struct CellTests {
  @Test(arguments: [
    ("Xi", 2), ("习近平", 6), ("ō", 1), ("e\u{301}", 1), ("🇫🇷", 2), ("👩‍🚀", 2), ("7–8 Jun", 7), ("", 0), ("한국", 4),
  ])
  func widths(text: String, width: Int) { #expect(Cells.width(text) == width) }

  @Test func cutsAndPads() {
    #expect(Cells.cut("Sunnylands summit", to: 11) == "Sunnylands…")
    #expect(Cells.cut("习近平", to: 4) == "习…")
    #expect(Cells.cut("short", to: 5) == "short")
    #expect(Cells.padded("习", to: 4) == "习  ")
    #expect(Cells.spread("left side", "id-1", to: 12) == "left…   id-1")
    #expect(Cells.wrapped("one two three four", to: 9) == ["one two", "three", "four"])
  }
}

@Suite struct SafeTextTests {
  @Test func nothingMovesTheCursor() {
    let scraped = "a\u{1B}[31mred\u{1B}[0m\u{7}\r\nb\u{202E}c\u{9B}2J\u{200B}\u{FEFF}  d\u{A0}"
    #expect(SafeText.line(scraped) == "a[31mred[0m bc2J d")
    #expect(JSON.string(scraped).text.unicodeScalars.allSatisfy { !SafeText.isHarmful($0) })
    #expect((try? JSON(JSON.string(scraped).text)) == .string(scraped))
  }
}

@Suite struct JSONTextTests {
  @Test func comesBackAsItWas() throws {
    let value = JSON.object([
      "text": .string("\"\\/\n\t€😀\u{2028}"),
      "figures": .array([.decimal(0.93, places: 2), .integer(-3), .null]),
      "flag": .bool(true), "nothing": .object([]),
    ])
    #expect(try JSON(value.text) == value)
    #expect(JSON.decimal(33.780001, places: 5).text == "33.78")
    #expect(JSON.decimal(-116.0, places: 5).text == "-116")
    #expect(JSON.decimal(.nan, places: 2) == .null)
  }
}

@Suite struct LinesTests {
  private let columns = [Column<[String]>("a") { $0[0] }, Column<[String]>("b") { $0[1] }]

  @Test func eachShapeKeepsItsCells() {
    let row = ["1,\"2\"\n3", "x\ty | *z*"]
    #expect(Lines(shape: .csv, columns: columns).line(row) == "\"1,\"\"2\"\"\n3\",x\ty | *z*")
    #expect(Lines(shape: .tsv, columns: columns).line(row) == "1,\"2\" 3\tx y | *z*")
    #expect(Lines(shape: .markdown, columns: columns).line(row) == "| 1,\"2\" 3 | x y \\| \\*z\\* |")
    #expect(Lines(shape: .csv, columns: columns).header == "a,b")
  }
}

@Suite struct WordTests {
  @Test func counts() {
    #expect(Words.count(1, "event") == "1 event")
    #expect(Words.count(1_234_567, "person", "people") == "1,234,567 people")
  }

  @Test func suggestions() {
    #expect(Suggestion.nearest(to: "timelin", among: ["load", "timeline", "show"]) == "timeline")
    #expect(Suggestion.nearest(to: "laod", among: ["load", "timeline"]) == "load")
    #expect(Suggestion.nearest(to: "xyzzy", among: ["load", "timeline"]) == nil)
  }
}

@Suite struct HumanDateTests {
  private func date(_ start: String, _ end: String? = nil) -> EventDate {
    EventDate(start: PartialDate(iso: start), end: end.flatMap { PartialDate(iso: $0) }, basis: .explicit)
  }

  @Test func asPeopleReadThem() {
    #expect(HumanDate.short(date("2013-06-07", "2013-06-08")) == "7–8 Jun")
    #expect(HumanDate.short(date("2013-06-28", "2013-07-02")) == "28 Jun – 2 Jul")
    #expect(HumanDate.short(date("2013-09")) == "Sep")
    #expect(HumanDate.long(date("2013-06-07", "2013-06-08")) == "7–8 June 2013")
    #expect(HumanDate.long(date("2013-12-30", "2014-01-02")) == "30 December 2013 – 2 January 2014")
    #expect(HumanDate.long(date("XXXX-03-01")) == "1 March of an unknown year")
    #expect(HumanDate.long(nil) == "date unknown")
  }
}

@Suite struct InTurnTests {
  @Test func handsOnInOrderWhateverIsMadeFirst() {
    var line = InTurn<[Int]>()
    var handed: [[Int]] = []
    for number in 0..<200 {
      let size = number % 7 == 0 ? 20_000 : 1
      if let made = line.add({ Array(repeating: number, count: size) }) { handed.append(made) }
    }
    #expect(handed.count < 200, "some are still on their way")
    while let made = line.next() { handed.append(made) }
    #expect(handed.map { $0[0] } == Array(0..<200))
  }
}
