internal import ArgumentParser
internal import SummitArticles
internal import SummitEvaluation
internal import SummitModel

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the extraction against articles that a careful reader has annotated.",
    discussion: """
      GOLD_DIR holds an annotation a .json file and the articles beside them; docs/evaluation.md has the format. \
      Its articles are read by this program, or what another one extracted is given as EXTRACTED. \
      --details lists what differs; in machine formats, the list instead of the figures.

      Examples:
        summitry evaluate seed
        summitry evaluate gold extracted.ndjson --details
      """)

  @Argument(
    help: ArgumentHelp("Annotations, and the articles.", valueName: "gold-dir"), completion: .directory)
  var gold: String

  @Argument(
    help: ArgumentHelp(
      "Output of summitry extract --format ndjson, or the articles where they are not in GOLD_DIR.",
      valueName: "extracted"),
    completion: .file())
  var extracted: String?

  @Flag(name: .long, help: "List every missed, wrong and unfounded event and field.")
  var details = false

  @OptionGroup var format: FormatOptions

  func run() async throws {
    let gold = try Self.orFail { () throws(FileFault) in try GoldSet(directory: self.gold) }
    let evaluation = gold.evaluation(of: try await found())
    let report = EvaluationReport(evaluation: evaluation, format: format.chosen())
    try details ? report.writeDetails() : report.writeFigures()
  }

  /// What was found, by the article's id.
  private func found() async throws(Failure) -> [String: FoundArticle] {
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
    guard let path = extracted, path.hasSuffix("json") || path.hasSuffix("jsonl") else { return nil }
    let lines = try Self.orFail { () throws(FileFault) in try JSONFiles.lines(of: path) }
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
