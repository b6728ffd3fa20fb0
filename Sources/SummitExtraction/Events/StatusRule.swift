import SummitModel

/// What status a candidate's modality and date give an event.
enum StatusRule {
  ///
  /// - Parameter told: the status of the event told before, which an announcement of several shares.
  static func status(_ modality: Modality, date: EventDate?, published: Day?, told: EventStatus? = nil) -> EventStatus {
    if modality.isCalledOff { return .cancelled }
    if modality.isPutOff { return .postponed }
    if modality.isRefused { return .refused }
    if let published, let first = date?.earliest, first > published {
      return modality.isPossible ? .proposed : .scheduled
    }
    if let published, let last = date?.latest, last < published, !modality.isPossible { return .held }
    if modality.isPossible { return .proposed }
    if modality.isFuture { return .scheduled }
    if modality.isAsked { return .proposed }
    if modality.isPast { return .held }
    if modality.isProgressive { return .ongoing }
    if let published, let last = date?.latest, last > published { return .scheduled }
    return told == .scheduled ? .scheduled : .held
  }

  /// Of two statuses that an article gives one event, the one that holds.
  static func combined(_ a: EventStatus, _ b: EventStatus) -> EventStatus {
    let order: [EventStatus] = [.cancelled, .postponed, .refused, .ongoing, .held, .scheduled, .proposed]
    let first = order.firstIndex(of: a) ?? 0
    let second = order.firstIndex(of: b) ?? 0
    return first <= second ? a : b
  }
}
