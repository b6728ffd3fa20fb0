import SummitModel

/// The accepted date among those that reports give.
enum ConsensusDate {
  private static let bases: [DateBasis] = [
    .explicit, .series, .weekday, .duration, .relative, .publication,
  ]

  /// The best of those that still hold: where the event took place, or was planned anew, on other days than were told
  /// before, the former ones are history.
  static func date(of reports: [Report]) -> EventDate? {
    let current = Lifecycle.current(of: reports).compactMap(\.event.date)
    let all = reports.compactMap(\.event.date)
    guard !current.isEmpty else { return best(of: all) }
    return best(of: all.filter { date in current.contains { Lifecycle.overlap($0, date) } })
  }

  /// The most exact, the most explicit, the least vague, the one that also knows its end, the commonest, the narrowest.
  private static func best(of dates: [EventDate]) -> EventDate? {
    let counts = Dictionary(dates.map { ($0.edtf ?? "", 1) }, uniquingKeysWith: +)
    return dates.min { a, b in
      let (x, y) = (rank(a, counts), rank(b, counts))
      if x != y { return x.lexicographicallyPrecedes(y) }
      return (a.edtf ?? "") < (b.edtf ?? "")
    }
  }

  /// Smaller is better.
  private static func rank(_ date: EventDate, _ counts: [String: Int]) -> [Int] {
    let exactness =
      switch date.precision {
      case .day?: 0
      case .month?: 1
      case .year?: 2
      case nil: 3
      }
    let isYearless = if case .yearless? = date.start { 1 } else { 0 }
    let span = date.earliest.flatMap { first in date.latest.map { $0.number - first.number } } ?? 9999
    return [
      isYearless, exactness, bases.firstIndex(of: date.basis) ?? 9,
      date.startIsApproximate ? 1 : 0,
      date.end == nil ? 1 : 0, -(counts[date.edtf ?? ""] ?? 0), span,
    ]
  }
}
