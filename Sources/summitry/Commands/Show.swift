internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one event: every fact with the sentence that says so, and what was said.")

  @OptionGroup var name: EventName
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let (stored, quotes, story) = try OpenDatabase.read(database.choice) { repository in
      let stored = try repository.event(named: name.words)
      return (stored, try repository.quotes(of: stored), try repository.story(of: stored))
    }
    // One event is a page, in a pipe too: TSV would leave its evidence out.
    let format = format.chosen(inPipe: .table)
    var writer = ListWriter<StoredEvent>(
      format: format,
      columns: EventColumns.all.map { column in Column(column.name) { column.value(ListedEvent($0)) } },
      writing: { Self.write($0, quotes, story, to: &$1) },
      table: { $0.flatMap { Self.page($0, quotes, story) } })
    try writer.write([stored])
    try writer.end()
  }

  private static func write(
    _ stored: StoredEvent, _ quotes: [StoredQuote], _ story: EventStory, to text: inout JSONText
  ) {
    text.object {
      StoredEventJSON.writeMembers(of: stored, to: &$0)
      $0.add("quotes") { $0.array(quotes) { ArticleJSON.write($1.quote, to: &$0) } }
      for member in EventStoryPage.json(story, of: stored) { $0.add(member) }
    }
  }

  private static func page(
    _ stored: StoredEvent, _ quotes: [StoredQuote], _ story: EventStory
  ) -> [String] {
    let titles = Dictionary(stored.articles.map { ($0.key, title($0)) }, uniquingKeysWith: { a, _ in a })
    let sources = stored.evidence.map {
      EventPage.Source(evidence: $0.evidence, article: titles[$0.article] ?? "")
    }
    let page = EventPage(event: stored.event, id: stored.id, sources: sources, screen: .output)
    let told = EventStoryPage(stored: stored, story: story, screen: .output)
    return page.lines + told.lines + quoted(quotes)
  }

  /// `zeenews, “Obama, Xi seek resolving …”, 8 June 2013`.
  private static func title(_ article: StoredArticle) -> String {
    let title = article.title.map { "“\($0)”" } ?? article.name
    return [article.publisher, title, article.published.map { HumanDate.long($0.day) }].compactMap { $0 }
      .joined(separator: ", ")
  }

  private static func quoted(_ quotes: [StoredQuote]) -> [String] {
    guard !quotes.isEmpty else { return [] }
    let width = Screen.output.width - 4
    return [Screen.output.style.bold("QUOTES")]
      + quotes.flatMap { stored -> [String] in
        let speaker = SafeText.line(stored.quote.speaker ?? "somebody")
        return Cells.wrapped("\(speaker): \(SafeText.line(stored.quote.words.text))", to: width).enumerated()
          .map { ($0.offset == 0 ? "  " : "    ") + $0.element }
      }
  }
}
