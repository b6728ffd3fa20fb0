import LibPQ
import SummitModel

/// The conditions of a timeline query, with every value bound.
struct TimelineFilter {
  private(set) var parameters: [Parameter] = []
  private var conditions: [String] = []
  /// Conditions that an index can begin with.
  private(set) var entrances: [Entrance] = []

  /// The longest event, in days, that the first of the two branches by period looks for.
  static let monthLong = 31

  /// Roles in which nobody took part.
  static let notThere = "('invited', 'absent', 'mentioned_only')"

  /// Whether the day of an event is not known: its date is a month or a year, or approximate.
  static let isVague =
    "(event.date_start is null or length(event.date_start) < 10 or event.date_start > 'X' "
    + "or event.start_is_approximate or event.end_is_approximate)"

  /// The events of up to a month's length, or the longer ones, that touch a period: each is one range of one index.
  struct Branch {
    let conditions: [String]
    /// The days in which they begin.
    let period: ClosedPeriod?
  }

  mutating func bind(_ value: Parameter) -> String {
    parameters.append(value)
    return "$\(parameters.count)"
  }

  /// All conditions of a branch, those that an index can begin with in the way given.
  /// - Parameter isBounded: whether the days in which the events begin are bounded otherwise.
  func clause(_ branch: Branch, _ entrances: [String], isBounded: Bool = false) -> String {
    let period = isBounded ? nil : branch.period
    let bounds = period.map { "event.earliest between \($0.first) and \($0.last)" }
    let all = conditions + [bounds].compactMap { $0 } + branch.conditions + entrances
    return all.isEmpty ? "" : " where " + all.joined(separator: " and ")
  }

  mutating func add(_ query: TimelineQuery, meaning: Meaning) {
    addParties(query, meaning.people)
    addPlaces(query)
    addTopics(query, meaning)
    addValues("event.kind", query.kinds.map(\.rawValue))
    addValues("event.level", query.levels.map(\.rawValue))
    addValues("event.format", query.formats.map(\.rawValue))
    addValues("event.status", query.statuses.map(\.rawValue))
    if !query.series.isEmpty {
      let words = bind(.texts(query.series.map { Self.pattern($0) }))
      conditions.append("' ' || lower(event.series) || ' ' like any(\(words))")
    }
    if let day = query.startsAfter {
      conditions.append("(event.earliest > \(bind(.text(day.description)))::date or \(Self.isVague))")
    }
    if query.isCertain { addCertainty(query) }
    if let position = query.after { add(position, isDated: query.hasPeriod) }
  }

  /// All events that pass, as a statement without an order.
  mutating func selection(of query: TimelineQuery, columns: String = "event.*") -> String {
    branches(of: query).map { branch in
      "select \(columns) from event\(clause(branch, Entrance.all(entrances, in: branch.period)))"
    }.joined(separator: " union all ")
  }

  /// Events of up to a month that begin shortly before the period or in it; and the few longer ones, apart.
  mutating func branches(of query: TimelineQuery) -> [Branch] {
    guard query.hasPeriod else { return [Branch(conditions: [], period: nil)] }
    let first = query.from ?? Day(number: Day.numbers.lowerBound)
    let last = bind(.text((query.to ?? Day(number: Day.numbers.upperBound)).description)) + "::date"
    let earliestStart = max(
      first.adding(-Self.monthLong), query.after?.earliest ?? first.adding(-Self.monthLong))
    let period = ClosedPeriod(first: bind(.text(earliestStart.description)) + "::date", last: last)
    let start = bind(.text(first.description)) + "::date"
    let length = "event.latest - event.earliest"
    return [
      Branch(
        conditions: ["event.latest >= \(start)", "\(length) <= \(Self.monthLong)"], period: period),
      Branch(
        conditions: [
          "event.latest >= \(start)", "event.earliest <= \(last)", "\(length) > \(Self.monthLong)",
        ], period: nil),
    ]
  }

