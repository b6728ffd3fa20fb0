/// Text out of bytes: UTF-8, and what else the bytes may be.
enum Encoding {
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Why bytes are no text that can be stored and searched.
  struct Fault: Error, Sendable, Hashable {
    let reason: String
  }

  /// The bytes as text, without a byte order mark.
  static func text(of bytes: [UInt8]) throws(Fault) -> String {
    let start = bytes.starts(with: utf8Mark) ? utf8Mark.count : 0
    if let offset = bytes.firstIndex(of: 0) {
      throw Fault(reason: "binary, no text: a NUL byte at offset \(offset)")
    }
    if let name = binary(bytes) { throw Fault(reason: name) }
    do {
      let text = try UTF8Span(validating: bytes.span)
      return String(String(copying: text).unicodeScalars.dropFirst(start == 0 ? 0 : 1))
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw Fault(reason: notUTF8(bytes[offset], at: offset))
    }
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
