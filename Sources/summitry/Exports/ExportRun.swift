internal import SummitModel
internal import SummitRepository

/// Events on their way into a format, a page at a time: nothing but the page at hand is held, but for graphs and the
/// report, which show all at once.
struct ExportRun {
  let format: ExportFormat
  let query: TimelineQuery
  let output: String?
  let nodes: Question.Nodes

  struct Result {
    /// How many events were written, or for graphs how many pairs.
    var written = 0
    var leftOut = 0
    var noun = "event"
    var words: String { Words.count(written, noun) }
  }

  func write(from repository: Repository) throws -> Result {
    switch format {
    case .csv: try list(.csv, repository)
    case .tsv: try list(.tsv, repository)
    case .json: try list(.json, repository)
    case .ndjson: try list(.ndjson, repository)
    case .markdown: try list(.markdown, repository)
    case .tables: try tables(repository)
    case .sqlite: try sqlite(repository)
    case .timelinejs: try records(TimelineJSRecords(), repository)
    case .icalendar: try records(CalendarRecords(), repository)
    case .geojson: try records(GeoJSONRecords(), repository)
    case .jsonLD: try records(LinkedDataRecords(), repository)
    case .dyads: try records(DyadRecords(), repository)
    case .bibtex: try records(SourceRecords(style: .bibtex), repository)
    case .cslJSON: try records(SourceRecords(style: .csl), repository)
    case .ris: try records(SourceRecords(style: .ris), repository)
    case .graphml: try graph(repository) { $0.graphML }
    case .gexf: try graph(repository) { $0.gexf }
    case .html: try report(repository)
    }
  }

  private func list(_ shape: OutputFormat, _ repository: Repository) throws -> Result {
    let outcome = try OutputFile.redirecting(to: output) {
      try EventListing(query: query, format: shape).print(from: repository)
    }
    return Result(written: outcome.events)
  }

  private func records(_ records: some EventRecords, _ repository: Repository) throws -> Result {
    var records = records
    var result = Result()
    let countsSources = format == .bibtex || format == .cslJSON || format == .ris
    try OutputFile.redirecting(to: output) {
      var file = StandardOutput()
      try file.write(records.head)
      try EventPages(query: query).forEach(in: repository) { stored in
        let text = records.text(of: stored)
        if text.isEmpty, !countsSources { result.leftOut += 1 } else { result.written += 1 }
        try file.write(text)
      }
      try file.write(records.tail)
      try file.flush()
    }
    if format == .dyads { result.leftOut = 0 }
    return result
  }

  private func tables(_ repository: Repository) throws -> Result {
    var set = try TableSet(folder: output ?? "")
    var result = Result()
    try EventPages(query: query).forEach(in: repository) {
      try set.write($0)
      result.written += 1
    }
    try set.end()
    return result
  }

  private func sqlite(_ repository: Repository) throws -> Result {
    var tables = try SQLiteTables(path: output ?? "")
    var result = Result()
    try EventPages(query: query).forEach(in: repository) {
      try tables.write($0)
      result.written += 1
    }
    try tables.end()
    return result
  }

  private func graph(_ repository: Repository, _ text: (DyadGraph) -> String) throws -> Result {
    var query = query
    if query.statuses.isEmpty { query.statuses = EventStatus.tookPlace }
    let graph = try DyadGraph(nodes, of: query, in: repository)
    try OutputFile.redirecting(to: output) { try Self.print(text(graph)) }
    return Result(written: graph.edges.count, noun: "pair")
  }

  private func report(_ repository: Repository) throws -> Result {
    var events: [StoredEvent] = []
    try EventPages(query: query).forEach(in: repository) { events.append($0) }
    let report = Report(events: events)
    try OutputFile.redirecting(to: output) { try Self.print(report.html) }
    return Result(written: events.count)
  }

  private static func print(_ text: String) throws(Failure) {
    var file = StandardOutput()
    try file.write(text)
    try file.flush()
  }
}
