import SummitModel

/// What the first report of an event said of its status, where the event was announced or did not take place.
struct Announcement {
  let status: EventStatus
  /// When the article appeared.
  let day: Day?

  init?(of event: Event, by reports: [Report]) {
    let last = Day(number: Day.numbers.upperBound)
    guard let first = reports.min(by: { ($0.published ?? last, $0.id) < ($1.published ?? last, $1.id) }),
      first.event.status.isAhead || event.status.isAhead
    else { return nil }
    (status, day) = (first.event.status, first.published)
  }
}

extension Event {
  /// The states that took part, each once, in the order of their codes.
  var states: [String] {
    Set(participants.filter(\.role.takesPart).compactMap(\.country?.rawValue)).sorted()
  }

  /// The keys of the persons who took part, each once.
  var people: [Int] {
    Set(participants.filter(\.role.takesPart).compactMap(\.name)).map { Identity.person($0) }.sorted()
  }
}
