internal import SummitModel

/// When a page's article was first published, by the surest of its witnesses.
///
/// Programs' data go before what the head says, that before the page's own marks, the address before words that
/// are only seen. A date of a change counts where no other is told. Dates of comments and teasers never count.
struct PageDates {
  let tree: PageTree
  let facts: PageFacts
  let structured: StructuredData
  /// Blocks of the whole page, without scripts and menus.
  let blocks: [PageBlock]
  /// Where the article's title and its text begin, as positions in `blocks`.
  let head: Range<Int>
  let text: String
  /// The node at which the text begins; -1 when it is in no node.
  let start: Int32

  func published() -> PublicationDate? {
    let elements = DateElements(tree, near: head, blocks, text: start)
    let told = surest(elements)
    let address = facts.url.flatMap(Self.day(inAddress:))
    if let told {
      let local = localDay(told.stamp, elements)
      if let address, abs(address.number - told.stamp.day.number) == 1 {
        return PublicationDate(day: address, basis: .url)
      }
      return PublicationDate(day: local, basis: told.basis)
    }
    if let address { return PublicationDate(day: address, basis: .url) }
    if let day = VisibleDate.near(head, blocks, tree, text: start, facts.numericOrder) {
      return PublicationDate(day: day, basis: .line)
    }
    if let day = VisibleDate.dateline(text, facts.numericOrder) {
      return PublicationDate(day: day, basis: .dateline)
    }
    if let day = VisibleDate.only(blocks, tree, text: start, facts.numericOrder) {
      return PublicationDate(day: day, basis: .line)
    }
    return changed(elements)
  }

  private func surest(_ elements: DateElements) -> (stamp: Timestamp, basis: PublicationDate.Basis)? {
    if let stamp = structured.published.flatMap({ Timestamp($0) }) { return (stamp, .structured) }
    if let stamp = facts.publishedValues.lazy.compactMap({ Timestamp($0) }).first { return (stamp, .meta) }
    if let stamp = elements.published { return (stamp, .time) }
    if let stamp = structured.lesser.flatMap({ Timestamp($0) }) { return (stamp, .structured) }
    if let stamp = structured.created.flatMap({ Timestamp($0) }) { return (stamp, .structured) }
    return facts.createdValues.lazy.compactMap { Timestamp($0) }.first { !Self.isPlaceholder($0) }
      .map { ($0, .meta) }
  }

  /// A first of January without a time is what programs write when they know the year only.
  private static func isPlaceholder(_ stamp: Timestamp) -> Bool {
    stamp.minute == nil && stamp.day.month == 1 && stamp.day.day == 1
  }

  /// The day of the newsroom's own clock, where the same minute is told once in Greenwich's and once in its time.
  private func localDay(_ stamp: Timestamp, _ elements: DateElements) -> Day {
    guard stamp.offset == 0, let minute = stamp.minute else { return stamp.day }
    let others = elements.all + facts.publishedValues.compactMap { Timestamp($0) }
    let local = others.first { ($0.offset ?? 0) != 0 && abs(($0.minute ?? 0) - minute) <= 5 }
    return local?.day ?? stamp.day
  }

  private func changed(_ elements: DateElements) -> PublicationDate? {
    let stamp = elements.updated ?? facts.modifiedValues.lazy.compactMap { Timestamp($0) }.first
    return stamp.map { PublicationDate(day: $0.day, basis: .changed) }
  }

  /// "/2013/06/08/", "/2013-06-08-", "-20130608.html", "/2013/jun/08/".
  static func day(inAddress url: String) -> Day? {
    let path = url.split(separator: "?", maxSplits: 1).first ?? ""
    let parts = path.split { $0 == "/" || $0 == "-" || $0 == "_" || $0 == "." }
    for (index, part) in parts.enumerated() where part.utf8.count == 4 || part.utf8.count == 8 {
      if part.utf8.count == 8, let stamp = Timestamp(part), part.allSatisfy(\.isNumber), part.hasPrefix("20")
      {
        return stamp.day
      }
      guard let year = Int(part), (1990...2100).contains(year), index + 2 < parts.count,
        let month = Int(parts[index + 1]) ?? WrittenDay.month(parts[index + 1]),
        parts[index + 1].utf8.count <= 9, parts[index + 2].utf8.count <= 2, let day = Int(parts[index + 2]),
        let result = Day(year: year, month: month, day: day)
      else { continue }
      return result
    }
    return nil
  }
}
