/// Bytes that come from front to back: a file, a stream, what is packed in an archive.
protocol ByteSource: AnyObject {
  /// What went wrong while reading, if anything did.
  var failure: String? { get }

  /// The next bytes, a few hundred thousand at most; empty at the end, and after a failure.
  func next() -> [UInt8]
}

extension ByteSource {
  /// The next bytes, gathered until there are `count` of them or the source ends.
  func next(atLeast count: Int) -> [UInt8] {
    var bytes = next()
    while bytes.count < count {
      let more = next()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// The whole source after `head`, which was read of it before; more than `limit` when it is longer.
  func next(after head: [UInt8], atMost limit: Int) -> [UInt8] {
    var bytes = head
    while bytes.count <= limit {
      let more = next()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}

/// Bytes that are in memory already.
final class HeldBytes: ByteSource {
  private var bytes: [UInt8]
  let failure: String? = nil

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func next() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
