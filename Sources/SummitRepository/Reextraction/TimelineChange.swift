import SummitModel

/// What reading articles again changes about one event of the timeline.
public struct TimelineChange: Sendable, Hashable {
  public enum What: String, Sendable, Hashable { case added, gone, merged, changed }

  /// A field with the values that it loses and those that it gains, in words.
  public struct Field: Sendable, Hashable {
    public let name: String
    public let old: [String]
    public let new: [String]
  }

  public let what: What
  /// The event as it is now; one that is gone or merged, as it was.
  public let event: EventChoice
  /// Of a merged event the one that holds its reports now.
  public let into: EventChoice?
  /// Of a changed event what differs.
  public let fields: [Field]
}

/// Two states of some events held against each other.
enum TimelineChanges {
  /// - Parameters:
  ///   - before: the events that go, as they were.
  ///   - after: the events that come in their place.
  static func changes(
    from before: [StoredEvent], to after: [StoredEvent], by regrouping: Regrouping
  ) -> [TimelineChange] {
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.key, $0) })
    let new = Dictionary(uniqueKeysWithValues: after.map { ($0.key, $0) })
    var changes: [(position: TimelinePosition, change: TimelineChange)] = []
    for change in regrouping.changes where !change.isRejected {
      guard let event = new[change.id] else { continue }
      let former = change.predecessors.compactMap { old[$0] }
      // Of several that became one, the one whose id it bears changed, and the others were merged into it.
      let same = former.first { $0.id == event.id } ?? former.first
      if let told = self.change(from: same, to: event) { changes.append((event.position, told)) }
      for other in former where other.key != same?.key {
        let merged = TimelineChange(
          what: .merged, event: EventChoice(other), into: EventChoice(event), fields: [])
        changes.append((other.position, merged))
      }
    }
    for event in regrouping.heirless.compactMap({ old[$0] }) {
      let gone = TimelineChange(what: .gone, event: EventChoice(event), into: nil, fields: [])
      changes.append((event.position, gone))
    }
    return changes.sorted { precedes($0.position, $1.position) }.map(\.change)
  }

  /// `nil` when nothing differs that a reader of the timeline would see.
  private static func change(from old: StoredEvent?, to new: StoredEvent) -> TimelineChange? {
    guard let old else {
      return TimelineChange(what: .added, event: EventChoice(new), into: nil, fields: [])
    }
    let fields = fields(from: values(of: old), to: values(of: new))
    return fields.isEmpty
      ? nil : TimelineChange(what: .changed, event: EventChoice(new), into: nil, fields: fields)
  }

  private typealias Value = (field: String, value: String)

  private static func values(of stored: StoredEvent) -> [Value] {
    let event = stored.event
    let told = Claims.values(of: event).map { (field: $0.field.rawValue, value: $0.value) }
    return [(field: "id", value: stored.id), (field: "name", value: event.name)] + told
      + event.topics.map { (field: EventField.topics.rawValue, value: $0.label) }
      + event.outcomes.map { (field: EventField.outcomes.rawValue, value: $0.text) }
  }

  private static func fields(from old: [Value], to new: [Value]) -> [TimelineChange.Field] {
    var names: [String] = []
    for (field, _) in new + old where !names.contains(field) { names.append(field) }
    return names.compactMap { name in
      let (before, after) = (old.filter { $0.field == name }, new.filter { $0.field == name })
      let lost = before.map(\.value).filter { value in !after.contains { $0.value == value } }
      let gained = after.map(\.value).filter { value in !before.contains { $0.value == value } }
      return lost.isEmpty && gained.isEmpty ? nil : TimelineChange.Field(name: name, old: lost, new: gained)
    }
  }

  /// By first day, last day and id; without a date at the end.
  private static func precedes(_ a: TimelinePosition, _ b: TimelinePosition) -> Bool {
    func days(_ position: TimelinePosition) -> [Int] {
      [position.earliest?.number ?? Int.max, position.latest?.number ?? Int.max]
    }
    let (x, y) = (days(a), days(b))
    return x == y ? a.id < b.id : x.lexicographicallyPrecedes(y)
  }
}
