internal import SummitModel

/// A moment as programs write it: "2013-06-08T22:10:00+02:00", "Sat, 08 Jun 2013 20:10:00 GMT", "20130608".
struct Timestamp: Hashable {
  /// The day where it was written, not in Greenwich.
  let day: Day
  /// Minutes since 1970 in Greenwich; `nil` when no time or no offset is told.
  let minute: Int?
  /// Minutes that its clock is before Greenwich's.
  let offset: Int?

  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 }.prefix(80))
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    if digits == 4, let stamp = Self(iso: bytes) {
      self = stamp
    } else if digits == 8 || digits == 14, let day = Self.day(bytes, 0, 4, 6) {
      self.init(day: day, minute: nil, offset: nil)
    } else if digits == bytes.count, digits == 10 || digits == 13, let stamp = Self(epoch: bytes) {
      self = stamp
    } else {
      guard let day = Self.written(String(decoding: bytes, as: UTF8.self)) else { return nil }
      self.init(day: day, minute: nil, offset: nil)
    }
  }

  /// A day without a time.
  init(day: Day) { self.init(day: day, minute: nil, offset: nil) }

  private init(day: Day, minute: Int?, offset: Int?) {
    self.day = day
    self.minute = minute
    self.offset = offset
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<(start + count)] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func day(_ bytes: [UInt8], _ year: Int, _ month: Int, _ day: Int) -> Day? {
    guard let year = number(bytes, year, 4), let month = number(bytes, month, 2),
      let day = number(bytes, day, 2), year >= 1700
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private init?(iso bytes: [UInt8]) {
    guard bytes.count >= 10, bytes[4] == bytes[7], [0x2D, 0x2F, 0x2E].contains(bytes[4]),
      let day = Self.day(bytes, 0, 5, 8)
    else { return nil }
    guard let hour = Self.number(bytes, 11, 2), let minute = Self.number(bytes, 14, 2) else {
      self.init(day: day, minute: nil, offset: nil)
      return
    }
    guard let offset = Self.offset(bytes[16...]) else {
      self.init(day: day, minute: nil, offset: nil)
      return
    }
    self.init(day: day, minute: day.number * 1440 + hour * 60 + minute - offset, offset: offset)
  }

  /// "Z", "+02:00", "-0500" behind the seconds.
  private static func offset(_ rest: ArraySlice<UInt8>) -> Int? {
    let zone = Array(rest.drop { $0 == 0x3A || $0 == 0x2E || $0 == 0x20 || ($0 >= 0x30 && $0 <= 0x39) })
    guard let sign = zone.first else { return nil }
    if sign == UInt8(ascii: "Z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(zone, 1, 2) else {
      return nil
    }
    let minutes = number(zone, 3, 2) ?? number(zone, 4, 2) ?? 0
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }

  private init?(epoch bytes: [UInt8]) {
    guard let seconds = Int(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    self.init(day: Day(number: seconds / 86_400), minute: seconds / 60, offset: 0)
  }

  /// "Sat, 08 Jun 2013 20:10:00 GMT", "Sat Jun 08 2013 …", "June 8, 2013 at 10:15".
  private static func written(_ text: String) -> Day? {
    let tokens = MonthNames.inEnglish(Token.tokens(of: text[...]))
    return WrittenDay.match(tokens, at: 0)?.day
  }
}
