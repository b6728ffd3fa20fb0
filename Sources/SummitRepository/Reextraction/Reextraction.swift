import LibPQ
public import SummitModel

/// Which stored articles are to be read again, and the run under which that is done.
public struct Reextraction: Sendable {
  public enum Scope: Sendable {
    /// Those that another version of the extractor read.
    case outdated
    case all
    /// Those that tell of these events.
    case events(TimelineQuery)
  }

  public let run: Run
  /// `StoredArticle.key` of the articles, those about events of one time together.
  public let articles: [Int]
  /// How many had been read when an earlier run of the same was interrupted; 0 for a new run.
  public let readBefore: Int
  /// Rows of imported lists that the scope holds as well: no text to read, they stay as they are.
  public let records: Int
}

extension Repository {
  /// Finds the articles to read again. A run that was interrupted is gone on with.
  /// - Parameters:
  ///   - command: what was asked for, in words: the same words are the same run.
  ///   - isAnew: whether to begin from the first article, also where such a run was interrupted.
  public func reextraction(
    of scope: Reextraction.Scope, version: String, command: String, isAnew: Bool
  ) throws(RepositoryError) -> Reextraction {
    try answering {
      let (condition, parameter) = try condition(of: scope, version)
      let rows = try connection.execute(
        """
        select article.id, run.id, \(Self.moment("run.started_at")), run.command like 'import %'
        from article join run on run.id = article.run_id
        left join report on report.article_id = article.id left join event on event.id = report.event_id
        where \(condition)
        group by article.id, run.id
        order by min(event.earliest) nulls last, article.published nulls last, article.id
        """, parameter.map { [$0] } ?? []
      ).map { row in
        (article: try row.int(0), run: try row.int(1), started: try row.text(2), isRecord: try row.bool(3))
      }
      let articles = rows.filter { !$0.isRecord }
      let earlier = isAnew ? nil : try startedRun(command, version)
      let left = earlier.map { run in articles.filter { $0.started < run.started } } ?? []
      guard let earlier, !left.isEmpty, articles.contains(where: { $0.run == earlier.id }) else {
        return Reextraction(
          run: Run(extractorVersion: version, command: command), articles: articles.map(\.article),
          readBefore: 0, records: rows.count - articles.count)
      }
      return Reextraction(
        run: Run(extractorVersion: version, command: command, id: earlier.id), articles: left.map(\.article),
        readBefore: articles.count - left.count, records: rows.count - articles.count)
    }
  }

  private func condition(of scope: Reextraction.Scope, _ version: String) throws -> (String, Parameter?) {
    switch scope {
    case .outdated: return ("run.extractor_version <> $1", .text(version))
    case .all: return ("true", nil)
    case .events(let query):
      let keys = Parameter.ints(try timelineKeys(query))
      return ("article.id in (select article_id from report where event_id = any($1))", keys)
    }
  }

  /// The newest run of that command.
  private func startedRun(_ command: String, _ version: String) throws -> (id: Int, started: String)? {
    try connection.execute(
      """
      select id, \(Self.moment("started_at")) from run where command = $1 and extractor_version = $2
      order by started_at desc, id limit 1
      """, [.text(command), .text(version)]
    ).first { (id: try $0.int(0), started: try $0.text(1)) }
  }

  /// Articles with their texts, verbatim, in the order of the keys; such as have gone meanwhile are left out.
  public func articles(keys: [Int]) throws(RepositoryError) -> [Article] {
    try answering {
      guard !keys.isEmpty else { return [] }
      let rows = try connection.execute(
        "select \(Self.articleColumns), article.language, article.text from article where id = any($1)",
        [.ints(keys)]
      ).map { row in
        let stored = try Self.article(row, from: 0)
        let article = Article(
          sourceID: stored.sourceID, path: stored.path, title: stored.title, published: stored.published,
          publisher: stored.publisher, url: stored.url, language: row.optionalText(8), text: try row.text(9))
        return (stored.key, article)
      }
      let byKey = Dictionary(rows, uniquingKeysWith: { first, _ in first })
      return keys.compactMap { byKey[$0] }
    }
  }

  /// Saves readings of stored articles in place of the former ones, in one transaction.
  /// - Parameter telling: gets what changes in the timeline before that takes effect; what it throws undoes it all.
  public func reextract(
    _ readings: [Reading], run: Run, telling: ([TimelineChange]) throws -> Void
  ) throws -> SaveSummary {
    do {
      return try connection.transaction {
        try lock()
        try insert(run)
        let (summary, changes) = try saveLocked(
          readings.map { IncomingArticle($0) }, run: run, isCompared: true)
        // Also where nothing was read otherwise: this version has read it now.
        try connection.execute(
          "update article set run_id = $1 where id = any($2) and run_id <> $1",
          [.int(run.id), .ints(readings.map { Identity.article($0.article) })])
        try telling(changes)
        return summary
      }
    } catch let error as PostgresError {
      throw RepositoryError(error)
    }
  }

  /// Does some work and undoes all that it did. Others that write wait until it has ended.
  public func rehearsing<Result>(_ body: () async throws -> Result) async throws -> Result {
    try answering { try connection.begin() }
    do {
      let result = try await body()
      try answering { try connection.rollback() }
      return result
    } catch {
      try? connection.rollback()
      throw error
    }
  }
}
