import SummitModel

/// Questions about pairs: who met whom, how often, and when.
extension Question {
  /// Between whom a network runs.
  public enum Nodes: String, Sendable, CaseIterable { case country, person }
  /// The steps of a panel.
  public enum Step: String, Sendable, CaseIterable { case year, month }

  /// How often each pair met, and when first and last; the closest pairs first.
  public static func network(of nodes: Nodes) -> Question {
    let kind: AnswerColumn.Kind = nodes == .country ? .country : .text
    return Question(
      "network",
      [
        AnswerColumn("a", kind), AnswerColumn("b", kind), AnswerColumn("events", .integer),
        AnswerColumn("first"), AnswerColumn("last"),
      ], measure: "events", pairs: PairCount(nodes: nodes, kind: .total),
      derived: nodes == .country
        ? .init(
          """
          select country_a, country_b, events, null, null from dyad order by events desc, country_a, country_b
          """, of: EventStatus.tookPlace) : nil)
  }

  /// How often each pair met in each year: the edges of a network in time.
  public static func datedNetwork(of nodes: Nodes) -> Question {
    let kind: AnswerColumn.Kind = nodes == .country ? .country : .text
    let columns = [
      AnswerColumn("a", kind), AnswerColumn("b", kind), AnswerColumn("year"),
      AnswerColumn("events", .integer),
    ]
    return Question(
      "network", columns, measure: "events", pairs: PairCount(nodes: nodes, kind: .years),
      derived: nodes == .country ? years : nil)
  }

  /// The years of each pair, which the program makes rows of: a quarter of the work of handing them over.
  private static let years = Derived(
    "select country_a, country_b, years from dyad order by country_a, country_b", of: EventStatus.tookPlace,
    isByYear: true)

  /// For each pair of states and each year or month in which they met: how often, by format, level and kind.
  public static func panel(by step: Step) -> Question {
    let counters = DyadCounters.names.map { AnswerColumn($0, .integer) }
    return Question(
      "panel",
      [
        AnswerColumn("country_a", .country), AnswerColumn("country_b", .country), AnswerColumn(step.rawValue),
        AnswerColumn("events", .integer),
      ] + counters, measure: "events", pairs: PairCount(nodes: .country, kind: .panel(step)),
      derived: step == .year ? years : nil)
  }

  /// The days from the end of each meeting to the beginning of the next, of those that are known to the day; `~` where
  /// one of the days is approximate.
  public static let gaps = Question(
    "gaps",
    [
      AnswerColumn("from"), AnswerColumn("to"), AnswerColumn("days", .integer), AnswerColumn("approximate"),
      AnswerColumn("from_event"), AnswerColumn("to_event"),
    ], measure: "days",
    sql: """
      select last[1], next_day::text, next_day - last[1]::date, nullif(greatest(last[2], next_mark), ''), last[3],
        next_slug
      from (
        select max(array[latest::text, mark, slug]) over meetings as last, lead(earliest) over meetings as next_day,
          lead(mark) over meetings as next_mark, lead(slug) over meetings as next_slug
        from (
          select earliest, latest, slug, case when is_vague then '~' else '' end as mark
          from chosen where length(date_start) = 10 and date_start < 'X') known
        window meetings as (order by earliest, latest, slug)) meeting
      where next_day > last[1]::date order by next_day, next_slug
      """)
}

/// The columns of a panel that count a pair's events of one format, level or kind.
enum DyadCounters {
  static let columns: [(name: String, field: String)] =
    EventFormat.allCases.map { ($0.rawValue, "format") }
    + [EventLevel.leaders, .ministers, .officials].map { ($0.rawValue, "level") }
    + EventKind.allCases.map { ($0.rawValue, "kind") }

  static let names = columns.map(\.name)
}
