public import SummitModel

/// A sentence of one source that says who took part in an event, of a list a row; and what other sources say of it.
public struct SourceStatement: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Another source tells of the event, and names somebody whom the sentence names.
    case confirmed
    /// Other sources tell of it otherwise.
    case contradicted
    /// No other source tells of it.
    case lacking
  }

  /// What the source calls the article or row; else its title.
  public let record: String
  public let sentence: String
  public let date: EventDate?
  /// Whom the sentence has taking part: names of persons; states and organisations where nobody is named.
  public let who: [String]
  public let verdict: Verdict
  /// The event that it belongs to; `nil` where a curator rejected it.
  public let event: EventChoice?
  /// The other event, where it is kept apart from this one because of what contradicts.
  public let other: EventChoice?
  /// Articles of other sources that confirm or contradict it.
  public let articles: [StoredArticle]
  /// What contradicts, in words.
  public let differences: [String]
}

/// One source's reports held against those of all others.
struct Corroboration {
  /// A sentence within a report of the source, with whom it names.
  struct Claim {
    let report: Report
    let names: Set<String>
    /// States and organisations that the sentence has taking part with nobody named.
    let parties: Set<String>
  }

  struct Finding {
    let verdict: SourceStatement.Verdict
    /// Ids of the reports that speak for it or against it.
    let reports: [Report]
    let differences: [String]
  }

  /// - Parameter others: reports of the same event by other sources.
  static func finding(_ claim: Claim, among others: [Report]) -> Finding {
    let fitting = others.filter { names($0, of: claim) }
    guard !fitting.isEmpty else { return Finding(verdict: .lacking, reports: [], differences: []) }
    let told = fitting.map { other in (report: other, differences: contradictions(claim.report, other)) }
    let agreeing = told.filter { $0.differences.isEmpty }.map(\.report)
    if !agreeing.isEmpty { return Finding(verdict: .confirmed, reports: agreeing, differences: []) }
    let differences = Set(told.flatMap(\.differences)).sorted()
    return Finding(verdict: .contradicted, reports: fitting, differences: differences)
  }

  /// Whether a report has somebody taking part whom the claim names; of a claim that names nobody, some party of it.
  static func names(_ report: Report, of claim: Claim) -> Bool {
    let people = report.traits.people
    if claim.names.isEmpty { return claim.parties.contains { people[$0] != nil } }
    let mine = claim.report.traits.people
    return mine.contains { party, names in
      let named = names.intersection(claim.names)
      return !named.isEmpty && PersonNames.shared(named, people[party] ?? []) > 0
    }
  }

  /// What two reports of one event cannot both be right about.
  private static func contradictions(_ a: Report, _ b: Report) -> [String] {
    var found: [String] = []
    let off: Set<EventStatus> = [.cancelled, .refused, .postponed]
    if !a.event.status.isAhead, off.contains(b.event.status) {
      found.append("status: \(b.event.status.rawValue)")
    }
    if let x = a.event.date, let y = b.event.date, !Lifecycle.overlap(x, y) {
      found.append("date: \(y.edtf ?? "")")
    }
    if let x = a.traits.place, let y = b.traits.place, !x.agrees(with: y) {
      found.append("place: \(b.event.place?.name ?? "")")
    }
    return found
  }
}
