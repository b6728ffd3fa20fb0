internal import SummitModel

/// Articles that are rows of a table of comma- or tab-separated values with a header.
struct TableSource: ArticleSource {
  private let path: String
  private let map: FieldMap
  private var table: CSV?
  private var columns: [FieldMap.Field: Int] = [:]
  private var fault: BadRecord?

  /// Whether a header tells that these are articles: one column is known as their text.
  static func recognise(_ head: [UInt8], map: FieldMap) -> Bool {
    guard let separator = CSV.separator(of: head) else { return false }
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let names = line.split(separator: Character(Unicode.Scalar(separator)), omittingEmptySubsequences: false)
      .map { FieldMap.folded(String($0)) }
    guard names.count >= 2 else { return false }
    return map.names(of: .text).contains { names.contains(FieldMap.folded($0)) }
  }

  init(_ input: Input) {
    path = input.path
    map = input.map
    do throws(FileFault) {
      let table = try CSV(input.bytes, head: input.head, path: input.path)
      let names = table.columns.map(FieldMap.folded)
      for field in FieldMap.Field.allCases {
        columns[field] =
          map.names(of: field).lazy.compactMap { names.firstIndex(of: FieldMap.folded($0)) }.first
      }
      self.table = table
      if columns[.text] == nil { fault = BadRecord(path: path, line: 1, reason: Self.missing(map, table)) }
    } catch {
      fault = BadRecord(path: path, reason: error.reason)
    }
  }

  private static func missing(_ map: FieldMap, _ table: CSV) -> String {
    "no column \(map.names(of: .text).first ?? "text") among \(table.columns.joined(separator: ", "))"
      + "\n  say which it is: --map text=COLUMN"
  }

  mutating func next() -> Result<Article, BadRecord>? {
    if let fault {
      self.fault = nil
      table = nil
      return .failure(fault)
    }
    switch table?.next() {
    case .success(let row)?:
      do throws(BadRecord) {
        var article = try ArticleRecord(path: path, line: row.line, map: map).article { field in
          columns[field].map { .string(row.fields[$0]) }
        }
        article.notes += row.notes
        return .success(article)
      } catch {
        return .failure(error)
      }
    case .failure(let bad)?: return .failure(bad)
    case nil: return nil
    }
  }
}
