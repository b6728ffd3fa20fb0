/// A date as far as it is known: a year, a month of a year, a day, or a month and day of an unknown year.
public enum PartialDate: Sendable, Hashable {
  case year(Int)
  case month(year: Int, month: Int)
  case day(Day)
  /// A month, perhaps with a day, of a year that the text does not give: EDTF `XXXX-03-01`.
  case yearless(month: Int, day: Int?)

  /// ISO 8601 as CONTRACT.md writes it: `2013`, `2013-06`, `2013-06-07`, `XXXX-03`, `XXXX-03-01`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() where !(index == 0 && part == "XXXX") {
      guard index == 0 || part.utf8.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    if parts[0] == "XXXX" {
      guard let month = numbers.first, (1...12).contains(month),
        numbers.count == 1 || (1...Day.length(ofMonth: month, year: 2000)).contains(numbers[1])
      else { return nil }
      self = .yearless(month: month, day: numbers.count == 2 ? numbers[1] : nil)
      return
    }
    guard numbers[0] >= 1 else { return nil }
    switch numbers.count {
    case 1: self = .year(numbers[0])
    case 2:
      guard (1...12).contains(numbers[1]) else { return nil }
      self = .month(year: numbers[0], month: numbers[1])
    default:
      guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
      self = .day(day)
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
      let (y, m, d) = day.parts
      return padded(y, 4) + "-" + padded(m, 2) + "-" + padded(d, 2)
    case .yearless(let month, let day):
      return "XXXX-" + padded(month, 2) + (day.map { "-" + padded($0, 2) } ?? "")
    }
  }
}
