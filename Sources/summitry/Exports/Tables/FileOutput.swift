internal import Glibc

/// A file that is written from its beginning, in large pieces.
final class FileOutput {
  private let descriptor: CInt
  private let path: String
  private var bytes: [UInt8] = []

  init(path: String) throws(Failure) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
  }

  deinit { close(descriptor) }

  func write(_ text: String) throws(Failure) {
    bytes += text.utf8
    if bytes.count >= 1 << 16 { try flush() }
  }

  func flush() throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
      }
      rest = rest.dropFirst(count)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