  private mutating func addCertainty(_ query: TimelineQuery) {
    guard query.hasPeriod else {
      conditions.append("not \(Self.isVague)")
      return
    }
    var within: [String] = []
    if let from = query.from { within.append("event.earliest >= \(bind(.text(from.description)))::date") }
    if let to = query.to { within.append("event.latest <= \(bind(.text(to.description)))::date") }
    conditions.append("(not \(Self.isVague) or \(within.joined(separator: " and ")))")
  }

  private mutating func addParties(_ query: TimelineQuery, _ people: [Meaning.Somebody]) {
    for country in query.countries {
      let code = bind(.text(country.rawValue))
      entrances.append(
        Entrance(
          table: .participation, condition: "part.country_code = \(code)", axis: .country,
          keys: [country.rawValue], state: code))
    }
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
      let keys = somebody.people
      // Of one person an index has the rows in the order of days, of several it has not.
      let person =
        keys.count == 1
        ? "part.person_id = \(bind(.int(keys[0])))" : "part.person_id = any(\(bind(.ints(keys)))::bigint[])"
      guard let organisation = somebody.organisation else {
        entrances.append(
          Entrance(table: .participation, condition: person, axis: .person, keys: keys.map { String($0) }))
        continue
      }
      let code = "part.organisation_code = \(bind(.text(organisation)))"
      addParty(somebody.people.isEmpty ? code : "(\(person) or \(code))")
    }
  }

  private mutating func addParty(_ condition: String) {
    conditions.append(
      """
      exists (select from participation part where part.event_id = event.id and part.role not in \(Self.notThere)
        and \(condition))
      """)
  }

  private mutating func addPlaces(_ query: TimelineQuery) {
    guard !query.places.isEmpty else { return }
    let words = bind(.texts(query.places.map { Self.pattern($0) }))
    let codes = bind(.texts(query.places))
    conditions.append(
      """
      event.place_id in (select place.id from place left join country on country.code = place.country_code
        where ' ' || replace(place.folded, '|', ' ') || ' ' like any(\(words)) or place.country_code = any(\(codes))
          or ' ' || lower(country.name) || ' ' like any(\(words)))
      """)
  }

  private mutating func addTopics(_ query: TimelineQuery, _ meaning: Meaning) {
    guard !query.topics.isEmpty else { return }
    let topics = meaning.topics
    let known =
      topics.count == 1
      ? "part.topic_code = \(bind(.text(topics[0])))" : "part.topic_code = any(\(bind(.texts(topics))))"
    guard meaning.hasOtherTopics else {
      entrances.append(Entrance(table: .topic, condition: known, axis: .topic, keys: meaning.topics))
      return
    }
    let words = bind(.texts(query.topics.map { Self.pattern($0) }))
    conditions.append(
      """
      exists (select from event_topic part where part.event_id = event.id
        and (\(known) or part.topic_code = 'other' and ' ' || lower(part.label) || ' ' like any(\(words))))
      """)
  }

  private mutating func addValues(_ column: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    conditions.append("\(column) = any(\(bind(.texts(values))))")
  }

  /// What follows an event in the order of the timeline, where no date comes after every date.
  private mutating func add(_ position: TimelinePosition, isDated: Bool) {
    let slug = bind(.text(position.id))
    guard let earliest = position.earliest, let latest = position.latest else {
      conditions.append("event.earliest is null and event.slug > \(slug)")
      return
    }
    let first = bind(.text(earliest.description)) + "::date"
    let last = bind(.text(latest.description)) + "::date"
    let isLater = "(event.earliest, event.latest, event.slug) > (\(first), \(last), \(slug))"
    conditions.append(isDated ? isLater : "(\(isLater) or event.earliest is null)")
  }

  /// A pattern for `like` that finds the folded words in a row, at the beginning of a word; without words, nothing.
  static func pattern(_ words: String) -> String {
    let folded = Folding.folded(words)
    return folded.isEmpty ? "" : "% " + folded + "%"
  }
}

extension TimelineQuery {
  /// Whether the events must touch a period: those without a date never do.
  var hasPeriod: Bool { from != nil || to != nil }
}
