import LibPQ
public import SummitModel

extension Repository {
  /// Stores a batch of readings, all in one transaction, one loader at a time.
  ///
  /// What is stored already stays untouched; of an article that has changed only its own reports are replaced.
  /// An article that the database refuses (a NUL, a value out of range) is set aside and named; the others are saved.
  /// Any other error undoes the batch and is thrown; saving it again is safe.
  public func save(_ batch: [Reading], run: Run) throws(RepositoryError) -> SaveSummary {
    try save(batch.map { IncomingArticle($0) }, run: run)
  }

  func save(_ batch: [IncomingArticle], run: Run) throws(RepositoryError) -> SaveSummary {
    guard !batch.isEmpty else { return SaveSummary() }
    do {
      return try answering {
        try connection.transaction {
          try lock()
          return try saveLocked(batch, run: run).summary
        }
      }
    } catch {
      slugNumbers.forget()
      guard case .database(let reason) = error, Self.isOfTheData(reason) else { throw error }
      return try saveApart(batch, run: run, reason: reason)
    }
  }

  /// Whether the values are to blame rather than the server: 22 data, 23 constraints, 54 limits.
  private static func isOfTheData(_ error: PostgresError) -> Bool {
    if error.kind == .misuse { return true }
    guard error.kind == .refused, let state = error.sqlState else { return false }
    return state.hasPrefix("22") || state.hasPrefix("23") || state.hasPrefix("54")
  }

  /// Halves the batch until the article that cannot be saved stands alone.
  private func saveApart(
    _ batch: [IncomingArticle], run: Run, reason: PostgresError
  ) throws(RepositoryError) -> SaveSummary {
    guard batch.count > 1 else {
      var summary = SaveSummary()
      summary.setAside = batch.map { SetAside(path: $0.reading.article.path, reason: reason.message) }
      return summary
    }
    let middle = batch.count / 2
    return try save(Array(batch[..<middle]), run: run) + save(Array(batch[middle...]), run: run)
  }

  /// - Parameter isCompared: whether to find out what changes in the timeline.
  func saveLocked(
    _ batch: [IncomingArticle], run: Run, isCompared: Bool = false
  ) throws -> (summary: SaveSummary, changes: [TimelineChange]) {
    let incoming = IncomingArticle.distinct(batch)
    let digests = try storedDigests(of: incoming)
    let differing = incoming.filter { digests[$0.id] != $0.digest }
    var summary = SaveSummary()
    summary.newArticles = differing.count { digests[$0.id] == nil }
    summary.changedArticles = differing.count - summary.newArticles
    summary.unchangedArticles = batch.count - differing.count
    try noteRead(incoming.filter { digests[$0.id] == $0.digest }, run: run)
    // Another version may also group otherwise what it reads as before.
    let outdated = isCompared ? try readByOtherVersions(incoming, than: run) : []
    let changed = incoming.filter { digests[$0.id] != $0.digest || outdated.contains($0.id) }
    guard !changed.isEmpty else { return (summary, []) }

    try vouchForKeys()
    let replaced = changed.map(\.id).filter { digests[$0] != nil }
    let gone = try outlines(ofArticles: replaced)
    let new = changed.flatMap(\.reports)
    let neighbourhood = try neighbourhood(of: new, replacing: gone)
    let regrouping = Regrouping(new: new, gone: gone, in: neighbourhood, judgements)
    let before = isCompared ? try events(keys: regrouping.outdated.sorted()) : []

    try deleteArticles(replaced)
    memory.forget(gone.map(\.id))
    try insertReferences(
      of: changed.flatMap(\.reading.events), quotes: changed.flatMap(\.reading.quotes))
    // All questions are asked now: from here on the server writes while the next rows are put together.
    let accepted = try accept(regrouping, incoming: changed)
    try renumber(neighbourhood.renumbered)
    try insert(changed, run: run, homes: regrouping.homes, neighbourhoods: neighbourhood.numbers)
    try insert(neighbourhood.doubts)
    try write(accepted, regrouping)
    memory.remember(new, as: regrouping, neighbourhood.numbers, storedBy: run.id)
    let written = regrouping.changes.filter { !$0.isRejected }
    let after = isCompared ? try events(keys: written.map(\.id)) : []
    summary.newEvents = written.count { $0.predecessors.isEmpty }
    summary.changedEvents = written.count - summary.newEvents
    summary.removedEvents = regrouping.outdated.count - summary.changedEvents
    return (summary, TimelineChanges.changes(from: before, to: after, by: regrouping))
  }

