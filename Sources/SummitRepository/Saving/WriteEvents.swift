import LibPQ
import SummitModel

/// Writing the accepted view: events as they follow from their reports, and the names that lead to them.
extension Repository {
  /// What is to be written of events that changed: their accepted views and slugs.
  func accept(_ regrouping: Regrouping, incoming: [IncomingArticle] = []) throws -> [Accepted] {
    let changes = try completed(regrouping.changes.filter { !$0.isRejected })
    let shared = changes.filter { $0.reports.count > 1 }
    let sketches = try sketches(of: Set(shared.flatMap(\.reports).map(\.article)), incoming: incoming)
    var events = changes.compactMap { Accepted($0, sketches) }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }
    // What curators wrote may name states, persons and places that no article does.
    try insertReferences(of: events.filter { !$0.change.edits.isEmpty }.map(\.event))
    let slugs = try settleSlugs(of: events, regrouping)
    for index in events.indices { events[index].slug = slugs[events[index].change.id] }
    return events
  }

  /// With whole reports in place of outlines.
  private func completed(_ changes: [Regrouping.Change]) throws -> [Regrouping.Change] {
    let stored = changes.flatMap(\.reports).filter(\.isStored).map(\.id)
    let whole = Dictionary(
      try reports(ids: stored).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return changes.map { change in
      var change = change
      change.reports = change.reports.map { whole[$0.id] ?? $0 }
      return change
    }
  }

  func write(_ events: [Accepted], _ regrouping: Regrouping) throws {
    let vectors = try lexemes.vectors(
      of: events.map { SearchTexts(of: $0.event, $0.change.reports) }, on: connection)
    try uncount(regrouping.outdated)
    try deleteEvents(regrouping.outdated)
    try insertEvents(events, vectors)
    try insertLists(of: events)
    try leaveUncounted(events.map(\.change.id))
    try rehome(regrouping.changes)
    try insertEventLists(of: events)
    try contain(events.map(\.change.id), formerly: regrouping.outdated)
  }

  struct Accepted {
    let change: Regrouping.Change
    let event: Event
    let earliest: Day?
    /// How many articles that do not copy each other tell of it.
    let sources: Int
    let conflicts: [EventField]
    var slug: String?

    init?(_ change: Regrouping.Change, _ sketches: [Int: DatedSketch]) {
      let articles = Set(change.reports.map(\.article))
      let copies = Copies(among: articles, sketches)
      guard let told = Consensus.event(of: change.reports, copies: copies) else { return nil }
      self.change = change
      event = CuratedEvent.event(told, under: change.edits)
      sources = Set(articles.map { copies.source(of: $0) }).count
      conflicts = Claims.conflicts(among: change.reports, under: change.edits)
      earliest = EventColumns.bounds(of: event.date).0
    }
    var order: [Int] { [earliest?.number ?? Int.max, change.id] }
  }

  private func deleteEvents(_ ids: Set<Int>) throws {
    guard !ids.isEmpty else { return }
    for statement in [
      "delete from event_lists where event_id = any($1)", "delete from outcome where event_id = any($1)",
      "delete from event_topic where event_id = any($1)",
      "delete from participation where event_id = any($1)",
      "delete from event where id = any($1)",
    ] {
      try connection.post(statement, [.ints(ids.sorted())])
    }
  }

  private func insertEvents(_ events: [Accepted], _ vectors: [String]) throws {
    var rows = TableRows(
      "event", key: 1,
      [.init("id", "bigint"), .init("slug")] + EventColumns.columns + [
        .init("country_code"), .init("report_count", "integer"), .init("source_count", "integer"),
        .init("conflicting_fields"), .init("review"), .init("states", "text[]"), .init("people", "bigint[]"),
        .init("announced_as"), .init("announced_on", "date"), .init("search", "tsvector"),
      ])
    for (accepted, vector) in zip(events, vectors) {
      let place = accepted.event.place.map { Identity.place($0) }
      rows.append(
        [.int(accepted.change.id), .text(accepted.slug ?? String(accepted.change.id))]
          + EventColumns.values(of: accepted.event, place: place).map { .text($0) }
          + Self.knowledge(of: accepted) + [.text(vector)])
    }
    try rows.insert(on: connection, .none)
  }

  /// What the row of an event knows of its reports, its edits and its participants.
  private static func knowledge(of accepted: Accepted) -> [Parameter] {
    let (event, change) = (accepted.event, accepted.change)
    let announcement = Announcement(of: event, by: change.reports)
    return [
      .text(event.place?.country?.rawValue), .int(change.reports.count), .int(accepted.sources),
      .text(accepted.conflicts.map(\.rawValue).joined(separator: " ")),
      .text(change.edits.isAccepted ? "accepted" : "open"), .texts(event.states), .ints(event.people),
      .text(announcement?.status.rawValue), .text(announcement?.day?.description),
    ]
  }

  /// Leads stored reports to the events that they belong to now.
  private func rehome(_ changes: [Regrouping.Change]) throws {
    let moved = changes.flatMap { change in
      change.reports.filter { $0.isStored && $0.storedEvent != change.home }.map { ($0.id, change.home) }
    }.sorted { $0.0 < $1.0 }
    guard !moved.isEmpty else { return }
    try connection.post(
      """
      update report set event_id = given.event_id
      from unnest($1::bigint[], $2::bigint[]) as given (id, event_id) where report.id = given.id
      """, [.ints(moved.map(\.0)), .ints(moved.map(\.1))])
  }
}
