/// Words as the tables know them: lower case, Latin letters without their diacritics, apostrophes of one sort.
enum Folding {
  /// Appends the folded form of the UTF-8 bytes to `output`.
  static func fold(_ bytes: some Sequence<UInt8>, into output: inout [UInt8]) {
    var pending: UInt32 = 0
    var expected = 0
    for byte in bytes {
      if expected > 0, byte & 0xC0 == 0x80 {
        pending = pending << 6 | UInt32(byte & 0x3F)
        expected -= 1
        if expected == 0 { append(scalar: pending, to: &output) }
      } else if byte < 0x80 {
        expected = 0
        output.append(lower(byte))
      } else if byte >= 0xF0 {
        (pending, expected) = (UInt32(byte & 0x07), 3)
      } else if byte >= 0xE0 {
        (pending, expected) = (UInt32(byte & 0x0F), 2)
      } else {
        (pending, expected) = (UInt32(byte & 0x1F), 1)
      }
    }
  }

  static func fold(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    fold(text.utf8, into: &output)
    return output
  }

  static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    fold(bytes, into: &output)
    return output
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 {
    if byte &- 65 < 26 { return byte | 0x20 }
    return byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte
  }

  private static func append(scalar: UInt32, to output: inout [UInt8]) {
    switch scalar {
    case 0x0300...0x036F: return
    case 0x02BB, 0x02BC, 0x2018, 0x2019, 0x00B4: output.append(UInt8(ascii: "'"))
    case 0x00C0...0x017F:
      output.append(contentsOf: latin[Int(scalar - 0x00C0)].utf8)
    default:
      guard let scalar = Unicode.Scalar(scalar) else { return }
      output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// Base letters of U+00C0 to U+017F (Latin-1 Supplement and Latin Extended-A).
  private static let latin: [String] = {
    let rows = [
      "a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th ss",
      "a a a a a a ae c e e e e i i i i d n o o o o o / o u u u u y th y",
      "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g",
      "g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l",
      "l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s",
      "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s",
    ]
    return rows.flatMap { $0.split(separator: " ").map(String.init) }
  }()
}
