internal import CSystem
internal import Glibc

/// Where data goes. Collects what is written and hands it to the system in large pieces.
struct StandardOutput: ~Copyable {
  private var bytes: [UInt8] = []
  private let descriptor: CInt

  init(_ descriptor: CInt = STDOUT_FILENO) {
    self.descriptor = descriptor
  }

  mutating func write(_ text: String) throws(Failure) {
    bytes += text.utf8
    if bytes.count >= 1 << 16 { try flush() }
  }

  /// What is large goes out as it is, behind what was collected.
  mutating func write(bytes: [UInt8]) throws(Failure) {
    guard bytes.count >= 1 << 16 else {
      self.bytes += bytes
      if self.bytes.count >= 1 << 16 { try flush() }
      return
    }
    try flush()
    try hand(over: bytes)
  }

  mutating func line(_ text: String) throws(Failure) {
    try write(text)
    try write("\n")
  }

  /// Hands over the place for JSON.
  mutating func write(json body: (inout JSONText) -> Void) throws(Failure) {
    var text = JSONText(behind: bytes)
    bytes = []
    body(&text)
    bytes = text.bytes
    if bytes.count >= 1 << 16 { try flush() }
  }

  /// Everything that was written, out of this process: to be called at the end.
  mutating func flush() throws(Failure) {
    defer { bytes.removeAll(keepingCapacity: true) }
    try hand(over: bytes)
  }

  private func hand(over bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let reason = errno == EPIPE ? nil : Failure.systemWords(errno)
        throw Failure(
          reason.map { "cannot write the output: \($0)" } ?? "", status: reason == nil ? .brokenPipe : .failed
        )
      }
      written += count
    }
  }
}

/// Where everything that is no data goes.
enum StandardError {
  static func line(_ text: String) { write(text + "\n") }

  /// That there is none, with the filters in words where there are any: "No event since 2013."
  static func line(_ nothing: String, with filters: String) {
    line(nothing + (filters.isEmpty ? "" : " ") + filters + ".")
  }

  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
