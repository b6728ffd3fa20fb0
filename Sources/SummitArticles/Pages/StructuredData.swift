/// What a page says of itself in JSON-LD (schema.org), as far as it describes an article.
struct StructuredData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var created: String?
  private(set) var author: String?
  private(set) var site: String?
  private(set) var body: String?
  /// A date of a thing that is no article: the page itself, or one without a type.
  private(set) var lesser: String?

  init(_ tree: PageTree) {
    for (index, node) in tree.nodes.enumerated() where node.tag == .script {
      for child in (index + 1)..<Int(node.end) {
        let range = tree.nodes[child].text
        take(Array(tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)]))
      }
    }
  }

  private mutating func take(_ bytes: [UInt8]) {
    let text = bytes.map { $0 < 0x20 ? 0x20 : $0 }
    if let value = try? JSON(text) {
      visit(value, depth: 0)
    } else if published == nil {
      published = Self.value(of: "\"datePublished\"", in: text)
    }
  }

  private static let articles: Set<String> = [
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle",
    "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "TechArticle",
    "ScholarlyArticle", "SocialMediaPosting", "Report", "AdvertiserContentArticle", "Recipe", "Review",
    "DiscussionForumPosting", "MedicalScholarlyArticle",
  ]

  private static let passedOver: Set<String> = [
    "Comment", "ImageObject", "VideoObject", "Person", "Organization", "ItemList", "BreadcrumbList",
    "Product", "AudioObject", "Event", "JobPosting",
  ]

  private mutating func visit(_ value: JSON, depth: Int) {
    if depth > 6 { return }
    if let elements = value.elements {
      for element in elements { visit(element, depth: depth + 1) }
      return
    }
    guard let members = value.members else { return }
    let types = Self.types(of: value)
    if !types.isDisjoint(with: Self.articles) {
      takeArticle(value)
    } else if !types.isDisjoint(with: Self.passedOver) {
      return
    } else {
      lesser = lesser ?? value["datePublished"]?.string
    }
    for member in members where Self.containers.contains(member.key) { visit(member.value, depth: depth + 1) }
  }

  private static let containers: Set<String> = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]

  private static func types(of value: JSON) -> Set<String> {
    if let type = value["@type"]?.string { return [type] }
    return Set(value["@type"]?.elements?.compactMap(\.string) ?? [])
  }

  private mutating func takeArticle(_ value: JSON) {
    if published != nil { return }
    headline = value["headline"]?.string ?? value["name"]?.string
    published = value["datePublished"]?.string
    created = value["dateCreated"]?.string
    author = value["author"].flatMap(Self.name)
    body = value["articleBody"]?.string
    site = value["publisher"].flatMap(Self.name)
  }

  /// The name of a person, an organisation, or of the several of an array.
  private static func name(_ value: JSON) -> String? {
    if let text = value.string { return text }
    if let elements = value.elements {
      let names = elements.compactMap(name)
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    return value["name"].flatMap(name)
  }

  /// The string behind a key, in JSON that is broken elsewhere.
  private static func value(of key: String, in bytes: [UInt8]) -> String? {
    let key = Array(key.utf8)
    guard bytes.count > key.count else { return nil }
    for start in 0...(bytes.count - key.count)
    where bytes[start] == key[0] && bytes[start...].starts(with: key) {
      let rest = bytes[(start + key.count)...].drop { $0 == 0x20 || $0 == UInt8(ascii: ":") }
      guard rest.first == UInt8(ascii: "\"") else { continue }
      let value = rest.dropFirst().prefix(40).prefix { $0 != UInt8(ascii: "\"") }
      return String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
