public import SummitModel

/// A step in the life of an event: what was told of its status or date, when, and by which article.
public struct StatusStep: Sendable, Hashable {
  public let status: EventStatus
  /// The date as it was told then: EDTF.
  public let date: String?
  /// When the article appeared; `nil` when it is not known.
  public let reported: Day?
  /// `StoredArticle.key`.
  public let article: Int

  /// In words: "scheduled for 2013-06-07".
  public var words: String { date.map { "\(status.rawValue), \($0)" } ?? status.rawValue }
}

/// How an event was announced, moved, held or called off, as its articles tell it one after another.
enum Lifecycle {
  /// Every change of status or date, oldest first. What repeats the step before it is left out, and so are plans told
  /// after the event was held.
  static func steps(of reports: [Report]) -> [StatusStep] {
    var steps: [StatusStep] = []
    var isOver = false
    for report in reports.sorted(by: precedes) {
      let event = report.event
      if isOver && event.status.isAhead { continue }
      isOver = isOver || !event.status.isAhead
      let step = StatusStep(
        status: event.status, date: event.date?.edtf, reported: report.published, article: report.article)
      if let last = steps.last, last.status == step.status, last.date == step.date || step.date == nil {
        continue
      }
      steps.append(step)
    }
    return steps
  }

  /// Dates that were told and no longer hold: none of them overlaps the accepted one.
  static func formerDates(of reports: [Report], accepted: EventDate?) -> [String] {
    guard let accepted else { return [] }
    let former = reports.sorted(by: precedes).compactMap(\.event.date).filter { !overlap($0, accepted) }
    var seen: Set<String> = []
    return former.compactMap(\.edtf).filter { seen.insert($0).inserted }
  }

  /// The reports that tell how things stand: those of an event that took place, else the newest plans that were not
  /// called off, else all.
  static func current(of reports: [Report]) -> [Report] {
    let held = reports.filter { !$0.event.status.isAhead }
    if !held.isEmpty { return held }
    let plans = reports.filter { $0.event.status == .scheduled || $0.event.status == .proposed }
    let newest = plans.compactMap(\.published).max()
    return plans.isEmpty ? reports : plans.filter { $0.published == newest }
  }

  static func overlap(_ a: EventDate, _ b: EventDate) -> Bool {
    guard let from = a.earliest ?? a.latest, let to = a.latest ?? a.earliest,
      let start = b.earliest ?? b.latest, let end = b.latest ?? b.earliest
    else { return a == b }
    return from <= end && start <= to
  }

  /// By day of publication, those without one at the end, plans before what came of them.
  private static func precedes(_ a: Report, _ b: Report) -> Bool {
    func order(_ report: Report) -> [Int] {
      let status = report.event.status
      return [
        report.published?.number ?? Int.max, status.isAhead ? 0 : 1,
        EventStatus.allCases.firstIndex(of: status) ?? 9, report.id,
      ]
    }
    return order(a).lexicographicallyPrecedes(order(b))
  }
}
