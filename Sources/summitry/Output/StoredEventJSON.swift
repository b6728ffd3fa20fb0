internal import SummitModel
internal import SummitRepository

/// A stored event as JSON: the event itself, and the articles that tell of it.
enum StoredEventJSON {
  static func write(_ stored: StoredEvent, to text: inout JSONText) {
    text.object { writeMembers(of: stored, to: &$0) }
  }

  /// As many bytes as most have.
  private static let usualLength = 4_000

  /// Some in a row.
  static func records(of events: [StoredEvent], parting: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(events.count * usualLength)
    for (index, event) in events.enumerated() {
      if index > 0 { bytes += parting.utf8 }
      var text = JSONText(behind: bytes)
      bytes = []
      write(event, to: &text)
      bytes = text.bytes
    }
    return bytes
  }

  /// Its members alone, for whoever has more to add.
  static func writeMembers(of stored: StoredEvent, to text: inout JSONText) {
    EventJSON.write(
      stored.event, id: stored.id, articles: stored.articles.count,
      evidence: stored.evidence.map { piece in
        let article = stored.articles.first { $0.key == piece.article }
        return (piece.evidence, article.map { $0.sourceID ?? $0.path } ?? "")
      }, to: &text)
    text.add("sources") { $0.array(stored.articles) { write($1, to: &$0) } }
  }

  private static func write(_ article: StoredArticle, to text: inout JSONText) {
    text.object {
      $0.add("id", article.sourceID)
      $0.add("path", article.path)
      $0.add("title", article.title)
      $0.add("published", article.published?.day.description)
      $0.add("publisher", article.publisher)
      $0.add("url", article.url)
    }
  }
}
