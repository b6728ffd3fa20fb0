internal import SummitModel

/// Dates that are counted from the publication or from the date last spoken of.
extension DateResolver {
  /// The day that "the next day" counts from.
  static func anchorDay(_ context: DateContext) -> Day? {
    if case .day(let day)? = context.anchor?.end ?? context.anchor?.start { day } else { nil }
  }

  private static func reference(_ reference: Reference, in context: DateContext) -> Day? {
    reference == .publication ? context.published : anchorDay(context)
  }

  // MARK: Periods

  static func period(_ unit: DateUnit, _ offset: Int, _ reference: Reference, in context: DateContext)
    -> EventDate?
  {
    let reference = reference.settled(in: context)
    if reference == .anchor, let date = anchorPeriod(unit, offset, in: context) { return date }
    guard let day = self.reference(reference, in: context) else { return nil }
    switch unit {
    case .day: return self.day(day.adding(offset), basis: .relative)
    case .week:
      // "will meet this week", said at the weekend: in the week that begins.
      let isNextMeant = offset == 0 && day.weekday >= 6 && context.tense == .future
      let monday = day.adding(1 - day.weekday + 7 * (isNextMeant ? 1 : offset))
      return some((isNextMeant ? day : monday)...monday.adding(6), basis: .relative)
    case .month:
      let month = day.adding(months: offset)
      return self.month(month.year, month.month, basis: .relative)
    case .year: return year(day.year + offset, basis: .relative)
    case .decade:
      let first = day.year / 10 * 10 + 10 * offset
      return EventDate(start: .year(first), end: .year(first + 9), basis: .relative)
    case .minute, .hour, .fortnight, .quarter, .half: return nil
    }
  }

  /// "the same day", "that month", "the following year" where no whole day was spoken of.
  private static func anchorPeriod(_ unit: DateUnit, _ offset: Int, in context: DateContext) -> EventDate? {
    guard let anchor = context.anchor, let start = anchor.start else { return nil }
    switch (unit, start) {
    case (.year, _):
      return anchorYear(context).flatMap { year($0 + offset, basis: .relative) }
    case (.decade, _):
      guard let first = anchorYear(context).map({ $0 / 10 * 10 + 10 * offset }) else { return nil }
      return EventDate(start: .year(first), end: .year(first + 9), basis: .relative)
    case (.month, .month(let year, let month)):
      let index = year * 12 + month - 1 + offset
      return self.month(index / 12, index % 12 + 1, basis: .relative)
    case (.day, .yearless(let month, let day?)):
      guard let moved = Day(year: 2001, month: month, day: day)?.adding(offset) else { return nil }
      return EventDate(start: .yearless(month: moved.month, day: moved.day), basis: .relative)
    case (.day, .day) where offset == 0:
      return EventDate(start: start, basis: .relative)
    default: return nil
    }
  }

  // MARK: Counts

  static func shift(
    _ count: Int, _ unit: DateUnit, vague: Bool, _ reference: Reference, in context: DateContext
  ) -> EventDate? {
    let reference = reference.settled(in: context)
    guard let day = self.reference(reference, in: context) else {
      return reference == .anchor ? shift(count, unit, in: context) : nil
    }
    if let length = unit.days {
      if unit == .day, !vague { return self.day(day.adding(count), basis: .relative) }
      return weeks(count * length, around: day, unit: length, vague: vague)
    }
    guard let months = unit.months else { return nil }
    let moved = day.adding(months: count * months)
    var date =
      unit == .month || unit == .quarter || unit == .half
      ? month(moved.year, moved.month, basis: .relative) : year(moved.year, basis: .relative)
    date?.startIsApproximate = true
    return date
  }

  /// "two months later", "a year earlier" where only a month or year was spoken of.
  private static func shift(_ count: Int, _ unit: DateUnit, in context: DateContext) -> EventDate? {
    switch (unit, context.anchor?.start) {
    case (.month, .month(let year, let month)):
      let index = year * 12 + month - 1 + count
      var date = self.month(index / 12, index % 12 + 1, basis: .relative)
      date?.startIsApproximate = true
      return date
    case (.year, _): return anchorYear(context).flatMap { year($0 + count, basis: .relative) }
    default: return nil
    }
  }

  /// "two weeks ago" is about that day; "a few days ago" some day around it.
  private static func weeks(_ days: Int, around day: Day, unit: Int, vague: Bool) -> EventDate {
    let target = day.adding(days)
    let reach = vague ? max(1, abs(days) / 2) : 3
    let bounds = target.adding(-reach)...target.adding(reach)
    if vague { return some(bounds, basis: .relative, approximate: true) }
    return EventDate(
      start: .day(target), startIsApproximate: true, basis: .relative, earliest: bounds.lowerBound,
      latest: bounds.upperBound)
  }

