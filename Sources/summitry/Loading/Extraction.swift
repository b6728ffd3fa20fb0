internal import SummitArticles
internal import SummitData
internal import SummitExtraction
internal import SummitModel

/// Articles into readings, on all cores and in the order of the articles.
struct Extraction: Sendable {
  /// What readings are stored under: another version reads again what is loaded again.
  static let version = Extractor.version

  private let extractor: Extractor

  /// - Parameter tables: a directory whose tables are laid over those of the program.
  init(lexicon tables: String? = nil) throws(Failure) { extractor = try Self.extractor(lexicon: tables) }

  /// - Throws: when a table is broken.
  static func extractor(lexicon tables: String? = nil) throws(Failure) -> Extractor {
    let own = try tables.map { directory throws(Failure) in try userTables(in: directory) } ?? []
    do throws(TSV.Fault) {
      return Extractor(lexicon: try Lexicon.read(LexiconSource(overlaidBy: own)))
    } catch {
      throw Failure(error.description)
    }
  }

  private static func userTables(in directory: String) throws(Failure) -> [LexiconSource.UserTable] {
    var tables: [LexiconSource.UserTable] = []
    var files: [(path: String, bytes: [UInt8])] = []
    do throws(FileFault) {
      try WholeFiles.each(under: directory, ending: "tsv") { path, bytes in files.append((path, bytes)) }
    } catch {
      throw Failure(error.description)
    }
    for file in files {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      guard let table = LexiconTable.allCases.first(where: { $0.file == name }) else {
        let names = LexiconTable.allCases.map(\.file).joined(separator: ", ")
        throw Failure(
          "cannot use table \(file.path): there is no table of that name\n  the tables are \(names)")
      }
      tables.append(LexiconSource.UserTable(table, path: file.path, bytes: file.bytes))
    }
    return tables
  }

  /// Whether articles in a language are read, and not only stored.
  static func isRead(_ language: String) -> Bool { Extractor.languages.contains(language) }

  /// How an article is read, for people to look into.
  func explanation(of article: Article) -> String { extractor.explain(article) }

  func reading(of article: Article) -> Reading { extractor.read(article) }

  func readings(of articles: [Article]) async -> [Reading] {
    let extractor = extractor
    if articles.count < 4 { return articles.map { extractor.read($0) } }
    return await withTaskGroup(of: (Int, Reading).self) { group in
      for (index, article) in articles.enumerated() {
        group.addTask { (index, extractor.read(article)) }
      }
      var readings = [Reading?](repeating: nil, count: articles.count)
      for await (index, reading) in group { readings[index] = reading }
      return readings.compactMap { $0 }
    }
  }
}
