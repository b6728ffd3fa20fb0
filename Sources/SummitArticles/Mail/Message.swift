internal import SummitModel

/// An e-mail: its header fields, and the part of it that is text (RFC 5322, RFC 2045 to 2047).
struct Message {
  private(set) var fields: [String: String] = [:]
  private let body: ArraySlice<UInt8>
  private static let deepest = 8

  init(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    var last: String?
    while position < bytes.endIndex {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = bytes[position..<end].last == 0x0D ? bytes[position..<(end - 1)] : bytes[position..<end]
      position = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09, let key = last {
        fields[key, default: ""] += " " + PlainText.trimmed(text[...])
      } else if let colon = text.firstIndex(of: ":") {
        let key = text[..<colon].lowercased()
        if fields[key] == nil { fields[key] = String(PlainText.trimmed(text[text.index(after: colon)...])) }
        last = key
      }
    }
    body = bytes[position...]
  }

  func field(_ name: String) -> String? { fields[name].map { EncodedWords.decoded($0) } }

  /// The words of the first part that is plain text, or of the first that is HTML.
  func text(depth: Int = 0) -> String? {
    let type = fields["content-type"] ?? "text/plain"
    let kind = type.lowercased()
    if kind.hasPrefix("multipart/"), let boundary = Self.parameter("boundary", of: type), depth < Self.deepest
    {
      let parts = Self.parts(of: body, boundary: boundary).map { Message($0) }
      let plain = parts.first {
        ($0.fields["content-type"] ?? "text/plain").lowercased().hasPrefix("text/plain")
      }
      return plain?.text(depth: depth + 1)
        ?? parts.lazy.compactMap { $0.text(depth: depth + 1) }.first
    }
    guard kind.hasPrefix("text/") else { return nil }
    let declared = Self.parameter("charset", of: type).map { [$0] } ?? []
    guard let text = try? Encoding.decoded(decodedBody, declared: declared).text else { return nil }
    return kind.hasPrefix("text/html") ? PageText.words(ofFragment: text) : text
  }

  private var decodedBody: [UInt8] {
    switch fields["content-transfer-encoding"]?.lowercased() {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// The `boundary` of "multipart/mixed; boundary=\"x\"".
  private static func parameter(_ name: String, of type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { PlainText.trimmed($0) }
      if pair.count == 2, pair[0].lowercased() == name { return pair[1].filter { $0 != "\"" } }
    }
    return nil
  }

  private static func parts(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var position = body.startIndex
    while position < body.endIndex {
      let end = body[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
      if body[position..<end].starts(with: mark) {
        if let start { parts.append(body[start..<position]) }
        start = end
      }
      position = end
    }
    if let start, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }
}

/// How a mail packs bytes into ASCII.
enum TransferEncoding {
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var (value, bits) = (0, 0)
    for byte in bytes {
      let digit: Int
      switch byte {
      case 0x41...0x5A: digit = Int(byte) - 0x41
      case 0x61...0x7A: digit = Int(byte) - 0x61 + 26
      case 0x30...0x39: digit = Int(byte) - 0x30 + 52
      case 0x2B, 0x2D: digit = 62
      case 0x2F, 0x5F: digit = 63
      default: continue
      }
      value = (value << 6 | digit) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    return output
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, underscoreIsSpace: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "=") else {
        output.append(underscoreIsSpace && byte == UInt8(ascii: "_") ? 0x20 : byte)
        continue
      }
      let next = bytes[position...].prefix(2)
      if next.first == 0x0A || next.elementsEqual([0x0D, 0x0A]) {
        position += next.first == 0x0A ? 1 : 2
      } else if let value = UInt8(String(decoding: next, as: UTF8.self), radix: 16), next.count == 2 {
        output.append(value)
        position += 2
      } else {
        output.append(byte)
      }
    }
    return output
  }
}

/// "=?utf-8?Q?caf=C3=A9?=" in a header field.
enum EncodedWords {
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "=?") {
      let parts = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=", let charset = Charset(label: String(parts[0])) else {
        break
      }
      let gap = rest[..<start.lowerBound]
      if result.isEmpty || !gap.allSatisfy(\.isWhitespace) { result += gap }
      let bytes = Array(parts[2].utf8)
      let isBase64 = parts[1].lowercased() == "b"
      result +=
        charset.decode(
          isBase64
            ? TransferEncoding.base64(bytes)
            : TransferEncoding.quotedPrintable(bytes[...], underscoreIsSpace: true)
        ).text
      rest = parts[3].dropFirst()
    }
    return result + rest
  }
}
