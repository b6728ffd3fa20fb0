internal import SummitModel

/// Dates with a month's name, weekdays, seasons: which year, which week.
extension DateResolver {
  static func calendar(_ date: CalendarDate, in context: DateContext) -> EventDate? {
    switch date.year {
    case .number(let year): return dated(date, year: year)
    case .relative(let offset):
      return context.published.flatMap { dated(date, year: $0.year + offset) }
    case .ofAnchor(let offset):
      return anchorYear(context).flatMap { dated(date, year: $0 + offset) }
    case .unsaid: break
    }
    guard let month = date.month else { return date.day.flatMap { day($0, date.weekday, in: context) } }
    guard let published = context.published else {
      if let year = anchorYear(context), date.step == .unsaid {
        return dated(date, year: yearAfter(anchor: context.anchor?.start, year: year, month: month))
      }
      return yearless(date)
    }
    return dated(date, year: year(of: date, month: month, published: published, context: context))
  }

  /// "on the 15th", "Wednesday the 21st": of the month spoken of, or the nearest one that the tense allows.
  private static func day(_ number: Int, _ weekday: Int?, in context: DateContext) -> EventDate? {
    guard let published = context.published else {
      guard case .month(let year, let month)? = context.anchor?.start else { return nil }
      return Day(year: year, month: month, day: number).map { day($0, basis: .relative) }
    }
    let days = (-12...12).compactMap { offset -> Day? in
      let month = Day(year: published.year, month: published.month, day: 1)?.adding(months: offset)
      return month.flatMap { Day(year: $0.year, month: $0.month, day: number) }
    }
    let fitting = days.filter { day in
      guard weekday == nil else { return day.weekday == weekday }
      return context.tense == .future ? day >= published : context.tense == .past ? day <= published : true
    }
    let nearest = fitting.min { abs($0.number - published.number) < abs($1.number - published.number) }
    return nearest.map { day($0, basis: .relative) }
  }

  private static func dated(_ date: CalendarDate, year: Int) -> EventDate? {
    guard let month = date.month else { return self.year(year, basis: .explicit) }
    guard let day = date.day else { return self.month(year, month, basis: .explicit) }
    guard let whole = Day(year: year, month: month, day: day) else {
      return self.month(year, month, basis: .explicit)
    }
    return self.day(whole, basis: .explicit)
  }

  private static func yearless(_ date: CalendarDate) -> EventDate? {
    guard let month = date.month else { return nil }
    let day = date.day.flatMap { $0 <= Day.length(ofMonth: month, year: 2000) ? $0 : nil }
    return EventDate(start: .yearless(month: month, day: day), basis: .explicit)
  }

  /// "on Christmas Eve": of the year that is told, or the one that the tense allows.
  static func named(_ named: NamedDay, _ mention: YearMention, in context: DateContext) -> EventDate? {
    let year: Int? =
      switch mention {
      case .number(let year): year
      case .relative(let offset): context.published.map { $0.year + offset }
      case .ofAnchor(let offset): anchorYear(context).map { $0 + offset }
      case .unsaid:
        context.published.map { published in
          nearestYear(
            distance: { (named.day(in: published.year + $0) ?? published).number - published.number },
            ahead: 0, behind: 0, published.year, context.tense)
        } ?? anchorYear(context)
      }
    return year.flatMap { named.day(in: $0) }.map { day($0, basis: .explicit) }
  }

  // MARK: Which year

  static func anchorYear(_ context: DateContext) -> Int? {
    switch context.anchor?.start {
    case .year(let year): year
    case .month(let year, _): year
    case .day(let day): day.year
    case .yearless, nil: nil
    }
  }

  /// A chronicle goes on: "in January" after November is the next year's.
  private static func yearAfter(anchor: PartialDate?, year: Int, month: Int) -> Int {
    let before: Int? =
      switch anchor {
      case .month(_, let month): month
      case .day(let day): day.month
      default: nil
      }
    guard let before, before - month >= 9 else { return year }
    return year + 1
  }

