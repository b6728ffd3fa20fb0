import LibPQ
import Testing

@Suite struct ParameterTests {
  @Test func everyKindOfValueComesBackAsItWasSent() throws {
    let connection = try Server.connect()
    let result = try connection.execute(
      "select $1::text, $2::bigint, $3::double precision, $4::boolean, $5::bytea, $6::text",
      [
        .text("São Tomé, 'quoted' \\ \"x\""), .int(-9_007_199_254_740_993), .double(0.1), true,
        .bytes([0, 255, 16]), nil,
      ])
    let checked: Void? = try result.first { row throws in
      #expect(try row.text(0) == "São Tomé, 'quoted' \\ \"x\"")
      #expect(try row.int(1) == -9_007_199_254_740_993)
      #expect(try row.double(2) == 0.1)
      #expect(try row.bool(3))
      #expect(try row.optionalBytes(4) == [0, 255, 16])
      #expect(row.isNull(5) && row.optionalText(5) == nil)
    }
    #expect(checked != nil)
  }

  @Test func binaryRowsHoldTheSameValues() throws {
    let connection = try Server.connect()
    let result = try connection.execute(
      "select 7::bigint, -7::int, 7::smallint, 2.5::float8, 2.5::float4, false, '\\x00ff'::bytea, 'Köln'::text",
      format: .binary)
    let checked: Void? = try result.first { row throws in
      #expect(try row.int(0) == 7)
      #expect(try row.int(1) == -7)
      #expect(try row.int(2) == 7)
      #expect(try row.double(3) == 2.5)
      #expect(try row.double(4) == 2.5)
      #expect(try row.bool(5) == false)
      #expect(try row.optionalBytes(6) == [0, 255])
      #expect(try row.text(7) == "Köln")
    }
    #expect(checked != nil)
  }

  @Test func arraysKeepQuotesNullsAndEmptyTexts() throws {
    let connection = try Server.connect()
    let texts: [String?] = ["a,b", "say \"hi\"", "back\\slash", nil, "", "NULL", "{x}", "new\nline"]
    let back = try connection.execute("select $1::text[]", [.texts(texts)]).first { try $0.texts(0) }
    #expect(back == texts)
    let sums = try connection.execute(
      "select (select sum(x) from unnest($1::bigint[]) x), (select sum(x) from unnest($2::double precision[]) x), "
        + "(select max(x)::text from unnest($3::date[]) x), (select bool_and(x) from unnest($4::boolean[]) x)",
      [
        .ints([1, nil, 41]), .doubles([0.5, 1.5, nil]), .texts(["2013-06-07", nil, "2013-06-08"]),
        .bools([true, nil]),
      ]
    ).first { row in
      (try row.int(0), try row.double(1), try row.text(2), try row.bool(3))
    }
    #expect(sums?.0 == 42)
    #expect(sums?.1 == 2)
    #expect(sums?.2 == "2013-06-08")
    #expect(sums?.3 == true)
  }

  @Test func numbersThatAreNoneArriveAsPostgresWritesThem() throws {
    let connection = try Server.connect()
    let row = try connection.execute(
      "select $1::float8::text, $2::float8::text", [.double(.nan), .double(-.infinity)]
    )
    .first { [$0.optionalText(0), $0.optionalText(1)] }
    #expect(row == ["NaN", "-Infinity"])
  }

  @Test func aNULIsRefusedBeforeItReachesTheServer() throws {
    let connection = try Server.connect()
    for parameter: Parameter in [.text("abc\0def"), .texts(["ok", "no\0"])] {
      let error = #expect(throws: PostgresError.self) {
        try connection.execute("select $1::text", [parameter])
      }
      #expect(error?.kind == .misuse)
      #expect(error?.message == "cannot send parameter $1: its text has a NUL, which PostgreSQL cannot hold")
    }
    #expect(throws: PostgresError.self) { try connection.execute("select 1\0") }
  }

  @Test func aColumnOfAnotherTypeIsAnErrorAndNoCrash() throws {
    let connection = try Server.connect()
    let result = try connection.execute("select 'x', null")
    #expect(throws: PostgresError.self) { try result.first { try $0.int(0) } }
    #expect(throws: PostgresError.self) { try result.first { try $0.text(1) } }
    #expect(throws: PostgresError.self) { try result.first { try $0.text(9) } }
  }
}
