/// The topics that an article tells of one event, and how plainly each is told.
struct TopicCollection {
  private var found: [String: Entry] = [:]

  private struct Entry {
    var reading: TopicReading
    var weight: TopicTelling.Weight
    var sum: Int
    let order: Int
  }

  /// - Parameter isClose: whether it stands in the headline or close to the event's own words.
  mutating func add(_ reading: TopicReading, _ weight: TopicTelling.Weight, isClose: Bool) {
    let key = reading.code == "other" ? "other " + reading.label.lowercased() : reading.code
    let value = weight.rawValue + (isClose ? 2 : 0)
    guard var entry = found[key] else {
      found[key] = Entry(reading: reading, weight: weight, sum: value, order: found.count)
      return
    }
    entry.sum += value
    if weight > entry.weight {
      entry.weight = weight
      entry.reading = reading
    }
    found[key] = entry
  }

  /// What was said to be a topic; words of the table alone only where that is little.
  func chosen() -> [TopicReading] {
    let plain = found.values.filter { $0.weight > .near }.sorted { $0.order < $1.order }.prefix(Self.most)
    let near = found.values.filter { $0.weight == .near }.sorted { ($1.sum, $0.order) < ($0.sum, $1.order) }
    return (plain + near.prefix(plain.count < Self.enough ? Self.mostNear : 1)).map(\.reading)
  }

  private static let most = 12
  private static let enough = 3
  private static let mostNear = 2
}
