import SummitArticles
import Testing

@Suite struct CSVFiles {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func rows(_ content: String) throws -> (columns: [String], rows: [CSV.Row], bad: [BadRecord]) {
    var csv = try CSV(path: try scratch.file("a.csv", content))
    var result: (columns: [String], rows: [CSV.Row], bad: [BadRecord]) = (csv.columns, [], [])
    while let next = csv.next() {
      switch next {
      case .success(let row): result.rows.append(row)
      case .failure(let bad): result.bad.append(bad)
      }
    }
    return result
  }

  @Test func quotesAndLineEnds() throws {
    let (columns, rows, bad) = try rows(
      "\u{FEFF}id,who\r\n1,\"Obama, \"\"Barack\"\"\"\r\n\r\n2,\"two\nlines\"\n3,\n4,last")
    #expect(bad.isEmpty)
    #expect(columns == ["id", "who"])
    #expect(
      rows.map(\.fields) == [["1", "Obama, \"Barack\""], ["2", "two\nlines"], ["3", ""], ["4", "last"]])
    #expect(rows.map(\.line) == [2, 4, 6, 7])
  }

  @Test func badRowsAreNamed() throws {
    let (_, rows, bad) = try rows("a,b\n1\n2,\"x\"y\n3,ok\n4,\"never")
    #expect(rows.map(\.fields) == [["3", "ok"]])
    #expect(bad.map(\.line) == [2, 3, 5])
    #expect(
      bad.map(\.reason) == [
        "1 fields where the header has 2", "words after a closing quote", "a quote that never ends",
      ])
  }

  @Test func noTable() throws {
    #expect(throws: FileFault.self) { _ = try CSV(path: try scratch.file("e.csv", "")) }
    #expect(throws: FileFault.self) { _ = try CSV(path: "/nowhere.csv") }
  }
}
