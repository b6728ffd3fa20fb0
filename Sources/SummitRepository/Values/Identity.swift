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

  /// The digest of an article, and of everything that was read from it; where it was read from plays no part. Of words of
  /// the article their place is enough.
  static func digest(_ article: String, of reading: Reading) -> String {
    let events = reading.events.map { canonical($0) }
    let quotes = reading.quotes.map { quote in
      "\(quote.speaker ?? "")|\(quote.words.start)|\(quote.words.end)|\(quote.isDirect)"
    }
    return SHA256.hexadecimal(([article] + events + quotes).joined(separator: "\u{1E}"))
  }

  private static func canonical(_ event: Event) -> String {
    var parts = EventColumns.values(of: event, place: event.place.map(Identity.place)).map { $0 ?? "" }
    parts += event.participants.flatMap { person in
      [
        person.name ?? "", person.office ?? "", person.country?.rawValue ?? "", person.organisation ?? "",
        person.rank.rawValue, person.role.rawValue, person.asWritten,
      ]
    }
    parts += event.topics.flatMap { [$0.code, $0.label, $0.asWritten] }
    parts += event.outcomes.flatMap { [$0.kind.rawValue, $0.text] }
    parts += event.evidence.flatMap { item in
      [
        item.field.rawValue, item.value, item.rule, "\(item.sentence.start)-\(item.sentence.end)",
        item.matched.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "",
      ]
    }
    return parts.joined(separator: "\u{1F}")
  }
}
