import LibPQ
import SummitModel

/// What has to be known to judge the statements of a source: its events, what others tell of them, and what is doubtful.
struct StatementContext {
  private var others: [Int: [Report]] = [:]
  /// For each report of the source those of other sources and events that may tell of the same.
  private var doubts: [Int: [(report: Report, differences: [String])]] = [:]
  private var articles: [Int: StoredArticle] = [:]
  private var events: [Int: EventChoice] = [:]

  init(_ repository: Repository, _ source: String, _ reports: [Report]) throws {
    let told = try repository.reports(ofEvents: Set(reports.compactMap(\.storedEvent)).sorted())
    let pairs = try repository.doubts(about: reports.map(\.id))
    let doubtful = try repository.reports(ids: Set(pairs.map(\.other)).sorted())
    articles = try repository.articles(of: reports + told + doubtful)
    let known = articles
    func isForeign(_ report: Report) -> Bool { known[report.article]?.publisher != source }
    others = Dictionary(grouping: told.filter(isForeign)) { $0.storedEvent ?? 0 }
    let byID = Dictionary(uniqueKeysWithValues: doubtful.filter(isForeign).map { ($0.id, $0) })
    for pair in pairs {
      let against = Self.against(pair.reasons)
      guard let report = byID[pair.other], !against.isEmpty else { continue }
      doubts[pair.report, default: []].append((report: report, differences: against))
    }
    events = try repository.choices(ofEvents: Set((told + doubtful).compactMap(\.storedEvent)))
  }

  /// Of `same parties +3.0, a day apart -7.0` what speaks against.
  private static func against(_ reasons: String) -> [String] {
    let features = reasons.split(separator: ",").compactMap { feature -> (String, Double)? in
      let words = feature.split(separator: " ")
      return words.last.flatMap { Double($0) }.map { (words.dropLast().joined(separator: " "), $0) }
    }
    return features.filter { $0.1 <= -2 }.map(\.0)
  }

  /// - Parameter claims: the reports in which one sentence of the source stands.
  func statement(from claims: [SentenceClaim]) -> SourceStatement? {
    let judged = claims.map { (told: $0, finding: finding($0.claim)) }.sorted { a, b in
      let (x, y) = (Self.order(a.told, a.finding), Self.order(b.told, b.finding))
      return x == y ? a.told.claim.report.id < b.told.claim.report.id : x.lexicographicallyPrecedes(y)
    }
    guard let best = judged.first, let article = articles[best.told.claim.report.article] else { return nil }
    // A row is called by its own record rather than by that of a summit.
    let own = claims.min { ($0.sentences, $0.claim.report.id) < ($1.sentences, $1.claim.report.id) }
    let record = own.flatMap { articles[$0.claim.report.article] } ?? article
    let event = best.told.claim.report.storedEvent
    let other = best.finding.reports.lazy.compactMap(\.storedEvent).first { $0 != event }
    return SourceStatement(
      record: record.sourceID ?? record.name, sentence: best.told.sentence,
      date: (own ?? best.told).claim.report.event.date, who: best.told.who, verdict: best.finding.verdict,
      event: event.flatMap { events[$0] }, other: other.flatMap { events[$0] },
      articles: distinct(best.finding.reports), differences: best.finding.differences)
  }

  /// Confirmed before contradicted before lacking; then the record of the row alone.
  private static func order(_ told: SentenceClaim, _ finding: Corroboration.Finding) -> [Int] {
    [SourceStatement.Verdict.allCases.firstIndex(of: finding.verdict) ?? 9, told.sentences]
  }

  private func finding(_ claim: Corroboration.Claim) -> Corroboration.Finding {
    let report = claim.report
    let finding = Corroboration.finding(claim, among: report.storedEvent.flatMap { others[$0] } ?? [])
    guard finding.verdict == .lacking else { return finding }
    let rivals = (doubts[report.id] ?? []).filter {
      $0.report.storedEvent != report.storedEvent && Corroboration.names($0.report, of: claim)
    }
    guard !rivals.isEmpty else { return finding }
    return Corroboration.Finding(
      verdict: .contradicted, reports: rivals.map(\.report),
      differences: Set(rivals.flatMap(\.differences)).sorted())
  }

  private func distinct(_ reports: [Report]) -> [StoredArticle] {
    Set(reports.map(\.article)).sorted().compactMap { articles[$0] }.sorted { a, b in
      let (x, y) = (a.published?.day.number ?? Int.max, b.published?.day.number ?? Int.max)
      return x == y ? a.key < b.key : x < y
    }
  }
}

extension Repository {
  /// Pairs of one of these reports and another one of which it is not clear whether they tell of one event.
  fileprivate func doubts(about reports: [Int]) throws -> [(report: Int, other: Int, reasons: String)] {
    try connection.execute(
      """
      select report_id, other_id, reasons from doubt where report_id = any($1)
      union all select other_id, report_id, reasons from doubt where other_id = any($1)
      order by 1, 2
      """, [.ints(reports)]
    ).map { (report: try $0.int(0), other: try $0.int(1), reasons: try $0.text(2)) }
  }

  fileprivate func articles(of reports: [Report]) throws -> [Int: StoredArticle] {
    let rows = try connection.execute(
      "select \(Self.articleColumns) from article where id = any($1)",
      [.ints(Set(reports.map(\.article)).sorted())]
    ).map { try Self.article($0, from: 0) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0) })
  }

  fileprivate func choices(ofEvents keys: Set<Int>) throws -> [Int: EventChoice] {
    let rows = try connection.execute(
      "select id, slug, name, edtf from event where id = any($1)", [.ints(keys.sorted())]
    ).map { row in
      (try row.int(0), EventChoice(id: try row.text(1), name: try row.text(2), date: row.optionalText(3)))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
