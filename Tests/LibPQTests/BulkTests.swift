import LibPQ
import Testing

@Suite struct BulkTests {
  @Test func copyLoadsRowsWithTheirOddCharacters() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int, words text)")
    let rows: [[Parameter]] = [
      [1, "tab\there"], [2, nil], [3, "back\\slash\nline\r"], [4, "\\N"], [5, ""],
    ]
    #expect(try connection.copy("copy note (id, words) from stdin", rows: rows) == 5)
    let back = try connection.execute("select words from note order by id").map { $0.optionalText(0) }
    #expect(back == ["tab\there", nil, "back\\slash\nline\r", "\\N", ""])
  }

  @Test func aCopyThatFailsLeavesNothingAndTheConnectionUsable() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int)")
    let wrong = #expect(throws: PostgresError.self) {
      try connection.copy("copy note from stdin", rows: [[1], ["x"]])
    }
    #expect(wrong?.sqlState == "22P02")
    #expect(throws: PostgresError.self) { try connection.copy("copy note from stdin", rows: [[1], ["a\0"]]) }
    #expect(throws: PostgresError.self) { try connection.copy("select 1", rows: [[1]]) }
    #expect(throws: PostgresError.self) { try connection.execute("copy note from stdin") }
    #expect(throws: PostgresError.self) { try connection.execute("copy note to stdout") }
    #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 0)
  }

  @Test func aPipelineSendsManyStatementsAtOnce() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key)")
    let inserts = (1...250).map { Statement("insert into note values ($1)", [.int($0)]) }
    #expect(try connection.pipeline(inserts) == [Int](repeating: 1, count: 250))
    #expect(try connection.pipeline([Statement("select id from note where id <= $1", [7])]) == [7])
    #expect(try connection.pipeline([]) == [])
  }

  @Test func anErrorInAPipelineUndoesItsGroup() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key)")
    let error = #expect(throws: PostgresError.self) {
      try connection.pipeline([1, 2, 2, 3].map { Statement("insert into note values ($1)", [.int($0)]) })
    }
    #expect(error?.sqlState == "23505")
    let refused = #expect(throws: PostgresError.self) {
      try connection.pipeline([
        Statement("insert into note values ($1)", [8]), Statement("insert into note values ($1)", ["9\0"]),
      ])
    }
    #expect(refused?.kind == .misuse)
    #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 0)
  }

  @Test func aStreamHandsOverRowsOneByOne() throws {
    let connection = try Server.connect()
    var sum = 0
    try connection.stream("select i from generate_series(1, $1::int) i", [20_000]) { sum += try $0.int(0) }
    #expect(sum == 200_010_000)
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try connection.stream("select generate_series(1, 100000000)") { row in
        if try row.int(0) == 3 { throw Enough() }
      }
    }
    let error = #expect(throws: PostgresError.self) {
      try connection.stream("select 1 / (3 - i) from generate_series(1, 5) i") { _ in }
    }
    #expect(error?.sqlState == "22012")
    #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
  }
}
