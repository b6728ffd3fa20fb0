import LibPQ
import SummitModel

/// Two events that may be one.
public struct DoubtfulPair: Sendable, Hashable {
  public let one: EventChoice
  public let other: EventChoice
  /// From 4 on they would have been joined; below 1.5 nobody would ask.
  public let score: Double
  /// What speaks for and against: `same parties +3.0, a day apart -5.0`.
  public let reasons: String
}

extension Repository {
  /// Pairs of events that a curator should look at, the likeliest first; none that one has decided about.
  /// - Parameter query: filters that one of the two must pass.
  public func doubtfulPairs(_ query: TimelineQuery) throws(RepositoryError) -> [DoubtfulPair] {
    try answering { try doubtfulPairs(query, of: nil) }
  }

  func doubtfulPairs(_ query: TimelineQuery, of event: Int?) throws -> [DoubtfulPair] {
    var unlimited = query
    unlimited.limit = nil
    let keys =
      try event.map { [$0] } ?? (query == TimelineQuery(limit: query.limit) ? nil : timelineKeys(unlimited))
    let rows = try connection.execute(
      """
      select one.slug, one.name, one.edtf, other.slug, other.name, other.edtf, doubts.score, doubts.reasons
      from (
        select distinct on (least(a.event_id, b.event_id), greatest(a.event_id, b.event_id))
          least(a.event_id, b.event_id) as one_id, greatest(a.event_id, b.event_id) as other_id,
          doubt.score, doubt.reasons
        from doubt join report a on a.id = doubt.report_id join report b on b.id = doubt.other_id
        where a.event_id <> b.event_id
          and ($1::bigint[] is null or a.event_id = any($1) or b.event_id = any($1))
          and not exists (
            select from edit_anchor x join edit_anchor y on y.edit_id = x.edit_id and y.side <> x.side
            join edit on edit.id = x.edit_id and edit.action in ('keep_apart', 'split')
            where x.article_id = a.article_id and y.article_id = b.article_id
              and \(Self.isInEffect))
        order by least(a.event_id, b.event_id), greatest(a.event_id, b.event_id), doubt.score desc, doubt.reasons
      ) doubts
      join event one on one.id = doubts.one_id join event other on other.id = doubts.other_id
      order by doubts.score desc, one.earliest, one.slug, other.slug
      \(query.limit.map { "limit \(max(0, $0))" } ?? "")
      """, [keys.map { .ints($0) } ?? .null])
    return try rows.map { row in
      DoubtfulPair(
        one: EventChoice(id: try row.text(0), name: try row.text(1), date: row.optionalText(2)),
        other: EventChoice(id: try row.text(3), name: try row.text(4), date: row.optionalText(5)),
        score: try row.double(6), reasons: try row.text(7))
    }
  }

  /// Events that a curator should look at: none too sure of themselves and confirmed by nobody, the least sure first.
  /// - Parameter below: the confidence from which on nobody is asked.
  public func doubtfulEvents(_ query: TimelineQuery, below: Double) throws(RepositoryError) -> [StoredEvent] {
    try answering {
      var unlimited = query
      unlimited.limit = nil
      let keys = try timelineKeys(unlimited)
      let limit = query.limit.map { "limit \(max(0, $0))" } ?? ""
      let doubtful = try connection.execute(
        """
        select id from event where id = any($1) and confidence < $2 and review = 'open'
        order by confidence, earliest, slug \(limit)
        """, [.ints(keys), .double(below)]
      ).map { try $0.int(0) }
      return try events(keys: doubtful)
    }
  }

  /// Events whose reports contradict each other, in the order of the timeline, with their stories.
  public func conflictingEvents(
    _ query: TimelineQuery
  ) throws(RepositoryError) -> [(event: StoredEvent, story: EventStory)] {
    try answering {
      var unlimited = query
      unlimited.limit = nil
      let limit = query.limit.map { "limit \(max(0, $0))" } ?? ""
      let keys = try connection.execute(
        """
        select id from event where id = any($1) and conflicting_fields <> ''
        order by earliest, latest, slug \(limit)
        """, [.ints(try timelineKeys(unlimited))]
      ).map { try $0.int(0) }
      return try events(keys: keys).map { (event: $0, story: try story(of: $0)) }
    }
  }
}
