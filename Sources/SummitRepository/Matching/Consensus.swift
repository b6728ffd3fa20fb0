import SummitModel

/// The accepted view of an event, derived from all reports of it.
///
/// Explicit counts more than inferred, exact more than vague, then what most reports say; the status follows the
/// newest report, but what was held stays held. The order of the reports plays no part.
enum Consensus {
  /// - Parameters:
  ///   - reports: at least one.
  ///   - copies: which of their articles are one text, and count as one source.
  static func event(of reports: [Report], copies: Copies = .none) -> Event? {
    guard var event = agreed(reports, copies) else { return nil }
    if let convener = ConsensusParticipants.convener(of: event) { event.participants.append(convener) }
    return event
  }

  /// What the reports themselves tell.
  private static func agreed(_ reports: [Report], _ copies: Copies) -> Event? {
    let reports = reports.sorted { $0.id < $1.id }
    guard reports.count > 1 else { return reports.first?.event }
    let events = reports.map(\.event)
    let kind = majority(events.map(\.kind), order: kinds) ?? .meeting
    let place = place(of: events)
    return Event(
      name: name(of: events, kind: kind), kind: kind,
      format: majority(events.map(\.format), order: [.multilateral, .trilateral, .bilateral]) ?? .bilateral,
      level: level(of: events), status: status(of: reports),
      visitType: majority(events.compactMap(\.visitType), order: VisitType.allCases),
      date: ConsensusDate.date(of: reports), place: place,
      host: host(of: events, at: place), series: majority(events.compactMap(\.series)),
      edition: majority(events.compactMap(\.edition)), partOf: majority(events.compactMap(\.partOf)),
      participants: ConsensusParticipants.participants(of: reports), topics: topics(of: events),
      outcomes: outcomes(of: events), evidence: events.flatMap(\.evidence),
      confidence: confidence(of: reports, copies))
  }

  /// From the most telling to the least: what two reports call differently is called by the more telling name.
  private static let kinds: [EventKind] = [
    .summit, .conference, .negotiation, .signing, .visit, .ceremony, .workingGroup, .call, .meeting,
  ]

  private static func name(of events: [Event], kind: EventKind) -> String {
    let fitting = events.filter { $0.kind == kind }
    return majority(fitting.map(\.name)) ?? events[0].name
  }

  private static func level(of events: [Event]) -> EventLevel {
    let known = events.map(\.level).filter { $0 != .unknown }
    return majority(known, order: [.leaders, .ministers, .mixed, .officials]) ?? .unknown
  }

  /// What the newest article says; but an event that took place is never planned again.
  private static func status(of reports: [Report]) -> EventStatus {
    let all = Set(reports.map(\.event.status))
    if all.contains(.held) { return .held }
    if all.contains(.ongoing) { return .ongoing }
    let order: [EventStatus] = [.cancelled, .postponed, .refused, .scheduled, .proposed, .held, .ongoing]
    let newest = reports.compactMap(\.published).max()
    let latest = superseding(reports.filter { $0.published == newest })
    return majority(latest.map(\.event.status), order: order) ?? .scheduled
  }

  /// Where one article tells of the old date and of the new one, the new one is how things stand.
  private static func superseding(_ reports: [Report]) -> [Report] {
    let plans = reports.filter { $0.event.status == .scheduled }
    return reports.filter { old in
      old.event.status != .postponed || !plans.contains { Rescheduling.isFollowed(old, by: $0) }
    }
  }

  private static func place(of events: [Event]) -> Place? {
    let places = events.compactMap(\.place)
    func exactness(_ place: Place) -> Int {
      (place.venue != nil ? 8 : 0) + (place.city != nil ? 4 : 0) + (place.coordinates != nil ? 2 : 0)
        + (place.admin1 != nil ? 1 : 0)
    }
    let best = places.map(exactness).max() ?? 0
    let candidates = places.filter { exactness($0) == best }
    let key = majority(candidates.map { Identity.place($0) })
    return candidates.filter { Identity.place($0) == key }.min { $0.asWritten < $1.asWritten }
  }

  /// The commonest; of equally common ones whoever has the ground.
  private static func host(of events: [Event], at place: Place?) -> CountryCode? {
    let hosts = events.compactMap(\.host)
    return majority(hosts, order: [place?.country].compactMap { $0 } + hosts.sorted())
  }

  private static func topics(of events: [Event]) -> [Topic] {
    var groups: [String: [Topic]] = [:]
    for topic in events.flatMap(\.topics) {
      let key = topic.code == "other" ? "other " + Folding.folded(topic.label) : topic.code
      groups[key, default: []].append(topic)
    }
    return groups.sorted { a, b in
      a.value.count == b.value.count ? a.key < b.key : a.value.count > b.value.count
    }.compactMap { $0.value.min { ($0.label, $0.asWritten) < ($1.label, $1.asWritten) } }
  }

  private static func outcomes(of events: [Event]) -> [Outcome] {
    var seen: Set<String> = []
    let sorted = events.flatMap(\.outcomes).sorted {
      ($0.kind.rawValue, $0.text) < ($1.kind.rawValue, $1.text)
    }
    return sorted.filter { seen.insert($0.kind.rawValue + Folding.folded($0.text)).inserted }
  }

  /// Sources that err each for themselves all err together rarely; three decimals. Reports of one article, and of
  /// copies of it, are one source.
  private static func confidence(of reports: [Report], _ copies: Copies) -> Double {
    let sources = Dictionary(grouping: reports) { copies.source(of: $0.article) }
    let doubts = sources.values.map { source in 1 - (source.map(\.event.confidence).max() ?? 0) }
    return (min(0.99, 1 - doubts.sorted().reduce(1, *)) * 1000).rounded() / 1000
  }

  /// The commonest value; of equally common ones the first in `order`.
  static func majority<Value: Hashable>(_ values: [Value], order: [Value]) -> Value? {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return order.first { counts[$0] == most && most != nil } ?? values.first
  }

  /// The commonest value; of equally common ones the least.
  static func majority<Value: Hashable & Comparable>(_ values: [Value]) -> Value? {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { a, b in a.value == b.value ? a.key > b.key : a.value < b.value }?.key
  }
}
