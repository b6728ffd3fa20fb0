internal import SummitArticles
internal import SummitModel

/// Articles and what was read in them as JSON: the lines of `read` and `extract`.
enum ArticleJSON {
  /// `{"path", "title", "published", "published_basis", "language", "text"}`, before any extraction.
  static func value(_ article: Article) -> JSON {
    .object([
      "path": .string(article.path), "id": .optional(article.sourceID), "title": .optional(article.title),
      "published": .optional(article.published?.day.description),
      "published_basis": .optional(article.published?.basis.rawValue),
      "publisher": .optional(article.publisher), "url": .optional(article.url),
      "author": .optional(article.author), "language": .optional(article.language),
      "notes": .array(article.notes.map { .string($0) }), "text": .string(article.text),
    ])
  }

  /// One article, extracted: its events without ids, its quotes, and what was doubtful.
  static func value(_ reading: Reading) -> JSON {
    let article = reading.article
    let id = name(of: article)
    return .object([
      "article": .object([
        "id": .string(id), "path": .string(article.path), "title": .optional(article.title),
        "published": .optional(article.published?.day.description), "url": .optional(article.url),
        "language": .optional(article.language),
      ]),
      "events": .array(
        reading.events.map { event in
          EventJSON.value(event, articles: 1, evidence: event.evidence.map { ($0, id) })
        }),
      "quotes": .array(reading.quotes.map(quote)),
      "notes": .array(reading.notes.map { .string($0) }),
    ])
  }

  /// The id that its source gave it, else where it was read.
  static func name(of article: Article) -> String { article.sourceID ?? article.path }

  static func quote(_ quote: Quote) -> JSON {
    .object([
      "speaker": .optional(quote.speaker), "text": .string(quote.words.text),
      "start": .integer(quote.words.start), "end": .integer(quote.words.end), "direct": .bool(quote.isDirect),
    ])
  }
}
