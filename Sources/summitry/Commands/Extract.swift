internal import ArgumentParser
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what would be found in articles, and why. No database is touched.",
    discussion: """
      json and ndjson give one record an article, in the order of the input; the other formats one row an event.

      Example:
        summitry extract --format ndjson articles.jsonl | jq .events
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    var batches = Batches(try input.reader())
    let extraction = try Extraction(lexicon: lexicon.directory)
    let printer = ExtractPrinter(format: format.chosen(onTerminal: .table, inPipe: .table))
    var writer = printer.writer()
    var articles = batches.next(atMost: 16)
    while !articles.isEmpty {
      let readings = await extraction.readings(of: articles)
      try writer.write(printer.rows(of: readings))
      articles = batches.next()
    }
    try writer.end()
    try batches.setAside.end(done: "read")
  }
}

/// Readings printed: whole for programs that read JSON, an event a row for tables.
struct ExtractPrinter {
  let format: OutputFormat

  /// A reading, and for formats with a row an event, which of its events.
  struct Row {
    let reading: Reading
    let event: Event?
  }

  func rows(of readings: [Reading]) -> [Row] {
    switch format {
    case .json, .ndjson, .table: readings.map { Row(reading: $0, event: nil) }
    case .tsv, .csv, .markdown:
      readings.flatMap { reading in reading.events.map { Row(reading: reading, event: $0) } }
    }
  }

  func writer() -> ListWriter<Row> {
    ListWriter(
      format: format,
      columns: [Column("article") { ArticleJSON.name(of: $0.reading.article) }]
        + EventColumns.all.dropFirst().map { column in
          Column(column.name) { row in row.event.map { column.value(ListedEvent($0)) } ?? "" }
        },
      writing: { ArticleJSON.write($0.reading, to: &$1) }, table: { $0.flatMap { Self.page($0.reading) } })
  }

  /// An article's events as pages, its quotes and the doubts.
  private static func page(_ reading: Reading) -> [String] {
    let screen = Screen.output
    let article = reading.article
    let title = SafeText.line(article.title ?? ArticleJSON.name(of: article))
    let published = article.published.map { HumanDate.long($0.day) } ?? "no date"
    var lines = [screen.style.bold(Cells.spread(title, published, to: screen.width)), ""]
    if reading.events.isEmpty { lines += ["No event.", ""] }
    for event in reading.events {
      let sources = event.evidence.map { EventPage.Source(evidence: $0, article: "") }
      lines += EventPage(event: event, id: nil, sources: sources, screen: screen).lines + [""]
    }
    if !reading.quotes.isEmpty { lines.append(screen.style.bold("QUOTES")) }
    for quote in reading.quotes {
      let words = "\(SafeText.line(quote.speaker ?? "somebody")): \(SafeText.line(quote.words.text))"
      lines += Cells.wrapped(words, to: screen.width - 4).enumerated().map {
        ($0.offset == 0 ? "  " : "    ") + $0.element
      }
    }
    for note in reading.notes { lines.append("note: " + SafeText.line(note)) }
    return lines + [""]
  }
}
