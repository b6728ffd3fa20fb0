/// A calendar day of the proleptic Gregorian calendar, year 1 to 9999.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int

  public static let numbers = -719_162...2_932_896

  /// The day that lies `number` days after 1970-01-01, held within year 1 to 9999.
  public init(number: Int) {
    self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
  }

  /// `nil` where the calendar has no such day (2013-02-29).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.number = Self.number(year: year, month: month, day: day)
  }

  /// An ISO 8601 calendar day, `2013-06-07`; `nil` for anything else.
  public init?(iso text: some StringProtocol) {
    guard case .day(let day)? = PartialDate(iso: text) else { return nil }
    self = day
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public func adding(_ days: Int) -> Day { Day(number: number + days) }

  /// The same day of the month `months` later, or that month's last day where it is shorter.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    let (y, m) = (index / 12, index % 12 + 1)
    return Day(year: y, month: m, day: min(day, Self.length(ofMonth: m, year: y))) ?? self
  }

  /// ISO weekday: 1 is Monday, 7 is Sunday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// Civil date from a day number, after Howard Hinnant's public-domain `civil_from_days`.
  public var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2013-06-07`.
  public var description: String { PartialDate.day(self).description }
}
