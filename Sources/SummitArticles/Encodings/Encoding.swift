/// Text out of bytes, whatever they are said to be: what they can be decides.
enum Encoding {
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Why bytes are no text that can be stored and searched.
  struct Fault: Error, Sendable, Hashable {
    let reason: String
  }

  /// A text, and what had to be done to read it.
  struct Decoded {
    var text: String
    /// "read as windows-1251"; empty for plain UTF-8.
    var notes: [String] = []
  }

  /// The bytes as text, without a byte order mark.
  ///
  /// - Parameter declared: what the text says of itself, in order: `<meta charset>`, an XML declaration.
  static func decoded(_ bytes: [UInt8], declared: [String]) throws(Fault) -> Decoded {
    if bytes.starts(with: utf8Mark) { return try decoded(Array(bytes.dropFirst(3)), declared: ["utf-8"]) }
    if let wide = wide(bytes) { return try decodedWide(bytes, wide) }
    if let offset = bytes.firstIndex(of: 0) {
      throw Fault(reason: "binary, no text: a NUL byte at offset \(offset)")
    }
    if let name = binary(bytes) { throw Fault(reason: name) }
    if isShifted(bytes), let japanese = Charset(label: "iso-2022-jp") {
      let (text, faults) = japanese.decode(bytes)
      return Decoded(text: text, notes: ["read as \(japanese.name)"] + lost(faults))
    }
    if let text = String(validating: bytes, as: UTF8.self) { return Decoded(text: text) }
    if let repaired = mostlyUTF8(bytes) { return repaired }
    return try other(bytes, declared: declared.compactMap { Charset(label: $0) })
  }

  /// Japanese in seven bits, which is ASCII to the eye.
  private static func isShifted(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0x1B) && (bytes.holds([0x1B, 0x24, 0x42]) || bytes.holds([0x1B, 0x24, 0x40]))
  }

  // MARK: UTF-16

  /// UTF-16 with a mark, or without one where every other byte of the beginning is NUL.
  static func wide(_ bytes: [UInt8]) -> Charset? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let head = bytes.prefix(512)
    guard head.count >= 8 else { return nil }
    let even = head.indices.count { $0 % 2 == 0 && head[$0] == 0 }
    let odd = head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
    if odd * 10 > head.count * 4, even * 20 < head.count { return .utf16LittleEndian }
    if even * 10 > head.count * 4, odd * 20 < head.count { return .utf16BigEndian }
    return nil
  }

  private static func decodedWide(_ bytes: [UInt8], _ charset: Charset) throws(Fault) -> Decoded {
    var (text, faults) = charset.decode(bytes)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard faults * 100 <= bytes.count / 2, !text.utf8.contains(0) else {
      throw Fault(reason: "no text: it begins as UTF-16, and is none")
    }
    return Decoded(text: text, notes: ["read as \(charset.name)"] + lost(faults))
  }

  private static func lost(_ count: Int) -> [String] {
    count == 0 ? [] : ["\(count) unreadable bytes became U+FFFD"]
  }

  // MARK: One byte a character, and East Asia

  /// UTF-8 with a few bytes of another encoding in it, as when an advertisement was pasted in.
  private static func mostlyUTF8(_ bytes: [UInt8]) -> Decoded? {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    var (strange, sequences) = (0, 0)
    while index < bytes.count {
      let length = sequenceLength(bytes, index)
      if length == 0 {
        strange += 1
        output += Array(Charset.windows1252.decode([bytes[index]]).text.utf8)
        index += 1
        continue
      }
      if length > 1 { sequences += 1 }
      output += bytes[index..<(index + length)]
      index += length
    }
    guard strange * 8 < sequences else { return nil }
    let text = String(decoding: output, as: UTF8.self)
    return Decoded(text: text, notes: ["\(strange) bytes among UTF-8 read as windows-1252"])
  }

  /// The bytes of the well-formed sequence that begins there; 0 when none does.
  private static func sequenceLength(_ bytes: [UInt8], _ start: Int) -> Int {
    let length: Int
    switch bytes[start] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard start + length <= bytes.count,
      String(validating: bytes[start..<(start + length)], as: UTF8.self) != nil
    else { return 0 }
    return length
  }

  private static func other(_ bytes: [UInt8], declared: [Charset]) throws(Fault) -> Decoded {
    let sample = sample(of: bytes)
    let high = sample.count { $0 >= 0x80 }
    var best: (charset: Charset, score: Double)?
    for (rank, charset) in (declared + CharsetGuess.candidates).enumerated() where charset != .utf8 {
      let (text, faults) = charset.decode(sample)
      guard faults * 100 <= max(high, 100) else { continue }
      let score =
        CharsetGuess.score(text) - Double(faults) / Double(max(high, 1)) * 20
        + (rank < declared.count ? 0.15 : 0)
      if score > best?.score ?? -.infinity { best = (charset, score) }
    }
    guard let best, best.score > 0.2 else {
      let offset = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw Fault(reason: notUTF8(bytes[offset], at: offset))
    }
    let (text, faults) = best.charset.decode(bytes)
    return Decoded(text: text, notes: ["read as \(best.charset.name)"] + lost(faults))
  }

  /// Lines enough to tell an encoding by: of a long text those from the first one on that is not ASCII.
  private static func sample(of bytes: [UInt8]) -> [UInt8] {
    let longest = 1 << 16
    guard bytes.count > longest, let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
    let start = bytes[..<first].lastIndex(of: 0x0A) ?? max(first - 100, 0)
    let piece = bytes[start...].prefix(longest)
    return Array(piece[...(piece.lastIndex(of: 0x0A) ?? piece.endIndex - 1)])
  }

  static func notUTF8(_ byte: UInt8, at offset: Int) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "not UTF-8: byte 0x\(digits.utf8.count < 2 ? "0" : "")\(digits) at offset \(offset)"
      + "\n  if it is an older encoding: iconv -f windows-1252 -t utf-8"
  }

  /// Control characters that no text has, among the first 4,096 bytes.
  private static func binary(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B && $0 != 0x1A }
    guard controls * 50 > head.count else { return nil }
    return "binary, no text: \(controls) control bytes among the first \(head.count)"
  }
}
