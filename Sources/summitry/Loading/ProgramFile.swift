internal import Glibc

/// The file that this program was started from.
enum ProgramFile {
  /// Different for every build, so that a program that may read articles otherwise reads them again; the same for
  /// every copy of one build.
  static let digest: String = {
    let descriptor = unsafe open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var words = [UInt64](repeating: 0, count: 1 << 15)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    while true {
      let count = unsafe words.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return String(digest, radix: 16) }
      for word in words[..<((count + 7) / 8)] {
        digest = (digest ^ word) &* 0x9E37_79B9_7F4A_7C15 ^ digest >> 29
      }
    }
  }()
}
