internal import Dispatch
internal import Synchronization

/// Makes things on all cores and hands them on in the order in which they were asked for, while more are on their way.
/// No more than a few are: what is ahead waits for what is behind.
struct InTurn<Made: Sendable> {
  private static var ahead: Int { 4 }

  private var awaited: [Place] = []

  /// Where one thing is put when it is made.
  private final class Place: Sendable {
    private let made = Mutex<Made?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func put(_ thing: Made) {
      made.withLock { $0 = thing }
      isThere.signal()
    }

    func take() -> Made? {
      isThere.wait()
      return made.withLock { $0 }
    }
  }

  /// Has a thing made.
  /// - Returns: the oldest one, where enough are on their way.
  mutating func add(_ make: @escaping @Sendable () -> Made) -> Made? {
    let place = Place()
    awaited.append(place)
    DispatchQueue.global().async { place.put(make()) }
    return awaited.count < Self.ahead ? nil : next()
  }

  /// The oldest one that was not handed on yet; `nil` when there is none.
  mutating func next() -> Made? { awaited.isEmpty ? nil : awaited.removeFirst().take() }
}

/// Pieces of the output, each of which is made beside the reading of what comes next.
struct OutputInTurn: ~Copyable {
  private var output = StandardOutput()
  private var pieces = InTurn<String>()

  mutating func write(_ make: @escaping @Sendable () -> String) throws(Failure) {
    if let piece = pieces.add(make) { try output.write(piece) }
  }

  consuming func end() throws(Failure) {
    while let piece = pieces.next() { try output.write(piece) }
    try output.flush()
  }
}
