import SummitModel

/// What status a candidate's modality and date give an event.
struct StatusRule {
  let published: Day?

  /// A status, and whether the words tell it or it is only what remains when they do not.
  struct Told: Sendable {
    var status: EventStatus
    var isCertain: Bool
  }

  /// - Parameter before: the status of the event told before, which an announcement of several shares.
  func status(_ modality: Modality, date: EventDate?, before: EventStatus?) -> Told {
    func told(_ status: EventStatus) -> Told { Told(status: status, isCertain: true) }
    if modality.isCalledOff { return told(.cancelled) }
    if modality.isPutOff { return told(.postponed) }
    if modality.isRefused { return told(.refused) }
    if modality.isUnfulfilled { return Told(status: .cancelled, isCertain: false) }
    if let published, let first = date?.earliest, first > published {
      return told(modality.isPossible ? .proposed : .scheduled)
    }
    if let published, let last = date?.latest, last < published, !modality.isPossible { return told(.held) }
    if modality.isPossible { return told(.proposed) }
    // A visit or summit of several days that began and has not ended.
    if let published, let first = date?.earliest, let last = date?.latest, date?.end != nil,
      first <= published,
      last > published, !modality.isFuture
    {
      return told(.ongoing)
    }
    if modality.isFuture { return told(.scheduled) }
    if modality.isAsked { return told(.proposed) }
    if modality.isPast { return told(.held) }
    if modality.isProgressive {
      // "are hosting a summit in February", in an article without a date: it is to come.
      return told(published == nil && date != nil && date?.earliest == nil ? .scheduled : .ongoing)
    }
    if let published, let last = date?.latest, last > published { return told(.scheduled) }
    return Told(status: before == .scheduled ? .scheduled : .held, isCertain: false)
  }

  /// "I had a meeting with him yesterday, we are having a good exchange": what its day says is over is not under way.
  ///
  /// Of a visit only the day of arrival may be told.
  func settled(_ told: Told, date: EventDate?, of kind: EventKind) -> Told {
    guard told.status == .ongoing, kind != .visit || date?.end != nil || date?.precision != .day,
      let published, let last = date?.latest, last < published
    else {
      return told
    }
    return Told(status: .held, isCertain: told.isCertain)
  }

  /// Of two statuses that an article gives one event, the one that holds.
  ///
  /// - Parameter isStay: whether its day is that of an arrival.
  func combined(_ a: Told, _ b: Told, date: EventDate?, isStay: Bool = false) -> Told {
    if a.isCertain != b.isCertain { return a.isCertain ? a : b }
    let off: [EventStatus] = [.cancelled, .postponed, .refused]
    for status in off where a.status == status || b.status == status {
      return Told(status: status, isCertain: true)
    }
    if let published, let first = date?.earliest, first > published {
      return [a, b].contains { $0.status == .scheduled }
        ? Told(status: .scheduled, isCertain: a.isCertain) : a
    }
    if !isStay, let published, let last = date?.latest, last < published,
      a.status == .held || b.status == .held
    {
      return Told(status: .held, isCertain: a.isCertain)
    }
    let order: [EventStatus] = [.ongoing, .held, .scheduled, .proposed]
    let first = order.firstIndex(of: a.status) ?? 0
    let second = order.firstIndex(of: b.status) ?? 0
    return first <= second ? a : b
  }
}
