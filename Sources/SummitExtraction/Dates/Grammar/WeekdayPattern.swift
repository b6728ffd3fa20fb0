/// Weekdays and days counted from now: "next Monday evening", "Monday, June 3", "yesterday".
extension DateParser {
  /// A weekday, perhaps with its date or the week that it lies in.
  func weekday(_ index: Int, step: Step = .unsaid) -> Found? {
    let next = index + 1
    if let date = dateBehindWeekday(next) {
      return (Self.adding(weekday: value(index), to: date.expression), date.end)
    }
    guard kind(index) == .weekday, step != .unsaid || !isName(index) else { return nil }
    let end = kind(next) == .daypart ? next + 1 : next
    if step == .unsaid, let week = weekBehind(end) {
      return (.weekday(value(index), .inWeek(week.offset)), week.end)
    }
    return (.weekday(value(index), step), end)
  }

  /// ", June 3, 2013", "(May 16)", "3 June" after a weekday.
  private func dateBehindWeekday(_ index: Int) -> Found? {
    let bracket = isByte("(", index)
    var next = bracket || isComma(index) ? index + 1 : index
    if kind(next) == .the, has(.ordinal, next + 1), let day = dayNumber(next + 1), monthBehind(day.end) == nil
    {
      return (.calendar(CalendarDate(day: day.day)), day.end)
    }
    while kind(next) == .the || kind(next) == .daypart || isAt(next) { next += 1 }
    guard let date = isMonth(next) ? monthFirst(next) : dayFirst(next), Self.startsWithDay(date.expression)
    else {
      return nil
    }
    guard bracket else { return date }
    return isByte(")", date.end) ? (date.expression, date.end + 1) : nil
  }

  private static func startsWithDay(_ expression: DateExpression) -> Bool {
    switch expression {
    case .calendar(let date): date.day != nil
    case .range(let first, _): startsWithDay(first)
    default: false
    }
  }

  private static func adding(weekday: Int, to expression: DateExpression) -> DateExpression {
    switch expression {
    case .calendar(var date):
      date.weekday = weekday
      return .calendar(date)
    case .range(let first, let last): return .range(adding(weekday: weekday, to: first), last)
    default: return expression
    }
  }

  /// "every Monday", "Good Friday", "Sunday Times".
  private func isName(_ index: Int) -> Bool {
    switch kind(index - 1) {
    case .recurring: true
    case .naming where has(.capitalised, index - 1): true
    default: kind(index + 1) == .titled && has(.capitalised, index + 1)
    }
  }

  /// "next week", "of last week", "this week" after a weekday.
  private func weekBehind(_ index: Int) -> (offset: Int, end: Int)? {
    let next = kind(index) == .of ? index + 1 : index
    guard kind(next) == .direction, kind(next + 1) == .unit, value(next + 1) == Int(DateUnit.week.rawValue)
    else {
      return nil
    }
    return (value(next), next + 2)
  }

  /// "today", "yesterday evening", "tomorrow".
  func relativeDay(_ index: Int) -> Found? {
    let end = kind(index + 1) == .daypart ? index + 2 : index + 1
    return (.period(.day, offset: value(index), from: .publication), end)
  }

  /// "the day before yesterday", "the day after tomorrow", "the day after".
  func dayBesides(_ index: Int) -> Found? {
    guard kind(index + 1) == .unit, let unit = DateUnit(rawValue: Int16(value(index + 1))),
      kind(index + 2) == .relation
    else { return nil }
    let sign: Int
    switch relation(at: index + 2) {
    case .before: sign = -1
    case .after: sign = 1
    default: return nil
    }
    if unit == .day, kind(index + 3) == .relativeDay, value(index + 3) == sign {
      return (.period(.day, offset: 2 * sign, from: .publication), index + 4)
    }
    guard !has(.capitals, index + 1) || has(.shouted, index + 1) else { return nil }
    return (.period(unit, offset: sign, from: .event), index + 3)
  }

  /// "on the 15th": a day whose month goes without saying.
  func dayAlone(_ index: Int) -> Found? {
    guard has(.ordinal, index), kind(index - 1) == .the, kind(index - 2) == .relation,
      let day = dayNumber(index)
    else {
      return nil
    }
    let closes =
      day.end >= stop || tokens[day.end].isPunctuation || kind(day.end) == .relation || kind(day.end) == .and
    return closes ? (.calendar(CalendarDate(day: day.day)), day.end) : nil
  }

  /// "the 15th of next month".
  func dayOfMonth(_ index: Int) -> Found? {
    guard let day = dayNumber(index), kind(day.end) == .of else { return nil }
    let next = day.end + 1
    guard kind(next) == .direction || kind(next) == .anchorDirection, kind(next + 1) == .unit,
      value(next + 1) == Int(DateUnit.month.rawValue)
    else { return nil }
    let reference = kind(next) == .direction ? Reference.publication : .anchor
    return (.nth(day.day, .day, of: .period(.month, offset: value(next), from: reference)), next + 2)
  }
}
