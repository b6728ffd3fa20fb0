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
        TextSketch(of: article.reading.article.text).map { (article.id, $0) }
      })
    var rowsOfBands = TableRows(
      "article_band", key: 2, [.init("band", "bigint"), .init("article_id", "bigint")])
    let bands = sketches.flatMap { article, sketch in sketch.bands.map { (band: $0, article: article) } }
    for (band, article) in bands { rowsOfBands.append([String(band), String(article)]) }
    try rowsOfBands.insert(on: connection, .none)
    var rows = TableRows(
      "copied_article", key: 2,
      [.init("article_id", "bigint"), .init("other_id", "bigint"), .init("likeness", "double precision")])
    let pairs = try pairs(sharing: bands.sorted { ($0.band, $0.article) < ($1.band, $1.article) })
    let others = try storedSketches(of: Set(pairs.flatMap { [$0.0, $0.1] }).subtracting(sketches.keys))
    for (one, other, isNear) in pairs {
      guard let a = sketches[one] ?? others[one], let b = sketches[other] ?? others[other] else { continue }
      let likeness = a.likeness(to: b)
      guard likeness >= (isNear ? TextSketch.enough : TextSketch.enoughAtOtherTimes) else { continue }
      rows.append([String(one), String(other), String(likeness)])
    }
    try rows.insert(on: connection, .keep)
  }

  /// Pairs of articles that are worth a look, each with whether both may have appeared within three days.
  private func pairs(sharing bands: [(band: Int, article: Int)]) throws -> [(Int, Int, Bool)] {
    guard !bands.isEmpty else { return [] }
    return try connection.execute(
      """
      select distinct least(one.id, other.id), greatest(one.id, other.id),
        coalesce(abs(one.published - other.published) <= 3, true)
      from unnest($1::bigint[], $2::bigint[]) as mine (band, article_id) join article_band theirs
        on theirs.band = mine.band and theirs.article_id <> mine.article_id
      join article one on one.id = mine.article_id join article other on other.id = theirs.article_id
      order by 1, 2
      """, [.ints(bands.map(\.band)), .ints(bands.map(\.article))]
    ).map { (try $0.int(0), try $0.int(1), try $0.bool(2)) }
  }

  private func storedSketches(of articles: Set<Int>) throws -> [Int: TextSketch] {
    guard !articles.isEmpty else { return [:] }
    let rows = try connection.execute(
      "select id, text from article where id = any($1)", [.ints(articles.sorted())]
    ).map { (try $0.int(0), TextSketch(of: try $0.text(1))) }
    return Dictionary(uniqueKeysWithValues: rows.compactMap { id, sketch in sketch.map { (id, $0) } })
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
      rows.append([String(doubt.report), String(doubt.other), String(doubt.score), doubt.reasons])
    }
    try rows.insert(on: connection, .keep)
  }
}
