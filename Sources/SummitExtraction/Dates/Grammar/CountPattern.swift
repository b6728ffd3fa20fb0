/// Numbers of days, weeks and years: "two weeks ago", "three days later", "a two-day visit", "the past month".
extension DateParser {
  /// "two", "twenty-five", "3", "a few", "a", "a couple of", "half a".
  private func count(_ index: Int) -> (count: Int, vague: Bool, end: Int)? {
    switch kind(index) {
    case .article:
      if kind(index + 1) == .vagueCount { return count(index + 1) }
      return (1, false, index + 1)
    case .vagueCount:
      return (value(index), true, kind(index + 1) == .of ? index + 2 : index + 1)
    case .cardinal:
      if has(.afterHyphen, index + 1), kind(index + 1) == .cardinal, value(index) >= 20, value(index + 1) < 10
      {
        return (value(index) + value(index + 1), false, index + 2)
      }
      return (value(index), false, index + 1)
    default:
      return plainNumber(index, digits: 1...3).map { ($0, false, index + 1) }
    }
  }

  func counted(_ index: Int) -> Found? {
    guard let count = count(index) else { return nil }
    var next = count.end
    // "three to four days", "two or three weeks".
    if let joint = connector(next), joint.kind != .and, let other = self.count(joint.end), other.end < stop,
      unit(other.end) != nil, !has(.afterHyphen, other.end)
    {
      next = other.end
    }
    guard let unit = unit(next), count.count > 0 else { return nil }
    if kind(next + 1) == .old { return nil }
    if has(.afterHyphen, next) {
      return kind(index) == .article ? nil : (.duration(count.count, unit), adjectiveEnd(next + 1))
    }
    let vague = count.vague || next != count.end
    if let shift = shift(count.count, unit, vague: vague, end: looseEnd(next + 1)) { return shift }
    if let shift = andHalf(count.count, unit, at: next + 1) { return shift }
    return isAhead(index, unitAt: next) ?? isDuration(index, count: count.count, unitAt: next)
  }

  /// "or so", between the unit and "ago".
  private func looseEnd(_ index: Int) -> Int {
    kind(index) == .or && kind(index + 1) == .grammar ? index + 2 : index
  }

  /// "a year and a half ago".
  private func andHalf(_ count: Int, _ unit: DateUnit, at index: Int) -> Found? {
    guard unit == .year, kind(index) == .and, kind(index + 1) == .article, self.unit(index + 2) == .half
    else { return nil }
    return shift(2 * count + 1, .half, vague: false, end: index + 3)
  }

  /// "two-day-long".
  private func adjectiveEnd(_ index: Int) -> Int {
    kind(index) == .long && has(.afterHyphen, index) ? index + 1 : index
  }

  /// "ago", "earlier", "later", "before", "after", "from now", "hence" behind a count.
  func shift(_ count: Int, _ unit: DateUnit, vague: Bool, end: Int) -> Found? {
    guard unit.rawValue >= DateUnit.day.rawValue else {
      return kind(end) == .ago ? (.period(.day, offset: 0, from: .publication), end + 1) : nil
    }
    switch kind(end) {
    case .ago: return (.shift(-count, unit, vague: vague, from: .publication), end + 1)
    case .part:
      switch PeriodPart(rawValue: Int16(value(end))) {
      case .earlier: return (.shift(-count, unit, vague: vague, from: .anchor), end + 1)
      case .later: return (.shift(count, unit, vague: vague, from: .anchor), end + 1)
      default: return nil
      }
    case .ahead where kind(end + 1) == .of: return (.shift(-count, unit, vague: vague, from: .event), end + 2)
    case .shift: return (.shift(count * value(end), unit, vague: vague, from: .anchor), end + 1)
    case .relation: return shift(count, unit, vague: vague, relationAt: end)
    default: return nil
    }
  }

  private func shift(_ count: Int, _ unit: DateUnit, vague: Bool, relationAt end: Int) -> Found? {
    switch relation(at: end) {
    case .before: (.shift(-count, unit, vague: vague, from: .event), end + 1)
    case .after: (.shift(count, unit, vague: vague, from: .event), end + 1)
    case .from where kind(end + 1) == .now || kind(end + 1) == .relativeDay && value(end + 1) == 0:
      (.shift(count, unit, vague: vague, from: .publication), end + 2)
    default: nil
    }
  }

  /// "in two weeks", "within ten days", "in two weeks' time"; not "the first visit in ten years".
  private func isAhead(_ index: Int, unitAt: Int) -> Found? {
    guard let unit = unit(unitAt), unit.rawValue >= DateUnit.day.rawValue, let count = count(index) else {
      return nil
    }
    guard relation(at: index - 1) == .within else { return nil }
    let time = has(.possessive, unitAt + 1) ? unitAt + 2 : unitAt + 1
    if kind(time) == .time {
      return (.shift(count.count, unit, vague: count.vague, from: .publication), time + 1)
    }
    let since = (max(start, index - 12)..<index).contains {
      kind($0) == .ordinal || kind($0) == .time || kind($0) == .direction
    }
    return since ? nil : (.ahead(count.count, unit), unitAt + 1)
  }

  /// "for two days", "lasting three weeks", "two days of talks".
  private func isDuration(_ index: Int, count: Int, unitAt: Int) -> Found? {
    guard let unit = unit(unitAt) else { return nil }
    let found = (DateExpression.duration(count, unit), unitAt + 1)
    var previous = index - 1
    if kind(previous) == .the || kind(previous) == .approximately { previous -= 1 }
    if kind(previous) == .lasting || relation(at: previous) == .lasting { return found }
    if kind(previous) == .direction, kind(previous - 1) == .modal || kind(previous - 1) == .relation {
      return found
    }
    return kind(unitAt + 1) == .of && kind(index) != .article ? found : nil
  }

  /// "the past two weeks", "over the next few days"; but "will last two days" is a length.
  func span(_ index: Int, sign: Int, from direction: Int) -> Found? {
    guard let count = count(index), let unit = unit(count.end), unit.rawValue >= DateUnit.day.rawValue,
      sign != 0
    else {
      return nil
    }
    switch kind(direction - 1) {
    case .the, .determiner: break
    case .relation: if relation(at: direction - 1) == .to { return nil }
    default: return nil
    }
    return (.span(sign * count.count, unit), count.end + 1)
  }

  /// "weeks later", "days ago", "weeklong", "week-long".
  func unitAlone(_ index: Int) -> Found? {
    if kind(index) == .longUnit {
      return DateUnit(rawValue: Int16(value(index))).map { (.duration(1, $0), index + 1) }
    }
    guard let unit = unit(index) else { return nil }
    if unit == .half, kind(index + 1) == .article, self.unit(index + 2) == .year {
      return shift(1, .half, vague: false, end: index + 3)
    }
    if kind(index + 1) == .long, has(.afterHyphen, index + 1) { return (.duration(1, unit), index + 2) }
    if unit == .year, kind(index + 1) == .partNoun, has(.afterHyphen, index + 1) {
      return (.part(.end, .period(.year, offset: 0, from: .context)), index + 2)
    }
    guard isPlural(index), kind(index + 1) != .relation else { return nil }
    return shift(3, unit, vague: true, end: index + 1)
  }
}
