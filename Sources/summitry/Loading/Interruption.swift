internal import Glibc
internal import Synchronization

/// Ctrl-C, asked for between two batches: what is under way is finished first. A second one ends at once.
enum Interruption {
  private static let asked = Atomic<Bool>(false)

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// From now on Ctrl-C is a wish, not an end.
  static func begin() {
    _ = isAsked
    signal(SIGINT) { _ in
      Interruption.asked.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}
