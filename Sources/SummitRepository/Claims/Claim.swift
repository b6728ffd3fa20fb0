public import SummitModel

/// A value of a field of an event, and who says so.
public struct Claim: Sendable, Hashable {
  public let field: EventField
  /// In words: an EDTF date, a place's name with its country, "Xi Jinping: visitor".
  public let value: String
  /// `StoredArticle.key` of the articles that give it, oldest first; none for a curator's.
  public let articles: [Int]
  /// Who set it by hand; `nil` for what articles tell.
  public let curator: String?
  /// Whether the event has this value.
  public let isAccepted: Bool
}

/// What the reports of an event say field by field, and where they contradict each other.
enum Claims {
  /// One value for each report and field, in words.
  static func values(of event: Event) -> [(field: EventField, value: String)] {
    var values: [(EventField, String)] = [
      (.kind, event.kind.rawValue), (.status, event.status.rawValue), (.level, event.level.rawValue),
    ]
    if let date = event.date?.edtf { values.append((.date, date)) }
    if let place = event.place { values.append((.place, words(of: place))) }
    if let host = event.host { values.append((.host, host.rawValue)) }
    if let series = event.series {
      values.append(
        (.series, [series, event.edition.map { String($0) }].compactMap { $0 }.joined(separator: " ")))
    }
    if let type = event.visitType { values.append((.visitType, type.rawValue)) }
    if let partOf = event.partOf { values.append((.partOf, partOf)) }
    values += event.participants.map { (.participants, words(of: $0)) }
    return values
  }

  private static func words(of place: Place) -> String {
    let parts = [place.name, place.city == place.name ? nil : place.city, place.country?.rawValue]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func words(of participant: Participant) -> String {
    let party = participant.country?.rawValue ?? participant.organisation ?? ""
    return "\(participant.name ?? party)" + (participant.name == nil || party.isEmpty ? "" : " (\(party))")
      + (participant.role.takesPart ? "" : ": \(participant.role.rawValue)")
  }

  /// The claims about one event, by field; accepted ones first, then by how many articles give them.
  static func claims(of reports: [Report], accepted: Event, edits: [Edit]) -> [Claim] {
    var articles: [EventField: [String: [Int]]] = [:]
    let sorted = reports.sorted {
      ($0.published?.number ?? Int.max, $0.article, $0.id) < (
        $1.published?.number ?? Int.max, $1.article, $1.id
      )
    }
    for report in sorted {
      for (field, value) in values(of: report.event) {
        if articles[field]?[value]?.contains(report.article) == true { continue }
        articles[field, default: [:]][value, default: []].append(report.article)
      }
    }
    let held = Set(values(of: accepted).map { "\($0.field) \($0.value)" })
    let told = EventField.allCases.flatMap { field in
      (articles[field] ?? [:]).map { value, articles in
        Claim(
          field: field, value: value, articles: articles, curator: nil,
          isAccepted: held.contains("\(field) \(value)"))
      }.sorted { a, b in
        if a.isAccepted != b.isAccepted { return a.isAccepted }
        return a.articles.count == b.articles.count ? a.value < b.value : a.articles.count > b.articles.count
      }
    }
    return told + curated(edits, held)
  }

  private static func curated(_ edits: [Edit], _ held: Set<String>) -> [Claim] {
    edits.filter { $0.action == .set }.compactMap { edit in
      guard let field = edit.field.flatMap({ EventField(rawValue: $0) }) else { return nil }
      let isLast = edits.last { $0.action == .set && $0.field == edit.field } == edit
      return Claim(
        field: field, value: edit.value ?? "", articles: [], curator: edit.curator, isAccepted: isLast)
    }
  }

  /// The fields for which reports give values that cannot all be true, where no curator has decided.
  static func conflicts(among reports: [Report], under edits: [Edit]) -> [EventField] {
    guard reports.count > 1 else { return [] }
    let settled = Set(edits.filter { $0.action == .set }.compactMap(\.field))
    let all: [(EventField, Bool)] = [
      (.status, disagreeOnStatus(reports)), (.date, disagreeOnDate(reports)),
      (
        .place,
        disagree(reports) { a, b in
          a.traits.place.flatMap { x in b.traits.place.map { !x.agrees(with: $0) } } ?? false
        }
      ),
      (.participants, disagreeOnParticipants(reports)),
      (.level, Set(reports.map(\.event.level)).subtracting([.unknown, .mixed]).count > 1),
      (.host, Set(reports.compactMap(\.event.host)).count > 1),
      (.visitType, Set(reports.compactMap(\.event.visitType)).count > 1),
    ]
    return all.filter { $0.1 && !settled.contains($0.0.rawValue) }.map(\.0)
  }

  private static func disagree(_ reports: [Report], _ differ: (Report, Report) -> Bool) -> Bool {
    reports.indices.contains { i in reports[(i + 1)...].contains { differ(reports[i], $0) } }
  }

  /// Plans may change; but what one article tells as held, none tells as called off, and articles of one day agree.
  private static func disagreeOnStatus(_ reports: [Report]) -> Bool {
    let off: Set<EventStatus> = [.cancelled, .refused, .postponed]
    return disagree(reports) { a, b in
      let (x, y) = (a.event.status, b.event.status)
      guard off.contains(x) != off.contains(y), a.published != nil, b.published != nil else { return false }
      let (early, late) = (a.published ?? b.published, b.published ?? a.published)
      guard let early, let late else { return false }
      return early == late || (!x.isAhead && late > early) || (!y.isAhead && early > late)
    }
  }

  /// Exact days that do not overlap, unless the event was put off in between.
  private static func disagreeOnDate(_ reports: [Report]) -> Bool {
    guard !reports.contains(where: { $0.event.status == .postponed }) else { return false }
    return disagree(reports) { a, b in
      guard let x = a.event.date, let y = b.event.date, !a.traits.isVague, !b.traits.isVague else {
        return false
      }
      return !Lifecycle.overlap(x, y)
    }
  }

  /// One report has somebody there whom another has absent; or a party sent other persons of the same rank.
  private static func disagreeOnParticipants(_ reports: [Report]) -> Bool {
    if isSomebodyThereAndAway(reports) { return true }
    return disagree(reports) { a, b in
      a.traits.parties.contains { party in
        let (x, y) = (a.traits.people[party] ?? [], b.traits.people[party] ?? [])
        return !x.isEmpty && !y.isEmpty && PersonNames.shared(x, y) == 0
          && !ranks(of: party, in: a).isDisjoint(with: ranks(of: party, in: b))
      }
    }
  }

  private static func isSomebodyThereAndAway(_ reports: [Report]) -> Bool {
    func names(_ report: Report, _ isMeant: (Role) -> Bool) -> Set<String> {
      Set(report.event.participants.filter { isMeant($0.role) }.compactMap(\.name).map(Folding.folded))
    }
    return reports.contains { other in
      let away = names(other) { $0 == .absent }
      return !away.isEmpty
        && reports.contains { $0 !== other && !away.isDisjoint(with: names($0) { $0.takesPart }) }
    }
  }

  /// Of those who are named for a party; whoever has no rank that is known contradicts nobody.
  private static func ranks(of party: String, in report: Report) -> Set<Rank> {
    let sent = report.event.participants.filter {
      $0.name != nil && $0.role.takesPart && Parties.party(of: $0) == party
    }
    return Set(sent.map(\.rank)).subtracting([.other])
  }
}
