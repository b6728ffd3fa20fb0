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
  static func write(_ reading: Reading, to text: inout JSONText) {
    let article = reading.article
    let id = name(of: article)
    text.object {
      $0.add("article") {
        $0.object {
          $0.add("id", id)
          $0.add("path", article.path)
          $0.add("title", article.title)
          $0.add("published", article.published?.day.description)
          $0.add("url", article.url)
          $0.add("language", article.language)
        }
      }
      $0.add("events") { $0.array(reading.events) { write($1, from: id, to: &$0) } }
      $0.add("quotes") { $0.array(reading.quotes) { write($1, to: &$0) } }
      $0.add("notes") { $0.array(reading.notes) { $0.value(.string($1)) } }
    }
  }

  private static func write(_ event: Event, from article: String, to text: inout JSONText) {
    text.object {
      EventJSON.write(event, articles: 1, evidence: event.evidence.map { ($0, article) }, to: &$0)
    }
  }

  /// The id that its source gave it, else where it was read.
  static func name(of article: Article) -> String { article.sourceID ?? article.path }

  static func write(_ quote: Quote, to text: inout JSONText) {
    text.object {
      $0.add("speaker", quote.speaker)
      $0.add("text", quote.words.text)
      $0.add("start", quote.words.start)
      $0.add("end", quote.words.end)
      $0.add("direct") { $0.value(.bool(quote.isDirect)) }
    }
  }
}
