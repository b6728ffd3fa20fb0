/// Phrases of the tables as paths over words: the longest one that begins at a token is found in as many steps
/// as it has words. Hyphens part words and count for nothing, so "Jong-un" is "Jong un".
struct PhraseTable: Sendable {
  /// What a phrase stands for: a row of one of the tables.
  struct Entry: Hashable, Sendable {
    enum Table: UInt8, Sendable {
      case country, organisation, series, place, venue, person, office, topic, trigger
    }
    let table: Table
    let row: Int32
  }

  struct Match: Sendable {
    /// Behind the last token.
    let end: Int
    let entries: ArraySlice<Entry>
  }

  private var keys: [UInt64]
  private var targets: [Int32]
  private var mask: Int
  private var used = 0
  private var nodeCount: Int32 = 1
  private var collected: [(node: Int32, entry: Entry)] = []
  private var entries: [Entry] = []
  private var entryStart: [Int32] = []
  /// By word: whether any phrase begins with it.
  private var opens: [Bool] = []

  /// - Parameter capacity: a power of two; more grows by itself.
  init(capacity: Int = 1 << 18) {
    keys = Array(repeating: .max, count: capacity)
    targets = Array(repeating: 0, count: capacity)
    mask = capacity - 1
  }

  mutating func add(_ phrase: [Word], _ entry: Entry) {
    guard let first = phrase.first else { return }
    if opens.count <= Int(first.id) {
      opens.append(contentsOf: repeatElement(false, count: Int(first.id) + 1 - opens.count))
    }
    opens[Int(first.id)] = true
    var node: Int32 = 0
    for word in phrase { node = child(of: node, word) }
    collected.append((node, entry))
  }

  /// Ends the building: entries are laid out by node.
  mutating func seal() {
    entryStart = Array(repeating: 0, count: Int(nodeCount) + 1)
    for item in collected { entryStart[Int(item.node) + 1] += 1 }
    for node in 1...Int(nodeCount) { entryStart[node] += entryStart[node - 1] }
    var next = entryStart
    entries = Array(repeating: Entry(table: .trigger, row: -1), count: collected.count)
    for item in collected {
      entries[Int(next[Int(item.node)])] = item.entry
      next[Int(item.node)] += 1
    }
    collected = []
  }

  /// The longest phrase that begins at `start` and ends before `limit`.
  func longestMatch(in tokens: Tokens, at start: Int, limit: Int) -> Match? {
    let first = tokens[start].word
    guard first.isKnown, Int(first.id) < opens.count, opens[Int(first.id)] else { return nil }
    var node: Int32 = 0
    var best: Match?
    var index = start
    while index < limit, tokens[index].word.isKnown, let next = find(node, tokens[index].word) {
      node = next
      index += 1
      let range = Int(entryStart[Int(node)])..<Int(entryStart[Int(node) + 1])
      if !range.isEmpty { best = Match(end: index, entries: entries[range]) }
    }
    return best
  }

  func opens(with word: Word) -> Bool {
    word.isKnown && Int(word.id) < opens.count && opens[Int(word.id)]
  }

  /// The longest phrase that begins at `start`, ends before `limit` and has an entry of the sort that is asked for.
  func longestMatch(in tokens: Tokens, at start: Int, limit: Int, where accepts: (Entry) -> Bool)
    -> (end: Int, entry: Entry)?
  {
    let first = tokens[start].word
    guard first.isKnown, Int(first.id) < opens.count, opens[Int(first.id)] else { return nil }
    return longestMatch(from: 0, in: tokens, at: start, limit: limit, where: accepts)
  }

  private func longestMatch(
    from head: Int32, in tokens: Tokens, at start: Int, limit: Int, where accepts: (Entry) -> Bool
  ) -> (end: Int, entry: Entry)? {
    var node = head
    var best: (end: Int, entry: Entry)?
    var index = start
    while index < limit, tokens[index].word.isKnown, let next = find(node, tokens[index].word) {
      node = next
      index += 1
      let range = Int(entryStart[Int(node)])..<Int(entryStart[Int(node) + 1])
      if let entry = entries[range].first(where: accepts) { best = (index, entry) }
    }
    return best
  }

  /// The longest phrase of that sort that is made of a head, written otherwise or not at all, and what begins at `start`:
  /// "minister of" and "trade".
  func longestMatch(
    of head: [Word], in tokens: Tokens, at start: Int, limit: Int, where accepts: (Entry) -> Bool
  ) -> (end: Int, entry: Entry)? {
    var node: Int32 = 0
    for word in head {
      guard word.isKnown, let next = find(node, word) else { return nil }
      node = next
    }
    return longestMatch(from: node, in: tokens, at: start, limit: limit, where: accepts)
  }

  /// The entries of exactly this phrase.
  func entries(of phrase: [Word]) -> ArraySlice<Entry> {
    var node: Int32 = 0
    for word in phrase {
      guard word.isKnown, let next = find(node, word) else { return [] }
      node = next
    }
    return entries[Int(entryStart[Int(node)])..<Int(entryStart[Int(node) + 1])]
  }

  /// The entries of a word by itself.
  func entries(of word: Word) -> ArraySlice<Entry> {
    guard opens(with: word), let node = find(0, word) else { return [] }
    return entries[Int(entryStart[Int(node)])..<Int(entryStart[Int(node) + 1])]
  }

  private static func key(_ node: Int32, _ word: Word) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word.id))
  }

  private func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != .max, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private func find(_ node: Int32, _ word: Word) -> Int32? {
    let slot = slot(of: Self.key(node, word))
    return keys[slot] == .max ? nil : targets[slot]
  }

  private mutating func child(of node: Int32, _ word: Word) -> Int32 {
    let key = Self.key(node, word)
    var slot = slot(of: key)
    if keys[slot] == key { return targets[slot] }
    if used * 2 >= keys.count {
      grow()
      slot = self.slot(of: key)
    }
    keys[slot] = key
    targets[slot] = nodeCount
    used += 1
    nodeCount += 1
    return nodeCount - 1
  }

  private mutating func grow() {
    let old = (keys, targets)
    keys = Array(repeating: .max, count: old.0.count * 2)
    targets = Array(repeating: 0, count: keys.count)
    mask = keys.count - 1
    for index in old.0.indices where old.0[index] != .max {
      let slot = slot(of: old.0[index])
      keys[slot] = old.0[index]
      targets[slot] = old.1[index]
    }
  }
}
