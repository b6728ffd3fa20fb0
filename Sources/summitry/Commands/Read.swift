internal import ArgumentParser
internal import SummitArticles
internal import SummitModel

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print articles as they are read, before any extraction.",
    discussion: """
      The text of one article goes to standard output, its title and date to standard error. Several articles
      have a line "==> path <==" before each. Offsets of evidence count into this text.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ndjson }

  @OptionGroup var input: InputOptions

  @Option(name: .long, help: ArgumentHelp("How to print: text, json or ndjson.", valueName: "format"))
  var format = Format.text

  @Flag(name: .long, help: "Short for --format json: one array.")
  var json = false

  func run() throws {
    var reader = try input.reader()
    var setAside = SetAsideReport()
    var output = StandardOutput()
    var count = 0
    let format = json ? .json : format
    while let next = reader.next() {
      switch next {
      case .failure(let bad): setAside.add(bad.place, bad.reason)
      case .success(let article):
        switch format {
        case .text: try write(article, isFirst: count == 0, &output)
        case .json: try output.write((count == 0 ? "[" : ",\n ") + ArticleJSON.value(article).text)
        case .ndjson: try output.line(ArticleJSON.value(article).text)
        }
        count += 1
      }
    }
    if format == .json { try output.line(count == 0 ? "[]" : "]") }
    try output.flush()
    try setAside.end(done: "read")
  }

  private func write(_ article: Article, isFirst: Bool, _ output: inout StandardOutput) throws {
    let isAlone = input.paths.count == 1 && article.path == input.paths[0]
    if !isAlone { try output.line((isFirst ? "" : "\n") + "==> \(SafeText.line(article.path)) <==") }
    let facts = [
      article.title.map { "title      \(SafeText.line($0))" },
      article.published.map { "published  \($0.day) (\($0.basis.rawValue))" },
      article.language.map { "language   \($0)" },
    ]
    if isAlone { for fact in facts.compactMap({ $0 }) { StandardError.line(fact) } }
    try output.line(Screen.output.isTerminal ? SafeText.lines(article.text) : article.text)
  }
}
