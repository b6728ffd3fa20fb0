import LibPQ
import SummitData

/// The tables of the timeline: making them, and knowing whether they are this program's.
extension Repository {
  /// The number of the schema that this program reads and writes.
  public static let schemaVersion = 11

  /// `schema.sql`, as it is applied to an empty database.
  public static var schemaSQL: String { CompiledFile(named: "schema.sql")?.text ?? "" }

  /// What `migrate` found to do.
  public enum Migration: Sendable, Hashable {
    case created
    case upToDate
  }

  /// Creates the tables where there are none. All in one transaction, one process at a time.
  @discardableResult
  public func migrate() throws(RepositoryError) -> Migration {
    try answering {
      if try storedVersion() == Self.schemaVersion { return .upToDate }
      return try connection.transaction {
        try lock()
        if let found = try storedVersion() {
          guard found == Self.schemaVersion else {
            throw RepositoryError.otherSchema(found: found, wanted: Self.schemaVersion)
          }
          return .upToDate
        }
        let others = try foreignTables()
        guard others.isEmpty else { throw RepositoryError.foreignTables(others) }
        try connection.run(script: Self.schemaSQL)
        try fillMemberships()
        return .created
      }
    }
  }

  /// - Throws: `noSchema` or `otherSchema` where the tables are not this program's.
  public func checkSchema() throws(RepositoryError) {
    let found = try answering { try storedVersion() }
    guard let found else { throw .noSchema(database: connection.place.database) }
    guard found == Self.schemaVersion else {
      throw .otherSchema(found: found, wanted: Self.schemaVersion)
    }
  }

  /// Holds every other load and migration of this database off until the transaction ends.
  func lock() throws(PostgresError) {
    try connection.execute("select pg_advisory_xact_lock(hashtext('summitry'), 0)")
  }

  /// The same, unless somebody else is at it: then nothing, and no waiting.
  func tryLock() throws(PostgresError) -> Bool {
    try connection.execute("select pg_try_advisory_xact_lock(hashtext('summitry'), 0)").first {
      try? $0.bool(0)
    } == true
  }

  /// Texts are packed by the quicker way where the server has it: a tenth more room for a fifth of the time.
  func packQuickly() throws(PostgresError) {
    try connection.execute(
      """
      select set_config(name, 'lz4', false) from pg_settings
      where name = 'default_toast_compression' and 'lz4' = any(enumvals)
      """)
  }

  private func storedVersion() throws -> Int? {
    let isThere = try connection.execute("select to_regclass('schema_version') is not null")
      .first { try $0.bool(0) }
    guard isThere == true else { return nil }
    return try connection.execute("select max(version) from schema_version").first { try $0.int(0) }
  }

  /// Has the server take this transaction's word for its foreign keys, where it may: a load writes what it refers to in the
  /// same transaction, and looking each reference up again is a sixth of the server's work. Others who write to the tables
  /// are held to the keys as ever.
  ///
  /// Only a superuser may say so, as on the private server. Where somebody has triggers, or foreign keys of tables of his
  /// own, these would sleep as well: there everything is checked.
  func vouchForKeys() throws(PostgresError) {
    try connection.post(
      """
      select set_config('session_replication_role', 'replica', true) from pg_roles
      where rolname = current_user and rolsuper and not exists (select from pg_trigger where not tgisinternal)
        and not exists (
          select from pg_constraint join pg_class on pg_class.oid = conrelid
          where contype = 'f' and not (relname = any($1) and relnamespace = current_schema()::regnamespace))
      """, [.texts(Self.tables)])
  }

  private static let tables = [
    "run", "country", "organisation", "topic", "person", "person_name", "place", "article", "quote", "event",
    "event_slug", "participation", "event_topic", "outcome", "report", "report_key", "event_lists",
    "report_participant", "report_topic", "report_outcome", "evidence", "membership", "tally", "dyad",
    "dyad_year", "trip", "person_year", "busy_year", "uncounted", "recount", "doubt", "edit", "edit_anchor",
  ]

  /// Tables of the current schema that bear names of ours.
  private func foreignTables() throws -> [String] {
    try connection.execute(
      """
      select relname from pg_class
      where relnamespace = current_schema()::regnamespace and relname = any($1) and relkind in ('r', 'v', 'p', 'm')
      order by relname
      """, [.texts(Self.tables)]
    ).map { try $0.text(0) }
  }
}
