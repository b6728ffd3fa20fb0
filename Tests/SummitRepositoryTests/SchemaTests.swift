import EmbeddedPostgres
import LibPQ
import SummitModel
import SummitRepository
import Testing

@Suite struct SchemaTests {
  @Test func migratingCreatesTheTablesOnce() throws {
    let timeline = try Timeline.empty()
    let missing = #expect(throws: RepositoryError.self) { try timeline.repository.checkSchema() }
    #expect("\(missing.map { "\($0)" } ?? "")".contains("summitry db migrate"))
    #expect(try timeline.repository.migrate() == .created)
    #expect(try timeline.repository.migrate() == .upToDate)
    try timeline.repository.checkSchema()
  }

  @Test func everyTableAndColumnIsExplained() throws {
    let timeline = try Timeline()
    let silent = try timeline.connection.execute(
      """
      select c.relname || coalesce('.' || a.attname, '')
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
        and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
      """
    ).map { try $0.text(0) }
    #expect(silent == [])
  }

  @Test func everyForeignKeyHasAnIndexThatBeginsWithIt() throws {
    let timeline = try Timeline()
    let bare = try timeline.connection.execute(
      """
      select conname from pg_constraint k
      where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
      """
    ).map { try $0.text(0) }
    #expect(bare == [])
  }

  @Test func tablesOfAnotherVersionAreRefused() throws {
    let timeline = try Timeline()
    try timeline.connection.execute("insert into schema_version (version) values (99)")
    #expect(throws: RepositoryError.otherSchema(found: 99, wanted: Repository.schemaVersion)) {
      try timeline.repository.checkSchema()
    }
    #expect(throws: RepositoryError.otherSchema(found: 99, wanted: Repository.schemaVersion)) {
      try timeline.repository.migrate()
    }
  }

  @Test func tablesOfSomebodyElseAreLeftAlone() throws {
    let timeline = try Timeline.empty()
    try timeline.connection.execute("create table event (id int)")
    #expect(throws: RepositoryError.foreignTables(["event"])) { try timeline.repository.migrate() }
  }

  @Test func aReadOnlyDatabaseIsNamedAsThat() throws {
    let timeline = try Timeline()
    try timeline.connection.execute("set default_transaction_read_only = on")
    let error = #expect(throws: RepositoryError.self) { try timeline.save(sunnylandsReport) }
    guard case .readOnly? = error else { throw error ?? .unreadable("no error") }
    #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("cannot write to the database: cannot execute"))
    #expect(try timeline.all().isEmpty)
  }

  @Test func aReaderMayReadAndNothingElse() throws {
    let timeline = try Timeline()
    try timeline.save(sunnylandsReport)
    try timeline.connection.run(
      script: "create role summit_reader; grant select on all tables in schema public to summit_reader")
    try timeline.connection.execute("set role summit_reader")
    #expect(try timeline.all().count == 1)
    let other = reading("x", event("Talks", .meeting, date("2001"), nil, [obama, xi]))
    let error = #expect(throws: RepositoryError.self) { try timeline.save(other) }
    guard case .readOnly? = error else { throw error ?? .unreadable("no error") }
  }

  @Test func aServerThatIsNotThereIsAnErrorThatMayPass() throws {
    let saver = ReconnectingSaver { () throws(PostgresError) in
      try Connection(ConnectionTarget("host=/nonexistent/summitry"))
    }
    let error = #expect(throws: RepositoryError.self) { _ = try saver.repository() }
    #expect(error?.isTransient == true)
  }

  @Test func aWrongPasswordIsRefusedAtOnceAndNeverShown() throws {
    let timeline = try Timeline()
    let database = timeline.connection.place.database
    try timeline.connection.run(
      script: """
        create role guarded login password 'right';
        create temp table rule (number serial, line text);
        insert into rule (line) values ('local \(database) guarded scram-sha-256');
        insert into rule (line) select unnest(string_to_array(pg_read_file(current_setting('hba_file')), E'\\n'));
        do $$ begin execute format('copy (select line from rule order by number) to %L', current_setting('hba_file')); end $$;
        select pg_reload_conf();
        """)
    let target = ConnectionTarget(timeline.conninfo, overrides: ["user": "guarded", "password": "wr0ng"])
    var refusal: PostgresError?
    // The server rereads its rules a moment after it was asked to.
    for _ in 0..<100 where refusal == nil {
      do { _ = try Connection(target) } catch { refusal = error }
    }
    #expect(refusal?.sqlState == "28P01")
    #expect(refusal?.isTransient == false)
    #expect(refusal?.description.contains("wr0ng") == false)
    var right = target
    right.overrides["password"] = "right"
    #expect(try Connection(right).isAlive)
  }
}
