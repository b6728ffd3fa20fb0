/// Dates with a month's name or a year: "June 7-8, 2013", "7 June", "June 2013", "1994", "the 1980s".
extension DateParser {
  // MARK: Numbers

  /// "7", "07", "7th", "seventh", "twenty-first".
  func dayNumber(_ index: Int) -> (day: Int, end: Int)? {
    guard index >= start, index < stop else { return nil }
    if kind(index) == .ordinal, (1...31).contains(value(index)) { return (value(index), index + 1) }
    if kind(index) == .cardinal, value(index) == 20 || value(index) == 30, kind(index + 1) == .ordinal,
      has(.afterHyphen, index + 1), value(index + 1) < 10
    {
      return (value(index) + value(index + 1), index + 2)
    }
    let token = tokens[index]
    guard token.has(.number), (1...31).contains(token.number) else { return nil }
    let length = Int(token.end - token.start) - (token.has(.ordinal) ? 2 : 0)
    guard length <= 2, token.has(.ordinal) || bytes[Int(token.end) - 1] &- 48 < 10 else { return nil }
    return (Int(token.number), index + 1)
  }

  /// A year of four digits that nothing makes a count.
  func year(_ index: Int) -> Int? {
    guard let year = plainNumber(index, digits: 4...4), (1500...2100).contains(year), !isCount(index) else {
      return nil
    }
    return year
  }

  /// A year after a month or day: ", 2013", "2013", "of 2013", "last year", "of the same year".
  func yearBehind(_ index: Int) -> (year: YearMention, end: Int)? {
    var next = index
    if isComma(next) || kind(next) == .of { next += 1 }
    if let year = year(next) { return (.number(year), next + 1) }
    if isAt(next) { next += 1 }
    if kind(next) == .the { next += 1 }
    guard kind(next + 1) == .unit, value(next + 1) == Int(DateUnit.year.rawValue) else { return nil }
    switch kind(next) {
    case .direction: return (.relative(value(next)), next + 2)
    case .anchorDirection: return (.ofAnchor(value(next)), next + 2)
    default: return nil
    }
  }

  func isMonth(_ index: Int) -> Bool {
    switch kind(index) {
    case .month: true
    case .weakMonth: has(.capitalised, index)
    default: false
    }
  }

  // MARK: Month first

  func monthFirst(_ index: Int) -> Found? {
    guard isMonth(index) else { return nil }
    var next = index + 1
    if kind(next) == .the { next += 1 }
    if let day = dayNumber(next), !isYearlike(next), !isCounted(day.end - 1, before: index) {
      return days(month: value(index), firstDay: day.day, end: day.end)
    }
    let date = CalendarDate(month: value(index))
    if let year = yearBehind(index + 1) { return (.calendar(with(date, year: year.year)), year.end) }
    guard kind(index) == .month || monthHasCompany(index) else { return nil }
    return (.calendar(with(date, year: yearBorrowed(from: index + 1))), index + 1)
  }

  /// "In May 20 ministers came" counts ministers; "on May 20 ministers came" tells the day.
  private func isCounted(_ number: Int, before month: Int) -> Bool {
    switch relation(at: month - 1) {
    case .at: return false
    case .within:
      let next = number + 1
      return isCount(number)
        || next < stop && tokens[next].isWord && kind(next) == .none && !has(.capitalised, next)
          && isPlural(next)
    default: return isCount(number)
    }
  }

  private func isYearlike(_ index: Int) -> Bool { plainNumber(index, digits: 4...4) != nil }

  /// "in May", "last March", "late April", "June-July", but not "Theresa May", "march on".
  private func monthHasCompany(_ index: Int) -> Bool {
    let previous = index - 1
    switch kind(previous) {
    case .relation:
      switch relation(at: previous) {
      case .at, .within, .since, .until, .between: return true
      default: return !isNamed(index)
      }
    case .direction, .part, .partNoun, .month: return true
    case .and, .or: return isMonth(previous - 1) || kind(previous - 1) == .unit
    case .of: return !isNamed(index)
    case .the, .determiner: return isBeforeNoun(index) && !isPerson(index)
    default:
      if has(.possessive, previous) { return isBeforeNoun(index) && !isPerson(index) }
      if isByte("/", previous), isMonth(previous - 1) { return true }
      return has(.afterHyphen, index) && isMonth(previous) || isDash(previous) && isMonth(previous - 1)
    }
  }

  /// "the June meeting", but "the march on the palace", "the May of his life".
  private func isBeforeNoun(_ index: Int) -> Bool {
    // Three letters are an abbreviation, which hardly stands so, or May.
    let isSpelled = tokens[index].end - tokens[index].start > 3 || value(index) == 5
    return isSpelled && index + 1 < stop && tokens[index + 1].isWord && kind(index + 1) == .none
  }

  /// A month that reads as a person here: a name follows, or one of that name is spoken of.
  private func isNamed(_ index: Int) -> Bool {
    has(.possessive, index + 1) || has(.capitalised, index + 1) || isPerson(index)
  }

  private func isPerson(_ index: Int) -> Bool { persons.contains(tokens[index].word) }

  /// The months that some person of the text is called like: "Theresa May", "Mrs May".
  static func persons(in tokens: Tokens, words: DateWords) -> [Word] {
    var persons: [Word] = []
    for index in tokens.indices.dropFirst() where words[tokens[index].word].kind == .weakMonth {
      let (token, previous) = (tokens[index], tokens[index - 1])
      guard token.isCapitalised, !token.has(.sentenceStart), !token.has(.shouted), previous.isWord,
        previous.isCapitalised, words[previous.word].kind == .none, !persons.contains(token.word),
        index + 1 == tokens.count || !tokens[index + 1].has(.number)
      else { continue }
      persons.append(token.word)
    }
    return persons
  }

