import Testing

@testable import summitry

@Suite struct DatabaseChoiceTests {
  private func choice(
    database: String? = nil, home: String? = nil, _ environment: [String: String] = [:]
  ) -> DatabaseChoice {
    DatabaseChoice(database: database, home: home) { environment[$0] }
  }

  @Test func theNearerOneWins() {
    let all = ["DATABASE_URL": "postgres://a", "PGHOST": "b", "SUMMITRY_HOME": "/c", "XDG_DATA_HOME": "/d"]
    #expect(choice(database: "postgres://x", all).target == .server("postgres://x"))
    #expect(choice(all).target == .server("postgres://a"))
    #expect(choice(all.filter { $0.key != "DATABASE_URL" }).target == .server(""))
    let homes = all.filter { $0.key != "DATABASE_URL" && $0.key != "PGHOST" }
    #expect(choice(home: "/x", homes).target == .embedded(home: "/x"))
    #expect(choice(homes).target == .embedded(home: "/c"))
    #expect(choice(["XDG_DATA_HOME": "/d"]).target == .embedded(home: "/d/summitry"))
  }

  @Test(arguments: ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE"])
  func libpqsOwnVariables(name: String) {
    #expect(choice([name: "x"]).target == .server(""))
    #expect(choice([name: "x"]).origin == name)
  }

  @Test func aPasswordAloneChoosesNothing() {
    #expect(choice(["PGPASSWORD": "x", "SUMMITRY_HOME": "/c"]).target == .embedded(home: "/c"))
  }
}
