/// A day of the Gregorian calendar with its weekday, written here anew: the seed is checked by other code
/// than that which reads it.
struct CalendarDay {
  var year: Int
  var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  init?(iso text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

  /// 0 is Sunday (Sakamoto's method).
  var weekday: Int {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let y = month < 3 ? year - 1 : year
    return (y + y / 4 - y / 100 + y / 400 + shift + day) % 7
  }
}

/// A full date as a text writes it, with the weekday before it where there is one:
/// "Saturday, 8 June 2013", "Sat 8 Jun 2013", "Saturday, June 8, 2013", "Sept. 8, 2013", "08.06.2013".
struct WrittenDate {
  /// 0 is Sunday.
  var weekday: Int?
  var day: CalendarDay

  static func all(in text: String) -> [WrittenDate] {
    let words = text.split { $0.isWhitespace || $0 == ";" }.map(bare)
    return words.indices.compactMap { date(at: $0, of: words) }
  }

  private static func date(at index: Int, of words: [String]) -> WrittenDate? {
    guard let day = dotted(words[index]) ?? spelled(words[index...].prefix(3)) else { return nil }
    let before = index > 0 ? weekdays.firstIndex { isName(words[index - 1], of: $0) } : nil
    return WrittenDate(weekday: before, day: day)
  }

  /// "8 June 2013" or "June 8 2013", commas gone.
  private static func spelled(_ words: ArraySlice<String>) -> CalendarDay? {
    let words = Array(words)
    guard words.count == 3, let year = Int(words[2]), (1900...2100).contains(year) else { return nil }
    let (name, number) = Int(words[0]) == nil ? (words[0], words[1]) : (words[1], words[0])
    guard let day = Int(number), let month = months.firstIndex(where: { isName(name, of: $0) }) else {
      return nil
    }
    return CalendarDay(year: year, month: month + 1, day: day)
  }

  private static func dotted(_ word: String) -> CalendarDay? {
    let parts = word.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), parts[2] >= 1900 else { return nil }
    return CalendarDay(year: parts[2], month: parts[1], day: parts[0])
  }

  /// The whole name or its first three or four letters.
  private static func isName(_ word: String, of name: String) -> Bool {
    word == name || ((3...4).contains(word.count) && name.hasPrefix(word))
  }

  private static func bare(_ word: Substring) -> String {
    let marks: Set<Character> = [",", ".", ":", "(", ")", "\""]
    let front = word.drop { marks.contains($0) }
    return String(front.reversed().drop { marks.contains($0) }.reversed())
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
}
