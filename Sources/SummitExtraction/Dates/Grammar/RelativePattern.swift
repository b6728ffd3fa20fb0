/// Periods that are counted from now or from the date last spoken of: "last week", "early next month".
extension DateParser {
  func unit(_ index: Int) -> DateUnit? {
    kind(index) == .unit ? DateUnit(rawValue: Int16(value(index))) : nil
  }

  private static func step(_ offset: Int) -> Step { offset < 0 ? .last : offset > 0 ? .next : .this }

  // MARK: Last, next, this

  /// "last week", "next Monday", "this November", "this coming Sunday", "this morning", "the past two weeks".
  func direction(_ index: Int) -> Found? {
    var index = index
    if value(index) == 0, kind(index + 1) == .direction || kind(index + 1) == .bygone,
      value(index + 1) != 0
    {
      index += 1
    }
    let isThis = value(index - 1) == 0 && kind(index - 1) == .direction
    let (offset, next) = (value(index), index + 1)
    switch kind(next) {
    case .unit:
      // "The next month they met" goes on from what was told; "over the next month" from now.
      let told = offset > 0 && kind(index - 1) == .the && kind(index - 2) != .relation
      return period(unitAt: next, offset: offset, from: told ? .anchor : .publication)
    // "this coming Saturday": the nearest.
    case .weekday: return weekday(next, step: isThis && offset > 0 ? .this : Self.step(offset))
    case .month, .weakMonth: return month(next, step: Self.step(offset))
    case .season: return (.season(season(at: next), .relative(offset)), next + 1)
    case .weakSeason:
      return offset == 0 || !isVerbLike(next) ? (.season(season(at: next), .relative(offset)), next + 1) : nil
    case .weekend: return weekend(next, step: Self.step(offset))
    case .daypart: return (.period(.day, offset: offset, from: offset > 0 ? .anchor : .publication), next + 1)
    case .cardinal, .vagueCount: return span(next, sign: offset, from: index)
    default: return has(.number, next) ? span(next, sign: offset, from: index) : nil
    }
  }

  /// "the past year", "this past Monday".
  func bygone(_ index: Int) -> Found? {
    guard let unit = unit(index + 1) else { return direction(index) }
    return unit.rawValue < DateUnit.week.rawValue || isPlural(index + 1) ? nil : (.span(-1, unit), index + 2)
  }

  private func isVerbLike(_ index: Int) -> Bool { kind(index + 1) == .of }

  private func month(_ index: Int, step: Step) -> Found? {
    guard isMonth(index), let found = monthFirst(index) else { return nil }
    guard case .calendar(var date) = found.expression, date.year == .unsaid else { return found }
    date.step = step
    return (.calendar(date), found.end)
  }

  private func period(unitAt index: Int, offset: Int, from reference: Reference) -> Found? {
    guard let unit = unit(index) else { return nil }
    switch unit {
    case .minute, .hour, .half, .quarter: return nil
    case .day where reference == .publication:
      return offset > 0 && !isPlural(index) ? (.period(.day, offset: 1, from: .anchor), index + 1) : nil
    case .decade where reference == .publication && offset < 0 && !isPlural(index) && kind(index + 1) != .of:
      return (.span(-1, .decade), index + 1)
    default: break
    }
    if reference == .publication, isPlural(index) || kind(index + 1) == .of || has(.afterHyphen, index + 1) {
      return nil
    }
    return (.period(unit, offset: offset, from: reference), index + 1)
  }

