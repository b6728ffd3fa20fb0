/// How long a question took, many times over.
struct Measurement {
  let name: String
  private(set) var milliseconds: [Double] = []

  init(_ name: String) { self.name = name }

  mutating func time(_ body: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    let spent = try clock.measure { try body() }
    milliseconds.append(
      Double(spent.components.seconds) * 1000 + Double(spent.components.attoseconds) / 1e15)
  }

  /// The time that such a share of the runs did not exceed.
  func percentile(_ share: Double) -> Double {
    let sorted = milliseconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
  }

  static func figure(_ number: Double) -> String {
    let text = number < 10 ? String((number * 100).rounded() / 100) : String(Int(number.rounded()))
    return String(repeating: " ", count: max(0, 9 - text.count)) + text
  }

  var line: String {
    let name = name + String(repeating: " ", count: max(1, 44 - name.count))
    return name + [0.5, 0.95, 0.99].map { Self.figure(percentile($0)) }.joined()
      + Self.figure(Double(milliseconds.count))
  }
}

/// Numbers that look drawn by chance and are the same every time.
struct Chance {
  private var state: UInt64 = 42

  mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
