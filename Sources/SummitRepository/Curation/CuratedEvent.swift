import SummitModel

/// An accepted view with a curator's word put over what was extracted.
enum CuratedEvent {
  /// - Parameter edits: in the order in which they take effect.
  static func event(_ event: Event, under edits: [Edit]) -> Event {
    var event = edits.reduce(event) { apply($1, to: $0) }
    if edits.isAccepted { event.confidence = 1 }
    return event
  }

  private static func apply(_ edit: Edit, to event: Event) -> Event {
    var changed = event
    switch edit.action {
    case .set:
      guard let field = edit.field.flatMap({ CuratedField(rawValue: $0) }) else { return event }
      return field.apply(edit.value ?? "", to: event) ?? event
    case .addParticipant:
      guard let added = edit.value.flatMap({ CuratedParticipant.participant($0) }) else { return event }
      changed.participants.removeAll { isOne($0, added) }
      changed.participants.append(added)
    case .removeParticipant:
      changed.participants.removeAll { CuratedParticipant.isMeant($0, by: edit.value ?? "") }
    case .accept, .reject, .merge, .keepApart, .split, .undo: return event
    }
    return changed
  }

  private static func isOne(_ a: Participant, _ b: Participant) -> Bool {
    guard let name = b.name.map(Folding.folded) else {
      return a.name == nil && a.country == b.country && a.organisation == b.organisation
    }
    return a.name.map(Folding.folded) == name
  }
}
