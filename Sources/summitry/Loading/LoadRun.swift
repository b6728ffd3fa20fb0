internal import LibPQ
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// One load: batches are read ahead on a thread of their own, extracted on all cores, and saved in their order on
/// one connection. No more than a few batches are under way: what is ahead waits for what is behind.
struct LoadRun {
  /// Batches that are extracted at a time: while one is waited for, the cores have the articles of the next.
  private static let ahead = 3

  /// The tables take a while to read: the first articles are read and the database is opened meanwhile.
  private let tables: Task<Extraction, any Error>
  private let desk: ArticleDesk
  private let thread = OwnThread("reading")
  private let options: Options
  private var sharedIDs = SharedIDs()
  private var progress: Progress
  private var summary = LoadSummary()
  private var report: LoadReport?
  private var following: Task<Batches.Batch?, Never>?

  init(_ input: ArticleInput, _ options: Options) throws(Failure) {
    var input = input
    input.options.isStopped = { Interruption.isAsked }
    input.options.tellsPassedOver = options.report != nil
    tables = Task.detached { [lexicon = options.lexicon] in try Extraction(lexicon: lexicon) }
    desk = try ArticleDesk(input)
    self.options = options
    progress = Progress(isQuiet: options.isQuiet, input: input)
    report = try options.report.map { path throws(Failure) in try LoadReport(path) }
  }

  struct Options {
    /// Whether nothing is saved.
    var isDry = false
    /// Whether the first article that has to be left out ends the load.
    var isStrict = false
    /// Whether only faults are told.
    var isQuiet = false
    /// The file that gets a line for each input.
    var report: String?
    /// The directory with tables of the user's own.
    var lexicon: String?
  }

  /// A batch with the readings of its articles, as far as they are there.
  private struct Pending {
    let number: Int
    var batch: Batches.Batch
    /// Of each article whether it is stored as it is already.
    let known: [Bool]
    var readings: [Reading?]
    /// The same on their way into the database; of a dry run nothing.
    var incoming: [IncomingArticle?]
    var missing: Int
  }

  /// The reading of one article of a batch; `nil` when nobody wants it any more.
  private struct Extracted: Sendable {
    let batch: Int
    let index: Int
    let reading: Reading?
    let incoming: IncomingArticle?
  }

  /// Reads to the end or until Ctrl-C.
  /// - Parameter store: where batches are saved; `nil` for a dry run.
  mutating func run(_ store: Store?) async throws {
    progress.begin()
    defer { progress.clear() }
    following = Task(executorPreference: thread) { [desk] in await desk.next() }
    let extraction = try await tables.value
    try await withThrowingTaskGroup(of: Extracted.self) { group in
      var pending: [Pending] = []
      var number = 0
      while !Interruption.isAsked {
        while pending.count < Self.ahead, let batch = try await nextBatch(number, store) {
          pending.append(batch)
          number += 1
          start(batch, extraction, isStored: store != nil, in: &group)
        }
        guard let first = pending.first else { break }
        while pending[0].missing > 0, let done = try await group.next() {
          pending[done.batch - first.number].readings[done.index] = done.reading
          pending[done.batch - first.number].incoming[done.index] = done.incoming
          pending[done.batch - first.number].missing -= 1
        }
        try await finish(pending.removeFirst(), store)
      }
      group.cancelAll()
    }
    try report?.end()
  }

  private mutating func nextBatch(_ number: Int, _ store: Store?) async throws -> Pending? {
    guard var batch = await following?.value, !Interruption.isAsked else { return nil }
    following = Task(executorPreference: thread) { [desk] in await desk.next() }
    sharedIDs.settle(&batch.articles)
    if options.isStrict { try Strictness.check(batch) }
    let known = try await store?.known(batch.articles) ?? batch.articles.map { _ in false }
    return Pending(
      number: number, batch: batch, known: known, readings: batch.articles.map { _ in nil },
      incoming: batch.articles.map { _ in nil }, missing: known.count { !$0 })
  }

  /// What is extracted is also made ready for the database there and then, on all cores.
  private func start(
    _ pending: Pending, _ extraction: Extraction, isStored: Bool,
    in group: inout ThrowingTaskGroup<Extracted, any Error>
  ) {
    let number = pending.number
    for (index, article) in pending.batch.articles.enumerated() where !pending.known[index] {
      group.addTask(executorPreference: globalConcurrentExecutor) {
        let reading = Task.isCancelled ? nil : extraction.reading(of: article)
        return Extracted(
          batch: number, index: index, reading: reading,
          incoming: isStored ? reading.map { IncomingArticle($0) } : nil)
      }
    }
  }

  private mutating func finish(_ pending: Pending, _ store: Store?) async throws {
    let readings = pending.readings.compactMap { $0 }
    let saved = readings.isEmpty ? SaveSummary() : try await store?.save(pending.incoming.compactMap { $0 })
    summary.add(pending.batch, known: pending.known.count { $0 })
    summary.add(readings, saved)
    try report?.write(pending.batch, pending.known, pending.readings, saved)
    progress.show(summary.articles, events: summary.eventsRead, bytes: pending.batch.bytesRead)
  }

  /// "12 articles new · 7 events new", and what could not be loaded.
  func tellInOneLine(isQuiet: Bool) {
    let style = Screen.errors.style
    if !isQuiet { StandardError.line(style.good("✓") + " " + summary.line) }
    for line in summary.refused.lines(done: "loaded", style: style) { StandardError.line(line) }
  }

  /// Says what was done, and ends with the status for it.
  func finish(verb: String) throws(Failure) {
    let style = Screen.errors.style
    let setAside = summary.refused
    if !options.isQuiet {
      let lines = summary.lines(
        verb: verb, seconds: progress.seconds, sharedIDs: sharedIDs.count, isDry: options.isDry, style: style)
      for line in lines { StandardError.line(line) }
    }
    for line in setAside.lines(done: "loaded", style: style) { StandardError.line(line) }
    if Interruption.isAsked {
      throw Failure("interrupted: what is above is saved, loading again goes on", status: .interrupted)
    }
    if !setAside.isEmpty { throw Failure("", status: .someSetAside) }
    if !options.isQuiet, !options.isDry { StandardError.line("Next: summitry timeline") }
  }
}
