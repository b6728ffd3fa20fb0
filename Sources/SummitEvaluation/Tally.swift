/// What was right, what the gold asks and what was found; sums of these give precision and recall.
public struct Tally: Sendable, Hashable {
  public var right: Int
  public var asked: Int
  public var found: Int

  public init(right: Int = 0, asked: Int = 0, found: Int = 0) {
    self.right = right
    self.asked = asked
    self.found = found
  }

  /// 0 to 1; 0 when nothing was found.
  public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  /// 0 to 1; 0 when nothing was asked.
  public var recall: Double { asked == 0 ? 0 : Double(right) / Double(asked) }
  public var f1: Double { Tally.mean(precision, recall) }
  public var isWhole: Bool { right >= max(asked, found) }

  /// The harmonic mean.
  static func mean(_ a: Double, _ b: Double) -> Double { a + b == 0 ? 0 : 2 * a * b / (a + b) }

  static func += (sum: inout Tally, next: Tally) {
    sum.right += next.right
    sum.asked += next.asked
    sum.found += next.found
  }
}

/// The fields of an event that are scored one by one.
public enum ScoredField: String, Sendable, Hashable, CaseIterable {
  case participant
  /// The country of the named participants.
  case nation
  case place, country, start, end, status, kind, level
}
