/// A found event held against a gold one in every field, as short texts with one answer are.
public struct EventAgreement {
  private let gold: GoldEvent
  private let found: FoundEvent

  public init(gold: GoldEvent, found: FoundEvent) {
    self.gold = gold
    self.found = found
  }

  /// The fields that differ, each with what was found; empty where all agree.
  public var faults: [String] {
    let facts = EventPair(gold: gold, found: found).facts
    return ScoredField.allCases.filter { field in
      field == .nation ? !hasNations : facts[field]?.isWhole == false
    }.map { "\($0.rawValue) \($0.text(found))" }
  }

  /// Whether every named participant that was found has a right country.
  private var hasNations: Bool {
    ParticipantPairs(gold.participants, found.participants).pairs.allSatisfy { pair in
      gold.participants[pair.gold].name == nil
        || gold.participants[pair.gold].countries.contains(found.participants[pair.found].country)
    }
  }

  /// Whether every participant of the gold that has a role is given it.
  /// - Parameter roles: one a participant of the gold; `nil` where none is asked.
  public func hasRoles(_ roles: [String?]) -> Bool {
    ParticipantPairs(gold.participants, found.participants).pairs.allSatisfy { pair in
      roles[pair.gold].map { $0 == found.participants[pair.found].role } ?? true
    }
  }
}
