internal import ArgumentParser
internal import SummitArticles

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Show how articles are read, sentence by sentence: who was recognised, and what was made of it.",
    discussion: """
      For whoever asks why an event was found, or not. No database is touched.

      Example:
        summitry explain article.txt
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() async throws {
    var batches = Batches(try input.reader())
    let extraction = try Extraction(lexicon: lexicon.directory)
    var output = StandardOutput()
    var articles = batches.next(atMost: 1)
    while !articles.isEmpty {
      for article in articles {
        try output.line("== " + SafeText.line(ArticleJSON.name(of: article)))
        try output.line(SafeText.lines(extraction.explanation(of: article)))
      }
      articles = batches.next(atMost: 1)
    }
    try output.flush()
    try batches.setAside.end(done: "read")
  }
}
