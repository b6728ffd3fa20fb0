internal import ArgumentParser
internal import SummitArticles
internal import SummitEvaluation
internal import SummitModel
internal import SummitRepository

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measure the extraction against annotated articles, or the timeline against one of its sources.",
    discussion: """
      GOLD_DIR holds an annotation a .json file and the articles beside them; docs/evaluation.md has the format. \
      Its articles are read by this program, or what another one extracted is given as EXTRACTED. \
      --details lists what differs; in machine formats, the list instead of the figures.

      --against SOURCE holds the timeline against one of its sources instead, such as an imported list: which of its \
      rows the other articles confirm, contradict or lack. Filters choose the events.

      Examples:
        summitry evaluate seed
        summitry evaluate gold extracted.ndjson --details
        summitry evaluate --against visits-and-travels --from 2021 --to 2022
      """)

  @Argument(
    help: ArgumentHelp("Annotations, and the articles.", valueName: "gold-dir"), completion: .directory)
  var gold: String?

  @Argument(
    help: ArgumentHelp(
      "Output of summitry extract --format ndjson, or the articles where they are not in GOLD_DIR.",
      valueName: "extracted"),
    completion: .file())
  var extracted: String?

  @Flag(name: .long, help: "List every missed, wrong and unfounded event and field.")
  var details = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A source of the timeline: the name of an imported list, or a publisher.", valueName: "source"))
  var against: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if (gold == nil) == (against == nil) { throw ValidationError("give GOLD_DIR or --against SOURCE") }
    if against == nil, filter.query() != TimelineQuery() {
      throw ValidationError("filters go with --against SOURCE")
    }
  }

  func run() async throws {
    if let against {
      let report = StatementReport(source: against, query: filter.query(), format: format.chosen())
      return try OpenDatabase.read(database.choice) { try report.write(from: $0) }
    }
    guard let directory = gold else { return }
    let gold = try Self.orFail { () throws(FileFault) in try GoldSet(directory: directory) }
    let evaluation = gold.evaluation(of: try await found(directory))
    let report = EvaluationReport(evaluation: evaluation, format: format.chosen())
    try details ? report.writeDetails() : report.writeFigures()
  }

  /// What was found, by the article's id.
  private func found(_ gold: String) async throws(Failure) -> [String: FoundArticle] {
    if let lines = try extractedLines() {
      let texts = try Self.articles(under: gold) { $0.text }
      return lines.reduce(into: [:]) { found, line in
        var article = line.article
        article.text = texts[line.id]
        found[line.id] = article
      }
    }
    return try await Self.read(extracted ?? gold)
  }

  /// The lines of EXTRACTED; `nil` when it was not given or holds articles.
  private func extractedLines() throws(Failure) -> [(id: String, article: FoundArticle)]? {
    guard let path = extracted else { return nil }
    // Whatever its name, it is told by its content; a file that is called so must hold it.
    let isJSON = path.hasSuffix("json") || path.hasSuffix("jsonl")
    let lines =
      isJSON
      ? try Self.orFail { () throws(FileFault) in try JSONFiles.lines(of: path) }
      : (try? JSONFiles.lines(of: path)) ?? []
    let found = lines.compactMap(FoundArticle.line)
    return found.isEmpty ? nil : found
  }

  private static func read(_ path: String) async throws(Failure) -> [String: FoundArticle] {
    let reader = try orFail { () throws(FileFault) in try ArticleReader(paths: [path]) }
    var batches = Batches(reader)
    let extraction = try Extraction()
    var found: [String: FoundArticle] = [:]
    while case let articles = batches.next(), !articles.isEmpty {
      for reading in await extraction.readings(of: articles) {
        found[id(of: reading.article)] = FoundArticle(reading)
      }
    }
    return found
  }

  /// The articles of a directory that may hold none.
  private static func articles<Value>(
    under path: String, _ value: (Article) -> Value
  ) throws(Failure) -> [String: Value] {
    guard let reader = try? ArticleReader(paths: [path]) else { return [:] }
    var batches = Batches(reader)
    var values: [String: Value] = [:]
    while case let articles = batches.next(), !articles.isEmpty {
      for article in articles { values[id(of: article)] = value(article) }
    }
    return values
  }

  /// The id that its source gave it, else the file's name without what follows the last dot.
  private static func id(of article: Article) -> String {
    if let id = article.sourceID { return id }
    let name = article.path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  private static func orFail<Value>(_ body: () throws(FileFault) -> Value) throws(Failure) -> Value {
    do throws(FileFault) { return try body() } catch { throw Failure(error.description) }
  }
}
