internal import LibPQ
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// One load: batches are read and extracted on all cores while the one before is saved, on one connection.
struct LoadRun {
  private let extraction: Extraction
  private var batches: Batches
  private var sharedIDs = SharedIDs()
  private var progress: Progress
  private var summary = LoadSummary()
  private let isQuiet: Bool

  init(_ reader: ArticleReader, isQuiet: Bool) throws(Failure) {
    extraction = try Extraction()
    batches = Batches(reader)
    progress = Progress(isQuiet: isQuiet)
    self.isQuiet = isQuiet
  }

  /// Reads to the end or until Ctrl-C.
  /// - Parameter save: stores a batch; `nil` for a dry run.
  mutating func run(save: (([Reading]) async throws -> SaveSummary)?) async throws {
    progress.begin()
    var articles = nextBatch()
    var extracted = await extraction.readings(of: articles)
    while !extracted.isEmpty, !Interruption.isAsked {
      articles = nextBatch()
      let extraction = extraction
      async let following = extraction.readings(of: articles)
      do {
        summary.add(extracted, try await save?(extracted))
      } catch {
        _ = await following
        progress.clear()
        throw error
      }
      progress.show(summary.articles, events: summary.eventsRead)
      extracted = await following
    }
    progress.clear()
  }

  private mutating func nextBatch() -> [Article] {
    var articles = batches.next()
    sharedIDs.settle(&articles)
    return articles
  }

  /// Says what was done, and ends with the status for it.
  func finish(verb: String, isDry: Bool) throws(Failure) {
    let style = Screen.errors.style
    let entries = batches.setAside.map { ($0.place, $0.reason) } + summary.refused
    if !isQuiet || !entries.isEmpty {
      let lines = summary.lines(
        verb: verb, seconds: progress.seconds, passedOver: batches.passedOver, isDry: isDry, style: style)
      for line in isQuiet ? [] : lines { StandardError.line(line) }
      if sharedIDs.count > 0, !isQuiet {
        let count = Words.count(sharedIDs.count, "article")
        StandardError.line("  \(count) had the id of another one: told apart by their text")
      }
      for line in SetAsideReport.lines(entries, done: "loaded", style: style) { StandardError.line(line) }
    }
    if Interruption.isAsked {
      throw Failure("interrupted: what is above is saved, loading again goes on", status: .interrupted)
    }
    if !entries.isEmpty { throw Failure("", status: .someSetAside) }
    if !isQuiet, !isDry { StandardError.line("Next: summitry timeline") }
  }
}
