import LibPQ
import SummitModel

/// Which articles copy each other, in the database.
extension Repository {
  /// Finds the articles, stored or of the same batch, that these copy or are copied by. Call it once they are stored.
  ///
  /// An article that reports no event is nobody's source, and not looked at.
  func insertCopies(of incoming: [IncomingArticle]) throws {
    let sketches = Dictionary(
      uniqueKeysWithValues: incoming.filter { !$0.reports.isEmpty }.compactMap { article in
        TextSketch(of: article.reading.article.text).map {
          (article.id, (sketch: $0, published: article.reading.article.published?.day))
        }
      })
    let bands = sketches.flatMap { article, sketch in sketch.sketch.bands.map { (band: $0, article: article) }
    }
    var bandRows = TableRows(
      "article_band", key: 2, [.init("band", "bigint"), .init("article_id", "bigint")])
    for (band, article) in bands { bandRows.append([.int(band), .int(article)]) }
    try bandRows.insert(on: connection, .none)
    var rows = TableRows(
      "copied_article", key: 2,
      [.init("article_id", "bigint"), .init("other_id", "bigint"), .init("likeness", "double precision")])
    let pairs = try pairs(sharing: bands.sorted { ($0.band, $0.article) < ($1.band, $1.article) })
    let others = try storedSketches(of: Set(pairs.flatMap { [$0.0, $0.1] }).subtracting(sketches.keys))
    let all = sketches.merging(others) { mine, _ in mine }
    for (one, other) in pairs {
      guard let a = all[one], let b = all[other] else { continue }
      let likeness = a.sketch.likeness(to: b.sketch)
      guard likeness >= TextSketch.enough(a.published, b.published) else { continue }
      rows.append([.int(one), .int(other), .double(likeness)])
    }
    try rows.insert(on: connection, .keep)
  }

  private func pairs(sharing bands: [(band: Int, article: Int)]) throws -> [(Int, Int)] {
    guard !bands.isEmpty else { return [] }
    return try connection.execute(
      """
      select distinct least(mine.article_id, theirs.article_id), greatest(mine.article_id, theirs.article_id)
      from unnest($1::bigint[], $2::bigint[]) as mine (band, article_id) join article_band theirs
        on theirs.band = mine.band and theirs.article_id <> mine.article_id
      order by 1, 2
      """, [.ints(bands.map(\.band)), .ints(bands.map(\.article))]
    ).map { (try $0.int(0), try $0.int(1)) }
  }

  private typealias Sketched = (sketch: TextSketch, published: Day?)

  private func storedSketches(of articles: Set<Int>) throws -> [Int: Sketched] {
    guard !articles.isEmpty else { return [:] }
    let rows = try connection.execute(
      "select id, text, published from article where id = any($1)", [.ints(articles.sorted())]
    ).map { row in
      (try row.int(0), TextSketch(of: try row.text(1)), row.optionalText(2).flatMap { Day(iso: $0) })
    }
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { id, sketch, day in
        sketch.map { (id, (sketch: $0, published: day)) }
      })
  }

  func copies(among articles: Set<Int>) throws -> Copies {
    guard articles.count > 1 else { return .none }
    let pairs = try connection.execute(
      """
      select article_id, other_id from copied_article
      where article_id = any($1) and other_id = any($1) order by article_id, other_id
      """, [.ints(articles.sorted())]
    ).map { (try $0.int(0), try $0.int(1)) }
    return Copies(pairs: pairs)
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
