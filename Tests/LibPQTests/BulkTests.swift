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

  @Test func aPostedCopyIsDoneBeforeTheNextAnswer() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key)")
    let rows: [[Parameter]] = [[1], [2]]
    try connection.postCopy("copy note from stdin", rows: 2) { rows[$0][...] }
    #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 2)
    try connection.postCopy("copy note from stdin", rows: 2) { [.int($0 + 3)] }
    try connection.post("delete from note where id < 3")
    #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 2)
    let doubled = #expect(throws: PostgresError.self) {
      try connection.transaction {
        try connection.post("delete from note")
        try connection.postCopy("copy note from stdin", rows: 2) { _ in [.int(7)] }
        try connection.postCopy("copy note from stdin", rows: 1) { _ in [.int(8)] }
      }
    }
    #expect(doubled?.sqlState == "23505")
    #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 2)
  }

  @Test func aPipelineSendsManyStatementsAtOnce() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key)")
    let inserts = (1...250).map { Statement("insert into note values ($1)", [.int($0)]) }
    #expect(try connection.pipeline(inserts) == [Int](repeating: 1, count: 250))
    #expect(try connection.pipeline([Statement("select id from note where id <= $1", [7])]) == [7])
    #expect(try connection.pipeline([]) == [])
  }

  @Test func whatIsPostedIsDoneBeforeTheNextAnswer() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key, words text)")
    try connection.transaction {
      try connection.post(
        "insert into note select * from unnest($1::int[], $2::text[])",
        [.list([1, 2]), .list(["a \"b\" \\", nil])])
      #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 2)
      try connection.post("delete from note where id = $1", [2])
    }
    #expect(try connection.execute("select words from note").map { $0.optionalText(0) } == ["a \"b\" \\"])
  }

  @Test func anErrorInWhatIsPostedUndoesTheTransaction() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table note (id int primary key)")
    for wrong in [Parameter.int(1), .text("1\0")] {
      #expect(throws: PostgresError.self) {
        try connection.transaction {
          try connection.post("insert into note values (1)")
          try connection.post("insert into note values ($1)", [wrong])
          try connection.post("insert into note values (3)")
        }
      }
      #expect(!connection.isInTransaction)
      #expect(try connection.execute("select count(*) from note").first { try $0.int(0) } == 0)
    }
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

  /// Groups of two statements each: numbers from one on, and how many there are.
  private func numbers(_ connection: Connection, groups: Int, failing: Int? = nil) throws -> [String] {
    var heard: [String] = []
    try connection.pipeline { group in
      guard group < groups else { return nil }
      return [
        Statement(
          "select i / $2 from generate_series(1, $1) i", [.int(group), .int(group == failing ? 0 : 1)]),
        Statement("select repeat('x', 100000)"),
      ]
    } answer: { group, number, rows in
      heard.append("\(group).\(number): \(rows.count)")
    } end: {
      heard.append("\($0) ends")
    }
    return heard
  }

  @Test func groupsOfStatementsAreAnsweredInOrder() throws {
    let connection = try Server.connect()
    #expect(try numbers(connection, groups: 0).isEmpty)
    #expect(
      try numbers(connection, groups: 2) == ["0.0: 0", "0.1: 1", "0 ends", "1.0: 1", "1.1: 1", "1 ends"])
    #expect(try numbers(connection, groups: 200).count == 600)
    var sum = 0
    try connection.stream("select 5") { sum += try $0.int(0) }
    try connection.pipeline {
      $0 < 1 ? [Statement("select generate_series(1, 3)")] : nil
    } answer: { _, number, rows in
      try rows.eachRow { sum += try $0.int(0) + number }
    } end: { _ in
      sum *= 10
    }
    #expect(sum == 110)
    try connection.stream("select 5") { sum += try $0.int(0) }
    #expect(
      try connection.pipeline([Statement("select generate_series(1, 3)"), Statement("select 1")]) == [3, 1])
    #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
  }

  /// A group may be made of what the last but one answered: halves of a number, until nothing is left.
  @Test func groupsFollowFromAnswers() throws {
    let connection = try Server.connect()
    var halves: [Int] = []
    try connection.pipeline { group in
      guard group > 1 else { return [Statement("select 100 + $1::int", [.int(group)])] }
      return halves[group - 2] == 0 ? nil : [Statement("select $1::int / 2", [.int(halves[group - 2])])]
    } answer: { _, _, rows in
      try rows.eachRow { halves.append(try $0.int(0)) }
    } end: { _ in
    }
    #expect(halves == [100, 101, 50, 50, 25, 25, 12, 12, 6, 6, 3, 3, 1, 1, 0, 0])
  }

  @Test func anErrorEndsGroupsAndTheConnectionGoesOn() throws {
    let connection = try Server.connect()
    let error = #expect(throws: PostgresError.self) { try numbers(connection, groups: 9, failing: 4) }
    #expect(error?.sqlState == "22012")
    #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
    struct Enough: Error {}
    for place in 0..<2 {
      #expect(throws: Enough.self) {
        try connection.pipeline { _ in
          [Statement("select 1")]
        } answer: { group, _, _ in
          if place == 0, group == 3 { throw Enough() }
        } end: { group in
          if place == 1, group == 3 { throw Enough() }
        }
      }
      #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
    }
    let refused = #expect(throws: PostgresError.self) {
      try connection.pipeline {
        [Statement("select $1::text", [.text($0 == 1 ? "\0" : "a")])]
      } answer: { _, _, _ in
      } end: { _ in
      }
    }
    #expect(refused?.kind == .misuse)
    #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
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
