/// One point at which what was found is not what the gold says.
public struct Difference: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// An event of the gold that was not found.
    case missed
    /// An event that the gold does not know.
    case extra
    /// A field of an event that was found.
    case wrong
  }
  public var article: String
  public var kind: Kind
  /// The event's name, in the gold where it has one.
  public var event: String
  /// `nil` for a whole event.
  public var field: ScoredField?
  public var expected: String
  public var found: String
}

extension ScoredField {
  /// What the gold says, with `or` between values that are each right.
  func text(_ event: GoldEvent) -> String {
    switch self {
    case .participant:
      event.participants.map { $0.name ?? Self.alternatives($0.countries) }.joined(separator: ", ")
    case .nation:
      event.participants.filter { $0.name != nil }.map {
        "\($0.name ?? "") \(Self.alternatives($0.countries))"
      }.joined(separator: ", ")
    case .place: Self.alternatives(event.place)
    case .country: Self.alternatives(event.country)
    case .start: Self.alternatives(event.start)
    case .end: Self.alternatives(event.end)
    case .status: Self.alternatives(event.statuses)
    case .kind: Self.alternatives(event.kinds.sorted())
    case .level: Self.alternatives(event.levels)
    }
  }

  func text(_ event: FoundEvent) -> String {
    switch self {
    case .participant:
      event.participants.map { $0.name ?? $0.country ?? "nobody" }.joined(separator: ", ")
    case .nation:
      event.participants.filter { $0.name != nil }.map { "\($0.name ?? "") \($0.country ?? "nothing")" }
        .joined(separator: ", ")
    case .place: event.place?.name ?? "nothing"
    case .country: event.place?.country ?? "nothing"
    case .start: event.start ?? "nothing"
    case .end: event.end ?? "nothing"
    case .status: event.status ?? "nothing"
    case .kind: event.kind ?? "nothing"
    case .level: event.level ?? "nothing"
    }
  }

  private static func alternatives(_ values: [String?]) -> String {
    values.map { $0 ?? "nothing" }.joined(separator: " or ")
  }
}
