import SummitModel
import Synchronization

/// What one article tells of one event. It never changes; many groups and searches hold the same one.
final class Report: Sendable {
  let id: Int
  /// Another for each report that is made or read; the same for what is told, wherever it belongs.
  let serial: Int
  let article: Int
  /// When the article appeared.
  let published: Day?
  let title: String?
  let event: Event
  /// The event that the report belongs to at present; `nil` for a new report and for one of a rejected event.
  let storedEvent: Int?
  /// The number of the reports that it may be regrouped with; of a new one its own id.
  let neighbourhood: Int
  /// Whether the database has it already.
  let isStored: Bool
  let traits: Traits
  /// The travellers of the list of which it is a row.
  let travellers: Set<String>
  /// Under which others that may tell of the same event find it.
  let keys: [ReportKeys.Key]

  init(
    id: Int, article: Int, published: Day?, title: String?, event: Event, storedEvent: Int? = nil,
    neighbourhood: Int? = nil, isStored: Bool
  ) {
    self.id = id
    serial = Self.count.add(1, ordering: .relaxed).newValue
    self.article = article
    self.published = published
    self.title = title
    self.event = event
    self.storedEvent = storedEvent
    self.neighbourhood = neighbourhood ?? id
    self.isStored = isStored
    traits = Traits(of: event, published: published)
    travellers = Set(event.evidence.filter { $0.rule == Evidence.travellerOfAList }.map(\.value))
    keys = ReportKeys.keys(of: traits)
  }

  /// The sentence that says that there was an event.
  var telling: Evidence? { event.evidence.first { $0.field == .kind } }

  private static let count = Atomic<Int>(0)

  private init(
    _ report: Report, event: Event, storedEvent: Int?, neighbourhood: Int, isStored: Bool
  ) {
    (id, serial, article, published) = (report.id, report.serial, report.article, report.published)
    (title, self.event, self.isStored, traits) = (report.title, event, isStored, report.traits)
    (travellers, keys) = (report.travellers, report.keys)
    self.storedEvent = storedEvent
    self.neighbourhood = neighbourhood
  }

  /// The same report, stored, where it belongs now.
  func moved(to home: Int?, neighbourhood: Int) -> Report {
    isStored && home == storedEvent && neighbourhood == self.neighbourhood
      ? self
      : Report(self, event: event, storedEvent: home, neighbourhood: neighbourhood, isStored: true)
  }

  /// What comparing needs of it: without topics, outcomes, and all evidence but what tells of the event as such.
  var outline: Report {
    let evidence = event.evidence.enumerated().filter { number, item in
      number == 0 || item.field == .kind || item.rule == Evidence.travellerOfAList
    }.map(\.element)
    let short = Event(
      name: event.name, kind: event.kind, format: event.format, level: event.level, status: event.status,
      visitType: event.visitType, date: event.date, place: event.place, host: event.host,
      series: event.series, edition: event.edition, partOf: event.partOf, participants: event.participants,
      evidence: evidence, confidence: event.confidence)
    return Report(
      self, event: short ?? event, storedEvent: storedEvent, neighbourhood: neighbourhood,
      isStored: isStored)
  }
}
