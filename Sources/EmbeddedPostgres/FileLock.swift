internal import Glibc

/// A lock among processes on a file, held as long as the value lives; the system frees it when the process ends.
///
/// The descriptor is closed on exec: a server must not inherit the lock of the process that started it.
struct FileLock: ~Copyable {
  enum Share { case shared, exclusive }

  private let descriptor: Int32

  /// Waits for the lock, at most so many seconds; 0: does not wait.
  init(_ file: String, _ share: Share, seconds: Int) throws(EmbeddedError) {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while true {
      let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Files.failure("open", file) }
      if Self.take(descriptor, share, until: deadline) {
        if Self.stillNames(file, descriptor) {
          self.descriptor = descriptor
          return
        }
        close(descriptor)
      } else {
        close(descriptor)
        throw .locked(file: file, seconds: seconds)
      }
    }
  }

  /// Unlocks before it closes: a child that another thread is just starting has a copy of the descriptor, and
  /// keeps the lock until it runs its program.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Gives up a shared lock and takes the exclusive one if nobody else holds any.
  func becomesExclusive() -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  private static func take(
    _ descriptor: Int32, _ share: Share, until deadline: ContinuousClock.Instant
  ) -> Bool {
    let wanted = (share == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
    while flock(descriptor, wanted) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else { return false }
      usleep(2_000)
    }
    return true
  }

  /// False where the file was removed, or removed and made anew, while we waited.
  private static func stillNames(_ file: String, _ descriptor: Int32) -> Bool {
    var held = stat()
    guard unsafe fstat(descriptor, &held) == 0, let named = Files.information(file) else { return false }
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }
}
