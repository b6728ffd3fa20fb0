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
  private var chance = Chance()

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let target = arguments.first else { return print("usage: bench-queries URL [EVENTS] [RUNS]") }
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    let connection = try Connection(ConnectionTarget(target))
    var bench = BenchQueries(
      connection: connection, events: numbers.first ?? 100_000, runs: numbers.count > 1 ? numbers[1] : 100)
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
    var rebuilding = Measurement("db rebuild: all derived tables")
    try rebuilding.time { try repository.rebuild() }
    print(rebuilding.line)
  }

  private func count(_ table: String) throws -> Int {
    try connection.execute("select count(*) from \(table)").first { try $0.int(0) } ?? 0
  }

  private mutating func run() throws {
    let sizes = try ["event", "participation", "article", "tally", "dyad_year"].map {
      "\(try count($0)) \($0)"
    }
    print("rows: " + sizes.joined(separator: ", "))
    print("milliseconds" + String(repeating: " ", count: 38) + "p50      p95      p99     runs")
    try measure("floor: select 1", runs) { bench in try bench.connection.execute("select 1") }
    for question in lists + people {
      try measure(question.name, question.isPlain ? max(runs / 10, 3) : runs, question.ask)
    }
    try countScans()
    try measureCounts()
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
      where relname in ('event', 'participation', 'event_topic', 'article', 'report', 'evidence', 'person', 'place')
      """
    ).first { try $0.int(0) } ?? 0
  }

  private mutating func measure(
    _ name: String, _ runs: Int, _ body: (inout BenchQueries) throws -> Void
  ) throws {
    var measurement = Measurement(name)
    chance = Chance()
    for _ in 0..<runs { try measurement.time { try body(&self) } }
    print(measurement.line)
  }

  /// A day between 1950 and 2024, and so many days later.
  private mutating func period(_ days: Int) -> (from: Day, to: Day) {
    let first = Day(number: -7305 + chance.number(below: 27_300))
    return (first, first.adding(days))
  }

  private mutating func state() -> CountryCode {
    let draw = chance.number(below: 1000)
    let number = draw * draw / 1000 * draw / 1000 * 195 / 1000
    return CountryCode(
      String(UnicodeScalar(UInt8(65 + number / 26))) + String(UnicodeScalar(UInt8(65 + number % 26))))
  }

  /// The family name of somebody who is rather in the news than not.
  private mutating func family() -> String {
    let draw = chance.number(below: 1000)
    return Generator.family(of: draw * draw / 1000 * 20)
  }

  /// A question, or the plainest SQL for the one before.
  private struct Asked {
    let name: String
    let ask: (inout BenchQueries) throws -> Void
    var isPlain: Bool { name.hasPrefix(" ") }

    init(_ name: String, _ ask: @escaping (inout BenchQueries) throws -> Void) {
      self.name = name
      self.ask = ask
    }
  }

  private var lists: [Asked] {
    [
      Asked("timeline page, a month") { bench in
        let (from, to) = bench.period(30)
        _ = try bench.repository.timeline(.init(from: from, to: to, limit: 50))
      },
      Asked("  plain SQL") { bench in
        let (from, to) = bench.period(30)
        try bench.connection.execute(
          """
          select * from event where daterange(earliest, latest, '[]') && daterange($1, $2, '[]')
          order by earliest, latest, slug limit 50
          """, [.text(from.description), .text(to.description)])
      },
      Asked("participants of an event") { bench in
        _ = try bench.repository.event(named: "event-\(1 + bench.chance.number(below: bench.events))")
      },
      Asked("two states in five years") { bench in
        let (from, to) = bench.period(1826)
        let pair = [bench.state(), bench.state()]
        _ = try bench.repository.timeline(.init(from: from, to: to, countries: pair, limit: 50))
      },
      Asked("  plain SQL") { bench in
        let (from, to) = bench.period(1826)
        let (a, b) = (bench.state(), bench.state())
        try bench.connection.execute(
          """
          select distinct event.* from event join participation a on a.event_id = event.id
          join participation b on b.event_id = event.id
          where a.country_code = $1 and b.country_code = $2 and event.latest >= $3::date and event.earliest <= $4::date
          order by earliest, latest, slug limit 50
          """,
          [.text(a.rawValue), .text(b.rawValue), .text(from.description), .text(to.description)])
      },
      Asked("a topic in a year") { bench in
        let (from, to) = bench.period(365)
        let topic = "topic\(bench.chance.number(below: 60))"
        _ = try bench.repository.timeline(.init(from: from, to: to, topics: [topic], limit: 50))
      },
      Asked("search, two words, best 20") { bench in
        _ = try bench.repository.search("topic\(bench.chance.number(below: 60)) \(bench.family())", limit: 20)
      },
    ]
  }

  private var people: [Asked] {
    [
      Asked("a person in five years") { bench in
        let (from, to) = bench.period(1826)
        _ = try bench.repository.timeline(
          .init(from: from, to: to, participants: [bench.family()], limit: 50))
      },
      Asked("  plain SQL") { bench in
        let (from, to) = bench.period(1826)
        try bench.connection.execute(
          """
          select distinct event.* from event join participation on participation.event_id = event.id
          join person on person.id = participation.person_id
          where person.name ilike $1 and event.latest >= $2::date and event.earliest <= $3::date
          order by earliest, latest, slug limit 50
          """, [.text("% \(bench.family())"), .text(from.description), .text(to.description)])
      },
      Asked("a name, misspelt") { bench in
        _ = try bench.repository.people(
          named: Generator.family(of: bench.chance.number(below: 195_000)) + "sk")
      },
      Asked("a person's page") { bench in
        let name = bench.family()
        guard let person = try? bench.repository.person(named: name).person else { return }
        _ = try bench.repository.answer(.profile(of: person), to: .init(participants: [name]))
      },
    ]
  }

  private mutating func measureCounts() throws {
    let held = TimelineQuery(statuses: EventStatus.tookPlace)
    var limited = held
    limited.limit = 100
    let questions: [(String, Question, TimelineQuery)] = [
      ("counts by year", .counts(by: [.year]), .init()),
      ("counts by state", .counts(by: [.country]), .init()),
      ("counts by topic and year", .counts(by: [.topic, .year]), .init()),
      ("most active people", .counts(by: [.person]), .init(limit: 50)),
      ("network of states", .network(of: .country), held),
      ("panel of pairs and years, all rows", .panel(by: .year), held),
      ("panel of pairs and years, 100 rows", .panel(by: .year), limited),
    ]
    for (name, question, query) in questions {
      for derived in [true, false] {
        let few = max(derived ? runs / 10 : 1, 1)
        try measure(derived ? name : "  without derived tables", few) { bench in
          try bench.repository.answer(question, to: query, usesDerived: derived) { _ in }
        }
      }
    }
    try measure("panel of one state by month", max(runs / 20, 3)) { bench in
      var query = held
      query.countries = [bench.state()]
      (query.from, query.to) = bench.period(3652)
      try bench.repository.answer(.panel(by: .month), to: query) { _ in }
    }
    try measure("days between meetings of two states", max(runs / 10, 3)) { bench in
      var query = held
      query.countries = [bench.state(), bench.state()]
      _ = try bench.repository.answer(.gaps, to: query)
    }
  }
}
