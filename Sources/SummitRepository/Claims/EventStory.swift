import LibPQ
public import SummitModel

/// Everything that is known of how an event came to be as the timeline has it.
public struct EventStory: Sendable, Hashable {
  /// Every change of status or date that articles told, oldest first.
  public let steps: [StatusStep]
  /// Dates that were told and no longer hold: EDTF.
  public let formerDates: [String]
  /// What articles and curators say, field by field.
  public let claims: [Claim]
  /// Fields whose values cannot all be true.
  public let conflicts: [EventField]
  /// What curators decided about it, oldest first.
  public let edits: [Edit]
  /// `StoredArticle.key` of the articles, each group of one text or its copies.
  public let sources: [[Int]]
  /// Whether a curator confirmed it.
  public let isAccepted: Bool
  /// The summit or visit that it was a part of.
  public let whole: EventChoice?
  /// What took place within it or on its sidelines.
  public let parts: [EventChoice]
  /// Events that may be the same one.
  public let doubts: [DoubtfulPair]
}

extension Repository {
  public func story(of stored: StoredEvent) throws(RepositoryError) -> EventStory {
    try answering {
      let reports = try reports(ofEvents: [stored.key])
      let edits = try edits(about: reports)
      let values = edits.filter { $0.action.isOfOneEvent }
      let articles = Set(reports.map(\.article))
      let copies = Copies(among: articles, try sketches(of: articles))
      let sources = Dictionary(grouping: stored.articles.map(\.key)) { copies.source(of: $0) }
      return EventStory(
        steps: Lifecycle.steps(of: reports),
        formerDates: Lifecycle.formerDates(of: reports, accepted: stored.event.date),
        claims: Claims.claims(of: reports, accepted: stored.event, edits: values),
        conflicts: Claims.conflicts(among: reports, under: values), edits: edits,
        sources: sources.sorted { $0.key < $1.key }.map(\.value), isAccepted: values.isAccepted,
        whole: try choices(
          "id = (select part_of_id from event part where part.id = $1)", stored.key
        ).first,
        parts: try choices("part_of_id = $1", stored.key),
        doubts: try doubtfulPairs(TimelineQuery(), of: stored.key))
    }
  }

  /// The edits in effect that mean one of these reports, and not only another one of the same article.
  private func edits(about reports: [Report]) throws -> [Edit] {
    let ids = Set(reports.map(\.id))
    let found = try edits(anchoredIn: Set(reports.map(\.article)))
    let articles = Set(found.flatMap { $0.anchors.map(\.articleKey) })
    let byArticle = Dictionary(
      grouping: try self.reports(ofArticles: articles.sorted()), by: \.article)
    return found.filter { edit in
      edit.anchors.contains { anchor in
        anchor.report(among: byArticle[anchor.articleKey] ?? []).map { ids.contains($0.id) } ?? false
      }
    }
  }

  private func choices(_ condition: String, _ key: Int) throws -> [EventChoice] {
    try connection.execute(
      "select slug, name, edtf from event where \(condition) order by earliest, latest, slug", [.int(key)]
    ).map { EventChoice(id: try $0.text(0), name: try $0.text(1), date: $0.optionalText(2)) }
  }
}
