import LibPQ
import SummitModel
import SummitRepository

/// The questions that are asked over and over, each time about another period, state or person.
extension BenchQueries {
  /// A day between 1950 and 2024, and so many days later.
  mutating func period(_ days: Int) -> (from: Day, to: Day) {
    let first = Day(number: -7305 + chance.number(below: 27_300))
    return (first, first.adding(days))
  }

  mutating func state() -> CountryCode {
    let draw = chance.number(below: 1000)
    let number = draw * draw / 1000 * draw / 1000 * 195 / 1000
    return CountryCode(
      String(UnicodeScalar(UInt8(65 + number / 26))) + String(UnicodeScalar(UInt8(65 + number % 26))))
  }

  /// Somebody who is rather in the news than not: the family name, and five years of the term in office.
  mutating func somebody() -> (family: String, from: Day, to: Day) {
    let draw = chance.number(below: 1000)
    let (state, term) = (draw * draw / 1000 * 195 / 1000, chance.number(below: Generator.terms))
    let rank = draw * chance.number(below: Generator.peopleOfATerm) / 1000
    let person = (state * Generator.terms + term) * Generator.peopleOfATerm + rank
    let first = Generator.firstDay.adding(term * Generator.daysOfATerm + chance.number(below: 1100))
    return (Generator.family(of: person), first, first.adding(1826))
  }

  func query(of person: PersonChoice, _ from: Day? = nil, _ to: Day? = nil) -> TimelineQuery {
    var query = TimelineQuery(from: from, to: to)
    query.people = [person]
    return query
  }

  /// A question, or the plainest SQL for the one before.
  struct Asked {
    let name: String
    let ask: (inout BenchQueries) throws -> Void
    var isPlain: Bool { name.hasPrefix(" ") }

    init(_ name: String, _ ask: @escaping (inout BenchQueries) throws -> Void) {
      self.name = name
      self.ask = ask
    }
  }

  var lists: [Asked] {
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
        _ = try bench.repository.search(
          "topic\(bench.chance.number(below: 60)) \(bench.somebody().family)", limit: 20)
      },
    ]
  }

  var people: [Asked] {
    [
      Asked("a person in five years") { bench in
        let (family, from, to) = bench.somebody()
        _ = try bench.repository.timeline(.init(from: from, to: to, participants: [family], limit: 50))
      },
      Asked("  plain SQL") { bench in
        let (family, from, to) = bench.somebody()
        try bench.connection.execute(
          """
          select distinct event.* from event join participation on participation.event_id = event.id
          join person on person.id = participation.person_id
          where person.name ilike $1 and event.latest >= $2::date and event.earliest <= $3::date
          order by earliest, latest, slug limit 50
          """, [.text("% \(family)"), .text(from.description), .text(to.description)])
      },
      Asked("a name, misspelt") { bench in
        _ = try bench.repository.people(
          named: Generator.family(of: bench.chance.number(below: 195_000)) + "sk")
      },
      Asked("a person's page, five years") { bench in
        let (family, from, to) = bench.somebody()
        let person = try bench.repository.person(named: family).person
        _ = try bench.repository.answer(
          .profile(of: person, most: 12), to: bench.query(of: person, from, to))
      },
    ]
  }
}
