import LibPQ
import SummitModel
import SummitRepository

/// What is asked of all events at once, with the derived tables and without them, and what keeping those costs.
extension BenchQueries {
  mutating func measureCounts() throws {
    let held = TimelineQuery(statuses: EventStatus.tookPlace)
    var limited = held
    limited.limit = 100
    let questions: [(String, Question, TimelineQuery)] =
      [
        ("counts by year", .counts(by: [.year]), .init()),
        ("counts by state", .counts(by: [.country]), .init()),
        ("counts by topic and year", .counts(by: [.topic, .year]), .init()),
        ("most active people", .counts(by: [.person]), .init(limit: 50)),
        ("topics, with first and last date", .topics, .init(limit: 50)),
        ("places, the first 50", .places, .init(limit: 50)),
        ("network of states", .network(of: .country), held),
        ("panel of pairs and years, all rows", .panel(by: .year), held),
        ("panel of pairs and years, 100 rows", .panel(by: .year), limited),
      ] + Self.statistics(limited)
    for (name, question, query) in questions {
      for derived in [true, false] {
        guard derived || question.hasDerived else { continue }
        let few = !question.hasDerived ? 3 : derived ? max(runs / 10, 3) : 1
        try measure(derived ? name : "  without derived tables", few) { bench in
          try bench.repository.answer(question, to: query, usesDerived: derived) { _ in }
        }
      }
    }
    try measureOnes()
  }

  /// The questions of `stats`, with as many rows as somebody looks at.
  private static func statistics(_ held: TimelineQuery) -> [(String, Question, TimelineQuery)] {
    (Question.statistics + [.members(of: "EU")]).map { question in
      ("stats \(question.name)", question, question.name == "announced" ? .init(limit: 100) : held)
    }
  }

  /// What is counted for one person, state or pair.
  private mutating func measureOnes() throws {
    var held = TimelineQuery(statuses: EventStatus.tookPlace)
    try measure("the fifty busiest people, with office", max(runs / 10, 3)) { bench in
      _ = try bench.repository.people(limit: 50)
    }
    try measure("a person's whole page", max(runs / 5, 3)) { bench in
      let person = try bench.repository.person(named: bench.somebody().family).person
      _ = try bench.repository.answer(.profile(of: person), to: bench.query(of: person))
    }
    try measure("panel of one state by month", max(runs / 20, 3)) { bench in
      held.countries = [bench.state()]
      (held.from, held.to) = bench.period(3652)
      try bench.repository.answer(.panel(by: .month), to: held) { _ in }
    }
    try measure("network of the persons of a state in a year", max(runs / 20, 3)) { bench in
      held.countries = [bench.state()]
      (held.from, held.to) = bench.period(365)
      try bench.repository.answer(.network(of: .person), to: held) { _ in }
    }
    for name in ["travellers", "days"] {
      guard let question = Question.statistics.first(where: { $0.name == name }) else { continue }
      try measure("stats \(name) of one person", max(runs / 5, 3)) { bench in
        let person = try bench.repository.person(named: bench.somebody().family).person
        var query = bench.query(of: person)
        query.statuses = EventStatus.tookPlace
        _ = try bench.repository.answer(question, to: query)
      }
    }
    try measure("days between meetings of two states", max(runs / 10, 3)) { bench in
      held.countries = [bench.state(), bench.state()]
      (held.from, held.to) = (nil, nil)
      _ = try bench.repository.answer(.gaps, to: held)
    }
  }

  /// What it takes the loader to take two hundred events out of the derived tables and to add them again.
  mutating func measureUpkeep() throws {
    let batches = try connection.execute("select id from event limit 4000").map { try $0.int(0) }
    var (out, into) = (Measurement("upkeep: 200 events out"), Measurement("upkeep: 200 events in"))
    for start in stride(from: 0, to: batches.count, by: 200) {
      let batch = Array(batches[start..<min(start + 200, batches.count)])
      try connection.transaction {
        try out.time {
          try repository.count(batch, by: -1)
          // What is counted was posted: the next question waits for it.
          try connection.execute("select 1")
        }
        try into.time {
          try repository.count(batch, by: 1)
          // What is counted was posted: the next question waits for it.
          try connection.execute("select 1")
        }
      }
    }
    print(out.line)
    print(into.line)
    var rebuilding = Measurement("db rebuild: all derived tables")
    try rebuilding.time { try repository.rebuild() }
    print(rebuilding.line)
  }
}
