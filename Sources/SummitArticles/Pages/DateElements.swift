internal import SummitModel

/// The elements of a page that carry a moment: `<time>`, and what is marked as a date of publication.
struct DateElements {
  private(set) var all: [Timestamp] = []
  /// Of the article's first publication.
  private(set) var published: Timestamp?
  /// Of a later change.
  private(set) var updated: Timestamp?

  /// - Parameters:
  ///   - head: the blocks from the title to the beginning of the text.
  ///   - text: the node at which the text begins.
  init(_ tree: PageTree, near head: Range<Int>, _ blocks: [PageBlock], text: Int32) {
    let first = head.lowerBound < blocks.count ? blocks[head.lowerBound].nodes.lowerBound : 0
    let last =
      head.upperBound < blocks.count ? blocks[head.upperBound].nodes.lowerBound : Int32(tree.nodes.count)
    var near: Timestamp?
    var marked: Timestamp?
    var days: Set<Day> = []
    for (index, node) in tree.nodes.enumerated() where node.tag != .text && !node.attributes.isEmpty {
      let property = tree.value(.itemprop, of: index)?.lowercased()
      let isPublished = property == "datepublished"
      guard isPublished || property == "datemodified" || node.tag == .time || node.tag == .abbr else {
        continue
      }
      guard let stamp = Self.stamp(tree, index) else { continue }
      days.insert(stamp.day)
      if tree.isElsewhere(index, from: text) || tree.isInList(index) { continue }
      all.append(stamp)
      let words = node.words
      if property == "datemodified" || (words.contains(.updated) && !words.contains(.date)) {
        updated = updated ?? stamp
      } else if isPublished {
        published = published ?? stamp
      } else if words.contains(.date) || tree.has(.dataDate, index) {
        marked = marked ?? stamp
        if near == nil, (first..<last).contains(Int32(index)) { near = stamp }
      } else if near == nil, (first..<last).contains(Int32(index)) {
        near = stamp
      }
    }
    published = published ?? near ?? marked ?? (all.count == 1 && updated == nil ? all[0] : nil)
    if days.count == 1, published == nil, let day = days.first { published = Timestamp(day: day) }
  }

  private static func stamp(_ tree: PageTree, _ index: Int) -> Timestamp? {
    for name in [PageTree.AttributeName.datetime, .content, .title, .dataDate] {
      if let stamp = tree.value(name, of: index).flatMap({ Timestamp($0) }) { return stamp }
    }
    return Timestamp(tree.words(of: index))
  }
}

extension PageTree {
  /// Whether it stands apart from the text that begins at a node: in a comment, a teaser, a menu or beside the article.
  func isElsewhere(_ index: Int, from text: Int32) -> Bool {
    nodes[index].tag == .aside
      || ancestors(of: index).contains { ancestor in
        let node = nodes[ancestor]
        if Int32(ancestor) <= text && text < node.end { return false }
        if node.tag == .aside || node.tag == .nav || node.tag == .footer { return true }
        if node.tag == .body || node.tag == .main { return false }
        if node.words.contains(.sidebar) && node.words.isDisjoint(with: [.article, .content]) { return true }
        return !node.words.isDisjoint(with: [.comment, .related, .navigation])
      }
  }

  func isInList(_ index: Int) -> Bool { ancestors(of: index).contains { nodes[$0].tag == .li } }
}
