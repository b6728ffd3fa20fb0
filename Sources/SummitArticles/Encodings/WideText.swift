/// UTF-16 that is handed on as UTF-8, for formats that are read piece by piece; without a byte order mark.
final class WideText: ByteSource {
  private let source: any ByteSource
  private let charset: Charset
  /// Not handed on yet.
  private var bytes: [UInt8]
  private var hasBegun = false

  /// - Parameter head: what was already read of the source.
  init(_ source: any ByteSource, head: [UInt8], _ charset: Charset) {
    (self.source, self.charset, bytes) = (source, charset, head)
  }

  var failure: String? { source.failure }

  func next() -> [UInt8] {
    while !hasBegun || wholeLength == 0 {
      let more = hasBegun || bytes.isEmpty ? source.next() : []
      bytes += more
      if more.isEmpty { break }
    }
    // What is half a character at the end of all is read as what it is: a fault.
    let piece = wholeLength == 0 ? bytes : Array(bytes[..<wholeLength])
    bytes.removeFirst(piece.count)
    let text = Array(charset.decode(piece).text.utf8)
    defer { hasBegun = true }
    return !hasBegun && text.starts(with: Encoding.utf8Mark) ? Array(text.dropFirst(3)) : text
  }

  /// How many bytes are whole characters: of a pair of surrogates the first half waits for the second.
  private var wholeLength: Int {
    let even = bytes.count & ~1
    guard even > 0 else { return 0 }
    let high = bytes[charset == .utf16LittleEndian ? even - 1 : even - 2]
    return (0xD8..<0xDC).contains(high) ? even - 2 : even
  }
}
