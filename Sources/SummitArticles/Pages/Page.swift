internal import SummitModel

/// A web page: its article's text, and what the page tells about it.
struct Page {
  let title: String?
  let published: PublicationDate?
  let author: String?
  let site: String?
  let url: String?
  let language: String?
  let text: String

  /// - Returns: `nil` when no article is in it.
  init?(_ tree: PageTree, address: String? = nil) {
    let facts = PageFacts(tree, address: address)
    let structured = StructuredData(tree)
    let blocks = tree.blocks(tree.nodes.map(\.tag.isNoText))
    let title = PageTitle(tree, facts, structured, blocks)
    let main = MainText(tree, blocks, title: title.text)
    guard let text = main?.text ?? structured.body ?? facts.description else { return nil }
    let head = Self.head(title: title.block, text: main?.first ?? 0, blocks)
    published =
      PageDates(
        tree: tree, facts: facts, structured: structured, blocks: blocks, head: head, text: text,
        start: main?.first ?? -1
      ).published()
    self.title = title.text
    author = structured.author ?? facts.author
    site = facts.site ?? structured.site
    url = facts.url
    self.text = text
    language = Language.of(text, declared: facts.declaredLanguage)
  }

  /// - Parameter address: where the page was fetched, when that is known from elsewhere.
  static func article(
    _ html: Encoding.Decoded, path: String, address: String? = nil
  ) throws(BadRecord) -> Article {
    let (tree, isTooDeep) = PageParser.parse(Array(html.text.utf8))
    guard let page = Page(tree, address: address) else {
      let depth = isTooDeep ? ": it nests more than \(PageParser.deepest) deep" : ""
      throw BadRecord(path: path, reason: "no article is in this page" + depth)
    }
    let (text, notes) = Repair.repaired(page.text)
    if let loss = Repair.loss(text) { throw BadRecord(path: path, reason: loss) }
    return Article(
      path: path, title: page.title.map { Repair.repaired($0).text }, published: page.published,
      publisher: page.site, url: page.url,
      language: page.language, author: page.author, text: text, notes: html.notes + notes)
  }

  /// The blocks from a little before the title to the first ones of the text.
  private static func head(title: Int?, text: Int32, _ blocks: [PageBlock]) -> Range<Int> {
    let first = blocks.firstIndex { $0.nodes.lowerBound >= text } ?? 0
    let start = max(min(title ?? first, first) - 6, 0)
    return start..<max(min(max(first + 1, (title ?? 0) + 8), blocks.count), start)
  }
}
