internal import SummitArticles
internal import SummitData
internal import SummitExtraction
internal import SummitModel

/// A list of official visits and travels, read whole: each row is an article in its own words, and so is each summit,
/// with the rows of all who attended it.
struct OfficialList {
  /// What the list is called in the timeline.
  let source: String
  private(set) var readings: [Reading] = []
  private(set) var rowCount = 0
  private(set) var setAside: [BadRecord] = []

  /// - Parameter home: the state whose list it is.
  init(path: String, source: String, home: CountryCode) throws(Failure) {
    self.source = source
    let (reader, words) = try Self.tables()
    let rows = try readRows(path)
    let read = rows.map { RowReading($0, home: home, reader: reader, words: words) }
    for reading in read {
      let event = RowEvent(reading, home: home)
      guard event.exists else { continue }
      let line = RowLine(reading.text, start: 0)
      add(
        id: reading.row.id, title: reading.row.id, line: reading.row.line, path, reading.text.line,
        event.event(line: line))
    }
    for occasion in SharedOccasion.gathered(read, home: home) {
      let event = occasion.event
      add(id: occasion.id, title: event?.name, line: occasion.line, path, occasion.text, event)
    }
  }

  private static func tables() throws(Failure) -> (RecordReader, RecordWords) {
    do throws(TSV.Fault) {
      return (RecordReader(lexicon: try Lexicon.compiledIn()), try RecordWords())
    } catch {
      throw Failure(error.description)
    }
  }

  private mutating func readRows(_ path: String) throws(Failure) -> [OfficialRow] {
    var rows: [OfficialRow] = []
    do throws(FileFault) {
      var table = try CSV(path: path)
      let columns = try Self.columns(of: table, path)
      while let next = table.next() {
        switch next {
        case .failure(let bad): setAside.append(bad)
        case .success(let row):
          do throws(OfficialRow.Fault) {
            rows.append(try OfficialRow(row, columns))
          } catch {
            setAside.append(BadRecord(path: path, line: row.line, reason: error.reason))
          }
        }
      }
    } catch {
      throw Failure(error.description)
    }
    rowCount = rows.count
    return rows
  }

  private static func columns(of table: CSV, _ path: String) throws(FileFault) -> OfficialColumns {
    do throws(OfficialRow.Fault) {
      return try OfficialColumns(table.columns)
    } catch {
      throw FileFault(path: path, reason: error.reason)
    }
  }

  private mutating func add(
    id: String?, title: String?, line: Int, _ path: String, _ text: String, _ event: Event?
  ) {
    let article = Article(
      sourceID: id, path: "\(path):\(line)", title: "\(source): \(title ?? "line \(line)")",
      publisher: source,
      language: "en", text: text)
    readings.append(Reading(article: article, events: [event].compactMap { $0 }, quotes: []))
  }
}
