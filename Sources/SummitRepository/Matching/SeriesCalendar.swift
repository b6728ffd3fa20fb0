import SummitData
import SummitModel

/// When and where the meetings of each series were held, as far as the lexicon's table of editions tells.
///
/// Articles speak of "the G20 in Brisbane" or "the last G7" without a date: which one that is, they leave to whoever
/// knows the calendar.
struct SeriesCalendar {
  struct Edition {
    let number: Int?
    let first: Day
    let last: Day
    /// Folded; empty where it was held by video.
    let place: String
    let country: String

    /// Days from a day, or a span of days, to the edition.
    func distance(from: Day, to: Day) -> Int { max(0, first.number - to.number, from.number - last.number) }

    /// Whether it was held on some of those days.
    func holds(_ told: (first: Day, last: Day)) -> Bool { distance(from: told.first, to: told.last) == 0 }
  }

  private let editions: [String: [Edition]]

  static let compiled = SeriesCalendar()

  private init() {
    let rows = KnownNames.rows("editions.tsv", "series edition start end place country")
    editions = Dictionary(grouping: rows) { Folding.folded($0[0]) }.mapValues { rows in
      rows.compactMap { row in
        guard let first = Day(iso: row[2]) else { return nil }
        return Edition(
          number: Int(row[1]), first: first, last: Day(iso: row[3]) ?? first, place: Folding.folded(row[4]),
          country: row[5])
      }.sorted { $0.first < $1.first }
    }
  }

  /// Whether at least a hundred days lie between any two editions, so that two of them are hardly taken for one.
  func isRare(_ series: String) -> Bool {
    let days = (editions[series] ?? []).map(\.first.number)
    return (zip(days, days.dropFirst()).map { $1 - $0 }.min() ?? 0) >= 100
  }

  /// Whether several editions were held in those days.
  func hasSeveral(_ series: String, in days: (first: Day, last: Day)) -> Bool {
    (editions[series] ?? []).count { $0.holds(days) } > 1
  }

  /// The edition that a report means; `nil` where none or several may be meant.
  /// - Parameters:
  ///   - told: the days of which the report speaks; `nil` where it gives none.
  ///   - isExact: whether these are days rather than a month or a year.
  func edition(
    meantBy event: Event, told: (first: Day, last: Day)?, isExact: Bool, published: Day?
  ) -> Edition? {
    guard let series = event.series.map({ Folding.folded($0) }), let all = editions[series],
      ![.postponed, .cancelled, .refused].contains(event.status)
    else { return nil }
    let place = event.place.map { PlaceTraits(of: $0) }
    if let told {
      let isLoose = !isExact || event.date?.basis == .publication || event.date?.basis == .relative
      return Self.underWay(all, on: told, published, event, place)
        ?? Self.edition(of: all, on: told, isExact: isExact, isLoose: isLoose && isRare(series), at: place)
    }
    // A day of an unknown year may be of any.
    guard let published, event.date == nil else { return nil }
    let fitting = all.filter { $0.number == event.edition && !Self.isElsewhere($0, place) }
    if event.edition != nil, let one = Self.nearest(fitting, to: published, within: 800) { return one }
    let there = all.filter { Self.isThere($0, place) }
    if let one = Self.nearest(there, to: published, within: 400, for: event.status) { return one }
    guard place?.country == nil else { return nil }
    return isRare(series)
      ? Self.current(all, published, event.status) : Self.atHand(all, published, event.status)
  }

  /// Of several editions of a year the one during which the article appears; unless it only tells of "later this year".
  private static func underWay(
    _ all: [Edition], on told: (first: Day, last: Day), _ published: Day?, _ event: Event,
    _ place: PlaceTraits?
  ) -> Edition? {
    guard let published, told.last.number - told.first.number > 31, event.date?.startIsApproximate == false
    else { return nil }
    let then = all.filter { $0.holds(told) && !isElsewhere($0, place) }
    return then.count < 2 ? nil : then.first { $0.distance(from: published, to: published) <= 1 }
  }

  /// The one edition of those days; where they have none or several, the one that was held there about then. A day that
  /// is the article's, or of something else, is hardly a month out.
  /// - Parameter isLoose: whether the date is a month, or counted from the article, and editions are rare.
  private static func edition(
    of all: [Edition], on told: (first: Day, last: Day), isExact: Bool, isLoose: Bool, at place: PlaceTraits?
  ) -> Edition? {
    func distance(_ edition: Edition) -> Int { edition.distance(from: told.first, to: told.last) }
    let then = all.filter { distance($0) == 0 }
    let isMonth = !isExact && isLoose && told.last.number - told.first.number <= 31
    let fitting = isMonth ? then : then.filter { !isElsewhere($0, place) }
    if fitting.count == 1 { return fitting[0] }
    if place == nil, isExact, isLoose { return all.first { distance($0) <= 14 } }
    let there = all.filter { isExact ? isInTown($0, place) : isThere($0, place) }
    let near = there.filter { distance($0) <= (isExact ? 100 : 400) }.sorted { distance($0) < distance($1) }
    guard let one = near.first else { return nil }
    return !isExact || near.count == 1 && distance(one) <= 30 ? one : nil
  }

  private static func isThere(_ edition: Edition, _ place: PlaceTraits?) -> Bool {
    place.map { $0.country == edition.country } ?? false || isInTown(edition, place)
  }

  private static func isInTown(_ edition: Edition, _ place: PlaceTraits?) -> Bool {
    guard let place else { return false }
    return [place.city, place.venue, place.name].contains(edition.place)
  }

  private static func isElsewhere(_ edition: Edition, _ place: PlaceTraits?) -> Bool {
    place?.country != nil && !isThere(edition, place)
  }

  /// The nearest; of what was held the last, of what is planned the next, if there is one.
  private static func nearest(
    _ editions: [Edition], to day: Day, within days: Int, for status: EventStatus? = nil
  ) -> Edition? {
    func distance(_ edition: Edition) -> Int { edition.distance(from: day, to: day) }
    let near = editions.filter { distance($0) <= days }.sorted { distance($0) < distance($1) }
    let fitting = near.first { edition in
      status.map { $0.isAhead ? edition.last >= day.adding(-3) : edition.first <= day.adding(3) } ?? true
    }
    return fitting ?? near.first
  }

  /// Of what may be held several times a year: the one that was or will be held within two weeks, if none other is near.
  private static func atHand(_ all: [Edition], _ day: Day, _ status: EventStatus) -> Edition? {
    let near = all.filter { $0.distance(from: day, to: day) <= 30 }
    guard near.count == 1, near[0].distance(from: day, to: day) <= 14 else { return nil }
    return current(near, day, status)
  }

  /// What is spoken of without a date or a place: the last edition for half a year, the next one as long before.
  private static func current(_ all: [Edition], _ day: Day, _ status: EventStatus) -> Edition? {
    let last = all.last { $0.first <= day.adding(3) && $0.distance(from: day, to: day) <= 200 }
    let next = all.first { $0.last >= day.adding(-3) && $0.distance(from: day, to: day) <= 200 }
    return status.isAhead ? next : last
  }
}
