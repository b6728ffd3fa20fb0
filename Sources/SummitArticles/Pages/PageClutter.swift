/// Which elements of a page are no part of its article: menus, comments, links to other articles, forms.
///
/// An element is judged by what it is, by the words of its class and id, and by how much of the page's
/// running text it holds: names lie, and what holds most of the text is never clutter.
struct PageClutter {
  private let tree: PageTree
  /// Running text before each node, in letters.
  private let before: [Int32]
  private let total: Double

  init(_ tree: PageTree, blocks: [PageBlock]) {
    self.tree = tree
    var weights = [Int32](repeating: 0, count: tree.nodes.count + 1)
    for block in blocks where block.isRunning {
      weights[Int(block.nodes.lowerBound) + 1] += block.length
    }
    for index in 1..<weights.count { weights[index] += weights[index - 1] }
    before = weights
    total = Double(weights.last ?? 0)
  }

  /// The share of the page's running text that an element holds.
  private func share(_ index: Int) -> Double {
    guard total > 0 else { return 0 }
    return Double(before[Int(tree.nodes[index].end)] - before[index]) / total
  }

  /// How far names are believed.
  enum Belief: CaseIterable {
    /// Even of what holds much of the text: where an article is short, the teasers beside it are longer.
    case much
    case little
    /// Not at all: on some pages every paragraph is named "hidden".
    case none
  }

  /// Marks every element that is dropped, without those below it.
  func marked(_ belief: Belief) -> [Bool] {
    var dropped = [Bool](repeating: false, count: tree.nodes.count)
    var index = 0
    while index < tree.nodes.count {
      if isClutter(index, belief) {
        dropped[index] = true
        index = Int(tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    return dropped
  }

  private func isClutter(_ index: Int, _ belief: Belief) -> Bool {
    let node = tree.nodes[index]
    if node.tag.isNoText { return true }
    switch node.tag {
    case .text, .html, .body, .br, .p, .main: return false
    case .article: return isWithinArticle(index) && share(index) < 0.5
    case .footer, .aside, .figcaption, .figure: return share(index) < (belief == .much ? 0.8 : 0.3)
    case .form: return share(index) < 0.2
    case .blockquote: return false
    case .header: return share(index) < 0.1 && node.words.contains(.navigation)
    default: break
    }
    if belief == .none { return false }
    if Self.isHidden(tree, index) { return share(index) < (belief == .much ? 0.9 : 0.5) }
    if let role = tree.value(.role, of: index), Self.roles.contains(role) { return share(index) < 0.4 }
    let named = node.words.intersection(Self.certain)
    if named.isEmpty || (named == .share && holdsQuotation(index)) { return false }
    return share(index) < limit(index, belief)
  }

  /// An article within an article is another one, told in short.
  private func isWithinArticle(_ index: Int) -> Bool {
    tree.ancestors(of: index).contains { tree.nodes[$0].tag == .article }
  }

  private static let roles: Set<String> = [
    "navigation", "banner", "search", "contentinfo", "complementary", "dialog", "menu", "menubar", "toolbar",
    "alert", "tooltip",
  ]

  /// A post of somebody's on a social network, shown in the article.
  private func holdsQuotation(_ index: Int) -> Bool {
    (index..<Int(tree.nodes[index].end)).contains { tree.nodes[$0].tag == .blockquote }
  }

  /// How much of the running text an element with such a name may hold and still be clutter.
  private func limit(_ index: Int, _ belief: Belief) -> Double {
    let words = tree.nodes[index].words
    if words.isArticleBody { return 0.1 }
    if words.contains(.comment) { return 0.9 }
    let isInBody = tree.ancestors(of: index).contains { tree.nodes[$0].words.isArticleBody }
    return belief == .much ? (isInBody ? 0.4 : 0.8) : 0.3
  }

  private static let certain: PageWords = [
    .comment, .related, .share, .navigation, .advert, .newsletter, .footer, .sidebar, .caption, .tags,
    .hidden, .author, .byline,
  ]

  static func isHidden(_ tree: PageTree, _ index: Int) -> Bool {
    if tree.has(.hidden, index) { return true }
    guard let style = tree.value(.style, of: index) else { return false }
    let packed = style.lowercased().filter { $0 != " " }
    return packed.holds("display:none") || packed.holds("visibility:hidden")
  }
}

extension PageBlock {
  /// Whether it is running text, as a paragraph is, and not a label or a list of links.
  var isRunning: Bool {
    linkShare < 0.5 && (length >= 80 || (length >= 40 && endsSentence))
      && (endsSentence || commas > 0 || length > 140)
  }
}
