import Dispatch
import LibPQ
import Testing

@Suite struct ConnectionTests {
  @Test func theSessionIsTheSameWhateverTheEnvironmentSays() throws {
    let connection = try Connection(
      ConnectionTarget(
        Server.conninfo(), overrides: ["options": "-c datestyle=German -c timezone=Asia/Tokyo"]))
    let row = try connection.execute(
      "select current_date::text ~ '^\\d{4}-', current_setting('timezone'), current_setting('client_encoding'), "
        + "interval '1 day'::text"
    ).first { row in (try row.bool(0), try row.text(1), try row.text(2), try row.text(3)) }
    #expect(row?.0 == true)
    #expect(row?.1 == "UTC")
    #expect(row?.2 == "UTF8")
    #expect(row?.3 == "P1D")
  }

  @Test func errorsKeepTheServersWordsButNoValues() throws {
    let connection = try Server.connect()
    try connection.execute("create temp table person (name text constraint person_name_key unique)")
    try connection.execute("insert into person values ($1)", ["Secret Name"])
    let error = #expect(throws: PostgresError.self) {
      try connection.execute("insert into person values ($1)", ["Secret Name"])
    }
    #expect(error?.kind == .refused)
    #expect(error?.sqlState == "23505")
    #expect(error?.constraint == "person_name_key")
    #expect(error?.detail == "Key (name)=(…) already exists.")
    #expect(error?.isTransient == false)
    let number = #expect(throws: PostgresError.self) {
      try connection.execute("select $1::int", ["secret 5"])
    }
    #expect(number?.description.contains("secret") == false)
    #expect(number?.sqlState == "22P02")
  }

  @Test func aTransactionUndoesItsWorkOnErrorAndNests() throws {
    struct Stop: Error {}
    let connection = try Server.connect()
    try connection.execute("create temp table day (n int)")
    try connection.transaction {
      try connection.execute("insert into day values (1)")
      #expect(throws: Stop.self) {
        try connection.transaction {
          try connection.execute("insert into day values (2)")
          throw Stop()
        }
      }
      let division = #expect(throws: PostgresError.self) {
        try connection.transaction { _ = try connection.execute("select 1/0") }
      }
      #expect(division?.sqlState == "22012")
      try connection.transaction { _ = try connection.execute("insert into day values (3)") }
    }
    #expect(throws: Stop.self) {
      try connection.transaction {
        try connection.execute("insert into day values (4)")
        throw Stop()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.execute("select n from day order by n").map { try $0.int(0) } == [1, 3])
  }

  @Test func aPreparedStatementRunsManyTimes() throws {
    let connection = try Server.connect()
    let double = try connection.prepare("select $1::int * 2")
    for number in [1, 21] {
      #expect(try connection.execute(double, [.int(number)]).first { try $0.int(0) } == number * 2)
    }
  }

  @Test func noticesReachTheClosure() throws {
    var notices: [Notice] = []
    try withExtendedLifetime(try Server.connect { notices.append($0) }) { connection in
      try connection.run(script: "do $$ begin raise warning 'mind the gap'; end $$")
    }
    #expect(notices.map(\.message) == ["mind the gap"])
    #expect(notices.first?.severity == "WARNING")
  }

  @Test func aConnectionThatDiesInMidStatementSaysSo() throws {
    let connection = try Server.connect()
    let error = #expect(throws: PostgresError.self) {
      try connection.execute("select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)")
    }
    #expect(error?.kind == .connectionLost)
    #expect(error?.message.contains("administrator command") == true)
    #expect(error?.isTransient == true)
    #expect(
      error?.description.hasPrefix("cannot finish the statement: the connection to PostgreSQL died") == true)
    #expect(!connection.isAlive)
    let again = #expect(throws: PostgresError.self) { try connection.execute("select 1") }
    #expect(again?.kind == .connectionLost)
  }

  @Test func aRefusedConnectionBringsItsSQLState() throws {
    let wrongDatabase = #expect(throws: PostgresError.self) {
      try Connection(ConnectionTarget(Server.conninfo(), overrides: ["dbname": "no_such_database"]))
    }
    #expect(wrongDatabase?.kind == .connect)
    #expect(wrongDatabase?.sqlState == "3D000")
    #expect(wrongDatabase?.isTransient == false)
    let noServer = #expect(throws: PostgresError.self) {
      try Connection(ConnectionTarget("host=/nonexistent/summitry dbname=x"))
    }
    #expect(noServer?.kind == .connect)
    #expect(noServer?.isTransient == true)
  }

  @Test func aMalformedAddressNeverShowsItsPassword() throws {
    for address in [
      "postgres://me:hun%zzter2@h/db", "host=h password='hunter2", "hunter2", "postgres://me:p@h:hunter2/x",
    ] {
      let error = #expect(throws: PostgresError.self) {
        try Connection(ConnectionTarget(address, timeout: 1))
      }
      #expect(error?.description.contains("unter2") == false, "\(error?.description ?? "")")
      #expect(error?.description.contains("zzter") == false, "\(error?.description ?? "")")
    }
  }

  @Test func aStatementUnderWayCanBeCancelledFromAnotherThread() throws {
    let connection = try Server.connect()
    let cancellation = try #require(connection.cancellation())
    let backend = try #require(
      try connection.execute("select pg_backend_pid()").first { try $0.int(0) })
    // A thread of its own: tests that block may hold every thread that tasks share.
    let done = DispatchGroup()
    DispatchQueue(label: "canceller").async(group: done) {
      do {
        try Self.waitUntilAsleep(backend)
        try cancellation.cancel()
      } catch {
        Issue.record(error)
      }
    }
    let error = #expect(throws: PostgresError.self) { try connection.execute("select pg_sleep(60)") }
    done.wait()
    #expect(error?.sqlState == "57014")
    #expect(try connection.execute("select 1").first { try $0.int(0) } == 1)
  }

  /// Returns as soon as the server says that this backend sleeps within a statement.
  private static func waitUntilAsleep(_ backend: Int) throws {
    let observer = try Server.connect()
    let question = "select coalesce(wait_event = 'PgSleep', false) from pg_stat_activity where pid = $1::int"
    while try observer.execute(question, [.int(backend)]).first({ try $0.bool(0) }) != true {
      try observer.execute("select pg_sleep(0.01)")
    }
  }
}
