/// Whether dates agree that are known to the day, the month or the year.
enum Dates {
  /// Equal, or within the gold's interval `a/b`.
  static func same(_ gold: String, _ found: String) -> Bool {
    let gold = gold.hasPrefix("--") ? "XXXX-" + gold.dropFirst(2) : gold
    let ends = gold.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return gold == found }
    let day = bounds(found)
    return bounds(ends[0]).first <= day.first && day.last <= bounds(ends[1]).last
      || found.utf8.count == 7 && ends.allSatisfy { $0.hasPrefix(found) }
  }

  /// Whether they agree as far as the less precise one goes.
  static func close(_ gold: [String?], _ found: String?) -> Bool {
    guard let found else { return false }
    return gold.contains { date in
      guard let date else { return false }
      return date.hasPrefix(found) || found.hasPrefix(date) || same(date, found)
    }
  }

  /// The first and the last day that a date may mean, as text.
  private static func bounds(_ date: String) -> (first: String, last: String) {
    switch date.utf8.count {
    case 7: (date + "-01", date + "-31")
    case 4: (date + "-01-01", date + "-12-31")
    default: (date, date)
    }
  }
}
