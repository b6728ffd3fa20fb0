internal import Glibc
internal import Synchronization

/// Ctrl-C, asked for between two batches: what is under way is finished first. A second one ends at once.
enum Interruption {
  /// When it was asked for, in milliseconds; 0 before.
  private static let asked = Atomic<Int>(0)
  /// Programs that start others hand one Ctrl-C on twice, once to the process and once to its group.
  private static let patience = 500

  static var isAsked: Bool { asked.load(ordering: .relaxed) > 0 }

  /// From now on Ctrl-C is a wish, not an end.
  static func begin() {
    _ = isAsked
    signal(SIGINT) { _ in
      let now = Interruption.milliseconds()
      let (isFirst, before) = Interruption.asked.compareExchange(
        expected: 0, desired: now, ordering: .relaxed)
      guard !isFirst, now - before > Interruption.patience else { return }
      signal(SIGINT, SIG_DFL)
      raise(SIGINT)
    }
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
