internal import SummitModel
internal import SummitRepository

/// A format that is a text: something before the first event, something for each, something after the last.
protocol EventRecords {
  var head: String { get }
  /// What stands for an event; empty where the format has no room for it, an event without a day in a calendar.
  mutating func text(of stored: StoredEvent) -> String
  var tail: String { get }
}

extension EventRecords {
  var head: String { "" }
  var tail: String { "" }
}

/// A list in a JSON text: a comma before every element but the first.
struct CommaList {
  private var isFirst = true

  mutating func next(_ text: String) -> String {
    defer { isFirst = false }
    return (isFirst ? "" : ",\n") + text
  }
}

extension StoredEvent {
  /// The sentence that says most for the event: the one for its kind, else the first.
  var leadingSentence: String? {
    (event.evidence.first { $0.field == .kind } ?? event.evidence.first)?.sentence.text
  }

  /// Names of who took part, and states or organisations with nobody named.
  var parties: [String] { EventWords.participants(event.participants) }
}

extension EventDate {
  /// The first and the last day, where both are known to the day.
  var days: (first: Day, last: Day)? {
    guard case .day(let first)? = start else { return nil }
    guard let end else { return (first, first) }
    guard case .day(let last) = end, last >= first else { return nil }
    return (first, last)
  }
}
