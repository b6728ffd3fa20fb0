import EmbeddedPostgres
import LibPQ
import SummitModel
import SummitRepository

/// A timeline of a test's own: an empty database with the schema, on the server of the test run.
struct Timeline {
  let conninfo: String
  let connection: Connection
  let repository: Repository
  let run = Run(extractorVersion: "test", command: "load")

  /// A copy of a database that has been migrated once.
  init() throws {
    let cluster = try ThrowawayCluster.shared.get()
    try self.init(conninfo: cluster.newDatabase(copying: Self.template.get()).conninfo)
  }

  init(conninfo: String) throws {
    self.conninfo = conninfo
    connection = try Connection(ConnectionTarget(conninfo))
    repository = Repository(connection: connection)
  }

  static func empty() throws -> Timeline {
    try Timeline(conninfo: ThrowawayCluster.shared.get().newDatabase().conninfo)
  }

  private static let template = Result {
    let database = try ThrowawayCluster.shared.get().newDatabase()
    try Repository(connection: Connection(ConnectionTarget(database.conninfo))).migrate()
    return database.database
  }

  @discardableResult
  func save(_ readings: Reading...) throws -> SaveSummary { try repository.save(readings, run: run) }

  func all() throws -> [StoredEvent] { try repository.timeline(TimelineQuery()) }

  func ids(_ query: TimelineQuery) throws -> [String] { try repository.timeline(query).map(\.id) }

  /// Every row of every table as text, but for who loaded it when. Former ids only on request: they tell the history.
  func dump(formerIDs: Bool = true) throws -> [String] {
    var tables = [
      "country", "organisation", "topic", "person", "person_name", "place", "article", "quote", "event",
      "participation", "event_topic", "outcome", "report", "report_key", "report_participant", "report_topic",
      "report_outcome", "evidence", "doubt",
    ]
    if formerIDs { tables.append("event_slug") }
    return try tables.flatMap { table in
      try connection.execute("select (to_jsonb(t) - 'run_id')::text from \(table) t order by 1").map {
        table + " " + (try $0.text(0))
      }
    }
  }

  /// Has the server look up every reference of a foreign key, which a load need not: it throws at the first that leads nowhere.
  func checkReferences() throws {
    let keys = try connection.execute(
      "update pg_constraint set convalidated = false where contype = 'f' returning conrelid::regclass::text, conname"
    ).map { (try $0.text(0), try $0.text(1)) }
    for (table, key) in keys { try connection.execute("alter table \(table) validate constraint \(key)") }
  }

  func count(_ table: String) throws -> Int {
    try connection.execute("select count(*) from \(table)").first { try $0.int(0) } ?? -1
  }
}
