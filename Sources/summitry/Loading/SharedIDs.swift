internal import SummitModel

/// Records of one load that share an id and are different articles, as when every chapter has its "foreword".
///
/// The id would make each of them a new version of the one before. The first keeps it, the others are known by
/// their text. Articles with an address are not concerned: there a second text is a newer one.
struct SharedIDs {
  private var texts: [Key: Int] = [:]
  /// How many articles lost an id that another had.
  private(set) var count = 0

  private struct Key: Hashable {
    let publisher: String
    let id: String
  }

  mutating func settle(_ articles: inout [Article]) {
    for index in articles.indices {
      let article = articles[index]
      guard article.url == nil, let publisher = article.publisher, let id = article.sourceID else { continue }
      let key = Key(publisher: publisher, id: id)
      let text = article.text.hashValue
      if let first = texts[key], first != text {
        articles[index].sourceID = nil
        count += 1
      } else {
        texts[key] = text
      }
    }
  }
}
