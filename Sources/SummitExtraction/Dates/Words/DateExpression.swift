/// What the words of a date mean, before publication, tense and context say which days those are.
indirect enum DateExpression: Hashable, Sendable {
  /// "8 June 2013", "June 8", "June 2013", "last June", "2013", "Monday, June 3".
  case calendar(CalendarDate)
  /// "Monday" (ISO: 1 is Monday), "next Monday", "Monday of last week".
  case weekday(Int, Step)
  /// "today", "last week", "next month", "the following year": `offset` units from the reference.
  case period(DateUnit, offset: Int, from: Reference)
  /// "at the weekend", "last weekend".
  case weekend(Step)
  /// "spring 2014", "this autumn".
  case season(Season, YearMention)
  /// "Christmas Eve", "Good Friday 1998".
  case named(NamedDay, YearMention)
  /// "the 1980s", "1947-54" told as years, both inclusive.
  case years(Int, Int)
  /// "early next month", "the end of the year".
  case part(PeriodPart, DateExpression)
  /// "the third week of this month"; `-1` is the last one.
  case nth(Int, DateUnit, of: DateExpression)
  /// "two weeks ago", "three days later"; `vague` for "a few weeks ago".
  case shift(Int, DateUnit, vague: Bool, from: Reference)
  /// "in two weeks", which counts from the publication only when the future is spoken of.
  case ahead(Int, DateUnit)
  /// "the past two weeks" (negative), "the next three days".
  case span(Int, DateUnit)
  /// "June 7-8", "from Monday to Wednesday".
  case range(DateExpression, DateExpression)
  /// "late April or early May".
  case either(DateExpression, DateExpression)
  /// "two-day", "for three weeks": how long, not when.
  case duration(Int, DateUnit)
}

/// A date of the calendar, as far as the words give it.
struct CalendarDate: Hashable, Sendable {
  var year: YearMention = .unsaid
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// "last June", "next March".
  var step: Step = .unsaid
}

enum YearMention: Hashable, Sendable {
  case unsaid
  case number(Int)
  /// "last year" is -1, counted from the publication.
  case relative(Int)
  /// "that year" is 0, "the following year" 1, counted from the date last spoken of.
  case ofAnchor(Int)
}

/// What an expression counts from.
enum Reference: Hashable, Sendable {
  case publication
  /// The publication, or where it is not known the date spoken of last: "the end of the year".
  case context
  /// The date that the text spoke of last.
  case anchor
  /// The day that it spoke of last where that is one of the last days, else the publication: "earlier in the day".
  case dayTold
  /// What the words behind name: "two days after the vote"; its date, or else the date spoken of last.
  case event
}

/// Which one of the days, months or weekends of that name.
enum Step: Hashable, Sendable {
  case unsaid, last, this, next
  /// That of the publication's week, or of the one so many weeks later: "Monday next week".
  case inWeek(Int)
  /// "the following Monday", "the previous Monday": from the date last spoken of.
  case following, previous
  /// "that Monday": of the week last spoken of.
  case inAnchorWeek
}

enum DateUnit: Int16, Hashable, Sendable, CaseIterable {
  case minute, hour, day, week, fortnight, month, quarter, half, year, decade

  /// Days, for the units that are a fixed number of them.
  var days: Int? {
    switch self {
    case .day: 1
    case .week: 7
    case .fortnight: 14
    default: nil
    }
  }

  /// Calendar months, for the units that are a number of them.
  var months: Int? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .half: 6
    case .year: 12
    case .decade: 120
    default: nil
    }
  }
}

enum Season: Int16, Hashable, Sendable, CaseIterable {
  case spring, summer, autumn, winter
}

/// A part of a month, year or other period.
enum PeriodPart: Int16, Hashable, Sendable, CaseIterable {
  case early, mid, late, end
  /// Before and after the publication: "earlier this month", "later this year".
  case earlier, later
}

/// How the preposition before a date places the event.
enum DateRelation: Int16, Hashable, Sendable, CaseIterable {
  case at, since, until, by, before, after, from
  /// "in", "within" and "for": with a date they say `at`, with a count of days how far ahead or how long.
  case within, lasting
  /// "to", "through": the far end, when no range could be read.
  case to
  case between
}
