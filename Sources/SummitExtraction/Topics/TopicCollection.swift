/// The topics that an article tells of one event, and how plainly each is told.
struct TopicCollection {
  private var entries: [Entry] = []

  private struct Entry {
    var reading: TopicReading
    /// The hashes of its words in lower case.
    var words: [Int]
    var weight: TopicTelling.Weight
    var points: Int
    var times = 1

    /// How likely it is where it only stands near.
    var likelihood: Int { points + min(times - 1, Nearness.mostTimes) * Nearness.again }
  }

  mutating func add(
    _ reading: TopicReading, in document: Document, _ weight: TopicTelling.Weight, _ nearness: Nearness
  ) {
    let entry = Entry(
      reading: reading, words: reading.tokens.map { Self.hash($0, document) }, weight: weight,
      points: nearness.points(ofPhrase: reading.tokens.count))
    guard entries.count < Self.mostKept else { return }
    guard let known = entries.firstIndex(where: { isSame($0, entry) }) else {
      entries.append(entry)
      return
    }
    entries[known].times += 1
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

  /// What was said to be a topic; words of the table alone where that is little, or where they are likely.
  func chosen() -> [TopicReading] {
    let near = entries.enumerated().filter { $0.element.weight == .near }
      .sorted { ($1.element.likelihood, $0.offset) < ($0.element.likelihood, $1.offset) }.map(\.element)
      .prefix(Self.mostNear)
    let least = max(0, Self.alone - plain.count)
    return (plain + near.prefix(least) + near.dropFirst(least).filter { $0.likelihood >= Nearness.enough })
      .map(\.reading)
  }

  private static let mostKept = 64
  private static let most = 12
  private static let mostNear = 3
  /// So many topics an event has at least, if only by words that stand near.
  private static let alone = 2
}
