internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// Stored articles read again: batches are extracted on all cores while the one before is saved.
struct ReextractRun {
  private let plan: Reextraction
  private let extraction: Extraction
  private let printer: ChangePrinter
  private let isQuiet: Bool
  private var progress: Progress
  private var read = 0
  private var changed = 0
  private var counts: [TimelineChange.What: Int] = [:]

  init(_ plan: Reextraction, extraction: Extraction, format: OutputFormat, isQuiet: Bool) {
    self.plan = plan
    self.extraction = extraction
    self.isQuiet = isQuiet
    printer = ChangePrinter(format: format)
    progress = Progress(isQuiet: isQuiet, doing: "Reading again")
  }

  /// Says what is before it.
  /// - Parameter isAll: whether articles of this version are read as well.
  mutating func begin(isAll: Bool) {
    progress.begin()
    guard !isQuiet else { return }
    if plan.records > 0 {
      StandardError.line(
        "\(Words.count(plan.records, "record")) of imported lists stay as they are: import the list again")
    }
    if plan.readBefore > 0 {
      StandardError.line(
        "Going on: \(Words.count(plan.readBefore, "article")) read before it was interrupted.")
    }
    if plan.articles.isEmpty {
      StandardError.line(
        isAll ? "No article to read." : "Every article was read by this version: --all reads them again.")
    }
  }

  /// Reads to the end or until Ctrl-C.
  mutating func run(in repository: Repository) async throws {
    var writer = printer.writer()
    var left = plan.articles[...]
    var readings = await extraction.readings(of: try Self.next(&left, in: repository))
    while !readings.isEmpty, !Interruption.isAsked {
      let articles = try Self.next(&left, in: repository)
      let extraction = extraction
      async let following = extraction.readings(of: articles)
      var told: [TimelineChange] = []
      let saved = try repository.reextract(readings, run: plan.run) { changes in
        progress.clear()
        try writer.write(printer.rows(of: changes))
        told = changes
      }
      for change in told { counts[change.what, default: 0] += 1 }
      read += readings.count
      changed += saved.changedArticles
      progress.show(read, events: counts.values.reduce(0, +))
      readings = await following
    }
    try repository.settleCounts()
    progress.clear()
    try writer.end()
  }

  private static func next(_ left: inout ArraySlice<Int>, in repository: Repository) throws -> [Article] {
    let keys = left.prefix(Batches.mostArticles)
    left = left.dropFirst(keys.count)
    return try repository.articles(keys: Array(keys))
  }

  /// Says what was done, and ends with the status for it.
  func finish(isDry: Bool) throws(Failure) {
    if !isQuiet, !plan.articles.isEmpty {
      let style = Screen.errors.style
      StandardError.line(
        style.good("✓")
          + " Read \(Words.count(read, "article")) again: \(Words.grouped(changed)) otherwise than before"
      )
      let words: [(TimelineChange.What, String)] = [
        (.added, "added"), (.gone, "gone"), (.merged, "merged into others"), (.changed, "changed"),
      ]
      let told = words.compactMap { what, word in counts[what].map { "\(Words.grouped($0)) \(word)" } }
      StandardError.line("  events    " + (told.isEmpty ? "none changed" : told.joined(separator: " · ")))
      if isDry { StandardError.line("  nothing was saved (--dry-run)") }
    }
    if Interruption.isAsked {
      throw Failure(
        "interrupted: \(isDry ? "nothing was saved" : "what is above is saved, the same command goes on")",
        status: .interrupted)
    }
  }
}
