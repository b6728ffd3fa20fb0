/// UTF-8 that was taken for windows-1252 and encoded once more: "donâ€™t", "cafÃ©".
enum Mojibake {
  /// The text as it was, and how many characters were mended; `nil` when none was.
  static func undone(_ text: String) -> (text: String, count: Int)? {
    guard text.utf8.contains(0xC3) || text.utf8.contains(0xC2) else { return nil }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var count = 0
    var index = 0
    while index < scalars.count {
      if let (scalar, length) = hidden(scalars, index) {
        result.append(scalar)
        index += length
        count += 1
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return count == 0 ? nil : (String(result), count)
  }

  /// A character whose UTF-8 bytes stand there as characters of windows-1252.
  private static func hidden(_ scalars: [Unicode.Scalar], _ start: Int) -> (Unicode.Scalar, Int)? {
    guard let lead = byte(scalars[start]), lead >= 0xC2, lead <= 0xF4 else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard start + length <= scalars.count else { return nil }
    var bytes = [lead]
    for scalar in scalars[(start + 1)..<(start + length)] {
      guard let byte = byte(scalar), byte >= 0x80, byte <= 0xBF else { return nil }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      isCertain(scalar, bytes)
    else { return nil }
    return (scalar, length)
  }

  /// "Ã©" is nothing else; two letters that could stand side by side in a word, as in "Â«", are left alone.
  private static func isCertain(_ scalar: Unicode.Scalar, _ bytes: [UInt8]) -> Bool {
    if bytes.count >= 3 { return true }
    if bytes == [0xC3, 0xA0] { return false }
    return bytes[0] == 0xC3 || (bytes[0] == 0xC2 && scalar.value == 0xA0)
  }

  /// The byte that windows-1252 writes a character with; the five that it leaves open are themselves.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return scalar.value >= 0x80 ? UInt8(scalar.value) : nil }
    return upper[scalar.value]
  }

  private static let upper: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
    0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91,
    0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98,
    0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
