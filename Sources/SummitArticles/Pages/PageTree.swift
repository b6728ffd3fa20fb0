/// A page as a flat list of nodes in document order: a node's descendants are the nodes up to its `end`.
struct PageTree {
  struct Node {
    let tag: PageTag
    let parent: Int32
    /// The first node that is no descendant.
    var end: Int32
    /// A text node's words in `bytes`.
    var text: Range<Int32>
    let attributes: Range<Int32>
    /// What its class and id say.
    let words: PageWords
  }

  struct Attribute {
    let name: AttributeName
    let value: Range<Int32>
  }

  /// The attributes that are kept.
  enum AttributeName: UInt8 {
    case classes, id, itemprop, property, name, content, href, rel, datetime, type, lang, hidden, style, role
    case ariaHidden, title, dataDate, charset

    init?(hash: UInt64) {
      guard let name = Self.byHash[hash] else { return nil }
      self = name
    }

    private static let byHash: [UInt64: AttributeName] = {
      let named: [(String, AttributeName)] = [
        ("class", .classes), ("id", .id), ("itemprop", .itemprop), ("property", .property), ("name", .name),
        ("content", .content), ("href", .href), ("rel", .rel), ("datetime", .datetime), ("type", .type),
        ("lang", .lang), ("hidden", .hidden), ("style", .style), ("role", .role),
        ("aria-hidden", .ariaHidden), ("title", .title), ("data-date", .dataDate), ("charset", .charset),
        ("data-datetime", .dataDate), ("data-time", .dataDate), ("xml:lang", .lang),
      ]
      return Dictionary(uniqueKeysWithValues: named.map { (NameHash.of($0.0), $0.1) })
    }()
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// Texts and values of attributes, in UTF-8.
  var bytes: [UInt8] = []

  func value(_ name: AttributeName, of index: Int) -> String? {
    let node = nodes[index]
    for attribute in attributes[Int(node.attributes.lowerBound)..<Int(node.attributes.upperBound)]
    where attribute.name == name {
      return string(attribute.value)
    }
    return nil
  }

  func has(_ name: AttributeName, _ index: Int) -> Bool {
    let node = nodes[index]
    return attributes[Int(node.attributes.lowerBound)..<Int(node.attributes.upperBound)].contains {
      $0.name == name
    }
  }

  func string(_ range: Range<Int32>) -> String {
    String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// All words below a node, white space made single.
  func words(of index: Int) -> String {
    var text = ""
    for child in index..<Int(nodes[index].end) where nodes[child].tag == .text {
      text += string(nodes[child].text)
      text += " "
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The node's ancestors, the nearest first.
  func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(first: index) { current in
      let parent = Int(nodes[current].parent)
      return parent < 0 ? nil : parent
    }.dropFirst()
  }
}
