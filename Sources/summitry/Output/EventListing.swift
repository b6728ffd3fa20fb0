internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// Events printed as they come from the timeline, a page at a time.
struct EventListing {
  let query: TimelineQuery
  let format: OutputFormat

  /// What was printed, for the line at the end.
  struct Outcome {
    var events = 0
    var articles: Set<Int> = []
    var first: Day?
    var last: Day?
    let isForPeople: Bool
  }

  func print(from repository: Repository) throws -> Outcome {
    var outcome = Outcome(isForPeople: format == .table)
    if format == .json || format == .ndjson {
      outcome.events = try printRecords(from: repository)
      return outcome
    }
    let lines = lines
    var output = OutputInTurn()
    try output.write { lines.head }
    var last: ListedEvent?
    try repository.forEachListedPage(of: query) { events in
      for event in events { outcome.add(event) }
      let before = last
      last = events.last
      try output.write { lines.text(events, before) }
    }
    try output.end()
    return outcome
  }

  /// What stands above all events, and how the lines of some are written behind another one.
  private var lines: (head: String, text: @Sendable ([ListedEvent], ListedEvent?) -> String) {
    guard let shape = Lines<ListedEvent>.Shape(format) else {
      let table = EventTable(
        width: Screen.output.width, style: Screen.output.style, from: query.from, to: query.to)
      return ("", { events, before in table.lines(of: events, after: before).map { $0 + "\n" }.joined() })
    }
    let lines = Lines(shape: shape, columns: EventColumns.all)
    return (lines.head, { events, _ in lines.text(events) })
  }

  private func printRecords(from repository: Repository) throws -> Int {
    var output = StandardOutput()
    var count = 0
    let (opening, parting) = format == .json ? ("[", ",\n ") : ("", "\n")
    try EventPages(query: query).forEach(in: repository) { events in
      (count: events.count, records: StoredEventJSON.records(of: events, parting: parting))
    } _: { page in
      guard page.count > 0 else { return }
      try output.write(count == 0 ? opening : parting)
      try output.write(bytes: page.records)
      count += page.count
    }
    if format == .json {
      try output.line(count == 0 ? "[]" : "]")
    } else if count > 0 {
      try output.write("\n")
    }
    try output.flush()
    return count
  }
}

extension EventListing.Outcome {
  fileprivate mutating func add(_ event: ListedEvent) {
    events += 1
    guard isForPeople else { return }
    articles.formUnion(event.articles)
    guard let date = event.date else { return }
    first = [first, date.earliest].compactMap { $0 }.min()
    last = [last, date.latest].compactMap { $0 }.max()
  }

  /// "6 events, 1945–2018, from 86 articles" and what the marks mean; or that nothing fits.
  func report(filter: String) {
    guard events > 0 else {
      StandardError.line(filter.isEmpty ? "No event yet. Next: summitry load PATH" : "No event \(filter).")
      return
    }
    guard isForPeople else { return }
    var parts = [Words.count(events, "event")]
    if let first, let last {
      parts.append(first.year == last.year ? String(first.year) : "\(first.year)–\(last.year)")
    }
    parts.append("from " + Words.count(articles.count, "article"))
    StandardError.line("\n" + parts.joined(separator: ", "))
    StandardError.line(Screen.errors.style.faint("~ date approximate   ? none too sure"))
  }
}
