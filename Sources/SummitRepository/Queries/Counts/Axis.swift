import SummitModel

/// By what events can be counted.
public enum Axis: String, Sendable, Hashable, CaseIterable {
  case year, month, country, host, kind, topic, place, level, format, status, series, person
  case visitType = "visit_type"

  /// The value for an event, in a statement over `chosen`; unknown is null.
  var expression: String {
    switch self {
    case .year: "case when chosen.date_start < 'X' then left(chosen.date_start, 4) end"
    case .month: "case when chosen.date_start < 'X' then left(chosen.date_start, 7) end"
    case .country: "party.country_code"
    case .host: "coalesce(chosen.host, venue.country_code)"
    case .topic: "subject.topic_code"
    case .place: "coalesce(venue.city, venue.name)"
    case .person: "person.name"
    case .kind, .level, .format, .status, .series, .visitType: "chosen.\(rawValue)"
    }
  }

  /// What has to be joined for it.
  var join: String {
    switch self {
    case .country: " left join \(Self.parties) party on party.event_id = chosen.id"
    case .person:
      "\(Self.people) left join person on person.id = somebody.person_id"
    case .topic:
      " left join (select distinct t.event_id, t.topic_code from chosen join event_topic t on t.event_id = chosen.id)"
        + " subject on subject.event_id = chosen.id"
    case .host, .place: " left join place venue on venue.id = chosen.place_id"
    case .year, .month, .kind, .level, .format, .status, .series, .visitType: ""
    }
  }

  /// The persons who took part in each event, once each.
  static let people = " left join lateral unnest(chosen.people) as somebody (person_id) on true"
  /// The states, likewise.
  static let parties = "(select id as event_id, unnest(states) as country_code from chosen)"

  var column: AnswerColumn {
    AnswerColumn(rawValue, self == .country || self == .host ? .country : .text)
  }

  /// Whether its values have an order of their own, by which they are listed.
  var isInTime: Bool { self == .year || self == .month }
}

extension Question {
  /// How many events there are of each value; where an event has several values it counts for each.
  /// In time where a time is among the axes, else the most frequent first.
  public static func counts(by axes: [Axis]) -> Question {
    let axes = axes.reduce(into: [Axis]()) { if !$0.contains($1) { $0.append($1) } }
    let columns = axes.map(\.column) + [AnswerColumn("events", .integer)]
    let values = axes.map(\.expression).joined(separator: ", ")
    let joins = axes.map(\.join).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined()
    let positions = axes.indices.map { "\($0 + 1)" }
    let inTime = axes.indices.filter { axes[$0].isInTime }.map { "\($0 + 1)" }
    let others = positions.filter { !inTime.contains($0) }
    let order = inTime.map { "\($0) nulls last" } + ["\(axes.count + 1) desc"] + others
    let sql = """
      select \(values), count(*) from chosen\(joins)
      group by \(positions.joined(separator: ", ")) order by \(order.joined(separator: ", "))
      """
    return Question(
      "counts", columns, measure: "events", sql: sql, derived: derived(axes).map { Derived($0) })
  }

  /// Over `tally`, which knows every axis alone and together with the year.
  private static func derived(_ axes: [Axis]) -> String? {
    let others = axes.filter { $0 != .year }
    guard let axis = others.first ?? axes.first, others.count < 2, axis != .month else { return nil }
    let key = axis == .person ? "person.name" : "nullif(tally.key, '')"
    let year = "case when tally.year > 0 then lpad(tally.year::text, 4, '0') end"
    let values = axes.map { $0 == .year && axis != .year ? year : key }
    let people = axis == .person ? " left join person on person.id = nullif(tally.key, '')::bigint" : ""
    let years = axes.count == 2 ? "tally.year <> 0" : "tally.year = 0"
    let inTime = axes.indices.filter { axes[$0].isInTime }.map { "\($0 + 1) nulls last" }
    let rest = axes.indices.filter { !axes[$0].isInTime }.map { "\($0 + 1)" }
    let order = (inTime + ["\(axes.count + 1) desc"] + rest).joined(separator: ", ")
    return """
      select \(values.joined(separator: ", ")), tally.events from tally\(people)
      where tally.axis = '\(axis.rawValue)' and \(years) and tally.events > 0 order by \(order)
      """
  }
}
