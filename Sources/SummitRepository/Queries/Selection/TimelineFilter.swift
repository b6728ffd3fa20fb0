import LibPQ
import SummitModel

/// The conditions of a timeline query, with every value bound.
struct TimelineFilter {
  private(set) var parameters: [Parameter] = []
  private var conditions: [String] = []

  /// Who is meant by one of the query's names of participants: any of these persons, or an organisation.
  struct Somebody: Hashable {
    let people: [Int]
    let organisation: String?
  }

  /// The longest event, in days, that the first of the two branches by period looks for.
  static let monthLong = 31

  /// Roles in which nobody took part.
  static let notThere = "('invited', 'absent', 'mentioned_only')"

  /// Whether the day of an event is not known: its date is a month or a year, or approximate.
  static let isVague =
    "(event.date_start is null or length(event.date_start) < 10 or event.date_start > 'X' "
    + "or event.start_is_approximate or event.end_is_approximate)"

  mutating func bind(_ value: Parameter) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  func clause(_ more: [String] = []) -> String {
    let all = conditions + more
    return all.isEmpty ? "" : " where " + all.joined(separator: " and ")
  }

  mutating func add(_ query: TimelineQuery, people: [Somebody]) {
    addParties(query, people)
    addWords(query)
    addValues("event.kind", query.kinds.map(\.rawValue))
    addValues("event.level", query.levels.map(\.rawValue))
    addValues("event.format", query.formats.map(\.rawValue))
    addValues("event.status", query.statuses.map(\.rawValue))
    if let day = query.startsAfter {
      conditions.append("(event.earliest > \(bind(.text(day.description)))::date or \(Self.isVague))")
    }
    if query.isCertain { addCertainty(query) }
    if let position = query.after { add(position) }
  }

  /// All events that pass, as a statement without an order.
  mutating func selection(of query: TimelineQuery, columns: String = "event.*") -> String {
    guard query.from != nil || query.to != nil else { return "select \(columns) from event\(clause())" }
    return periods(of: query).map { "select \(columns) from event\(clause($0))" }.joined(
      separator: " union all ")
  }

  /// Events of up to a month that begin shortly before the period or in it; and the few longer ones, apart.
  /// Each branch is one range of one index.
  mutating func periods(of query: TimelineQuery) -> [[String]] {
    let first = query.from ?? Day(number: Day.numbers.lowerBound)
    let last = bind(.text((query.to ?? Day(number: Day.numbers.upperBound)).description)) + "::date"
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

  private mutating func addCertainty(_ query: TimelineQuery) {
    guard query.from != nil || query.to != nil else {
      conditions.append("not \(Self.isVague)")
      return
    }
    var within: [String] = []
    if let from = query.from { within.append("event.earliest >= \(bind(.text(from.description)))::date") }
    if let to = query.to { within.append("event.latest <= \(bind(.text(to.description)))::date") }
    conditions.append("(not \(Self.isVague) or \(within.joined(separator: " and ")))")
  }

  private mutating func addParties(_ query: TimelineQuery, _ people: [Somebody]) {
    for country in query.countries { addParty("part.country_code = \(bind(.text(country.rawValue)))") }
    for body in query.bodies {
      let code = bind(.text(body))
      addParty(
        """
        (part.organisation_code = \(code) or part.country_code = \(code) or part.country_code in (
          select m.country_code from membership m where m.body = \(code)
            and part.earliest between m.since and m.until))
        """)
    }
    for somebody in people {
      let person = "part.person_id = any(\(bind(.ints(somebody.people)))::bigint[])"
      let organisation = somebody.organisation.map { "part.organisation_code = \(bind(.text($0)))" }
      switch (somebody.people.isEmpty, organisation) {
      case (true, let organisation?): addParty(organisation)
      case (false, let organisation?): addParty("(\(person) or \(organisation))")
      case (_, nil): addParty(person)
      }
    }
  }

  private mutating func addParty(_ condition: String) {
    conditions.append(
      """
      exists (select from participation part where part.event_id = event.id and part.role not in \(Self.notThere)
        and \(condition))
      """)
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
