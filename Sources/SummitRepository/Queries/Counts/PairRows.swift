/// Two sides that met: how often, and when first and last.
private struct Acquaintance {
  let a: Int32
  let b: Int32
  var events: Int32
  var first = DateNumber.none
  var last = DateNumber.none

  /// The closest pairs come first, those alike in the order of their names.
  func isBefore(_ other: Acquaintance) -> Bool {
    if events != other.events { return events > other.events }
    return (a, b) < (other.a, other.b)
  }
}

extension Gatherings {
  /// The rows of a network, of which at most so many are held.
  func closest(_ names: [String], limit: Int) -> [[AnswerCell]] {
    var pairs: [Acquaintance] = []
    func cut() {
      pairs.sort { $0.isBefore($1) }
      pairs.removeLast(max(0, pairs.count - limit))
    }
    forEachMember(names.count) { member, meetings in
      for own in meetings.runs(by: { $0 >> 32 }) {
        pairs.append(Acquaintance(Int32(member), own))
      }
      if limit < pairs.count / 4, pairs.count > 100_000 { cut() }
      return true
    }
    cut()
    return pairs.map { pair in
      [
        .text(names[Int(pair.a)]), .text(names[Int(pair.b)]), .integer(Int(pair.events)), pair.first.cell,
        pair.last.cell,
      ]
    }
  }
}

extension Acquaintance {
  fileprivate init(_ member: Int32, _ meetings: ArraySlice<UInt64>) {
    let known = meetings.lazy.map { DateNumber(UInt32(truncatingIfNeeded: $0)) }.filter(\.isKnown)
    self.init(a: member, b: Int32(meetings[meetings.startIndex] >> 32), events: Int32(meetings.count))
    // They stand in the order of their dates, those without one at the end.
    for date in known { (first, last) = (first.isKnown ? first : date, date) }
  }
}

extension PairCount {
  /// A row for each other side and year or month.
  /// - Parameter hand: returns whether to go on.
  func rows(
    of member: String, _ meetings: [UInt64], _ names: [String], hand: ([AnswerCell]) throws -> Bool
  ) rethrows -> Bool {
    let isPanel = if case .panel = kind { true } else { false }
    for own in meetings.runs(by: { isPanel ? $0 >> 15 : $0 }) {
      let meeting = own[own.startIndex]
      let note = UInt32(truncatingIfNeeded: meeting)
      let date = isPanel ? DateNumber(month: note >> 15) : DateNumber(note)
      var row: [AnswerCell] = [
        .text(member), .text(names[Int(meeting >> 32)]), date.cell, .integer(own.count),
      ]
      if isPanel { row += Self.counters(of: own).map { .integer($0) } }
      if try !hand(row) { return false }
    }
    return true
  }

  /// How many of the meetings count by each column of a panel.
  static func counters(of meetings: ArraySlice<UInt64>) -> ArraySlice<Int> {
    var counters = [Int](repeating: 0, count: DyadCounters.columns.count + 1)
    for meeting in meetings {
      for trait in 0..<3 { counters[Int(meeting >> (5 * trait) & 31)] += 1 }
    }
    return counters.dropFirst()
  }
}

extension Collection where Element == UInt64, Index == Int, SubSequence == ArraySlice<UInt64> {
  /// Of sorted numbers the slices that have a part of the number in common.
  func runs(by part: @escaping (UInt64) -> UInt64) -> some Sequence<ArraySlice<UInt64>> {
    sequence(state: startIndex) { start -> ArraySlice<UInt64>? in
      guard start < endIndex else { return nil }
      var end = start + 1
      while end < endIndex, part(self[end]) == part(self[start]) { end += 1 }
      defer { start = end }
      return self[start..<end]
    }
  }
}