  private func storedDigests(of incoming: [IncomingArticle]) throws -> [Int: String] {
    let rows = try connection.execute(
      "select id, reading_digest from article where id = any($1)", [.ints(incoming.map(\.id))]
    ).map { (try $0.int(0), try $0.text(1)) }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  private func readByOtherVersions(_ incoming: [IncomingArticle], than run: Run) throws -> Set<Int> {
    let rows = try connection.execute(
      """
      select article.id from article join run on run.id = article.run_id
      where article.id = any($1) and run.extractor_version <> $2 order by 1
      """, [.ints(incoming.map(\.id)), .text(run.extractorVersion)])
    return Set(try rows.map { try $0.int(0) })
  }

  private func deleteArticles(_ ids: [Int]) throws {
    guard !ids.isEmpty else { return }
    let ofReports = "where report_id in (select id from report where article_id = any($1))"
    for statement in [
      "delete from doubt \(ofReports) or other_id in (select id from report where article_id = any($1))",
      "delete from report_key \(ofReports)", "delete from report where article_id = any($1)",
      "delete from article where id = any($1)",
    ] {
      try connection.post(statement, [.ints(ids)])
    }
  }
}

/// A reading on its way into the database, with all that can be made ready without asking it.
public struct IncomingArticle: Sendable {
  public let reading: Reading
  let id: Int
  let identity: String
  /// Of the article alone, and with all that was read from it.
  let articleDigest: String
  let digest: String
  let reports: [Report]
  /// What each report tells, and what is quoted, as their rows have it.
  let told: [[Parameter]]
  let quotes: Parameter
  /// Its text in short; an article that reports no event is nobody's source and has none.
  let sketch: TextSketch?

  public init(_ reading: Reading) {
    self.reading = reading
    identity = Identity.ofArticle(reading.article)
    let id = Identity.article(identity: identity)
    self.id = id
    articleDigest = Identity.digest(of: reading.article)
    reports = reading.events.enumerated().map { ordinal, event in
      Report(
        id: Identity.report(article: id, ordinal: ordinal), article: id,
        published: reading.article.published?.day, title: reading.article.title, event: event,
        isStored: false)
    }
    told = reading.events.map { event in
      EventColumns.values(of: event, place: event.place.map(Identity.place)).map { .text($0) }
        + ReportLists.values(of: event)
    }
    quotes = .text(ReportLists.list(of: reading.quotes).text)
    digest = Identity.digest(articleDigest, told: told.flatMap(\.self) + [quotes])
    sketch = reports.isEmpty ? nil : TextSketch(of: reading.article.text)
  }

  /// Made on all cores, whatever thread stores them.
  public static func made(of batch: [Reading]) async -> [IncomingArticle] {
    await withTaskGroup(of: (Int, [IncomingArticle]).self) { group in
      for start in stride(from: 0, to: batch.count, by: 50) {
        group.addTask(executorPreference: globalConcurrentExecutor) {
          (start, batch[start..<min(start + 50, batch.count)].map { IncomingArticle($0) })
        }
      }
      let parts = await group.reduce(into: []) { $0.append($1) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// Each article once, in order of key; of doubles the last.
  static func distinct(_ batch: [IncomingArticle]) -> [IncomingArticle] {
    Dictionary(batch.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last }).values
      .sorted { $0.id < $1.id }
  }
}
