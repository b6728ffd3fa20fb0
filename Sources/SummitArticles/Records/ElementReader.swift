/// The objects of a JSON document, one at a time: the document itself, or the elements of its array.
///
/// It finds where each object ends by its brackets, so that an array of any length is read with bounded memory.
struct ElementReader {
  struct Element {
    /// The line on which it begins, counted from 1.
    let line: Int
    let bytes: [UInt8]
    /// In bytes; more than `bytes` holds when the object is longer than the limit.
    let length: Int
  }

  private let file: any ByteSource
  private let limit: Int
  private var buffer: [UInt8]
  private var position = 0
  private var line = 1

  init(_ file: any ByteSource, head: [UInt8], limit: Int) {
    self.file = file
    self.buffer = head
    self.limit = limit
  }

  /// `nil` at the end. Commas and the outer brackets are passed over; what else stands between two objects
  /// becomes an element as far as its line goes, and is then refused as JSON.
  mutating func next() -> Element? {
    while let byte = peek(), isBetween(byte) { advance(byte) }
    guard let opening = peek() else { return nil }
    let first = line
    let (bytes, length) = opening == UInt8(ascii: "{") ? object() : restOfLine()
    return Element(line: first, bytes: bytes, length: length)
  }

  private mutating func object() -> (bytes: [UInt8], length: Int) {
    var (kept, length, depth) = ([UInt8](), 0, 0)
    var (inString, isEscaped) = (false, false)
    while let byte = peek() {
      advance(byte)
      length += 1
      if kept.count < limit { kept.append(byte) }
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where inString: isEscaped = true
      case UInt8(ascii: "\""): inString.toggle()
      case UInt8(ascii: "{") where !inString: depth += 1
      case UInt8(ascii: "}") where !inString: depth -= 1
      default: break
      }
      if depth == 0 { break }
    }
    return (kept, length)
  }

  private mutating func restOfLine() -> (bytes: [UInt8], length: Int) {
    var (kept, length) = ([UInt8](), 0)
    while let byte = peek(), byte != 0x0A {
      advance(byte)
      length += 1
      if kept.count < limit { kept.append(byte) }
    }
    return (kept, length)
  }

  private func isBetween(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]")
  }

  private mutating func peek() -> UInt8? {
    if position == buffer.count {
      buffer = file.next()
      position = 0
    }
    return position < buffer.count ? buffer[position] : nil
  }

  private mutating func advance(_ byte: UInt8) {
    position += 1
    if byte == 0x0A { line += 1 }
  }
}
