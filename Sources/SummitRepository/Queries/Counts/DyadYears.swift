/// How often two states met, year by year, as a row of `dyad` has it.
struct DyadYears {
  /// Of each year in order: the year, how many events, and how many by each column of a panel.
  private var numbers: [Int32] = []

  /// How many numbers a year has.
  private static let width = 2 + DyadCounters.names.count
  /// The year of events whose year is not known: they come last.
  private static let unknown: Int32 = 10_000

  init() {}

  /// - Parameter meetings: those of one pair, as they are noted for a panel by years, in order.
  init(_ meetings: ArraySlice<UInt64>) {
    for own in meetings.runs(by: { $0 >> 15 }) {
      let year = DateNumber(month: UInt32(truncatingIfNeeded: own[own.startIndex]) >> 15).year
      numbers.append(year.map { Int32($0) } ?? Self.unknown)
      numbers.append(Int32(own.count))
      numbers += PairCount.counters(of: own).map { Int32($0) }
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// Of all years together.
  var events: Int {
    stride(from: 1, to: numbers.count, by: Self.width).reduce(0) { $0 + Int(numbers[$1]) }
  }

  /// With those of the other one added, or by -1 taken out; years without events are none.
  func adding(_ other: DyadYears, by sign: Int32) -> DyadYears {
    var sum = DyadYears()
    var (own, others) = (numbers[...], other.numbers[...])
    while let year = [own.first, others.first].compactMap({ $0 }).min() {
      var counts = [Int32](repeating: 0, count: Self.width - 1)
      for (part, sign) in [(own, 1), (others, sign)] where part.first == year {
        for (index, count) in part.dropFirst().prefix(Self.width - 1).enumerated() {
          counts[index] += sign * count
        }
      }
      if own.first == year { own = own.dropFirst(Self.width) }
      if others.first == year { others = others.dropFirst(Self.width) }
      if counts[0] > 0 { sum.numbers += [year] + counts }
    }
    return sum
  }

  /// The rows of an answer, one for each year.
  /// - Parameters:
  ///   - pair: what each begins with.
  ///   - counts: how many numbers follow the year.
  func forEachRow(
    _ pair: [AnswerCell], counts: Int, _ body: ([AnswerCell]) throws -> Void
  ) rethrows {
    for start in stride(from: 0, to: numbers.count, by: Self.width) {
      var row: [AnswerCell] = []
      row.reserveCapacity(pair.count + 1 + counts)
      row += pair
      row.append(Self.cells[Int(numbers[start])])
      for index in start + 1...start + counts { row.append(.integer(Int(numbers[index]))) }
      try body(row)
    }
  }

  /// Every year in words, and at the end the unknown one.
  private static let cells: [AnswerCell] =
    (0..<unknown).map { DateNumber(year: UInt32($0)).cell } + [.none]
}

// MARK: - As it is stored: a list of the numbers of each year, in which an unknown year is null.

extension DyadYears {
  init(json bytes: [UInt8]) throws(RepositoryError) {
    numbers = NumberList.numbers(in: bytes, null: Self.unknown)
    guard numbers.count % Self.width == 0 else { throw .unreadable("the years of two states are broken") }
  }

  var json: String {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, number) in numbers.enumerated() {
      let isYear = index % Self.width == 0
      bytes += (isYear ? index == 0 ? "[" : "],[" : ",").utf8
      if (0..<10).contains(number) {
        bytes.append(UInt8(ascii: "0") + UInt8(number))
      } else {
        bytes += (isYear && number == Self.unknown ? "null" : String(number)).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self) + (isEmpty ? "]" : "]]")
  }
}
