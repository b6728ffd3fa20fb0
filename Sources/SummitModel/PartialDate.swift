/// A date as far as it is known: a year, a month of a year, a day, or a month and day of an unknown year.
public enum PartialDate: Sendable, Hashable {
  case year(Int)
  case month(year: Int, month: Int)
  case day(Day)
  /// A month, perhaps with a day, of a year that the text does not give: EDTF `XXXX-03-01`.
  case yearless(month: Int, day: Int?)

  /// ISO 8601 as CONTRACT.md writes it: `2013`, `2013-06`, `2013-06-07`, `XXXX-03`, `XXXX-03-01`.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(String(text).utf8)
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard range.lowerBound == 0 || bytes[range.lowerBound - 1] == UInt8(ascii: "-") else { return nil }
      var number = 0
      for digit in bytes[range] {
        guard (48...57).contains(digit) else { return nil }
        number = number * 10 + Int(digit - 48)
      }
      return number
    }
    let isYearless = bytes.starts(with: "XXXX".utf8)
    guard let year = isYearless ? 2000 : number(0..<4), year >= 1,
      let month = bytes.count > 4 ? number(5..<7) : 1, (1...12).contains(month),
      let day = bytes.count > 7 ? number(8..<10) : 1, let date = Day(year: year, month: month, day: day)
    else { return nil }
    switch (bytes.count, isYearless) {
    case (4, true): return nil
    case (4, false): self = .year(year)
    case (7, true): self = .yearless(month: month, day: nil)
    case (7, false): self = .month(year: year, month: month)
    case (_, true): self = .yearless(month: month, day: day)
    case (_, false): self = .day(date)
    }
  }

  /// The first day that it may mean; `nil` without a year.
  public var first: Day? {
    switch self {
    case .year(let year): Day(year: year, month: 1, day: 1)
    case .month(let year, let month): Day(year: year, month: month, day: 1)
    case .day(let day): day
    case .yearless: nil
    }
  }

  /// The last day that it may mean; `nil` without a year.
  public var last: Day? {
    switch self {
    case .year(let year): Day(year: year, month: 12, day: 31)
    case .month(let year, let month):
      Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
    case .day(let day): day
    case .yearless: nil
    }
  }

  public var precision: DatePrecision {
    switch self {
    case .year: .year
    case .month: .month
    case .day: .day
    case .yearless(_, let day): day == nil ? .month : .day
    }
  }
}

public enum DatePrecision: String, Sendable, Hashable, CaseIterable {
  case day, month, year
}

extension PartialDate: CustomStringConvertible {
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    switch self {
    case .year(let year): return padded(year, 4)
    case .month(let year, let month): return padded(year, 4) + "-" + padded(month, 2)
    case .day(let day):
      // Lists and exports write very many of these.
      let (y, m, d) = day.parts
      func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10) }
      let hyphen = UInt8(ascii: "-")
      return String(
        decoding: [
          digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), hyphen, digit(m / 10), digit(m), hyphen,
          digit(d / 10), digit(d),
        ], as: UTF8.self)
    case .yearless(let month, let day):
      return "XXXX-" + padded(month, 2) + (day.map { "-" + padded($0, 2) } ?? "")
    }
  }
}
