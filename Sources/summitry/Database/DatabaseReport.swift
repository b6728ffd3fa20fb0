internal import EmbeddedPostgres
internal import LibPQ
internal import SummitModel
internal import SummitRepository

/// Which database is used, whether it answers and what it holds: for `db status` and `doctor`. Starts nothing.
struct DatabaseReport {
  private(set) var lines: [String] = []
  /// False when no command could come to the database.
  private(set) var isWithinReach = true

  init(_ choice: DatabaseChoice) {
    switch choice.target {
    case .embedded(let home):
      add("database", "private server in \(home)", choice.origin)
      let cluster = Cluster(home: home, search: DatabaseChoice.search)
      if addServer(cluster.status()) {
        addContents(ConnectionTarget(cluster.connection.conninfo))
      } else {
        addPrograms(of: cluster)
      }
    case .server(let text):
      add("database", "a server of yours", choice.origin)
      addContents(ConnectionTarget(text))
    }
  }

  private mutating func add(_ name: String, _ value: String, _ origin: String? = nil) {
    let text = SafeText.line(value) + (origin.map { "  (\($0))" } ?? "")
    lines.append(Cells.padded(name, to: 10) + text)
  }

  private mutating func addServer(_ status: Cluster.Status) -> Bool {
    let isUp: Bool
    switch status.answer {
    case .accepting: isUp = true
    case .rejecting, .silent, .notTried: isUp = false
    }
    let state =
      isUp
      ? "running" + (status.isKept ? " until 'db stop'" : " while it is used")
      : status.pid != nil ? "starting or stopping" : status.dataMajor == nil ? "not created yet" : "stopped"
    let process = status.pid.map { ", process \($0), \(Words.count(status.clients, "client"))" } ?? ""
    add("server", state + process)
    if let major = status.dataMajor { add("data", "PostgreSQL \(major), \(status.home.data)") }
    return isUp
  }

  /// Nothing when they are there.
  private mutating func addPrograms(of cluster: Cluster) {
    do throws(EmbeddedError) {
      _ = try cluster.programs
    } catch {
      add("problem", "\(error)")
      isWithinReach = false
    }
  }

  private mutating func addContents(_ target: ConnectionTarget) {
    do {
      let connection = try Connection(target)
      let place = connection.place
      add("place", "\(place.database) at \(place.host):\(place.port)")
      add("version", "PostgreSQL \(connection.serverVersion / 10_000).\(connection.serverVersion % 10_000)")
      let repository = Repository(connection: connection)
      try repository.checkSchema()
      add("tables", "version \(Repository.schemaVersion)")
      addFigures(try repository.statistics())
    } catch {
      add("problem", "\(error)")
      if let error = error as? PostgresError, error.kind != .refused { isWithinReach = false }
    }
  }

  private mutating func addFigures(_ figures: Statistics) {
    let years = [figures.first?.year, figures.last?.year].compactMap { $0 }.map { String($0) }
    let period = years.isEmpty ? "" : " (\(years.joined(separator: "–")))"
    add(
      "holds",
      "\(Words.count(figures.events, "event"))\(period) from \(Words.count(figures.articles, "article"))")
    add(
      "",
      "\(Words.count(figures.people, "person", "people")), \(Words.count(figures.places, "place")), "
        + "\(Words.count(figures.quotes, "quote")), \(Words.grouped(figures.evidence)) pieces of evidence")
  }
}
