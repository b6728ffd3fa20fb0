internal import SummitArticles
internal import SummitModel

/// A stretch of days as people write it: `2013`, `2013-06`, `June 2013`, `7 June 2013`, `2013-06-07..2013-06-08`,
/// `7–8 June 2013`, `2013..`, `1980s`, `spring 2014`, `June 2013 to August 2013`; and as EDTF has it: `2013~`, `2013-06?`,
/// `2013-06-XX`, `2013-21`. Both ends count.
struct When: Sendable, Hashable {
  var first: Day?
  var last: Day?

  init(first: Day? = nil, last: Day? = nil) {
    self.first = first
    self.last = last
  }

  /// Why a text is no date, in words that say what to write.
  struct Fault: Error, Hashable, CustomStringConvertible {
    let text: String
    let reason: String
    var description: String { "cannot read the date \"\(SafeText.line(text))\": \(reason)" }
  }

  init(_ text: String) throws(Fault) {
    let text = String(PlainWords.trimmed(text))
    guard let (left, right) = Self.ends(of: text) else {
      self = try Self.single(text)
      return
    }
    let (from, to) = (String(PlainWords.trimmed(left)), String(PlainWords.trimmed(right)))
    guard !from.isEmpty || !to.isEmpty else { throw Fault(text: text, reason: "neither end is given") }
    first = from.isEmpty ? nil : try Self.single(from).first
    last = to.isEmpty ? nil : try Self.single(to).last
    if let first, let last, last < first { throw Fault(text: text, reason: "it ends before it starts") }
  }

  /// The two sides of a range, or `nil` when the text is no range.
  static func ends(of text: String) -> (String, String)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy(isSide) {
      return (parts[0] == ".." ? "" : String(parts[0]), parts[1] == ".." ? "" : String(parts[1]))
    }
    for mark in ["..", " to ", " until ", "–"] + (WrittenDate.month(in: text) == nil ? [] : ["-"]) {
      if let found = PlainWords.range(of: mark, in: text) {
        return completed(
          PlainWords.trimmed(text[..<found.lowerBound]), PlainWords.trimmed(text[found.upperBound...]))
      }
    }
    return nil
  }

  /// "7–8 June 2013", "June 7–8, 2013", "28 June – 2 July 2013": a side has the month and the year of the other.
  private static func completed(_ from: Substring, _ to: Substring) -> (String, String) {
    var (from, to) = (String(from), String(to))
    guard !from.isEmpty, !to.isEmpty else { return (from, to) }
    switch (WrittenDate.month(in: from), WrittenDate.month(in: to)) {
    case (nil, let month?): from += " " + month
    case (let month?, nil): to = month + " " + to
    case (nil, nil): return (from, to)
    default: break
    }
    if let year = WrittenDate.year(in: to), WrittenDate.year(in: from) == nil { from += " " + year }
    return (from, to)
  }

  /// A side of an EDTF interval: a date that begins with its year, or an open end.
  private static func isSide(_ text: Substring) -> Bool {
    text.isEmpty || text == ".." || text.count >= 4 && text.prefix(4).allSatisfy(\.isNumber)
  }

  private static func single(_ text: String) throws(Fault) -> When {
    let text = EDTFMarks.removed(from: text)
    if let decade = decade(text) ?? Season.period(text) { return decade }
    if let date = PartialDate(iso: text), let first = date.first, let last = date.last {
      return When(first: first, last: last)
    }
    let date = try WrittenDate.date(text)
    return When(first: date.first, last: date.last)
  }

  /// `1980s`, `198X`, `19XX`.
  private static func decade(_ text: String) -> When? {
    var digits = text.uppercased()
    if digits.count == 5, digits.hasSuffix("0S") { digits = digits.dropLast(2) + "X" }
    guard digits.count == 4, digits.hasSuffix("X"),
      digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "X") })
    else { return nil }
    let known = digits.prefix { $0 != "X" }
    guard known.count >= 2, digits.dropFirst(known.count).allSatisfy({ $0 == "X" }), let number = Int(known)
    else { return nil }
    let span = known.count == 3 ? 10 : 100
    return When(
      first: PartialDate.year(max(number * span, 1)).first,
      last: PartialDate.year(number * span + span - 1).last)
  }
}

/// EDTF's marks, which a question may carry over from a date that was printed.
enum EDTFMarks {
  /// Without the marks of doubt at the end, and without the days or months that are not told: `2013-06-XX?` is
  /// `2013-06`.
  static func removed(from text: String) -> String {
    var text = Substring(text)
    while let last = text.last, text.count > 4, "~?%".contains(last) { text.removeLast() }
    while text.uppercased().hasSuffix("-XX"), text.count > 4 { text.removeLast(3) }
    return String(text)
  }
}

/// A season of a year, in the north: `spring 2014` and EDTF's `2014-21` are March to May.
enum Season {
  private static let firstMonths = ["spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12]

  static func period(_ text: String) -> When? {
    guard let (year, month) = spelled(text) ?? coded(text) else { return nil }
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    return When(first: first, last: first.adding(months: 3).adding(-1))
  }

  private static func spelled(_ text: String) -> (Int, Int)? {
    let words = text.lowercased().split { $0 == " " || $0 == "," }.filter { $0 != "of" && $0 != "in" }
    guard words.count == 2, let month = firstMonths[String(words[0])], words[1].count == 4,
      let year = Int(words[1])
    else { return nil }
    return (year, month)
  }

  private static func coded(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), let code = Int(parts[1]),
      (21...24).contains(code)
    else { return nil }
    return (year, (code - 20) * 3)
  }
}

/// Small questions to plain words that Foundation answers elsewhere.
enum PlainWords {
  static func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text).drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  static func range(of part: String, in text: String) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) {
        return start..<text.index(start, offsetBy: part.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
