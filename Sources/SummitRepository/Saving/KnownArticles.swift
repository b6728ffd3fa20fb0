import LibPQ
public import SummitModel

/// What is stored already and need not be read again.
extension Repository {
  /// Which of these articles are stored as they are and were read by this very program, one answer for each.
  public func known(_ articles: [Article], run: Run) throws(RepositoryError) -> [Bool] {
    guard !articles.isEmpty else { return [] }
    let ids = articles.map { Identity.article($0) }
    return try answering {
      let stored = try connection.execute(
        "select id, article_digest from article where id = any($1)", [.ints(ids)]
      ).map { (try $0.int(0), try $0.text(1)) }
      let digests = Dictionary(stored, uniquingKeysWith: { first, _ in first })
      if digests.isEmpty { return articles.map { _ in false } }
      return zip(articles, ids).map { article, id in
        digests[id].map { $0 == Identity.digest(Identity.digest(of: article), readBy: run) } ?? false
      }
    }
  }

  /// Remembers that these articles, whose readings came out as they were, have been read by this program.
  func noteRead(_ articles: [IncomingArticle], run: Run) throws {
    guard !articles.isEmpty else { return }
    try connection.post(
      """
      update article set article_digest = given.digest
      from unnest($1::bigint[], $2::text[]) as given (id, digest)
      where article.id = given.id and article.article_digest <> given.digest
      """,
      [
        .ints(articles.map(\.id)),
        .texts(articles.map { Identity.digest($0.articleDigest, readBy: run) }),
      ])
  }
}
