import LibPQ
import SummitModel

extension Repository {
  /// The events that pass all filters, by first day, last day and id; those without a date at the end.
  public func timeline(_ query: TimelineQuery) throws(RepositoryError) -> [StoredEvent] {
    try answering { try events(keys: timelineKeys(query)) }
  }

  /// The first step: the page's keys alone.
  func timelineKeys(_ query: TimelineQuery) throws -> [Int] {
    let (sql, parameters) = Self.statement(for: query)
    return try connection.execute(sql, parameters).map { try $0.int(0) }
  }

  static func statement(for query: TimelineQuery) -> (sql: String, parameters: [Parameter]) {
    var filter = TimelineFilter()
    filter.add(query)
    let columns = "select event.id, event.earliest, event.latest, event.slug from event"
    let order = "order by earliest, latest, slug"
    let limit = query.limit.map { " limit \(filter.bind(.int(max(0, $0))))" } ?? ""
    guard query.from != nil || query.to != nil else {
      return ("\(columns)\(filter.clause()) \(order)\(limit)", filter.parameters)
    }
    let periods = filter.periods(from: query.from, to: query.to)
    let branches = periods.map { "(\(columns)\(filter.clause($0)) \(order)\(limit))" }
    return (branches.joined(separator: " union all ") + " \(order)\(limit)", filter.parameters)
  }
}

/// The conditions of a timeline query, with every value bound.
struct TimelineFilter {
  private(set) var parameters: [Parameter] = []
  private var conditions: [String] = []

  /// The longest event, in days, that the first of the two branches by period looks for.
  static let monthLong = 31

  mutating func bind(_ value: Parameter) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  func clause(_ more: [String] = []) -> String {
    let all = conditions + more
    return all.isEmpty ? "" : " where " + all.joined(separator: " and ")
  }

  mutating func add(_ query: TimelineQuery) {
    addParties(query)
    addWords(query)
    addValues("event.kind", query.kinds.map(\.rawValue))
    addValues("event.level", query.levels.map(\.rawValue))
    addValues("event.status", query.statuses.map(\.rawValue))
    if let position = query.after { add(position) }
  }

  /// Events of up to a month that begin shortly before the period or in it; and the few longer ones, apart.
  /// Each branch is one range of one index.
  mutating func periods(from: Day?, to: Day?) -> [[String]] {
    let first = from ?? Day(number: Day.numbers.lowerBound)
    let last = bind(.text((to ?? Day(number: Day.numbers.upperBound)).description)) + "::date"
    let earliestStart = bind(.text(first.adding(-Self.monthLong).description)) + "::date"
    let start = bind(.text(first.description)) + "::date"
    let length = "event.latest - event.earliest"
    return [
      [
        "event.earliest between \(earliestStart) and \(last)", "event.latest >= \(start)",
        "\(length) <= \(Self.monthLong)",
      ],
      ["event.latest >= \(start)", "event.earliest <= \(last)", "\(length) > \(Self.monthLong)"],
    ]
  }

  private mutating func addParties(_ query: TimelineQuery) {
    let attends = "part.event_id = event.id and part.role not in ('absent', 'mentioned_only')"
    for country in query.countries {
      let code = bind(.text(country.rawValue))
      conditions.append(
        "exists (select from participation part where \(attends) and part.country_code = \(code))")
    }
    for name in query.participants {
      let words = bind(.text(Self.pattern(name)))
      let code = bind(.text(name))
      conditions.append(
        """
        exists (select from participation part where \(attends) and (part.organisation_code = \(code)
          or part.person_id in (select person_id from person_name where ' ' || folded || ' ' like \(words))))
        """)
    }
  }

  private mutating func addWords(_ query: TimelineQuery) {
    if !query.places.isEmpty {
      let words = bind(.texts(query.places.map { Self.pattern($0) }))
      let codes = bind(.texts(query.places))
      conditions.append(
        """
        event.place_id in (select place.id from place left join country on country.code = place.country_code
          where ' ' || replace(place.folded, '|', ' ') || ' ' like any(\(words)) or place.country_code = any(\(codes))
            or ' ' || lower(country.name) || ' ' like any(\(words)))
        """)
    }
    if !query.topics.isEmpty {
      let codes = bind(.texts(query.topics))
      let words = bind(.texts(query.topics.map { Self.pattern($0) }))
      conditions.append(
        """
        exists (select from event_topic t where t.event_id = event.id
          and (t.topic_code = any(\(codes)) or ' ' || lower(t.label) || ' ' like any(\(words))))
        """)
    }
    if !query.series.isEmpty {
      let words = bind(.texts(query.series.map { Self.pattern($0) }))
      conditions.append("' ' || lower(event.series) || ' ' like any(\(words))")
    }
  }

  private mutating func addValues(_ column: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    conditions.append("\(column) = any(\(bind(.texts(values))))")
  }

  /// What follows an event in the order of the timeline, where no date comes after every date.
  private mutating func add(_ position: TimelinePosition) {
    let slug = bind(.text(position.id))
    guard let earliest = position.earliest, let latest = position.latest else {
      conditions.append("event.earliest is null and event.slug > \(slug)")
      return
    }
    let first = bind(.text(earliest.description)) + "::date"
    let last = bind(.text(latest.description)) + "::date"
    conditions.append(
      "((event.earliest, event.latest, event.slug) > (\(first), \(last), \(slug)) or event.earliest is null)")
  }

  /// A pattern for `like` that finds the folded words in a row, at the beginning of a word; without words, nothing.
  static func pattern(_ words: String) -> String {
    let folded = Folding.folded(words)
    return folded.isEmpty ? "" : "% " + folded + "%"
  }
}
