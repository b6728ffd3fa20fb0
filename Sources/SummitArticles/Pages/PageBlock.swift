/// A run of words that stands on lines of its own: a paragraph, a heading, an item of a list, a cell.
struct PageBlock {
  /// The nearest element that is a block.
  let element: Int32
  /// The first and, exclusive, the last of its text nodes.
  var nodes: Range<Int32>
  /// Letters and marks, white space counted once; an ideograph counts two.
  var length: Int32 = 0
  /// As much of it as stands in links.
  var linked: Int32 = 0
  var commas: Int32 = 0
  /// The last character that is no white space.
  var last: UInt8 = 0

  var linkShare: Double { length == 0 ? 0 : Double(linked) / Double(length) }

  /// Whether it ends as a sentence does.
  var endsSentence: Bool {
    switch last {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\""),
      UInt8(ascii: ")"), 0x9D, 0x82, 0xA6, 0x81, 0xBB, 0x94:
      true
    default: false
    }
  }
}

extension PageTree {
  /// The blocks of the page, in order.
  /// - Parameter isDropped: whether nothing of an element is to be read.
  func blocks(_ isDropped: [Bool]) -> [PageBlock] {
    var gatherer = BlockGatherer(tree: self)
    var index = 0
    while index < nodes.count {
      if isDropped[index] {
        if nodes[index].tag.isBlock { gatherer.finish() }
        index = Int(nodes[index].end)
        continue
      }
      gatherer.take(index)
      index += 1
    }
    gatherer.finish()
    return gatherer.blocks
  }
}

private struct BlockGatherer {
  let tree: PageTree
  var blocks: [PageBlock] = []
  /// The open elements that are blocks or links, the innermost last.
  private var open: [(node: Int32, end: Int32, isLink: Bool)] = []
  private var current: PageBlock?
  private var isSpace = true
  private var breaks = 0

  init(tree: PageTree) { self.tree = tree }

  mutating func take(_ index: Int) {
    let node = tree.nodes[index]
    while let last = open.last, last.end <= Int32(index) {
      if !last.isLink { finish() }
      open.removeLast()
    }
    if node.tag == .text { return text(index, node.text) }
    if node.tag == .br {
      breaks += 1
      if breaks > 1 { finish() }
    } else if node.tag.isBlock {
      finish()
      open.append((Int32(index), node.end, false))
    } else if node.tag == .a {
      open.append((Int32(index), node.end, true))
    }
  }

  private mutating func text(_ index: Int, _ range: Range<Int32>) {
    var block =
      current
      ?? PageBlock(
        element: open.last { !$0.isLink }?.node ?? 0, nodes: Int32(index)..<Int32(index))
    let before = block.length
    for byte in tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)] {
      if byte <= 0x20 {
        if !isSpace { block.length += 1 }
        isSpace = true
        continue
      }
      if byte & 0xC0 != 0x80 { block.length += byte >= 0xE3 && byte < 0xF0 ? 2 : 1 }
      if byte == UInt8(ascii: ",") { block.commas += 1 }
      block.last = byte
      isSpace = false
    }
    guard block.length > before else { return }
    breaks = 0
    block.nodes = block.nodes.lowerBound..<Int32(index + 1)
    if open.contains(where: { $0.isLink }) { block.linked += block.length - before }
    current = block
  }

  mutating func finish() {
    isSpace = true
    breaks = 0
    guard let block = current else { return }
    blocks.append(block)
    current = nil
  }
}
