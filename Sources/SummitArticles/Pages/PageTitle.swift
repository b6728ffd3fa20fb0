/// The title of a page's article, without the name of its site.
struct PageTitle {
  let text: String?
  /// The block in which it stands.
  let block: Int?

  init(_ tree: PageTree, _ facts: PageFacts, _ structured: StructuredData, _ blocks: [PageBlock]) {
    let headings = blocks.indices.filter { tree.nodes[Int(blocks[$0].element)].tag == .h1 }
    let told = structured.headline ?? facts.title
    let document = facts.documentTitle ?? ""
    let spoken = headings.map { (block: $0, text: tree.words(in: blocks[$0])) }
    let matching = spoken.first { heading in
      heading.text.count >= 8 && (document.contains(heading.text) || told == heading.text)
    }
    block = (matching ?? spoken.first { $0.text.count >= 15 } ?? spoken.first)?.block
    text =
      matching?.text ?? told.map { Self.withoutSite($0, facts.site) }
      ?? (spoken.count == 1 ? spoken[0].text : nil)
      ?? facts.documentTitle.map { Self.withoutSite($0, facts.site) }
  }

  /// "Leaders meet in Oslo | The Daily" without "| The Daily".
  private static func withoutSite(_ title: String, _ site: String?) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: "] {
      guard let range = title.ranges(of: mark).last else { continue }
      let tail = title[range.upperBound...]
      let isSite = site.map { tail.lowercased() == $0.lowercased() } ?? (mark == " | ")
      if isSite, title[..<range.lowerBound].count >= 8 { return String(title[..<range.lowerBound]) }
    }
    return title
  }
}
