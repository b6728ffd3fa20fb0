internal import SummitModel

/// A date that readers see: near the title, or where a page tells of its last change.
enum VisibleDate {
  /// The first day in the short blocks from the title to the text; one that is labelled as published goes first.
  static func near(
    _ head: Range<Int>, _ blocks: [PageBlock], _ tree: PageTree, text: Int32,
    _ order: WrittenDay.NumericOrder?
  ) -> Day? {
    var plain: Day?
    for index in head where blocks[index].length <= 160 && !blocks[index].isRunning {
      let line = tree.words(in: blocks[index])
      guard let day = day(in: line, order), !tree.isElsewhere(Int(blocks[index].element), from: text) else {
        continue
      }
      let words = line.lowercased()
      if published.contains(where: words.holds) { return day }
      if plain == nil, !changed.contains(where: words.holds) { plain = day }
    }
    return plain
  }

  /// The one day that stands at the beginning of a short block, where no other block begins with another.
  static func only(
    _ blocks: [PageBlock], _ tree: PageTree, text: Int32, _ order: WrittenDay.NumericOrder?
  ) -> Day? {
    var found: Day?
    for block in blocks where block.length <= 80 && block.length >= 8 {
      let tokens = MonthNames.inEnglish(Token.tokens(of: tree.words(in: block).prefix(100)))
      guard let day = WrittenDay.match(tokens, at: 0, order: order)?.day, day != found,
        !tree.isElsewhere(Int(block.element), from: text)
      else { continue }
      if found != nil { return nil }
      found = day
    }
    return found
  }

  /// The dateline with which a text begins: "01.02.2022 – …", "BONN, Aug 30, 1996 (Reuters) - …".
  static func dateline(_ text: String, _ order: WrittenDay.NumericOrder?) -> Day? {
    let line = text.prefix { $0 != "\n" }.prefix(120)
    if let day = PublicationLine.dateline(line) { return day }
    let tokens = MonthNames.inEnglish(Token.tokens(of: line))
    guard let found = WrittenDay.match(tokens, at: 0, order: order), found.end < tokens.count,
      tokens[found.end].kind == .mark
    else { return nil }
    return found.day
  }

  private static func day(in line: String, _ order: WrittenDay.NumericOrder?) -> Day? {
    let tokens = MonthNames.inEnglish(Token.tokens(of: line.prefix(200)))
    return tokens.indices.lazy.compactMap { WrittenDay.match(tokens, at: $0, order: order)?.day }.first
  }

  private static let published = [
    "publish", "posted", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicato", "gepubliceerd",
    "opublikowano", "опубликовано", "yayın", "released", "issued", "diterbitkan",
  ]
  private static let changed = [
    "update", "edited", "modified", "revised", "aktualisiert", "geändert", "mis à jour", "actualizado",
    "atualizado", "aggiornato", "bijgewerkt", "обновлено", "changed", "reviewed",
  ]
}

extension PageTree {
  /// The words of a block, white space made single.
  func words(in block: PageBlock) -> String {
    var text = ""
    for index in block.nodes where nodes[Int(index)].tag == .text {
      text += string(nodes[Int(index)].text) + " "
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
