internal import Glibc

/// A file or a stream that is read from front to back, a chunk at a time.
///
/// A class, because an open file is one thing however many hands hold it; it closes itself at the end.
final class OpenFile: ByteSource {
  static let chunk = 1 << 18

  private let descriptor: CInt
  private let isOwned: Bool
  /// The system's word for what went wrong while reading, if anything did.
  private(set) var failure: String?
  /// Bytes that were read so far.
  private(set) var taken = 0
  /// Whether nobody waits any more for what a stream still brings.
  private let isStopped: @Sendable () -> Bool

  /// - Throws: the system's word for why it cannot be opened.
  init(path: String, isStopped: @escaping @Sendable () -> Bool = { false }) throws(FileFault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path: path, reason: FileFault.systemWords(errno)) }
    self.descriptor = descriptor
    self.isOwned = true
    self.isStopped = isStopped
  }

  /// A stream that somebody else opened and closes: standard input.
  init(descriptor: CInt, isStopped: @escaping @Sendable () -> Bool = { false }) {
    self.descriptor = descriptor
    self.isOwned = false
    self.isStopped = isStopped
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  func next() -> [UInt8] {
    guard failure == nil, waitForBytes() else { return [] }
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
    taken += bytes.count
    return bytes
  }

  /// A stream may keep us waiting for ever: whether there is something to read before the reading is stopped.
  private func waitForBytes() -> Bool {
    guard size == nil else { return true }
    var stream = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&stream, 1, 200) == 0 {
      if isStopped() { return false }
    }
    return true
  }

  /// Bytes from anywhere in a file; fewer at its end. A stream has none but those that come next.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    let descriptor = descriptor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let target = unsafe buffer.baseAddress.map { unsafe $0 + filled }
        let got = unsafe pread(descriptor, target, count - filled, off_t(offset + filled))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
    taken += bytes.count
    return bytes
  }

  /// In bytes; `nil` for a stream, where nothing can be read twice.
  var size: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
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
