import LibPQ
import SummitModel

/// The natural keys, and the 63-bit keys of the database that are drawn from them.
enum Identity {
  /// What makes an article the same when it is loaded again: its address, else its source's own id, else its words.
  ///
  /// The title belongs to the source's id, because some sources number anew in every volume.
  static func ofArticle(_ article: Article) -> String {
    if let url = article.url, !url.isEmpty { return "url:" + address(url) }
    if let publisher = article.publisher, let id = article.sourceID, !id.isEmpty {
      return "source:\(publisher)#\(id)#\(Folding.folded(article.title ?? ""))"
    }
    return "text:" + SHA256.hexadecimal(normalised(article.text))
  }

  static func article(_ article: Article) -> Int { self.article(identity: ofArticle(article)) }

  static func article(identity: String) -> Int { SHA256.key("article " + identity) }

  static func report(article: Int, ordinal: Int) -> Int { SHA256.key("report \(article) \(ordinal)") }

  static func person(_ name: String) -> Int { SHA256.key("person " + Folding.folded(name)) }

  static func place(_ place: Place) -> Int {
    let parts: [String] = [
      place.name, place.venue ?? "", place.city ?? "", place.admin1 ?? "", place.country?.rawValue ?? "",
      place.countryName ?? "", place.coordinates.map { "\($0.latitude),\($0.longitude)" } ?? "",
      place.geonameID.map { String($0) } ?? "",
    ]
    return SHA256.key("place " + parts.joined(separator: "\u{1F}"))
  }

  /// An address without the part that only leads to a spot on the page.
  private static func address(_ url: String) -> String {
    String(url.prefix(while: { $0 != "#" }))
  }

  /// The words with one space between them: line ends and indentation do not make another article.
  private static func normalised(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// SHA-256 over the article alone.
  static func digest(of article: Article) -> String {
    SHA256.hexadecimal(
      [
        article.title ?? "", article.published.map { "\($0.day) \($0.basis)" } ?? "", article.publisher ?? "",
        article.url ?? "", article.language ?? "", article.sourceID ?? "", article.text,
      ].joined(separator: "\u{1E}"))
  }

  /// The digest of an article, and of the program that reads it.
  static func digest(_ article: String, readBy run: Run) -> String {
    SHA256.hexadecimal([article, run.extractorVersion, run.program].joined(separator: "\u{1E}"))
  }

  /// The digest of an article, and of everything that was read from it as the database has it; where it was read from plays
  /// no part.
  static func digest(_ article: String, told values: [Parameter]) -> String {
    let texts = values.map { value -> String in
      if case .text(let text) = value { text } else { "" }
    }
    return SHA256.hexadecimal(([article] + texts).joined(separator: "\u{1E}"))
  }
}
