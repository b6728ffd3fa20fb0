/// Each participant of the gold beside at most one of those found: named ones first, then by country.
struct ParticipantPairs {
  let gold: [GoldEvent.Participant]
  let found: [FoundEvent.Participant]
  private(set) var pairs: [(gold: Int, found: Int)] = []
  private(set) var unpaired: [Int]

  /// - Parameter loose: whether a family name alone is enough, as when an event is recognised.
  init(_ gold: [GoldEvent.Participant], _ found: [FoundEvent.Participant], loose: Bool = false) {
    self.gold = gold
    self.found = found
    unpaired = Array(found.indices)
    for named in [true, false] {
      for (index, participant) in gold.enumerated() where (participant.name != nil) == named {
        guard let place = unpaired.firstIndex(where: { Self.same(participant, found[$0], loose: loose) })
        else { continue }
        pairs.append((index, unpaired.remove(at: place)))
      }
    }
  }

  private static func same(
    _ gold: GoldEvent.Participant, _ found: FoundEvent.Participant, loose: Bool
  ) -> Bool {
    guard let name = gold.name else { return found.country.map { gold.countries.contains($0) } ?? false }
    guard let other = found.name, !other.isEmpty else { return false }
    return Names.same(name, other, full: gold.isNamedInText && !loose)
  }

  /// An unnamed country is no error beside a named member of it, nor if it is the place's country.
  func participants(hosts: [String?]) -> Tally {
    let covered = Set(pairs.compactMap { found[$0.found].country } + hosts.compactMap { $0 })
    let spare = unpaired.filter { index in
      found[index].name?.isEmpty != false && found[index].country.map(covered.contains) == true
    }
    return Tally(right: pairs.count, asked: gold.count, found: found.count - spare.count)
  }

  /// The countries of the named participants.
  var nations: Tally {
    let named = pairs.filter { gold[$0.gold].name != nil }
    let right = named.filter { pair in
      found[pair.found].country.map { gold[pair.gold].countries.contains($0) } ?? false
    }.count
    let asked = gold.filter { $0.name != nil && !$0.countries.contains(nil) }.count
    let given = named.filter { !gold[$0.gold].countries.contains(nil) && found[$0.found].country != nil }
      .count
    return Tally(right: min(right, asked), asked: asked, found: max(given, right))
  }

  /// Hosts, chairs, mediators and observers, and how many of them are called so.
  var roles: Tally {
    let asked = pairs.filter { ["host", "chair", "mediator", "observer"].contains(gold[$0.gold].role) }
    let right = asked.filter { gold[$0.gold].role == found[$0.found].role }
    return Tally(right: right.count, asked: asked.count, found: asked.count)
  }
}
