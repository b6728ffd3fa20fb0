/// What training derives from tagged texts: marks put right by the tables, and copies in other cases.
extension TaggedText {
  /// A copy all in capitals, as telegrams and old wires are.
  func shouted() -> TaggedText? {
    let upper = String(
      text.unicodeScalars.map {
        $0.isASCII ? Character(Unicode.Scalar(Self.upper(UInt8($0.value)))) : Character($0)
      })
    return TaggedText(text: upper, names: names)
  }

  /// A copy in which every word but the small ones has a capital, as headlines have.
  func headline() -> TaggedText {
    var bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 32, bytes[end] != 10 { end += 1 }
      if end - start > 3 { bytes[start] = Self.upper(bytes[start]) }
      start = end + 1
    }
    return TaggedText(text: String(decoding: bytes, as: UTF8.self), names: names)
  }

  /// A copy that opens with a dateline, as wires do: "VIENNA, May 15 (Reuters) --".
  func withDateline(_ place: String, agency: String, number: UInt64) -> TaggedText {
    let day = "\(Self.months[Int(number / 3 % 12)]) \(number % 28 + 1)"
    let isShouted = number % 4 != 0
    let name = isShouted ? String(decoding: place.utf8.map(Self.upper), as: UTF8.self) : place
    let before: String
    var names: [(bytes: Range<Int>, kind: NameKind)] = [(0..<name.utf8.count, .place)]
    switch number / 4 % 4 {
    case 0: before = "\(name), \(day) -- "
    case 1: before = "\(name) -- "
    default:
      let opening = number % 8 < 4 ? "\(name), \(day) (" : "\(name) ("
      names.append((opening.utf8.count..<(opening.utf8.count + agency.utf8.count), .organisation))
      before = "\(opening)\(agency)) -- "
    }
    let shift = before.utf8.count
    names += self.names.map { ($0.bytes.lowerBound + shift..<$0.bytes.upperBound + shift, $0.kind) }
    return TaggedText(text: before + text, names: names)
  }

  /// What stands in brackets in datelines.
  static let agencies = [
    "AP", "Reuters", "UPI", "AFP", "Xinhua", "Tass", "dpa", "Kyodo", "Yonhap", "PTI", "ANSA",
  ]
  private static let months = [
    "January", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "October", "Nov.", "Dec.",
  ]

  private static func upper(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte & 0xDF : byte }
}
