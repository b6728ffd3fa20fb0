import SummitModel

/// The days for which a row of a table holds; open ends are unbounded.
struct Validity: Sendable, Hashable {
  let from: Day?
  let to: Day?

  static let always = Validity(from: nil, to: nil)

  init(from: Day?, to: Day?) {
    self.from = from
    self.to = to
  }

  /// From two fields of a table, each a day, month, year or empty.
  init(from: String, to: String) {
    self.from = PartialDate(iso: from)?.first
    self.to = PartialDate(iso: to)?.last
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
