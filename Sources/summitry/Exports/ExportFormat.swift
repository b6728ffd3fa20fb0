internal import ArgumentParser

/// A format that other programs read, with the endings of file names that mean it.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case csv, tsv, json, ndjson, markdown, tables, sqlite, timelinejs, icalendar, geojson, graphml, gexf, bibtex
  case cslJSON = "csl-json"
  case ris
  case jsonLD = "json-ld"
  case dyads, html

  /// What it is, in a few words.
  var words: String {
    switch self {
    case .csv, .tsv: "one row an event"
    case .json: "one array"
    case .ndjson: "one object a line"
    case .markdown: "a table for notes"
    case .tables: "a folder of CSV tables with a datapackage.json: for R, pandas and spreadsheets"
    case .sqlite: "the same tables as a database: for Datasette and SQL"
    case .timelinejs: "for TimelineJS"
    case .icalendar: "for calendars; events whose days are known"
    case .geojson: "for maps: QGIS, Leaflet"
    case .graphml: "who met whom: for networkx, igraph, Gephi"
    case .gexf: "who met whom, year by year: for Gephi"
    case .bibtex, .cslJSON, .ris: "the articles behind the events: for Zotero and LaTeX"
    case .jsonLD: "schema.org events: for the web and archives"
    case .dyads:
      "one row an ordered pair of states, with CAMEO and PLOVER codes: beside ICEWS, GDELT, POLECAT"
    case .html: "one page with timeline, map, network, list and evidence that needs no network"
    }
  }

  var endings: [String] {
    switch self {
    case .csv: [".csv"]
    case .tsv: [".tsv"]
    case .json: [".json"]
    case .ndjson: [".ndjson", ".jsonl"]
    case .markdown: [".md", ".markdown"]
    case .tables: ["/"]
    case .sqlite: [".sqlite", ".sqlite3", ".db"]
    case .timelinejs: [".timeline.json"]
    case .icalendar: [".ics"]
    case .geojson: [".geojson"]
    case .graphml: [".graphml"]
    case .gexf: [".gexf"]
    case .bibtex: [".bib"]
    case .cslJSON: [".csl.json"]
    case .ris: [".ris"]
    case .jsonLD: [".jsonld"]
    case .dyads: [".dyads.csv"]
    case .html: [".html", ".htm"]
    }
  }

  /// The format that a file's name ends with; of several endings the longest.
  static func of(path: String) -> ExportFormat? {
    let path = path.lowercased()
    let fitting = allCases.flatMap { format in format.endings.map { (ending: $0, format: format) } }
      .filter { path.hasSuffix($0.ending) }
    return fitting.max { $0.ending.count < $1.ending.count }?.format
  }
}
