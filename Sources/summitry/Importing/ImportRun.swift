internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// One import: a list's readings saved batch by batch, on one connection.
struct ImportRun {
  private static let batch = 500

  private let list: OfficialList
  private let isQuiet: Bool
  private var progress: Progress
  private var summary = LoadSummary()

  init(_ list: OfficialList, isQuiet: Bool) {
    self.list = list
    self.isQuiet = isQuiet
    progress = Progress(isQuiet: isQuiet, doing: "Importing", thing: "record")
  }

  /// Saves to the end or until Ctrl-C.
  /// - Parameter save: stores a batch; `nil` for a dry run.
  mutating func run(save: (([Reading]) async throws -> SaveSummary)?) async throws {
    progress.begin()
    for start in stride(from: 0, to: list.readings.count, by: Self.batch) where !Interruption.isAsked {
      let batch = Array(list.readings[start..<min(start + Self.batch, list.readings.count)])
      do {
        summary.add(batch, try await save?(batch))
      } catch {
        progress.clear()
        throw error
      }
      progress.show(summary.articles, events: summary.eventsRead)
    }
    progress.clear()
  }

  /// Says what was done, and ends with the status for it.
  func finish(isDry: Bool) throws(Failure) {
    let style = Screen.errors.style
    if !isQuiet {
      StandardError.line(
        style.good("✓") + " \(isDry ? "Read" : "Imported") \(Words.count(list.rowCount, "row")) as "
          + "\(Words.count(summary.articles, "record")) of \(SafeText.line(list.source))")
      for line in summary.figures(isDry: isDry, thing: "record") { StandardError.line(line) }
    }
    let entries = list.setAside.map { ($0.place, $0.reason) } + summary.refused
    for line in SetAsideReport.lines(entries, thing: "row", done: "imported", style: style) {
      StandardError.line(line)
    }
    if Interruption.isAsked {
      throw Failure("interrupted: what is above is saved, importing again goes on", status: .interrupted)
    }
    if !entries.isEmpty { throw Failure("", status: .someSetAside) }
  }
}
