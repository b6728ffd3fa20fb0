import SummitModel

/// The accepted view of an event, derived from all reports of it.
///
/// Explicit counts more than inferred, exact more than vague, then what most reports say; the status follows the
/// newest report, but what was held stays held. The order of the reports plays no part.
enum Consensus {
  /// - Parameter reports: at least one.
  static func event(of reports: [Report]) -> Event? {
    let reports = reports.sorted { $0.id < $1.id }
    guard reports.count > 1 else { return reports.first?.event }
    let events = reports.map(\.event)
    let kind = majority(events.map(\.kind), order: kinds) ?? .meeting
    return Event(
      name: name(of: events, kind: kind), kind: kind,
      format: majority(events.map(\.format), order: [.multilateral, .trilateral, .bilateral]) ?? .bilateral,
      level: level(of: events), status: status(of: reports),
      visitType: majority(events.compactMap(\.visitType), order: VisitType.allCases),
      date: ConsensusDate.date(of: events.compactMap(\.date)), place: place(of: events),
      host: majority(events.compactMap(\.host)), series: majority(events.compactMap(\.series)),
      edition: majority(events.compactMap(\.edition)), partOf: majority(events.compactMap(\.partOf)),
      participants: ConsensusParticipants.participants(of: reports), topics: topics(of: events),
      outcomes: outcomes(of: events), evidence: events.flatMap(\.evidence),
      confidence: confidence(of: events))
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
    let latest = reports.filter { $0.published == newest }
    return majority(latest.map(\.event.status), order: order) ?? .scheduled
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

  /// Reports that err each for themselves all err together rarely; three decimals.
  private static func confidence(of events: [Event]) -> Double {
    let doubt = events.map { 1 - $0.confidence }.sorted().reduce(1, *)
    return (min(0.99, 1 - doubt) * 1000).rounded() / 1000
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

/// The accepted date among those that reports give.
enum ConsensusDate {
  private static let bases: [DateBasis] = [
    .explicit, .series, .weekday, .duration, .relative, .publication, .curator,
  ]

  /// A curator's, else the most exact, the most explicit, the one that also knows its end, the commonest, the narrowest.
  static func date(of dates: [EventDate]) -> EventDate? {
    let counts = Dictionary(dates.map { ($0.edtf ?? "", 1) }, uniquingKeysWith: +)
    return dates.min { a, b in
      let (x, y) = (rank(a, counts), rank(b, counts))
      if x != y { return x.lexicographicallyPrecedes(y) }
      return (a.edtf ?? "") < (b.edtf ?? "")
    }
  }

  /// Smaller is better.
  private static func rank(_ date: EventDate, _ counts: [String: Int]) -> [Int] {
    let exactness =
      switch date.precision {
      case .day?: 0
      case .month?: 1
      case .year?: 2
      case nil: 3
      }
    let isYearless = if case .yearless? = date.start { 1 } else { 0 }
    let span = date.earliest.flatMap { first in date.latest.map { $0.number - first.number } } ?? 9999
    return [
      date.basis == .curator ? 0 : 1, isYearless, exactness, bases.firstIndex(of: date.basis) ?? 9,
      date.end == nil ? 1 : 0, -(counts[date.edtf ?? ""] ?? 0), span,
    ]
  }
}
