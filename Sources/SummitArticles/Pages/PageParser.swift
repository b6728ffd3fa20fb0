internal import CLibXML2

/// HTML as libxml2 hears it, written down as a `PageTree`.
///
/// The events of its reader are taken as they come: no tree of the library's own is built.
@safe final class PageParser {
  /// Elements within elements. No page is so deep, and the reader's time grows with the square of it.
  static let deepest = 4096

  private var tree = PageTree()
  private var open: [Int32] = []
  private var isScriptKept = false
  private(set) var isTooDeep = false
  private var context: htmlParserCtxtPtr?

  /// - Parameter bytes: UTF-8, whatever the page declares.
  static func parse(_ bytes: [UInt8]) -> (tree: PageTree, isTooDeep: Bool) {
    let parser = PageParser()
    parser.read(bytes)
    return (parser.tree, parser.isTooDeep)
  }

  private func read(_ bytes: [UInt8]) {
    guard let context = unsafe htmlNewParserCtxt() else { return }
    defer { unsafe htmlFreeParserCtxt(context) }
    unsafe self.context = context
    tree.nodes.reserveCapacity(bytes.count / 40)
    tree.bytes.reserveCapacity(bytes.count / 2)
    unsafe Self.listen(context, self)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = unsafe htmlCtxtReadMemory(
        context, start, CInt(clamping: buffer.count), nil, "UTF-8", CInt(options))
    }
    unsafe self.context = nil
    while !open.isEmpty { endElement() }
  }

  /// Has the library call this parser instead of building its tree.
  private static func listen(_ context: htmlParserCtxtPtr, _ parser: PageParser) {
    guard let sax = unsafe context.pointee.sax else { return }
    unsafe sax.pointee = xmlSAXHandler()
    unsafe context.pointee.userData = Unmanaged.passUnretained(parser).toOpaque()
    unsafe sax.pointee.startElement = { data, name, attributes in
      guard let data = unsafe data, let name = unsafe name else { return }
      unsafe PageParser.of(data).startElement(name, attributes)
    }
    unsafe sax.pointee.endElement = { data, _ in
      guard let data = unsafe data else { return }
      unsafe PageParser.of(data).endElement()
    }
    unsafe sax.pointee.characters = { data, text, count in
      guard let data = unsafe data, let text = unsafe text else { return }
      unsafe PageParser.of(data).characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe sax.pointee.ignorableWhitespace = sax.pointee.characters
    unsafe sax.pointee.cdataBlock = { data, text, count in
      guard let data = unsafe data, let text = unsafe text else { return }
      unsafe PageParser.of(data).script(UnsafeBufferPointer(start: text, count: Int(count)))
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer) -> PageParser {
    unsafe Unmanaged<PageParser>.fromOpaque(data).takeUnretainedValue()
  }

  private func startElement(
    _ name: UnsafePointer<xmlChar>, _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let tag = unsafe PageTag(hash: Self.hash(name))
    let first = Int32(tree.attributes.count)
    var words = PageWords()
    var index = 0
    while let pairs = unsafe pairs, let name = unsafe pairs[index] {
      if let value = unsafe pairs[index + 1] {
        unsafe keep(name, value, of: tag, &words)
      } else if let name = unsafe PageTree.AttributeName(hash: Self.hash(name)) {
        tree.attributes.append(PageTree.Attribute(name: name, value: 0..<0))
      }
      index += 2
    }
    if tag == .body || tag == .html { words = PageWords() }
    if tag == .script { isScriptKept = isStructuredData(from: first) }
    let position = Int32(tree.nodes.count)
    tree.nodes.append(
      PageTree.Node(
        tag: tag, parent: open.last ?? -1, end: position + 1, text: 0..<0,
        attributes: first..<Int32(tree.attributes.count), words: words))
    open.append(position)
    guard open.count > Self.deepest, !isTooDeep else { return }
    isTooDeep = true
    unsafe xmlStopParser(context)
  }

  private func keep(
    _ name: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>, of tag: PageTag, _ words: inout PageWords
  ) {
    guard let name = unsafe PageTree.AttributeName(hash: Self.hash(name)) else { return }
    let start = Int32(tree.bytes.count)
    var end = unsafe value
    while unsafe end.pointee != 0 { unsafe end += 1 }
    let bytes = unsafe UnsafeBufferPointer(start: value, count: end - value)
    if name == .classes || name == .id { unsafe words.formUnion(PageWords.of(bytes.span)) }
    unsafe tree.bytes.append(contentsOf: bytes)
    tree.attributes.append(PageTree.Attribute(name: name, value: start..<Int32(tree.bytes.count)))
  }

  private func isStructuredData(from first: Int32) -> Bool {
    tree.attributes[Int(first)...].contains { $0.name == .type && tree.string($0.value).holds("ld+json") }
  }

  private func endElement() {
    guard let last = open.popLast() else { return }
    tree.nodes[Int(last)].end = Int32(tree.nodes.count)
  }

  private func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    let start = Int32(tree.bytes.count)
    unsafe tree.bytes.append(contentsOf: text)
    let last = tree.nodes.count - 1
    if last >= 0, tree.nodes[last].tag == .text, tree.nodes[last].parent == open.last ?? -1,
      tree.nodes[last].text.upperBound == start
    {
      tree.nodes[last].text = tree.nodes[last].text.lowerBound..<Int32(tree.bytes.count)
      return
    }
    let position = Int32(tree.nodes.count)
    tree.nodes.append(
      PageTree.Node(
        tag: .text, parent: open.last ?? -1, end: position + 1, text: start..<Int32(tree.bytes.count),
        attributes: 0..<0, words: PageWords()))
  }

  private func script(_ text: UnsafeBufferPointer<xmlChar>) {
    if isScriptKept { unsafe characters(text) }
  }

  private static func hash(_ name: UnsafePointer<xmlChar>) -> UInt64 {
    var hash = NameHash.seed
    var position = unsafe name
    while unsafe position.pointee != 0 {
      hash = unsafe NameHash.add(position.pointee, to: hash)
      unsafe position += 1
    }
    return hash
  }
}
