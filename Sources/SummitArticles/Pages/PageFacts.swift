/// What a page's head says: its meta elements, title, address and language.
struct PageFacts {
  private var meta: [String: String] = [:]
  private(set) var documentTitle: String?
  private(set) var canonical: String?
  private(set) var declaredLanguage: String?

  private let address: String?

  /// - Parameter address: where the page was fetched; its own word goes before that.
  init(_ tree: PageTree, address: String? = nil) {
    self.address = address
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .html: declaredLanguage = tree.value(.lang, of: index)
      case .meta: takeMeta(tree, index)
      case .title where documentTitle == nil: documentTitle = Self.present(tree.words(of: index))
      case .link where tree.value(.rel, of: index)?.lowercased() == "canonical":
        canonical = canonical ?? tree.value(.href, of: index)
      default: break
      }
    }
  }

  private mutating func takeMeta(_ tree: PageTree, _ index: Int) {
    guard let content = tree.value(.content, of: index).flatMap(Self.present) else { return }
    for name in [PageTree.AttributeName.property, .name, .itemprop] {
      guard let key = tree.value(name, of: index)?.lowercased() else { continue }
      if meta[key] == nil { meta[key] = content }
    }
  }

  private static func present(_ text: String) -> String? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  func first(_ names: [String]) -> String? {
    for name in names { if let value = meta[name] { return value } }
    return nil
  }

  var url: String? {
    let candidates = [canonical, first(["og:url", "twitter:url", "url", "parsely-link"]), address]
    return candidates.compactMap { $0 }.first { $0.hasPrefix("http") }
  }

  var site: String? {
    first(["og:site_name", "application-name", "cre", "dc.publisher", "citation_journal_title"])
  }

  var author: String? {
    first([
      "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl",
      "citation_author", "article:author",
    ])
    .flatMap { $0.hasPrefix("http") ? nil : $0 }
  }

  var description: String? {
    first(["og:description", "description", "twitter:description", "dc.description"])
  }

  var title: String? { first(["og:title", "twitter:title", "dc.title", "headline", "citation_title"]) }

  /// Names under which a page tells when it was published, the surest first.
  private static let published = [
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "dc.date.issued", "dcterms.issued", "dc.issued", "prism.publicationdate",
    "citation_online_date", "citation_publication_date", "publishdate", "publish-date", "publish_date",
    "published_time", "pubdate", "pub_date", "publication_date", "publicationdate", "published",
    "publisheddate", "date_published", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "dcsext.articlefirstpublished", "parsely-pub-date", "sailthru.date", "ptime",
    "pdate", "shareaholic:article_published_time", "article.published", "rnews:datepublished", "bt:pubdate",
    "firstpublished", "dc.date.published", "dcterms.published", "dc:date", "dc.date", "dcterms.date", "date",
    "displaydate", "timestamp", "article-date", "news_date", "release_date", "citation_date",
  ]

  private static let created = [
    "article:created", "dc:date.created", "dcterms.created", "dc.date.created", "dc.created", "created",
    "creation_date", "datecreated", "date_created",
  ]

  /// What the head says of when the page was made, which may be before it was published.
  var createdValues: [String] { Self.created.compactMap { meta[$0] } }

  /// What the head says of the first publication, the surest first.
  var publishedValues: [String] { Self.published.compactMap { meta[$0] } }

  var modifiedValues: [String] {
    [
      "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified",
      "dcterms.modified", "lastmod", "dc:date.modified", "revised",
    ].compactMap { meta[$0] }
  }

  /// How the page's readers write "8/6/2013", where its language and address tell.
  var numericOrder: WrittenDay.NumericOrder? {
    let locale = (declaredLanguage ?? first(["og:locale", "language"]) ?? "").lowercased().replacing(
      "_", with: "-")
    if locale.hasPrefix("en-us") { return .monthFirst }
    if !locale.isEmpty, !locale.hasPrefix("en") || locale.count > 2 { return .dayFirst }
    let host = (url ?? "").split(separator: "/").dropFirst().first ?? ""
    let domains = [
      ".uk", ".ie", ".au", ".nz", ".in", ".za", ".eu", ".de", ".fr", ".es", ".it", ".ng", ".ke", ".pk",
    ]
    return domains.contains { host.hasSuffix($0) } ? .dayFirst : nil
  }
}
