import LibPQ
import SummitModel

extension Repository {
  /// Events whose names, places, topics, evidence or articles' titles have the words; the best first.
  /// - Parameter words: as in a search engine: `"cyber security" obama -nato`.
  public func search(_ words: String, limit: Int) throws(RepositoryError) -> [SearchHit] {
    try answering {
      let asked = Folding.unaccented(words)
      let hits = try connection.execute(
        """
        select id, ts_rank(search, query) from event, websearch_to_tsquery('english', $1) query
        where search @@ query order by 2 desc, earliest desc nulls last, slug limit $2
        """, [.text(asked), .int(limit)]
      ).map { (key: try $0.int(0), rank: try $0.double(1)) }
      let sentences = try sentences(ofEvents: hits.map(\.key), for: asked)
      let events = try events(keys: hits.map(\.key))
      return zip(events, hits).map { event, hit in
        SearchHit(event: event, sentence: sentences[hit.key], rank: hit.rank)
      }
    }
  }

  /// For each event the sentence of its evidence that has most of the words.
  private func sentences(ofEvents keys: [Int], for words: String) throws -> [Int: Quotation] {
    let rows = try connection.execute(
      """
      select distinct on (event_id) event_id, sentence ->> 2, (sentence ->> 0)::integer, (sentence ->> 1)::integer
      from report, json_array_elements(sentences) with ordinality as told (sentence, number),
        lateral (select to_tsvector('english', lower(sentence ->> 2)) as words offset 0) own,
        to_tsquery('english', array_to_string(tsvector_to_array(to_tsvector('english', $2)), ' | ')) query
      where event_id = any($1) and words @@ query
      order by event_id, ts_rank(words, query) desc, report.id, number
      """, [.ints(keys), .text(words.filter { $0 != "'" && $0 != "\\" })]
    ).map { row in
      (try row.int(0), Quotation(text: try row.text(1), start: try row.int(2), end: try row.int(3)))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
