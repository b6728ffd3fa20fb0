/// All words of a piece of HTML, without judging what belongs to an article.
enum PageText {
  /// - Parameter html: a fragment, as feeds, mails and exports carry them.
  static func words(ofFragment html: String) -> String {
    let tree = PageParser.parse(Array(html.utf8)).tree
    let dropped = tree.nodes.map { $0.tag.isNoText }
    return tree.blocks(dropped).map { tree.text(of: $0, dropped) }.filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }
}
