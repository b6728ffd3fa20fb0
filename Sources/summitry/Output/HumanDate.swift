internal import SummitModel

/// Dates as people read them: "7–8 Jun", "28 Jun – 2 Jul", "June 2013".
enum HumanDate {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// Below a heading with the year, in at most 15 cells: "7–8 Jun", "Sep", "28 Dec – 2 Jan".
  static func short(_ date: EventDate?) -> String {
    guard let date, let start = date.start else {
      return date?.end.map { "until " + short($0) } ?? ""
    }
    guard let end = date.end, end != start else { return short(start) }
    if case (.day(let a), .day(let b)) = (start, end), a.year == b.year, a.month == b.month {
      return "\(a.day)–\(b.day) \(months[a.month - 1].prefix(3))"
    }
    return "\(short(start)) – \(short(end))"
  }

  private static func short(_ date: PartialDate) -> String {
    switch date {
    case .year(let year): String(year)
    case .month(_, let month), .yearless(let month, nil): String(months[month - 1].prefix(3))
    case .day(let day): "\(day.day) \(months[day.month - 1].prefix(3))"
    case .yearless(let month, let day?): "\(day) \(months[month - 1].prefix(3))"
    }
  }

  /// With the year: "7–8 June 2013", "June 2013", "28 June – 2 July 2013".
  static func long(_ date: EventDate?) -> String {
    guard let date, let start = date.start else {
      return date?.end.map { "until " + long($0) } ?? "date unknown"
    }
    guard let end = date.end, end != start else { return long(start) }
    guard case (.day(let a), .day(let b)) = (start, end), a.year == b.year else {
      return "\(long(start)) – \(long(end))"
    }
    let from = a.month == b.month ? "\(a.day)–" : "\(a.day) \(months[a.month - 1]) – "
    return from + long(end)
  }

  static func long(_ date: PartialDate) -> String {
    switch date {
    case .year(let year): String(year)
    case .month(let year, let month): "\(months[month - 1]) \(year)"
    case .day(let day): long(day)
    case .yearless(let month, let day):
      (day.map { "\($0) " } ?? "") + months[month - 1] + " of an unknown year"
    }
  }

  static func long(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }
}
