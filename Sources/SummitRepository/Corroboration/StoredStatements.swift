import LibPQ
import SummitModel

/// A source of the timeline held against all others.
extension Repository {
  /// The publishers of articles, each with how many articles of it are stored.
  public func publishers() throws(RepositoryError) -> [(name: String, articles: Int)] {
    try answering {
      try connection.execute(
        "select publisher, count(*) from article where publisher is not null group by publisher order by publisher"
      ).map { (name: try $0.text(0), articles: try $0.int(1)) }
    }
  }

  /// What a source says about events, sentence by sentence, and what the others say of that; by date.
  /// - Parameters:
  ///   - source: the articles' publisher: the name under which a list was imported.
  ///   - query: filters that the events must pass.
  public func statements(of source: String, _ query: TimelineQuery) throws(RepositoryError)
    -> [SourceStatement]
  {
    try answering {
      let reports = try reports(ofSource: source, query)
      let statements = Dictionary(grouping: claims(in: reports), by: \.sentence).values
      let context = try StatementContext(self, source, reports)
      return statements.compactMap { context.statement(from: $0) }.sorted(by: Self.precedes)
    }
  }

  private func reports(ofSource source: String, _ query: TimelineQuery) throws -> [Report] {
    let keys = query == TimelineQuery() ? nil : try timelineKeys(query)
    let ids = try connection.execute(
      """
      select report.id from report join article on article.id = report.article_id
      where article.publisher = $1 and ($2::bigint[] is null or report.event_id = any($2)) order by report.id
      """, [.text(source), keys.map { .ints($0) } ?? .null]
    ).map { try $0.int(0) }
    return try reports(ids: ids)
  }

  /// Each report once for every sentence of it that says who took part. Sentences of the same words in one source are
  /// one: a row of a list stands in its own record and in that of the summit that it attended.
  private func claims(in reports: [Report]) -> [SentenceClaim] {
    reports.flatMap { report in
      let told = report.event.evidence.filter { $0.field == .participants }
      let bySentence = Dictionary(grouping: told, by: \.sentence.text)
      return bySentence.compactMap { sentence, evidence in
        SentenceClaim(report, sentence, evidence)
      }
    }
  }

  private static func precedes(_ a: SourceStatement, _ b: SourceStatement) -> Bool {
    func day(_ statement: SourceStatement) -> Int { statement.date?.earliest?.number ?? Int.max }
    return (day(a), a.record, a.sentence) < (day(b), b.record, b.sentence)
  }
}

/// A sentence within a report, and whom it has taking part.
struct SentenceClaim {
  let sentence: String
  let claim: Corroboration.Claim
  let who: [String]
  /// How many sentences the whole report rests on: of a row's own record, one.
  let sentences: Int

  /// - Parameter evidence: what in that sentence speaks for who took part: names of persons, codes of states.
  init?(_ report: Report, _ sentence: String, _ evidence: [Evidence]) {
    let there = report.event.participants.filter { $0.role.takesPart }
    let places = Dictionary(
      evidence.map { (Folding.folded($0.value), $0.matched?.lowerBound ?? Int.max) }, uniquingKeysWith: min)
    func place(_ participant: Participant) -> Int? {
      places[
        Folding.folded(participant.name ?? participant.country?.rawValue ?? participant.organisation ?? "")]
    }
    let meant = there.filter { place($0) != nil }
    guard !meant.isEmpty else { return nil }
    // A sentence is about whom it names first: of a row the one who travelled, not those whom he met.
    let first = meant.filter { $0.name != nil }.compactMap(place).min()
    let people = meant.filter { $0.name != nil && place($0) == first }
    self.sentence = sentence
    sentences = Set(report.event.evidence.map(\.sentence.text)).count
    let parties = people.isEmpty ? meant.compactMap { $0.country?.rawValue ?? $0.organisation } : []
    who = people.isEmpty ? parties : people.compactMap(\.name)
    claim = Corroboration.Claim(
      report: report, names: Set(people.compactMap(\.name).map(Folding.folded)), parties: Set(parties))
  }
}