  func isPlural(_ index: Int) -> Bool {
    guard index < stop else { return false }
    return bytes[Int(tokens[index].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// "the previous day", "the following Monday", "the same week", "that year", "the following morning".
  func anchorDirection(_ index: Int) -> Found? {
    let (offset, next) = (value(index), index + 1)
    switch kind(next) {
    case .unit:
      guard !isPlural(next) else { return nil }
      return period(unitAt: next, offset: offset, from: .anchor)
    case .weekday:
      return weekday(next, step: offset < 0 ? .previous : offset > 0 ? .following : .inAnchorWeek)
    case .daypart: return (.period(.day, offset: offset, from: .anchor), next + 1)
    case .season: return (.season(season(at: next), .ofAnchor(offset)), next + 1)
    case .month, .weakMonth:
      guard isMonth(next) else { return nil }
      return (.calendar(CalendarDate(year: .ofAnchor(offset), month: value(next))), next + 1)
    default: return nil
    }
  }

  // MARK: Parts

  /// "early next month", "mid-June", "the end of the year", "late on Monday", "earlier this week".
  func part(_ index: Int) -> Found? {
    guard let part = PeriodPart(rawValue: Int16(value(index))) else { return nil }
    var next = index + 1
    if kind(index) == .partNoun, kind(next) != .of, !isMonth(next), !has(.afterHyphen, next) { return nil }
    if isAt(next) { next += 1 }
    if kind(next) == .of { next += 1 }
    if kind(next) == .the { next += 1 }
    if let unit = unit(next), next > index + 1 || has(.afterHyphen, next), !isPlural(next) {
      guard unit.months != nil || unit == .week || unit == .day else { return nil }
      if unit == .day, part != .earlier, part != .later { return nil }
      if unit == .day { return (.period(.day, offset: 0, from: .dayTold), next + 1) }
      return (.part(part, .period(unit, offset: 0, from: .context)), next + 1)
    }
    guard next < stop, let inner = partOf(next) else { return nil }
    return (Self.isDay(inner.expression) ? inner.expression : .part(part, inner.expression), inner.end)
  }

  private func partOf(_ index: Int) -> Found? {
    switch kind(index) {
    case .month, .weakMonth:
      isMonth(index) ? monthFirst(index) : nil
    case .weekday: weekday(index)
    case .relativeDay: relativeDay(index)
    case .direction, .bygone: direction(index)
    case .anchorDirection: anchorDirection(index)
    case .season, .weakSeason: season(index, named: true)
    case .weekend: weekend(index, step: .unsaid)
    default: has(.number, index) ? dayFirst(index) ?? decade(index) ?? bareYear(index) : nil
    }
  }

  private static func isDay(_ expression: DateExpression) -> Bool {
    switch expression {
    case .calendar(let date): date.day != nil
    case .weekday, .weekend, .period(.day, _, _), .range: true
    default: false
    }
  }

  // MARK: Seasons and weekends

  private func season(at index: Int) -> Season { Season(rawValue: Int16(value(index))) ?? .spring }

  /// "spring 2014", "the summer of 1990", "in the autumn".
  func season(_ index: Int, named: Bool) -> Found? {
    if let year = yearBehind(index + 1) {
      // "the winter of 2006-2007", "winter 1962/63".
      let end = connector(year.end).flatMap {
        plainNumber($0.end, digits: 2...4) == nil || $0.kind == .or ? nil : $0.end + 1
      }
      return (.season(season(at: index), year.year), end ?? year.end)
    }
    // "Winter Olympics", "Spring Festival".
    if has(.capitalised, index + 1), !has(.shouted, index + 1) { return nil }
    let previous = kind(index - 1) == .the ? index - 2 : index - 1
    guard named || isAt(previous), kind(index + 1) != .of else { return nil }
    if kind(index) == .weakSeason, kind(index - 1) != .the { return nil }
    return (.season(season(at: index), .unsaid), index + 1)
  }

  /// "the weekend", "weekend talks"; plural weekends are habits.
  func weekend(_ index: Int, step: Step) -> Found? {
    if step == .unsaid {
      switch kind(index - 1) {
      case .anchorDirection: return (.weekend(value(index - 1) < 0 ? .previous : .following), index + 1)
      case .recurring, .article: return nil
      default: break
      }
    }
    return (.weekend(step), index + 1)
  }

  /// "the third week of this month", "the first half of 2014", "the last week of June".
  func ordinal(_ index: Int) -> Found? {
    if kind(index) == .ordinal || has(.ordinal, index), !countsEditions(index),
      let date = dayFirst(index) ?? dayOfMonth(index) ?? dayAlone(index)
    {
      return date
    }
    let count =
      kind(index) == .direction
      ? value(index) : kind(index) == .ordinal ? value(index) : Int(tokens[index].number)
    guard kind(index) == .ordinal || has(.ordinal, index) || count == -1, let unit = unit(index + 1),
      unit.rawValue > 1,
      unit.rawValue < DateUnit.year.rawValue
    else { return nil }
    var next = index + 2
    guard kind(next) == .of || isAt(next) else { return nil }
    next += 1
    if kind(next) == .the { next += 1 }
    if let whole = self.unit(next), whole.rawValue > unit.rawValue, !isPlural(next) {
      return (.nth(count, unit, of: .period(whole, offset: 0, from: .context)), next + 1)
    }
    guard next < stop, let inner = partOf(next), !Self.isDay(inner.expression) else { return nil }
    return (.nth(count, unit, of: inner.expression), inner.end)
  }

  /// "the 28th and 29th ASEAN Summits".
  private func countsEditions(_ index: Int) -> Bool {
    kind(index + 1) == .and && (kind(index + 2) == .ordinal || has(.ordinal, index + 2))
      && has(.capitalised, index + 3) && !isMonth(index + 3)
  }

  /// "last week of June" and the like, where "last" is an ordinal.
  func daysBeside(_ index: Int) -> Found? {
    value(index) == -1 ? ordinal(index) : nil
  }
}
