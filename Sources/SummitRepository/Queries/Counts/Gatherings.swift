/// Who was together at which events, from which pairs are counted one side after the other: the pairs of a large
/// conference are many, and nobody has to hold all of them at once.
struct Gatherings {
  /// Those who were there, by the number that each has here.
  private var members: [Int32] = []
  /// Where the members of each event end, and what is noted of it.
  private var events: [(end: Int, note: UInt32)] = []

  mutating func add(_ sides: some Sequence<Int32>, note: UInt32) {
    members += sides
    events.append((members.count, note))
  }

  /// The members by other numbers, in their order and each once; events of one alone are of no use.
  func renumbered(_ numbers: [Int32]) -> Gatherings {
    var result = Gatherings()
    var start = 0
    for event in events {
      var own = members[start..<event.end].map { numbers[Int($0)] }.sorted()
      start = event.end
      for index in own.indices.dropFirst().reversed() where own[index] == own[index - 1] {
        own.remove(at: index)
      }
      if own.count > 1 { result.add(own, note: event.note) }
    }
    return result
  }

  /// Of renumbered ones the meetings of each member with those of greater numbers, by these and by note.
  /// - Parameter body: gets the member and its meetings: the other one above, the note below; returns whether to go on.
  func forEachMember(_ count: Int, _ body: (Int, [UInt64]) throws -> Bool) rethrows {
    let (starts, places) = places(count)
    var meetings: [UInt64] = []
    for member in 0..<count {
      meetings.removeAll(keepingCapacity: true)
      for (place, event) in places[starts[member]..<starts[member + 1]] {
        let note = UInt64(events[event].note)
        for other in members[(place + 1)..<events[event].end] { meetings.append(UInt64(other) << 32 | note) }
      }
      meetings.sort()
      if try !meetings.isEmpty && !body(member, meetings) { return }
    }
  }

  /// Where each member stands in which event, and where those of each begin.
  private func places(_ count: Int) -> (starts: [Int], places: [(place: Int, event: Int)]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for member in members { starts[Int(member) + 1] += 1 }
    for member in 0..<count { starts[member + 1] += starts[member] }
    var next = starts
    var places = [(place: Int, event: Int)](repeating: (0, 0), count: members.count)
    var event = 0
    for (place, member) in members.enumerated() {
      while place >= events[event].end { event += 1 }
      places[next[Int(member)]] = (place, event)
      next[Int(member)] += 1
    }
    return (starts, places)
  }
}
