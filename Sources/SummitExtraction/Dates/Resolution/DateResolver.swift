internal import SummitModel

/// Says which days the words of a date mean, given publication, tense and what was spoken of before.
enum DateResolver {
  /// `nil` where the words and the context do not tell, and for lengths of time.
  static func resolve(_ expression: DateExpression, in context: DateContext) -> EventDate? {
    switch expression {
    case .calendar(let date): calendar(date, in: context)
    case .weekday(let weekday, let step): self.weekday(weekday, step, in: context)
    case .period(let unit, let offset, let reference): period(unit, offset, reference, in: context)
    case .weekend(let step): weekend(step, in: context)
    case .season(let season, let year): self.season(season, year, in: context)
    case .named(let day, let year): named(day, year, in: context)
    case .years(let first, let last): years(first, last)
    case .part(let part, let whole): self.part(part, of: whole, in: context)
    case .nth(let count, let unit, let whole): nth(count, unit, of: whole, in: context)
    case .shift(let count, let unit, let vague, let reference):
      shift(count, unit, vague: vague, reference, in: context)
    case .ahead(let count, let unit):
      context.tense == .future ? shift(count, unit, vague: false, .publication, in: context) : nil
    case .span(let count, let unit): span(count, unit, in: context)
    case .range(let first, let last): range(first, last, in: context)
    case .either(let first, let last): either(first, last, in: context)
    case .duration: nil
    }
  }

  // MARK: Forms

  static func day(_ day: Day, basis: DateBasis) -> EventDate {
    EventDate(start: .day(day), basis: basis)
  }

  /// Some day between two: told as that day, their month or their year, with both as bounds.
  static func some(
    _ bounds: ClosedRange<Day>, basis: DateBasis, approximate: Bool = false
  ) -> EventDate {
    let (first, last) = (bounds.lowerBound, bounds.upperBound)
    let middle = Day(number: (first.number + last.number) / 2)
    let start: PartialDate =
      if first == last {
        .day(first)
      } else if last.number - first.number <= 92,
        first.month == last.month || last.number - first.number <= 31
      {
        .month(year: middle.year, month: middle.month)
      } else {
        .year(middle.year)
      }
    return EventDate(
      start: start, startIsApproximate: approximate, basis: basis, earliest: first, latest: last)
  }

  static func month(_ year: Int, _ month: Int, basis: DateBasis) -> EventDate? {
    guard (1...9999).contains(year) else { return nil }
    return EventDate(start: .month(year: year, month: month), basis: basis)
  }

  static func year(_ year: Int, basis: DateBasis) -> EventDate? {
    guard (1...9999).contains(year) else { return nil }
    return EventDate(start: .year(year), basis: basis)
  }

  private static func years(_ first: Int, _ last: Int) -> EventDate? {
    EventDate(start: .year(first), end: .year(last), basis: .explicit)
  }

  // MARK: Joined dates

  private static func range(_ first: DateExpression, _ last: DateExpression, in context: DateContext)
    -> EventDate?
  {
    guard let start = resolve(first, in: context) else { return nil }
    guard let end = resolve(last, notBefore: start, in: context), let endDate = end.end ?? end.start else {
      return start
    }
    return EventDate(
      start: start.start, end: endDate, startIsApproximate: start.startIsApproximate,
      endIsApproximate: end.startIsApproximate, basis: start.basis, earliest: start.earliest,
      latest: end.latest)
  }

  /// The far end of a range: the first such date that is not before its start.
  private static func resolve(
    _ expression: DateExpression, notBefore start: EventDate, in context: DateContext
  ) -> EventDate? {
    guard let day = start.start?.first else { return resolve(expression, in: context) }
    var later = context
    switch expression {
    case .weekday(let weekday, .unsaid): return self.day(next(weekday, onOrAfter: day), basis: .weekday)
    case .calendar(let date) where date.year == .unsaid && date.month != nil:
      later.published = day
      later.tense = .future
      return onwards(date, from: day)
    case .part(let part, .calendar(let date)) where date.year == .unsaid && date.month != nil:
      later.published = day
      later.tense = .future
      return self.part(part, of: .calendar(date), in: later)
    default: return resolve(expression, in: context)
    }
  }

  /// The first such day or month that does not lie before `day`.
  private static func onwards(_ date: CalendarDate, from day: Day) -> EventDate? {
    var date = date
    for year in day.year...(day.year + 1) {
      date.year = .number(year)
      if let found = calendar(date, in: DateContext(published: nil)), let latest = found.latest, latest >= day
      {
        return found
      }
    }
    return nil
  }

  private static func either(_ first: DateExpression, _ last: DateExpression, in context: DateContext)
    -> EventDate?
  {
    guard let start = resolve(first, in: context) else { return nil }
    guard let end = resolve(last, notBefore: start, in: context) else { return start }
    guard let earliest = start.earliest, let latest = end.latest, earliest < latest else { return start }
    return EventDate(
      start: start.start, startIsApproximate: true, basis: start.basis, earliest: earliest, latest: latest)
  }
}
