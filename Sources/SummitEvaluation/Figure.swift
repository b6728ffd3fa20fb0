/// One line of the report: how good the extraction is in one respect.
public struct Figure: Sendable, Hashable {
  public var name: String
  /// 0 to 1; `nil` where only a share is asked.
  public var precision: Double?
  /// 0 to 1: the share of what the gold asks that is right.
  public var recall: Double
  public var f1: Double?
}

extension Evaluation {
  /// Event, every field, all fields together, and the shares, in the order of the report. A share of nothing is left out.
  public var figures: [Figure] {
    func whole(_ name: String, _ tally: Tally) -> Figure {
      Figure(name: name, precision: tally.precision, recall: tally.recall, f1: tally.f1)
    }
    let fields = ScoredField.allCases.map { whole($0.rawValue, self.fields[$0, default: Tally()]) }
    let topic = Figure(name: "topic", precision: topic.precision, recall: topic.recall, f1: topic.f1)
    let shares: [(String, Tally)] = [
      ("main", main), ("role", role), ("evidence", evidence), ("quiet", quiet), ("quotes", quotes),
    ]
    return [whole("event", event)] + fields + [whole("facts", facts), topic]
      + shares.filter { $0.1.asked > 0 }.map { Figure(name: $0.0, recall: $0.1.recall) }
  }
}
