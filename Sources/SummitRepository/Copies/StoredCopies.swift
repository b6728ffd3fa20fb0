import LibPQ
import SummitModel

/// A text in short, and when it appeared.
struct DatedSketch {
  let sketch: TextSketch
  let published: Day?

  /// Whether one of them is a copy or a rewrite of the other.
  func isCopy(of other: DatedSketch) -> Bool {
    sketch.likeness(to: other.sketch) >= TextSketch.enough(published, other.published)
  }
}

/// What is needed to tell copies, in the database. They are told when they are asked for, among the articles of one event.
extension Repository {
  /// The texts of these articles in short, as far as they are long enough and report an event.
  /// - Parameter incoming: articles that are not stored yet.
  func sketches(of articles: Set<Int>, incoming: [IncomingArticle] = []) throws -> [Int: DatedSketch] {
    var sketches: [Int: DatedSketch] = [:]
    for article in incoming where articles.contains(article.id) {
      sketches[article.id] = article.sketch.map {
        DatedSketch(sketch: $0, published: article.reading.article.published?.day)
      }
    }
    let stored = articles.subtracting(incoming.map(\.id))
    guard !stored.isEmpty else { return sketches }
    let rows = try connection.execute(
      "select id, sketch, published from article where id = any($1) and sketch is not null",
      [.ints(stored.sorted())]
    ).map { row in
      let sketch = try row.optionalBytes(1).flatMap { TextSketch(stored: $0) }
      let published = row.optionalText(2).flatMap { Day(iso: $0) }
      return (try row.int(0), sketch.map { DatedSketch(sketch: $0, published: published) })
    }
    for (id, sketch) in rows { sketches[id] = sketch }
    return sketches
  }

  func insert(_ doubts: [Doubt]) throws {
    var rows = TableRows(
      "doubt", key: 2,
      [
        .init("report_id", "bigint"), .init("other_id", "bigint"), .init("score", "double precision"),
        .init("reasons"),
      ])
    for doubt in doubts {
      rows.append([.int(doubt.report), .int(doubt.other), .double(doubt.score), .text(doubt.reasons)])
    }
    try rows.insert(on: connection, .keep)
  }
}
