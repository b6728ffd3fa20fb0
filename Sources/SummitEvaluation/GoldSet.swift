public import SummitArticles

/// Annotated articles in a directory: an annotation a `.json` file, wherever below it they stand.
public struct GoldSet: Sendable {
  public let articles: [GoldArticle]

  /// - Throws: for a directory without annotations, a file that is no JSON, and JSON that is no annotation.
  public init(directory: String) throws(FileFault) {
    var articles: [GoldArticle] = []
    for (path, json) in try JSONFiles.all(under: directory) {
      guard let article = GoldArticle(json) else {
        throw FileFault(path: path, reason: #"no annotation, which has an "id" and a list of "events""#)
      }
      articles.append(article)
    }
    self.articles = articles
  }

  /// The figures for what was found in each article, by its id.
  public func evaluation(of found: [String: FoundArticle]) -> Evaluation {
    var evaluation = Evaluation()
    for article in articles { evaluation.add(article, found: found[article.id]) }
    return evaluation
  }
}

extension FoundArticle {
  /// A line that `summitry extract --format ndjson` printed, with the id of its article; `nil` for other JSON.
  public static func line(_ json: JSON) -> (id: String, article: FoundArticle)? {
    guard let id = json["article"]?["id"]?.string, let events = json["events"]?.elements else { return nil }
    let quotes = (json["quotes"]?.elements ?? []).map {
      FoundQuote(speaker: $0["speaker"]?.string, text: $0["text"]?.string ?? "")
    }
    return (id, FoundArticle(events: events.map(FoundEvent.init), quotes: quotes, text: nil))
  }
}
