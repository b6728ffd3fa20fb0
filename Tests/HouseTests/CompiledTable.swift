import SummitData
import Testing

/// A table as it is compiled in, read as lines of text: its notes, its header and its rows.
struct CompiledTable {
  static let names = CompiledFile.all.map(\.name).filter { $0.hasSuffix(".tsv") }

  let name: String
  let notes: [String]
  let columns: [String]
  let rowLines: [String]
  let endsWithOneLineFeed: Bool

  init(named name: String) throws {
    let text = try #require(CompiledFile(named: name), "\(name) is not compiled in").text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let notes = lines.prefix { $0.hasPrefix("#") }
    let header = try #require(lines.dropFirst(notes.count).first)
    self.name = name
    self.notes = Array(notes)
    columns = header.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    rowLines = lines.dropFirst(notes.count + 1).filter { !$0.isEmpty }
    endsWithOneLineFeed = text.hasSuffix("\n") && !text.hasSuffix("\n\n")
    _ = try TSV(file: name, text: text, columns: columns)
  }

  func column(_ column: String) throws -> [String] {
    let index = try #require(columns.firstIndex(of: column), "\(name) has no column \(column)")
    return rowLines.map { line in
      String(line.split(separator: "\t", omittingEmptySubsequences: false)[index])
    }
  }
}

/// Every value of a table's column stands in a column of another.
struct Reference: Sendable, CustomTestStringConvertible {
  let table, column, target, targetColumn: String

  init(_ table: String, _ column: String, to target: String, _ targetColumn: String) {
    self.table = table
    self.column = column
    self.target = target
    self.targetColumn = targetColumn
  }

  var testDescription: String { "\(table) \(column) in \(target)" }
}

/// A column that holds no value twice.
struct KeyColumn: Sendable, CustomTestStringConvertible {
  let table, column: String

  init(_ table: String, _ column: String) {
    self.table = table
    self.column = column
  }

  var testDescription: String { "\(table) \(column)" }
}

/// The words that a column may hold.
struct AllowedWords: Sendable, CustomTestStringConvertible {
  let table, column: String
  let words: Set<String>

  init(_ table: String, _ column: String, _ words: Set<String>) {
    self.table = table
    self.column = column
    self.words = words
  }

  var testDescription: String { "\(table) \(column)" }
}