  /// "the past two weeks": from then on; "the past few days": some day among them.
  static func span(_ count: Int, _ unit: DateUnit, in context: DateContext) -> EventDate? {
    guard let published = context.published else { return nil }
    let far: Day
    if let length = unit.days {
      far = published.adding(count * length)
    } else if let months = unit.months {
      far = published.adding(months: count * months)
    } else {
      return nil
    }
    let (first, last) = count < 0 ? (far, published) : (published, far)
    var date = some(first...last, basis: .relative, approximate: true)
    if last.number - first.number > 7 {
      date.start =
        unit.days != nil
        ? .day(first) : unit == .month ? .month(year: first.year, month: first.month) : .year(first.year)
    }
    return date
  }

  // MARK: Parts

  static func part(_ part: PeriodPart, of whole: DateExpression, in context: DateContext) -> EventDate? {
    guard var date = resolve(whole, in: context) else { return nil }
    guard let first = date.earliest, let last = date.latest, first < last else {
      date.startIsApproximate = date.precision != .day
      return date
    }
    if case .year? = date.start, case .year? = date.end {
      return decadePart(part, first: first.year, last: last.year, basis: date.basis)
    }
    if part == .earlier || part == .later { return split(date, part, at: context.published) }
    let bounds = self.bounds(of: part, first...last)
    date.startIsApproximate = true
    date.earliest = bounds.lowerBound
    date.latest = bounds.upperBound
    return date
  }

  /// "earlier this week" ends with the publication, "later this year" begins behind it.
  private static func split(_ date: EventDate, _ part: PeriodPart, at published: Day?) -> EventDate {
    guard let published, let first = date.earliest, let last = date.latest, first <= published,
      published <= last
    else {
      return date
    }
    var date = date
    if part == .earlier { date.latest = published } else { date.earliest = min(published.adding(1), last) }
    guard let earliest = date.earliest, let latest = date.latest, latest.number - earliest.number <= 7 else {
      return date
    }
    return some(earliest...latest, basis: date.basis)
  }

  /// The first third, the middle one, the last one; an end is shorter.
  private static func bounds(of part: PeriodPart, _ whole: ClosedRange<Day>) -> ClosedRange<Day> {
    let (first, last) = (whole.lowerBound, whole.upperBound)
    let length = last.number - first.number + 1
    return switch part {
    case .early, .earlier: first...first.adding(max(0, (length + 1) / 3 - 1))
    case .mid: first.adding(length / 3)...last.adding(-(length / 3))
    case .late, .later: last.adding(1 - max(1, (length + 1) / 3))...last
    case .end: last.adding(1 - max(1, length / 4))...last
    }
  }

  private static func decadePart(_ part: PeriodPart, first: Int, last: Int, basis: DateBasis) -> EventDate {
    let tenth = (last - first + 1) / 10
    let years =
      switch part {
      case .early, .earlier: first...(first + 4 * tenth - 1)
      case .mid: (first + 4 * tenth)...(first + 7 * tenth - 1)
      case .late, .later, .end: (first + 7 * tenth)...last
      }
    return EventDate(
      start: .year(years.lowerBound), end: .year(years.upperBound), startIsApproximate: true,
      endIsApproximate: true, basis: basis)
  }

  /// "the second half of September".
  private static func half(_ count: Int, of whole: ClosedRange<Day>) -> ClosedRange<Day>? {
    let (first, last) = (whole.lowerBound, whole.upperBound)
    if count == 1 { return first...Day(number: (first.number + last.number) / 2) }
    return count == 2 || count < 0 ? Day(number: (first.number + last.number) / 2 + 1)...last : nil
  }

  /// "the third week of this month", "the first half of 2014".
  static func nth(_ count: Int, _ unit: DateUnit, of whole: DateExpression, in context: DateContext)
    -> EventDate?
  {
    guard let date = resolve(whole, in: context), let first = date.earliest, let last = date.latest else {
      return nil
    }
    let start: Day
    let end: Day
    if unit == .half, let half = half(count, of: first...last) {
      return some(half, basis: date.basis)
    } else if let length = unit.days {
      start = count < 0 ? last.adding(1 - length) : first.adding((count - 1) * length)
      end = start.adding(length - 1)
    } else if let months = unit.months {
      start = count < 0 ? last.adding(1).adding(months: -months) : first.adding(months: (count - 1) * months)
      end = start.adding(months: months).adding(-1)
    } else {
      return nil
    }
    guard start <= last, start >= first else { return nil }
    return some(start...min(end, last), basis: date.basis)
  }
}

extension Reference {
  /// Publication or date spoken of last, whichever it comes to.
  private func isRecent(_ context: DateContext) -> Bool {
    guard case .day(let day)? = context.anchor?.start, context.anchor?.precision == .day else { return false }
    return context.published.map { (-1...7).contains($0.number - day.number) } ?? true
  }

  fileprivate func settled(in context: DateContext) -> Reference {
    switch self {
    case .context: context.published == nil ? .anchor : .publication
    case .event: .anchor
    case .dayTold: isRecent(context) ? .anchor : .publication
    case .publication, .anchor: self
    }
  }
}
