/// A date or its beginning as a number, in the same order; the greatest where none is known.
struct DateNumber {
  var number: UInt32
  /// Without the day.
  var month: UInt32 { number >> 5 }

  static let none = DateNumber(1 << 22 - 1)

  init(_ text: (some StringProtocol)?) {
    guard let parts = text?.utf8.split(separator: UInt8(ascii: "-")), !parts.isEmpty else {
      number = Self.none.number
      return
    }
    let values = parts.map { $0.reduce(UInt32(0)) { $0 * 10 + UInt32($1 &- UInt8(ascii: "0")) } }
    number =
      values[0] * 13 * 32 + (values.count > 1 ? values[1] * 32 : 0) + (values.count > 2 ? values[2] : 0)
  }

  init(_ number: UInt32) { self.number = number }
  init(year: UInt32) { number = year * 13 * 32 }
  init(month: UInt32) { number = month == Self.none.month ? Self.none.number : month << 5 }

  var isKnown: Bool { number != Self.none.number }
  var year: UInt32? { isKnown ? number / 32 / 13 : nil }

  var cell: AnswerCell {
    guard isKnown else { return .none }
    let (year, month, day) = (number / 32 / 13, number / 32 % 13, number % 32)
    let parts = [month, day].prefix { $0 > 0 }.map { "-" + Self.padded($0, 2) }
    return .text(Self.padded(year, 4) + parts.joined())
  }

  private static func padded(_ number: UInt32, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