  private static func year(of date: CalendarDate, month: Int, published: Day, context: DateContext) -> Int {
    if let weekday = date.weekday, let day = date.day,
      let year = year(of: weekday, day: day, month: month, near: published, tense: context.tense)
    {
      return year
    }
    let (year, now) = (published.year, published.month)
    switch date.step {
    case .last: return month < now ? year : year - 1
    case .next: return month > now ? year : year + 1
    case .this, .inWeek, .following, .previous, .inAnchorWeek: return year
    case .unsaid: break
    }
    guard let day = date.day else {
      return nearestYear(
        distance: { (year + $0) * 12 + month - (year * 12 + now) }, ahead: 0, behind: 0, year, context.tense)
    }
    let base =
      Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year))) ?? published
    return nearestYear(
      distance: { base.number + $0 * 365 - published.number }, ahead: 60, behind: 21, year, context.tense)
  }

  /// Chooses last year, this or next by how far (in months or days) the date then lies from the publication.
  ///
  /// `ahead`, `behind`: so far a date may lie on the wrong side of the publication. Articles appear late, and a
  /// clause in the past ("called a vote on May 5") may name a day to come, but hardly one of eleven months ago.
  private static func nearestYear(
    distance: (Int) -> Int, ahead: Int, behind: Int, _ year: Int, _ tense: Tense
  ) -> Int {
    switch tense {
    case .past: [1, 0].first { distance($0) <= ahead }.map { year + $0 } ?? year - 1
    case .future: [-1, 0].first { distance($0) >= -behind }.map { year + $0 } ?? year + 1
    case .present, .unknown:
      year
        + ([-1, 0, 1].min {
          abs(distance($0)) + (distance($0) > 0 ? 1 : 0) < abs(distance($1)) + (distance($1) > 0 ? 1 : 0)
        } ?? 0)
    }
  }

  /// The year near the publication in which that day is that weekday.
  private static func year(of weekday: Int, day: Int, month: Int, near published: Day, tense: Tense) -> Int? {
    let order = tense == .future ? [0, 1, -1] : [0, -1, 1]
    return order.map { published.year + $0 }.first {
      Day(year: $0, month: month, day: day)?.weekday == weekday
    }
  }

  // MARK: Weekdays

  static func next(_ weekday: Int, onOrAfter day: Day) -> Day {
    day.adding((weekday - day.weekday + 7) % 7)
  }

  static func last(_ weekday: Int, onOrBefore day: Day) -> Day {
    day.adding(-((day.weekday - weekday + 7) % 7))
  }

  static func weekday(_ weekday: Int, _ step: Step, in context: DateContext) -> EventDate? {
    switch step {
    case .following:
      return anchorDay(context).map { day(next(weekday, onOrAfter: $0.adding(1)), basis: .weekday) }
    case .previous:
      return anchorDay(context).map { day(last(weekday, onOrBefore: $0.adding(-1)), basis: .weekday) }
    case .inAnchorWeek:
      return anchorDay(context).map { day($0.adding(weekday - $0.weekday), basis: .weekday) }
    default: break
    }
    guard let published = context.published else { return weekdayOfNoArticle(weekday, step, in: context) }
    return day(self.weekday(weekday, step, published: published, tense: context.tense), basis: .weekday)
  }

  /// "on Friday, 19 January … On Saturday morning", in an article without a date: the Saturday that follows.
  /// "will on Wednesday, May 25, address parliament, he said on Tuesday": what is told as past lies before what is to come.
  private static func weekdayOfNoArticle(_ weekday: Int, _ step: Step, in context: DateContext) -> EventDate?
  {
    guard step == .unsaid, let known = context.anchorWeekday else { return nil }
    let isBefore = context.tense == .past && context.anchorTense == .future
    let ahead = isBefore ? (weekday - known - 7) % 7 : (weekday - known + 7) % 7
    if let day = anchorDay(context) { return self.day(day.adding(ahead), basis: .weekday) }
    guard case .yearless(let month, let day?)? = context.anchor?.start,
      let moved = Day(year: 2001, month: month, day: day)?.adding(ahead)
    else { return nil }
    return EventDate(start: .yearless(month: moved.month, day: moved.day), basis: .weekday)
  }

  private static func weekday(_ weekday: Int, _ step: Step, published: Day, tense: Tense) -> Day {
    switch step {
    case .last: return last(weekday, onOrBefore: published.adding(-1))
    case .next:
      // Tomorrow is "tomorrow": "next Tuesday", said on a Monday, is the week after.
      let day = next(weekday, onOrAfter: published.adding(1))
      return day.number - published.number <= 2 ? day.adding(7) : day
    case .inWeek(let offset):
      return published.adding(weekday - published.weekday + 7 * offset)
    case .this:
      return tense == .past ? last(weekday, onOrBefore: published) : next(weekday, onOrAfter: published)
    case .unsaid, .following, .previous, .inAnchorWeek:
      return tense == .future ? next(weekday, onOrAfter: published) : last(weekday, onOrBefore: published)
    }
  }

  // MARK: Weekends and seasons

  static func weekend(_ step: Step, in context: DateContext) -> EventDate? {
    let saturday: Day
    switch step {
    case .following, .previous:
      guard let anchor = anchorDay(context) else { return nil }
      saturday = step == .following ? next(6, onOrAfter: anchor) : last(6, onOrBefore: anchor.adding(-1))
    default:
      guard let published = context.published else { return nil }
      saturday = self.saturday(step, published: published, tense: context.tense)
    }
    return EventDate(start: .day(saturday), end: .day(saturday.adding(1)), basis: .relative)
  }

  private static func saturday(_ step: Step, published: Day, tense: Tense) -> Day {
    let ofWeek = published.adding(6 - published.weekday)
    switch step {
    case .last: return ofWeek.adding(-7)
    case .next: return ofWeek.adding(7)
    case .inWeek(let offset): return ofWeek.adding(7 * offset)
    default:
      let isAhead = tense == .future || step == .this && tense != .past
      return isAhead || published.weekday >= 6 ? ofWeek : ofWeek.adding(-7)
    }
  }

  static func season(_ season: Season, _ mention: YearMention, in context: DateContext) -> EventDate? {
    let year: Int
    switch mention {
    case .number(let number): year = number
    case .relative(let offset):
      guard let published = context.published else { return nil }
      year = seasonYear(season, offset: offset, published: published)
    case .ofAnchor(let offset):
      guard let anchor = anchorYear(context) else { return nil }
      year = anchor + offset
    case .unsaid:
      guard let published = context.published else {
        return anchorYear(context).flatMap { seasonDate(season, year: $0) }
      }
      let offset = context.tense == .past ? seasonStart(season) > published.month ? -1 : 0 : 0
      year =
        published.year + (context.tense == .future && seasonStart(season) + 2 < published.month ? 1 : offset)
    }
    return seasonDate(season, year: year)
  }

  /// "last autumn" is the one that ended last.
  private static func seasonYear(_ season: Season, offset: Int, published: Day) -> Int {
    switch offset {
    case ..<0: seasonStart(season) + 2 < published.month ? published.year : published.year - 1
    case 0: published.year
    default: seasonStart(season) > published.month ? published.year : published.year + 1
    }
  }

  /// First month of a season of the northern hemisphere; winter begins in December.
  private static func seasonStart(_ season: Season) -> Int {
    switch season {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }

  private static func seasonDate(_ season: Season, year: Int) -> EventDate? {
    guard (2...9998).contains(year), let first = Day(year: year, month: seasonStart(season), day: 1) else {
      return nil
    }
    // "Winter 1990" may be the one that ends then or the one that begins then.
    let earliest = season == .winter ? Day(year: year, month: 1, day: 1) ?? first : first
    return EventDate(
      start: .year(year), startIsApproximate: true, basis: .explicit, earliest: earliest,
      latest: first.adding(months: 3).adding(-1))
  }
}
