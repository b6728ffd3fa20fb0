internal import Glibc

/// A file or a stream that is read from front to back, a chunk at a time.
///
/// A class, because an open file is one thing however many hands hold it; it closes itself at the end.
final class OpenFile {
  static let chunk = 1 << 18

  private let descriptor: CInt
  private let isOwned: Bool
  /// The system's word for what went wrong while reading, if anything did.
  private(set) var failure: String?

  /// - Throws: the system's word for why it cannot be opened.
  init(path: String) throws(FileFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, reason: FileFault.systemWords(errno)) }
    self.descriptor = descriptor
    self.isOwned = true
  }

  /// A stream that somebody else opened and closes: standard input.
  init(descriptor: CInt) {
    self.descriptor = descriptor
    self.isOwned = false
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The next bytes, at most `chunk` of them; empty at the end, and after a failure.
  func next() -> [UInt8] {
    guard failure == nil else { return [] }
    let descriptor = descriptor
    var reason: String?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      var got = -1
      repeat {
        got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      } while got < 0 && errno == EINTR
      if got < 0 { reason = FileFault.systemWords(errno) }
      count = max(got, 0)
    }
    failure = reason
    return bytes
  }

  /// The next bytes, gathered until there are `count` of them or the stream ends.
  func next(atLeast count: Int) -> [UInt8] {
    var bytes = next()
    while bytes.count < count {
      let more = next()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// The whole stream after `head`, which was read of it before; more than `limit` when it is longer.
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

/// A path that cannot be used as input at all: nothing is read before every path has been looked at.
public struct FileFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "cannot read \(path): \(reason)" }

  static func systemWords(_ code: CInt) -> String {
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    let text = unsafe String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
