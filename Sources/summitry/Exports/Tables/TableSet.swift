internal import Glibc
internal import SummitArticles
internal import SummitRepository

/// A folder of CSV tables with a Data Package's description (frictionlessdata.io).
struct TableSet {
  private let folder: String
  private var files: [FileOutput] = []
  private let tables = TidyTable.all + [TidyTable.articles]
  private var seen: Set<Int> = []

  init(folder: String) throws(Failure) {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Failure("cannot create the folder \(SafeText.line(folder)): \(Failure.systemWords(errno))")
    }
    self.folder = folder
    for table in tables {
      let file = try FileOutput(path: "\(folder)/\(table.name).csv")
      try file.write(CSVText.line(table.columns.map(\.name)))
      files.append(file)
    }
  }

  mutating func write(_ stored: StoredEvent) throws(Failure) {
    for (table, file) in zip(TidyTable.all, files) {
      for row in table.rows(stored) { try file.write(CSVText.line(row.map { $0 ?? "" })) }
    }
    let new = zip(stored.articles, TidyTable.articles.rows(stored)).filter { seen.insert($0.0.key).inserted }
    for (_, row) in new { try files[files.count - 1].write(CSVText.line(row.map { $0 ?? "" })) }
  }

  func end() throws(Failure) {
    for file in files { try file.flush() }
    let package = try FileOutput(path: "\(folder)/datapackage.json")
    try package.write(Self.description(tables).text + "\n")
    try package.flush()
  }

  static func description(_ tables: [TidyTable]) -> JSON {
    .object([
      "profile": .string("tabular-data-package"), "name": .string("summitry"),
      "title": .string("Diplomatic events and the sentences that tell of them"),
      "description": .string(
        "UTF-8, empty = missing. The code NA is Namibia: pandas.read_csv(..., keep_default_na=False), "
          + "read.csv(..., na.strings = \"\"). A text that a spreadsheet would run as a formula begins with an apostrophe."
      ),
      "resources": .array(tables.map(resource)),
    ])
  }

  private static func resource(_ table: TidyTable) -> JSON {
    let fields = table.columns.map { column -> JSON in
      .object([
        "name": .string(column.name), "type": .string(column.kind.rawValue),
        "description": .string(column.words),
      ])
    }
    let keys = table.columns.compactMap { column -> JSON? in
      guard let target = column.reference else { return nil }
      return .object([
        "fields": .string(column.name),
        "reference": .object(["resource": .string(target), "fields": .string("id")]),
      ])
    }
    return .object([
      "name": .string(table.name), "path": .string("\(table.name).csv"),
      "profile": .string("tabular-data-resource"), "encoding": .string("utf-8"),
      "schema": .object([
        "fields": .array(fields), "primaryKey": .array(table.key.map { .string($0) }),
        "foreignKeys": .array(keys), "missingValues": .array([.string("")]),
      ]),
    ])
  }
}
