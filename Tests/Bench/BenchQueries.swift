import LibPQ
import SummitModel
import SummitRepository

/// How fast the questions of the cookbook are answered on a large timeline, beside the plainest SQL for the same.
///
///     bench-queries postgresql://... [EVENTS] [RUNS]
@main
struct BenchQueries {
  let connection: Connection
  let repository: Repository
  let events: Int
  let runs: Int
  var chance = Chance()

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let target = arguments.first else { return print("usage: bench-queries URL [EVENTS] [RUNS]") }
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    let connection = try Connection(ConnectionTarget(target))
    var bench = BenchQueries(
      connection: connection, events: numbers.first ?? 1_000_000, runs: numbers.count > 1 ? numbers[1] : 100)
    try bench.prepare()
    try bench.run()
  }

  init(connection: Connection, events: Int, runs: Int) {
    self.connection = connection
    self.events = events
    self.runs = runs
    repository = Repository(connection: connection)
  }

  private func prepare() throws {
    try repository.migrate()
    guard try count("event") != events else { return }
    var filling = Measurement("fill \(events) events")
    try filling.time { try Generator(connection: connection, events: events).fill() }
    print(filling.line)
    try repository.rebuild()
  }

  private func count(_ table: String) throws -> Int {
    try connection.execute("select count(*) from \(table)").first { try $0.int(0) } ?? 0
  }

  private mutating func run() throws {
    let sizes = try ["event", "participation", "article", "tally", "dyad", "trip"].map {
      "\(try count($0)) \($0)"
    }
    print("rows: " + sizes.joined(separator: ", "))
    print("milliseconds" + String(repeating: " ", count: 38) + "p50      p95      p99     runs")
    try measure("floor: select 1", runs) { bench in try bench.connection.execute("select 1") }
    for question in lists + people {
      try measure(question.name, question.isPlain ? max(runs / 20, 3) : runs, question.ask)
    }
    try countScans()
    try measureCounts()
    try measureUpkeep()
  }

  /// Says whether any of the lists reads a large table from end to end.
  private mutating func countScans() throws {
    let before = try sequentialScans()
    for question in lists + people where !question.isPlain {
      for _ in 0..<20 { try question.ask(&self) }
    }
    print("sequential scans of large tables by these, plain SQL aside: \(try sequentialScans() - before)")
  }

  private func sequentialScans() throws -> Int {
    // The server counts with a delay of up to a second.
    try connection.execute("select pg_sleep(1.5)")
    return try connection.execute(
      """
      select coalesce(sum(seq_scan), 0)::bigint from pg_stat_user_tables
      where relname in ('event', 'participation', 'event_topic', 'event_lists', 'article', 'report', 'person', 'place')
      """
    ).first { try $0.int(0) } ?? 0
  }

  mutating func measure(
    _ name: String, _ runs: Int, _ body: (inout BenchQueries) throws -> Void
  ) throws {
    var measurement = Measurement(name)
    chance = Chance()
    for _ in 0..<runs { try measurement.time { try body(&self) } }
    print(measurement.line)
  }
}
