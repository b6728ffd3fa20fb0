/// A word that some table knows, as a small number; `Word.unknown` for all others.
struct Word: Hashable, Sendable {
  let id: Int32
  static let unknown = Word(id: -1)
  var isKnown: Bool { id >= 0 }
}

/// The words of all tables: folded form to number, by open addressing over one block of bytes.
struct Vocabulary: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32]
  private var mask: Int
  /// The words of grammar and events, which rules ask for all the time, as text.
  private var texts: [String] = []

  init(capacity: Int = 1 << 18) {
    slots = Array(repeating: -1, count: capacity)
    mask = capacity - 1
  }

  var count: Int { starts.count - 1 }

  /// The number of a word, which is added when it is new.
  mutating func intern(_ word: some RandomAccessCollection<UInt8>) -> Word {
    if count * 2 >= slots.count { grow() }
    var slot = Self.hash(word) & mask
    while slots[slot] >= 0 {
      if equals(slots[slot], word) { return Word(id: slots[slot]) }
      slot = (slot + 1) & mask
    }
    let id = Int32(count)
    bytes.append(contentsOf: word)
    starts.append(Int32(bytes.count))
    slots[slot] = id
    return Word(id: id)
  }

  /// The number of a folded word, which is added when it is new.
  mutating func intern(_ word: FoldedWord) -> Word {
    if count * 2 >= slots.count { grow() }
    var slot = word.hash & mask
    while slots[slot] >= 0 {
      if equals(slots[slot], word) { return Word(id: slots[slot]) }
      slot = (slot + 1) & mask
    }
    let id = Int32(count)
    for index in 0..<word.count { bytes.append(word[index]) }
    starts.append(Int32(bytes.count))
    slots[slot] = id
    return Word(id: id)
  }

  func lookup(_ word: some RandomAccessCollection<UInt8>) -> Word {
    var slot = Self.hash(word) & mask
    while slots[slot] >= 0 {
      if equals(slots[slot], word) { return Word(id: slots[slot]) }
      slot = (slot + 1) & mask
    }
    return .unknown
  }

  func lookup(_ word: String) -> Word { lookup(Array(word.utf8)) }

  func text(_ word: Word) -> String {
    guard word.isKnown else { return "" }
    let index = Int(word.id)
    return index < texts.count ? texts[index] : spelt(index)
  }

  /// Keeps the text of all words so far.
  mutating func spellOut() {
    texts = (0..<count).map(spelt)
  }

  private func spelt(_ index: Int) -> String {
    String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  private func equals(_ id: Int32, _ word: some RandomAccessCollection<UInt8>) -> Bool {
    let (start, end) = (Int(starts[Int(id)]), Int(starts[Int(id) + 1]))
    guard end - start == word.count else { return false }
    var index = start
    for byte in word {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  private func equals(_ id: Int32, _ word: FoldedWord) -> Bool {
    let start = Int(starts[Int(id)])
    guard Int(starts[Int(id) + 1]) - start == word.count else { return false }
    for index in 0..<word.count where bytes[start + index] != word[index] { return false }
    return true
  }

  private static func hash(_ word: some Sequence<UInt8>) -> Int {
    var hash = WordHash()
    for byte in word { hash.add(byte) }
    return hash.value
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: -1, count: slots.count * 2)
    for id in 0..<count {
      let word = bytes[Int(starts[id])..<Int(starts[id + 1])]
      var slot = Self.hash(word) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(id)
    }
  }
}

/// FNV-1a, 64 bits.
struct WordHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
  var value: Int { Int(truncatingIfNeeded: state ^ state >> 29) }
}

/// A word of a table as it is folded, byte by byte, hashed on the way; no longer than words are.
struct FoldedWord {
  static let most = 64
  private var bytes = InlineArray<64, UInt8>(repeating: 0)
  private(set) var count = 0
  private var state = WordHash()

  var hash: Int { state.value }
  subscript(index: Int) -> UInt8 { bytes[index] }

  mutating func removeAll() {
    count = 0
    state = WordHash()
  }

  /// What is beyond the length of any word is cut off.
  mutating func append(_ byte: UInt8) {
    guard count < Self.most else { return }
    bytes[count] = byte
    count += 1
    state.add(byte)
  }
}
