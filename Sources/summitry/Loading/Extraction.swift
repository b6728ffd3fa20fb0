internal import SummitData
internal import SummitExtraction
internal import SummitModel

/// Articles into readings, on all cores and in the order of the articles.
struct Extraction: Sendable {
  /// What readings are stored under: another version reads again what is loaded again.
  static let version = Extractor.version

  private let extractor: Extractor

  init() throws(Failure) { extractor = try Self.extractor() }

  /// - Throws: when a table is broken.
  static func extractor() throws(Failure) -> Extractor {
    do throws(TSV.Fault) {
      return Extractor(lexicon: try Lexicon.compiledIn())
    } catch {
      throw Failure(error.description)
    }
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
