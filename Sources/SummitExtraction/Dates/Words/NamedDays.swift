internal import SummitData
internal import SummitModel

/// A day of the year that has a name.
enum NamedDay: Hashable, Sendable {
  /// Christmas Day.
  case fixed(month: Int, day: Int)
  /// Good Friday: days from Easter Sunday, negative before it.
  case fromEaster(Int)
  /// Thanksgiving: the fourth Thursday of a month (ISO: Monday is 1); Memorial Day: the last Monday, -1.
  case counted(Int, weekday: Int, month: Int)

  /// The text of the table's column: "12-25", "easter-2", "11-thursday-4", "05-monday-last".
  init?(_ text: some StringProtocol) {
    if text.hasPrefix("easter"), let offset = Int(text.dropFirst("easter".count)) {
      self = .fromEaster(offset)
      return
    }
    let parts = text.split(separator: "-")
    guard let month = parts.first.flatMap({ Int($0) }), (1...12).contains(month) else { return nil }
    if parts.count == 2, let day = Int(parts[1]), (1...Day.length(ofMonth: month, year: 2000)).contains(day) {
      self = .fixed(month: month, day: day)
    } else if parts.count == 3, let weekday = Self.weekdays.firstIndex(of: String(parts[1])),
      let count = parts[2] == "last" ? -1 : Int(parts[2]), count == -1 || (1...4).contains(count)
    {
      self = .counted(count, weekday: weekday + 1, month: month)
    } else {
      return nil
    }
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  func day(in year: Int) -> Day? {
    switch self {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .fromEaster(let offset): return Self.easter(year)?.adding(offset)
    case .counted(-1, let weekday, let month):
      let last = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
      return last.map { DateResolver.last(weekday, onOrBefore: $0) }
    case .counted(let count, let weekday, let month):
      let first = Day(year: year, month: month, day: 1)
      return first.map { DateResolver.next(weekday, onOrAfter: $0).adding(7 * (count - 1)) }
    }
  }

  /// Easter Sunday of the Gregorian calendar, by the anonymous method printed in Nature of 20 April 1876.
  private static func easter(_ year: Int) -> Day? {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let late = (golden + 11 * moon + 22 * week) / 451
    let sum = moon + week - 7 * late + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}

/// The names of days. They stand in named_days.tsv.
struct NamedDays: Sendable {
  private var phrases = PhraseTable(capacity: 1 << 7)
  private var days: [NamedDay] = []

  init() {}

  init(table: TSV, words: inout PhraseWords) throws(TSV.Fault) {
    for row in table.rows {
      guard let day = NamedDay(row[1]) else { throw row.fault(1, "'\(row[1])' is no day of the year") }
      let phrase = Array(row.bytes(0))
      words.read(phrase, 0..<phrase.count)
      phrases.add(words.words, PhraseTable.Entry(table: .topic, row: Int32(days.count)))
      days.append(day)
    }
    phrases.seal()
  }

  func opens(with word: Word) -> Bool { phrases.opens(with: word) }

  /// The longest name that begins at a token, and the token after it.
  func longest(in tokens: Tokens, at index: Int, limit: Int) -> (day: NamedDay, end: Int)? {
    guard let match = phrases.longestMatch(in: tokens, at: index, limit: limit),
      let entry = match.entries.first
    else { return nil }
    return (days[Int(entry.row)], match.end)
  }
}
