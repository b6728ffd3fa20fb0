import SummitData
import SummitModel

/// The days for which a row of a table holds; open ends are unbounded.
struct Validity: Sendable, Hashable {
  let from: Day?
  let to: Day?

  init(from: Day?, to: Day?) {
    self.from = from
    self.to = to
  }

  /// From a column of a table and the one behind it, each a day, month, year or empty.
  init(_ row: TSV.Row, _ column: Int) {
    from = row.partialDate(column)?.first
    to = row.partialDate(column + 1)?.last
  }

  /// Without a day nothing speaks against a row.
  func holds(on day: Day?) -> Bool {
    guard let day else { return true }
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  /// Days between `day` and the nearest day for which the row holds; 0 within.
  func distance(to day: Day?) -> Int {
    guard let day else { return 0 }
    if let from, day < from { return from.number - day.number }
    if let to, to < day { return day.number - to.number }
    return 0
  }
}

extension TSV.Row {
  /// A day, month or year; `nil` where the field is empty or the calendar knows no such date.
  func partialDate(_ column: Int) -> PartialDate? {
    guard let (year, month, day) = date(column), year >= 1, month <= 12 else { return nil }
    if month == 0 { return .year(year) }
    if day == 0 { return .month(year: year, month: month) }
    return Day(year: year, month: month, day: day).map { .day($0) }
  }
}
