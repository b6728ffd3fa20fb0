internal import ArgumentParser
internal import Glibc
internal import SummitArticles
internal import SummitExtraction
internal import SummitModel

/// What `./summitry bench extract` runs: one core, reading from files not counted.
struct TimeExtraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time the extraction over articles, stage by stage, on one core.", shouldDisplay: false)

  @OptionGroup var input: InputOptions

  func run() throws {
    let clock = ContinuousClock()
    let beginning = clock.now
    let extractor = try Extraction.extractor()
    let start = beginning.duration(to: clock.now)
    var batches = Batches(try input.reader())
    var tally = Tally()
    while case let articles = batches.next(), !articles.isEmpty {
      for article in articles { tally.read(article, by: extractor, clock) }
    }
    var output = StandardOutput()
    try output.line("\(Self.milliseconds(start)) ms to take up the tables")
    for line in tally.lines { try output.line(line) }
    try output.line("\(Self.peakMegabytes) MB of memory at most")
    try output.flush()
    try batches.setAside.end(done: "read")
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int((duration / .milliseconds(1)).rounded())
  }

  private static var peakMegabytes: Int {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return Int(usage.ru_maxrss) / 1024
  }
}

extension TimeExtraction {
  /// What was read, and how long each stage took.
  struct Tally {
    private var articles = 0
    private var words = 0
    private var bytes = 0
    private var events = 0
    private var stages: [ExtractionStage: Duration] = [:]

    mutating func read(_ article: Article, by extractor: Extractor, _ clock: ContinuousClock) {
      articles += 1
      bytes += article.text.utf8.count
      words += Self.words(in: article.text)
      var times = [Duration](repeating: .zero, count: ExtractionStage.allCases.count)
      var last = clock.now
      let reading = extractor.read(article) { stage in
        let now = clock.now
        if let index = ExtractionStage.allCases.firstIndex(of: stage) {
          times[index] += last.duration(to: now)
        }
        last = now
      }
      events += reading.events.count
      for (stage, time) in zip(ExtractionStage.allCases, times) { stages[stage, default: .zero] += time }
    }

    /// Stretches without white space.
    private static func words(in text: String) -> Int {
      var (count, inside) = (0, false)
      for byte in text.utf8 {
        let isSpace = byte <= 0x20
        if !isSpace, !inside { count += 1 }
        inside = !isSpace
      }
      return count
    }

    var lines: [String] {
      let all = stages.values.reduce(.zero, +)
      let seconds = max(all / .seconds(1), 1e-9)
      func rate(_ count: Double) -> String { Self.decimal(count / seconds) }
      let head = [
        "\(articles) articles, \(words) words, \(Self.decimal(Double(bytes) / 1e6)) MB, \(events) events",
        "\(Self.decimal(seconds)) s: \(rate(Double(articles))) articles/s, \(rate(Double(words))) words/s, "
          + "\(rate(Double(bytes) / 1e6)) MB/s",
      ]
      return head
        + ExtractionStage.allCases.map { stage in
          let share = (stages[stage] ?? .zero) / .seconds(1) / seconds * 100
          return "  " + Cells.padded(stage.rawValue, to: 12) + Self.decimal(share) + " %"
        }
    }

    /// One decimal below a thousand, none above.
    private static func decimal(_ value: Double) -> String {
      guard value < 1000 else { return String(Int(value.rounded())) }
      let tenths = Int((value * 10).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
  }
}
