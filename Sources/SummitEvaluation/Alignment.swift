/// The events of one article, each gold one beside the found one that is most like it.
struct Alignment {
  let gold: [GoldEvent]
  let found: [FoundEvent]
  /// Gold index to found index.
  let foundOf: [Int: Int]
  let goldOf: [Int: Int]

  init(_ gold: [GoldEvent], _ found: [FoundEvent]) {
    self.gold = gold
    self.found = found
    var candidates: [(likeness: Double, gold: Int, found: Int)] = []
    for (g, goldEvent) in gold.enumerated() {
      for (f, foundEvent) in found.enumerated() {
        let likeness = EventPair(gold: goldEvent, found: foundEvent).similarity
        if likeness >= 1 { candidates.append((likeness, g, f)) }
      }
    }
    candidates.sort { a, b in
      if a.likeness != b.likeness { return a.likeness > b.likeness }
      let (x, y) = (gold[a.gold].salience == .optional, gold[b.gold].salience == .optional)
      return x != y ? y : (a.gold, a.found) < (b.gold, b.found)
    }
    var (foundOf, goldOf): ([Int: Int], [Int: Int]) = ([:], [:])
    for pair in candidates where foundOf[pair.gold] == nil && goldOf[pair.found] == nil {
      foundOf[pair.gold] = pair.found
      goldOf[pair.found] = pair.gold
    }
    self.foundOf = foundOf
    self.goldOf = goldOf
  }
}
