internal import ArgumentParser
internal import Glibc
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// Part of what `./summitry bench load` runs: everything is read and extracted first, then stored while the clock runs.
struct TimeStoring: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time the storing of articles that were read and extracted before.", shouldDisplay: false)

  @OptionGroup var input: InputOptions
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    var batches = Batches(try input.reader())
    let extraction = try Extraction()
    var readings: [[Reading]] = []
    while case let articles = batches.next(), !articles.isEmpty {
      readings.append(await extraction.readings(of: articles))
    }
    let run = Run(extractorVersion: Extraction.version, command: "time-storing")
    var elapsed = Duration.zero
    var used = 0.0
    try await OpenDatabase.save(database.choice, run) { store in
      let (start, before) = (ContinuousClock.now, Self.processorSeconds)
      // As in a load, the next batch is made ready while one is saved.
      var incoming = await IncomingArticle.made(of: readings.first ?? [])
      for number in readings.indices {
        let next = number + 1 < readings.count ? readings[number + 1] : []
        let following = Task.detached { await IncomingArticle.made(of: next) }
        _ = try await store.save(incoming)
        incoming = await following.value
      }
      try await store.settle()
      elapsed = ContinuousClock.now - start
      used = Self.processorSeconds - before
    }
    var output = StandardOutput()
    try output.line("\(elapsed / .seconds(1)) s")
    try output.line("\(used) s of this process's CPU")
    try output.flush()
  }

  /// What this process has used so far, on all cores.
  private static var processorSeconds: Double {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
