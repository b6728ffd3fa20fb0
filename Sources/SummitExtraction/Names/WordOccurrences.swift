/// Where else in an article each capitalised word stands, and how: a name that is plain in one sentence helps
/// to read it in another.
struct WordOccurrences: Sendable {
  /// How a word occurs, over all its occurrences.
  enum Manner {
    static let lowerCase: UInt32 = 1
    static let capitalisedWithin: UInt32 = 1 << 1
    static let behindTitle: UInt32 = 1 << 2
    static let behindPlacePreposition: UInt32 = 1 << 3
    static let endsRun: UInt32 = 1 << 4
    static let opensRun: UInt32 = 1 << 5
    static let alone: UInt32 = 1 << 6
    static let beforeSaying: UInt32 = 1 << 7
    static let often: UInt32 = 1 << 8
  }

  struct Entry: Sendable {
    var word: UInt64
    var manner: UInt32 = 0
    var count: Int32 = 0
    /// The first three occurrences that do not open a sentence, or -1.
    var places: (Int32, Int32, Int32) = (-1, -1, -1)
  }

  private var entries: [Entry] = []
  private var slots: [Int32]
  private let mask: Int

  /// - Parameter capacity: an upper bound of the number of different words.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    entries.reserveCapacity(capacity)
  }

  private func slot(of word: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: word >> 24) & mask
    while slots[slot] >= 0, entries[Int(slots[slot])].word != word { slot = (slot + 1) & mask }
    return slot
  }

  /// What is known of a word; `nil` where it never stands with a capital.
  func entry(of word: UInt64) -> Entry? {
    let slot = slots[slot(of: word)]
    return slot < 0 ? nil : entries[Int(slot)]
  }

  mutating func note(_ word: UInt64, at place: Int, manner: UInt32) {
    let slot = slot(of: word)
    if slots[slot] < 0 {
      slots[slot] = Int32(entries.count)
      entries.append(Entry(word: word))
    }
    let index = Int(slots[slot])
    entries[index].manner |= manner
    entries[index].count += 1
    if entries[index].count >= 4 { entries[index].manner |= Manner.often }
    guard manner & Manner.capitalisedWithin != 0 else { return }
    if entries[index].places.0 < 0 {
      entries[index].places.0 = Int32(place)
    } else if entries[index].places.1 < 0 {
      entries[index].places.1 = Int32(place)
    } else if entries[index].places.2 < 0 {
      entries[index].places.2 = Int32(place)
    }
  }

  /// The word stands in lower case too.
  mutating func noteLowerCase(_ word: UInt64) {
    let slot = slots[slot(of: word)]
    if slot >= 0 { entries[Int(slot)].manner |= Manner.lowerCase }
  }
}
