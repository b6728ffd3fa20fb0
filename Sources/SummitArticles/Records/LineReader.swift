internal import Glibc

/// Lines of a stream, one at a time: memory holds a chunk and the line under way, never the file.
struct LineReader {
  struct Line {
    /// Counted from 1.
    let number: Int
    /// Without the line feed; cut off at the limit.
    let bytes: [UInt8]
    /// The length in bytes, which is more than `bytes` holds when the line is longer than the limit.
    let length: Int
    var isTooLong: Bool { length > bytes.count }
  }

  private let file: any ByteSource
  private let limit: Int
  private var buffer: [UInt8]
  private var position = 0
  private var number = 0

  /// - Parameters:
  ///   - head: what was already read of the stream.
  ///   - limit: the longest line, in bytes, that is kept whole.
  init(_ file: any ByteSource, head: [UInt8] = [], limit: Int) {
    self.file = file
    self.buffer = head
    self.limit = limit
  }

  /// `nil` at the end. A last line without a line feed counts, an empty remainder does not.
  mutating func next() -> Line? {
    var kept: [UInt8] = []
    var length = 0
    while true {
      if position == buffer.count {
        buffer = file.next()
        position = 0
        if buffer.isEmpty { break }
      }
      let end = Self.newline(in: buffer, from: position)
      let piece = buffer[position..<(end ?? buffer.count)]
      length += piece.count
      kept += piece.prefix(limit - kept.count)
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil {
        number += 1
        return Line(number: number, bytes: kept, length: length)
      }
    }
    guard length > 0 else { return nil }
    number += 1
    return Line(number: number, bytes: kept, length: length)
  }

  private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, 0x0A, buffer.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
