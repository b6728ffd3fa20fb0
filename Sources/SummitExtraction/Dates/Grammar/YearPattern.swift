/// Dates in figures alone: "2013-06-07", "7/26/1995", "the 1980s", "1947-54", "1994".
extension DateParser {
  /// "2013-06-07", "2013/06/07".
  func isoDate(_ index: Int) -> Found? {
    guard let year = plainNumber(index, digits: 4...4), (1500...2100).contains(year) else { return nil }
    let slash = isByte("/", index + 1)
    if isByte("/", index - 1), !has(.afterSpace, index) { return nil }
    let (m, d) = slash ? (index + 2, index + 4) : (index + 1, index + 2)
    guard let month = plainNumber(m, digits: 2...2), let day = plainNumber(d, digits: 2...2),
      (1...12).contains(month), (1...31).contains(day),
      slash ? isByte("/", index + 3) : has(.afterHyphen, m) && has(.afterHyphen, d)
    else { return nil }
    return (.calendar(CalendarDate(year: .number(year), month: month, day: day)), d + 1)
  }

  /// "07/06/2013": the order of day and month is told only by a figure above 12.
  func slashed(_ index: Int) -> Found? {
    guard isByte("/", index + 1), isByte("/", index + 3), let a = plainNumber(index, digits: 1...2),
      let b = plainNumber(index + 2, digits: 1...2), let year = year(index + 4), a >= 1, b >= 1,
      max(a, b) <= 31
    else { return nil }
    var date = CalendarDate(year: .number(year))
    if a > 12 || a == b { (date.day, date.month) = (a, b) } else if b > 12 { (date.day, date.month) = (b, a) }
    if let month = date.month, month > 12 { return nil }
    return (.calendar(date), index + 5)
  }

  /// "16.06.2024": day first, as where it is written so.
  func dotted(_ index: Int) -> Found? {
    guard isByte(".", index + 1), isByte(".", index + 3), !has(.afterSpace, index + 2),
      let day = plainNumber(index, digits: 1...2), let month = plainNumber(index + 2, digits: 1...2),
      let year = plainNumber(index + 4, digits: 4...4), (1...31).contains(day), (1...12).contains(month)
    else { return nil }
    return (.calendar(CalendarDate(year: .number(year), month: month, day: day)), index + 5)
  }

  /// "1980s", "1990's", "the '80s".
  func decade(_ index: Int) -> Found? {
    guard index < stop else { return nil }
    let token = tokens[index]
    let length = Int(token.end - token.start)
    var end = index + 1
    var plural = bytes[Int(token.end) - 1] == UInt8(ascii: "s")
    if !plural, has(.possessive, end), token.number % 10 == 0, length == 4 || length == 2 {
      (plural, end) = (
        kind(index - 1) == .the || kind(index - 1) == .part || has(.afterHyphen, index), end + 1
      )
    }
    guard plural, token.number % 10 == 0 else { return nil }
    if (1500...2090).contains(token.number) {
      // "The 1800s" are a century.
      let length = token.number % 100 == 0 && token.number < 1900 ? 100 : 10
      return (.years(Int(token.number), Int(token.number) + length - 1), end)
    }
    let quoted = index > start && tokens[index - 1].has(.quotationMark) && length == 3
    guard quoted, (20...90).contains(token.number) else { return nil }
    return (.years(1900 + Int(token.number), 1909 + Int(token.number)), end)
  }

  /// "1947-54", "2013/14".
  func yearRange(_ index: Int) -> Found? {
    guard let first = year(index), first >= 1800 else { return nil }
    let slash = isByte("/", index + 1)
    guard has(.afterHyphen, index + 1) || (isDash(index + 1) || slash) && !has(.afterSpace, index + 2) else {
      return nil
    }
    let next = has(.afterHyphen, index + 1) ? index + 1 : index + 2
    guard let short = plainNumber(next, digits: 2...2), short > first % 100, !isCount(next) else {
      return slash ? wholeYears(first, at: next) : nil
    }
    return (.years(first, first - first % 100 + short), next + 1)
  }

  /// "1999/2000".
  private func wholeYears(_ first: Int, at index: Int) -> Found? {
    guard let last = year(index), first < last else { return nil }
    return (.years(first, last), index + 1)
  }

  /// "1994", "the 1994 summit".
  func bareYear(_ index: Int) -> Found? {
    guard let year = year(index), !isNumbering(before: index) else { return nil }
    if isByte("/", index - 1) || isAmongFigures(index) { return nil }
    if has(.afterHyphen, index), kind(index - 1) != .part, !has(.number, index - 1) { return nil }
    if has(.afterHyphen, index + 1), plainNumber(index + 1, digits: 1...8) == nil { return nil }
    if kind(index - 1) == .approximately, kind(index - 2) != .relation { return nil }
    guard (1900...2049).contains(year) || yearHasCompany(index) else { return nil }
    return (.calendar(CalendarDate(year: .number(year))), index + 1)
  }

  /// "300, 1000, 2000", "between 1800 and 2400": a number beside one that is no year is none either.
  private func isAmongFigures(_ index: Int) -> Bool {
    // "51 in 1945 and 150 by 1979".
    if let relation = relation(at: index - 1), relation != .between { return false }
    let before = isComma(index - 1) || kind(index - 1) == .and ? index - 2 : index
    let after = connector(index + 1)?.end ?? index
    return [before, after].contains { other in
      guard other != index, let number = plainNumber(other, digits: 3...4) else { return false }
      return !(1500...2100).contains(number)
    }
  }

  private func yearHasCompany(_ index: Int) -> Bool {
    switch kind(index - 1) {
    case .relation, .part, .partNoun, .of, .the: true
    case .and: has(.number, index - 2)
    default: isByte("(", index - 1) || has(.afterHyphen, index) || isDash(index - 1)
    }
  }
}
