internal import SummitModel

/// The items of an RSS or Atom feed, each with the longest text that it has.
final class Feed {
  struct Item {
    var title: String?
    var text = ""
    var date: String?
    var updated: String?
    var url: String?
    var id: String?
    var author: String?
  }

  private(set) var items: [Item] = []
  private(set) var title: String?
  private var item: Item?
  private var path: [String] = []
  private var heard = ""
  /// Markup within an Atom text of type "xhtml", written down as it was.
  private var markupDepth: Int?

  /// - Returns: the feed, and what is wrong with its XML, if anything is.
  static func read(_ bytes: [UInt8]) -> (feed: Feed, fault: String?) {
    let feed = Feed()
    let fault = XMLReader.read(bytes, feed)
    return (feed, fault)
  }

  /// Takes down what an element of an item held.
  private func finish(_ name: String, _ item: inout Item) {
    let text = heard.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch name {
    case _ where text.isEmpty: break
    case "title": item.title = item.title ?? Self.plain(text)
    case "description", "summary", "encoded", "content", "body", "articlebody":
      let words = Self.words(heard)
      if words.utf8.count > item.text.utf8.count { item.text = words }
    case "pubdate", "published", "date", "issued", "created": item.date = item.date ?? text
    case "updated", "modified": item.updated = item.updated ?? text
    case "link": item.url = item.url ?? text
    case "guid", "id": item.id = item.id ?? text
    case "creator", "author", "name": item.author = item.author ?? text
    default: break
    }
  }

  /// A text that may be HTML.
  private static func words(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else {
      return String(PlainText.trimmed(text[...]))
    }
    return PageText.words(ofFragment: text)
  }

  private static func plain(_ text: String) -> String {
    words(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension Feed: XMLReader.Listener {
  func begin(_ name: String, _ attributes: [String: String]) {
    if markupDepth != nil {
      heard += "<\(name)>"
    } else if name == "item" || name == "entry" {
      item = Item(url: attributes["about"])
    } else {
      heard = ""
      if name == "link", let address = attributes["href"], attributes["rel"] ?? "alternate" == "alternate" {
        if item?.url == nil { item?.url = address }
      }
      if item != nil, attributes["type"] == "xhtml" { markupDepth = path.count }
    }
    path.append(name)
  }

  func text(_ text: String) { heard += markupDepth == nil ? text : text.replacing("<", with: "&lt;") }

  func end(_ name: String) {
    if !path.isEmpty { path.removeLast() }
    if let depth = markupDepth {
      if path.count > depth {
        heard += "</\(name)>"
        return
      }
      markupDepth = nil
    }
    if name == "item" || name == "entry" {
      if let item { items.append(item) }
      item = nil
    } else if var current = item {
      finish(name, &current)
      item = current
    } else if name == "title", title == nil {
      title = Self.plain(heard)
    }
    heard = ""
  }
}

/// Articles of a feed, in its order.
struct FeedSource: ArticleSource {
  private var results: ArraySlice<Result<Article, BadRecord>>

  init(_ input: Input) {
    do throws(BadRecord) {
      let decoded = try input.text(declared: DeclaredCharset.labels(in: input.head))
      let (feed, fault) = Feed.read(Array(decoded.text.utf8))
      results =
        feed.items.enumerated().map {
          Self.article($1, number: $0 + 1, of: feed, input.path, notes: decoded.notes)
        }[...]
      if let fault { results.append(.failure(BadRecord(path: input.path, reason: fault))) }
      if results.isEmpty { results = [.failure(BadRecord(path: input.path, reason: "a feed without items"))] }
    } catch {
      results = [.failure(error)]
    }
  }

  mutating func next() -> Result<Article, BadRecord>? { results.popFirst() }

  private static func article(
    _ item: Feed.Item, number: Int, of feed: Feed, _ path: String, notes: [String]
  ) -> Result<Article, BadRecord> {
    let (text, repairs) = Repair.repaired(item.text)
    guard !text.isEmpty else {
      return .failure(BadRecord(path: path, line: number, reason: "an item without a text"))
    }
    let told = item.date.flatMap { Timestamp($0) }.map { PublicationDate(day: $0.day, basis: .record) }
    let changed = item.updated.flatMap { Timestamp($0) }.map { PublicationDate(day: $0.day, basis: .changed) }
    return .success(
      Article(
        sourceID: item.id, path: "\(path):\(number)", title: item.title, published: told ?? changed,
        publisher: feed.title, url: item.url, language: Language.of(text), author: item.author, text: text,
        notes: notes + repairs))
  }
}
