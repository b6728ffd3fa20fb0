/// The topics that an article tells of one event, and how plainly each is told.
struct TopicCollection {
  private var entries: [Entry] = []

  private struct Entry {
    var reading: TopicReading
    /// The hashes of its words in lower case.
    var words: [Int]
    var weight: TopicTelling.Weight
    var sum: Int
  }

  /// - Parameter isClose: whether it stands in the headline or close to the event's own words.
  mutating func add(
    _ reading: TopicReading, in document: Document, _ weight: TopicTelling.Weight, isClose: Bool
  ) {
    let value = weight.rawValue + (isClose ? 2 : 0)
    let entry = Entry(
      reading: reading, words: reading.tokens.map { Self.hash($0, document) }, weight: weight, sum: value)
    guard entries.count < Self.mostKept else { return }
    guard let known = entries.firstIndex(where: { isSame($0, entry) }) else {
      entries.append(entry)
      return
    }
    entries[known].sum += value
    if weight > entries[known].weight {
      entries[known].weight = weight
      entries[known].reading = reading
      entries[known].words = entry.words
    }
  }

  /// Two topics of one code are two only where the text plainly speaks of both: "gas, and nuclear power".
  private func isSame(_ a: Entry, _ b: Entry) -> Bool {
    if a.reading.code == b.reading.code, a.reading.code != "other", min(a.weight, b.weight) < .said {
      return true
    }
    return Self.holds(a.words, b.words) || Self.holds(b.words, a.words)
  }

  /// Whether words stand in a row among others.
  private static func holds(_ words: [Int], _ part: [Int]) -> Bool {
    guard part.count <= words.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }

  private static func hash(_ token: Int, _ document: Document) -> Int {
    var hash = WordHash()
    for byte in document.bytes[Int(document.tokens[token].start)..<Int(document.tokens[token].end)] {
      hash.add(Folding.lower(byte))
    }
    return hash.value
  }

  /// What the text says is a topic.
  func told() -> [TopicReading] { plain.map(\.reading) }

  private var plain: some Collection<Entry> { entries.filter { $0.weight > .near }.prefix(Self.most) }

  /// What was said to be a topic; words of the table alone only where that is little.
  func chosen() -> [TopicReading] {
    let near = entries.enumerated().filter { $0.element.weight == .near }
      .sorted { ($1.element.sum, $0.offset) < ($0.element.sum, $1.offset) }.map(\.element)
    return (plain + worthy(near, beside: plain.count)).map(\.reading)
  }

  /// Of words that only stand near, the likeliest: two where nothing is said; beside one that is said, one, and another
  /// that comes twice; beside several, one close by.
  private func worthy(_ near: [Entry], beside plain: Int) -> [Entry] {
    if plain > Self.enough { return near.prefix(2).filter { $0.sum >= Self.close } }
    let most = plain == 0 ? 2 : 1
    return near.prefix(most) + near.dropFirst(most).prefix(1).filter { $0.sum > 1 }
  }

  private static let mostKept = 64
  private static let most = 12
  private static let enough = 1
  /// What a word close to the event counts.
  private static let close = 3
}
