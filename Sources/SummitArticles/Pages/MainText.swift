/// The text of a page's article, without what stands around it.
struct MainText {
  /// The paragraphs, with blank lines between them.
  let text: String
  /// The node at which it begins.
  let first: Int32

  /// - Parameter title: the article's title, which is not told again.
  init?(_ tree: PageTree, _ all: [PageBlock], title: String?) {
    let clutter = PageClutter(tree, blocks: all)
    var best: (text: String, first: Int32)?
    for belief in PageClutter.Belief.allCases where (best?.text.utf8.count ?? 0) < Self.short {
      let dropped = clutter.marked(belief)
      let blocks = tree.blocks(dropped)
      guard let element = Self.container(tree, blocks) else { continue }
      let range = Int32(element)..<tree.nodes[element].end
      let inside = blocks.filter { range.contains($0.nodes.lowerBound) }
      let text = Self.text(of: inside, tree, dropped, title: title)
      if text.utf8.count > 4 * (best?.text.utf8.count ?? 0) { best = (text, inside[0].nodes.lowerBound) }
    }
    guard let best else { return nil }
    (text, first) = best
  }

  /// A text of fewer bytes may be a leftover: names are believed less then, and what that gives is compared.
  private static let short = 250

  private static func text(
    of blocks: [PageBlock], _ tree: PageTree, _ dropped: [Bool], title: String?
  ) -> String {
    var paragraphs: [String] = []
    for block in kept(blocks, tree) {
      let text = tree.text(of: block, dropped)
      if text.isEmpty || (text == title && paragraphs.isEmpty) { continue }
      paragraphs.append(text)
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// The element whose running text outweighs the rest of its words by most.
  private static func container(_ tree: PageTree, _ blocks: [PageBlock]) -> Int? {
    let count = tree.nodes.count
    let teasers = teasers(blocks, tree)
    var weight = [Double](repeating: 0, count: count + 1)
    for (index, block) in blocks.enumerated() {
      weight[Int(block.nodes.lowerBound) + 1] += teasers[index] ? -30 : self.weight(block, tree)
    }
    for index in 1...count { weight[index] += weight[index - 1] }
    var best: (index: Int, score: Double)?
    for (index, node) in tree.nodes.enumerated() where node.tag != .text {
      var score = weight[Int(node.end)] - weight[index]
      if score <= 0 { continue }
      if score * 1.4 < best?.score ?? 0 { continue }
      if node.words.isArticleBody || tree.value(.itemprop, of: index) == "articleBody" { score *= 1.2 }
      if node.tag == .article { score *= 1.1 }
      if score >= best?.score ?? 0 { best = (index, score) }
    }
    return best?.index
  }

  /// Which blocks are the short texts under linked headlines that other articles are announced with: three
  /// of them or more, one after the other, each in a box with its headline.
  private static func teasers(_ blocks: [PageBlock], _ tree: PageTree) -> [Bool] {
    var teasers = [Bool](repeating: false, count: blocks.count)
    var row: [Int] = []
    var headline: Int?
    for (index, block) in blocks.enumerated() {
      if block.linkShare > 0.8 {
        if block.length > 15 { headline = index }
      } else if block.isRunning {
        if let headline, index - headline <= 3, block.length < 500, isBox(blocks, headline, index, tree) {
          row.append(index)
        } else {
          row.removeAll()
        }
        if row.count >= 3 { for index in row { teasers[index] = true } }
        headline = nil
      }
    }
    return teasers
  }

  /// Whether the innermost element around both blocks holds no other running text.
  private static func isBox(_ blocks: [PageBlock], _ headline: Int, _ text: Int, _ tree: PageTree) -> Bool {
    let target = blocks[text].nodes.lowerBound
    var element = Int(blocks[headline].element)
    while tree.nodes[element].end <= target {
      element = Int(tree.nodes[element].parent)
      if element < 0 { return false }
    }
    let end = tree.nodes[element].end
    if text + 1 < blocks.count,
      blocks[(text + 1)...].prefix(4).contains(where: {
        $0.nodes.lowerBound < end && $0.isRunning
      })
    {
      return false
    }
    return !blocks[..<headline].suffix(4).contains { $0.nodes.lowerBound > Int32(element) && $0.isRunning }
  }

  private static func weight(_ block: PageBlock, _ tree: PageTree) -> Double {
    let length = Double(block.length)
    if block.isRunning { return (length - 1.5 * Double(block.linked)) }
    if block.linkShare > 0.5 { return -Double(block.linked) - 10 }
    return block.endsSentence ? 0 : -0.3 * min(length, 60)
  }

  private static func kept(_ blocks: [PageBlock], _ tree: PageTree) -> [PageBlock] {
    let teasers = teasers(blocks, tree)
    var kept = blocks.indices.filter { !teasers[$0] && isKept(blocks[$0], tree) }
    while let last = kept.last, isTail(blocks[last], tree) { kept.removeLast() }
    while let first = kept.first, tree.nodes[Int(blocks[first].element)].tag.isHeading { kept.removeFirst() }
    return kept.map { blocks[$0] }
  }

  private static func isKept(_ block: PageBlock, _ tree: PageTree) -> Bool {
    if block.isRunning { return true }
    let tag = tree.nodes[Int(block.element)].tag
    if block.linkShare > 0.6 { return false }
    return tag == .p || tag.isHeading || tag == .li || tag == .blockquote || block.endsSentence
  }

  /// What no article ends with: a heading, a list of links.
  private static func isTail(_ block: PageBlock, _ tree: PageTree) -> Bool {
    let tag = tree.nodes[Int(block.element)].tag
    if tag.isHeading { return true }
    return !block.isRunning && block.linkShare > 0.3
  }
}

extension PageTree {
  /// A block's words, white space made single; a line break stays one.
  func text(of block: PageBlock, _ dropped: [Bool]) -> String {
    var result: [UInt8] = []
    var index = Int(block.nodes.lowerBound)
    while index < Int(block.nodes.upperBound) {
      if dropped[index] {
        index = Int(nodes[index].end)
        continue
      }
      if nodes[index].tag == .br {
        while result.last == 0x20 { result.removeLast() }
        result.append(0x0A)
      }
      append(nodes[index].text, to: &result)
      index += 1
    }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private func append(_ range: Range<Int32>, to result: inout [UInt8]) {
    var previous: UInt8 = 0
    for byte in bytes[Int(range.lowerBound)..<Int(range.upperBound)] {
      if byte == 0xA0, previous == 0xC2 {
        result.removeLast()
        if let last = result.last, last > 0x20 { result.append(0x20) }
      } else if byte > 0x20 {
        result.append(byte)
      } else if let last = result.last, last > 0x20 {
        result.append(0x20)
      }
      previous = byte
    }
  }
}
