internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// A stored event as JSON: the event itself, and the articles that tell of it.
enum StoredEventJSON {
  /// As kept in the database for whoever exports again.
  static var form: RecordForm {
    RecordForm(program: ProgramFile.digest) { stored in
      var bytes: [UInt8] = []
      value(stored).append(to: &bytes)
      return bytes
    }
  }

  static func value(_ stored: StoredEvent) -> JSON {
    let names = Dictionary(
      stored.articles.map { ($0.key, $0.sourceID ?? $0.path) }, uniquingKeysWith: { a, _ in a })
    let value = EventJSON.value(
      stored.event, id: stored.id, articles: stored.articles.count,
      evidence: stored.evidence.map { ($0.evidence, names[$0.article] ?? "") })
    guard case .object(let members) = value else { return value }
    return .object(members + [JSON.Member(key: "sources", value: .array(stored.articles.map(article)))])
  }

  static func article(_ article: StoredArticle) -> JSON {
    .object([
      "id": .optional(article.sourceID), "path": .string(article.path), "title": .optional(article.title),
      "published": .optional(article.published?.day.description), "publisher": .optional(article.publisher),
      "url": .optional(article.url),
    ])
  }
}