  /// "August and December last year": the first month shares the year that the second one has.
  private func yearBorrowed(from index: Int) -> YearMention {
    guard
      kind(index) == .and || kind(index) == .or || isComma(index) || has(.afterHyphen, index) || isDash(index)
        || isTo(index)
    else { return .unsaid }
    var next = has(.afterHyphen, index) ? index : index + 1
    if kind(next) == .part { next += 1 }
    guard isMonth(next), dayNumber(next + 1) == nil else { return .unsaid }
    return yearBehind(next + 1)?.year ?? yearBorrowed(from: next + 1)
  }

  /// What follows "June 7": more days, another month's day, a year.
  private func days(month: Int, firstDay: Int, end: Int) -> Found {
    let first = CalendarDate(month: month, day: firstDay)
    if let last = lastDay(after: end, month: month) {
      let year = yearBehind(last.end)?.year ?? .unsaid
      return (
        .range(.calendar(with(first, year: year)), .calendar(with(last.date, year: year))),
        absorbWeekday(yearBehind(last.end)?.end ?? last.end)
      )
    }
    if let year = yearBehind(end) {
      return (.calendar(with(first, year: year.year)), absorbWeekday(year.end))
    }
    return (.calendar(with(first, year: dayYearBorrowed(end))), absorbWeekday(end))
  }

  /// "June 30-July 2, 2013": the first day shares the year.
  private func dayYearBorrowed(_ index: Int) -> YearMention {
    guard let next = connector(index)?.end, isMonth(next), let day = dayNumber(next + 1) else {
      return .unsaid
    }
    return yearBehind(day.end)?.year ?? .unsaid
  }

  /// "-8", "to 9", "and 8", ", 8 and 9" after a day of the month.
  private func lastDay(after index: Int, month: Int) -> (date: CalendarDate, end: Int)? {
    var index = index
    while isComma(index), let day = dayNumber(index + 1), tokens[index + 1].has(.number),
      connector(day.end)?.kind == .and || isComma(day.end)
    {
      index = day.end
    }
    guard let connector = connector(index), connector.kind != .or else { return nil }
    var next = connector.end
    if kind(next) == .the { next += 1 }
    guard let day = dayNumber(next), !isCount(day.end - 1), !isMonth(day.end), !isYearlike(next) else {
      return nil
    }
    if kind(next) == .cardinal || kind(next) == .ordinal { return nil }
    return (CalendarDate(month: month, day: day.day), day.end)
  }

  /// "June 3 (Monday)", "Saturday, June 8" has it before.
  private func absorbWeekday(_ index: Int) -> Int {
    if isByte("(", index), kind(index + 1) == .weekday || kind(index + 1) == .weakWeekday,
      isByte(")", index + 2)
    {
      return index + 3
    }
    return index
  }

  // MARK: Day first

  /// "7 June 2013", "7-8 June", "7 and 8 June", "30 June to 2 July", "the 7th of June".
  func dayFirst(_ index: Int) -> Found? {
    guard let day = dayNumber(index),
      !has(.afterHyphen, index) || has(.number, index - 1) || isMonth(index - 1)
    else { return nil }
    if let month = monthBehind(day.end) { return dayMonth(day.day, month: month) }
    var (end, last) = (day.end, day.day)
    while let next = nextDay(end) {
      (end, last) = (next.end, next.day)
      guard let month = monthBehind(end) else { continue }
      let year = yearBehind(month + 1)
      let first = CalendarDate(year: year?.year ?? .unsaid, month: value(month), day: day.day)
      return (.range(.calendar(first), .calendar(with(first, day: last))), year?.end ?? month + 1)
    }
    return nil
  }

  /// "-8", "and 8", ", 8", "to Wednesday 10" after a day whose month is still to come.
  private func nextDay(_ index: Int) -> (day: Int, end: Int)? {
    guard let joint = isComma(index) ? (Joint.and, index + 1) : connector(index), joint.kind != .or else {
      return nil
    }
    let next = kind(joint.end) == .weekday ? joint.end + 1 : joint.end
    guard has(.number, next) else { return nil }
    return dayNumber(next)
  }

  func monthBehind(_ index: Int) -> Int? {
    let next = kind(index) == .of ? index + 1 : index
    return isMonth(next) ? next : nil
  }

  private func dayMonth(_ day: Int, month: Int) -> Found {
    let date = CalendarDate(month: value(month), day: day)
    if let year = shortYear(month + 1) { return (.calendar(with(date, year: .number(year))), month + 2) }
    if let year = yearBehind(month + 1) {
      return (.calendar(with(date, year: year.year)), absorbWeekday(year.end))
    }
    var year = YearMention.unsaid
    if let next = connector(month + 1)?.end, let other = dayNumber(next),
      let otherMonth = monthBehind(other.end)
    {
      year = yearBehind(otherMonth + 1)?.year ?? .unsaid
    }
    return (.calendar(with(date, year: year)), absorbWeekday(month + 1))
  }

  /// "30 Sep 94".
  private func shortYear(_ index: Int) -> Int? {
    guard let year = plainNumber(index, digits: 2...2), year > 31, !isCount(index) else { return nil }
    let isBare = index + 1 < stop && tokens[index + 1].isWord && kind(index + 1) == .none
    return isBare ? nil : 1900 + year
  }

  // MARK: Parts of a value

  private func with(_ date: CalendarDate, year: YearMention) -> CalendarDate {
    var date = date
    date.year = year
    return date
  }

  private func with(_ date: CalendarDate, day: Int) -> CalendarDate {
    var date = date
    date.day = day
    return date
  }
}
