internal import SummitArticles
internal import SummitModel

/// One date as people type it, with the reason when it is none.
enum WrittenDate {
  /// `June 2013`, `7 June 2013`, `June 7, 2013`, and ISO dates whose fault is worth a word.
  static func date(_ text: String) throws(When.Fault) -> PartialDate {
    let words = words(of: text)
    if let index = words.firstIndex(where: { WrittenDay.month($0) != nil }) {
      return try spelled(text, words: words, monthAt: index)
    }
    if text.contains("/") { throw slashed(text) }
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(numbers.count), let year = numbers[0], text.split(separator: "-").first?.count == 4
    else { throw fault(text, "it is no date\n  write 2013, 2013-06, 2013-06-07, June 2013 or 7 June 2013") }
    guard numbers.count > 1 else { throw fault(text, "years go from 0001 to 9999") }
    guard let month = numbers[1], (1...12).contains(month) else {
      throw fault(text, "there is no month \(text.split(separator: "-")[1])")
    }
    guard numbers.count == 3, let day = numbers[2] else { throw fault(text, "write it as 2013-06-07") }
    return try checked(text, year: year, month: month, day: day)
  }

  /// The word in a text that names a month.
  static func month(in text: String) -> String? {
    text.split { " ,.-".contains($0) }.map(String.init).first { WrittenDay.month($0) != nil }
  }

  /// The word in a text that is a year.
  static func year(in text: String) -> String? {
    words(of: text).last { $0.count == 4 && $0.allSatisfy(\.isNumber) }
  }

  private static func words(of text: String) -> [String] {
    text.split { $0 == " " || $0 == "," || $0 == "." }.map(String.init)
  }

  private static func fault(_ text: String, _ reason: String) -> When.Fault {
    When.Fault(text: text, reason: reason)
  }

  private static func spelled(
    _ text: String, words: [String], monthAt index: Int
  ) throws(When.Fault) -> PartialDate {
    let month = WrittenDay.month(words[index]) ?? 1
    var others = words
    others.remove(at: index)
    let numbers = others.compactMap { word in
      Int(["st", "nd", "rd", "th"].contains { word.hasSuffix($0) } ? String(word.dropLast(2)) : word)
    }
    guard numbers.count == others.count else { throw fault(text, "it is no date\n  write 7 June 2013") }
    guard let year = numbers.last, (1000...9999).contains(year) else {
      throw fault(text, "the year is missing")
    }
    switch numbers.count {
    case 1: return .month(year: year, month: month)
    case 2: return try checked(text, year: year, month: month, day: numbers[0])
    default: throw fault(text, "it is no date\n  write 7 June 2013")
    }
  }

  private static func checked(
    _ text: String, year: Int, month: Int, day: Int
  ) throws(When.Fault) -> PartialDate {
    if let result = Day(year: year, month: month, day: day) {
      let isWhole = text.split(separator: "-").count != 3 || text.count == 10
      guard isWhole else { throw fault(text, "write it as \(result)") }
      return .day(result)
    }
    guard (1...9999).contains(year) else { throw fault(text, "years go from 0001 to 9999") }
    let length = Day.length(ofMonth: month, year: year)
    throw fault(text, "\(HumanDate.months[month - 1]) \(year) has \(length) days")
  }

  /// `8/6/2013` is 8 June here and 6 August there.
  private static func slashed(_ text: String) -> When.Fault {
    let numbers = text.split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 3, let a = Day(year: numbers[2], month: numbers[1], day: numbers[0]) else {
      return fault(text, "write it as 2013-06-07 or 7 June 2013")
    }
    guard let b = Day(year: numbers[2], month: numbers[0], day: numbers[1]), a != b else {
      return fault(text, "write it as \(a)")
    }
    let (first, second) = (HumanDate.months[a.month - 1], HumanDate.months[b.month - 1])
    return fault(text, "could be \(first) or \(second)\n  write \(a) or \(b)")
  }
}
