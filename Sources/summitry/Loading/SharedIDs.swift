internal import SummitModel

/// Records of one load that share an id and are different articles, as when every chapter has its "foreword".
///
/// The id would make each of them a new version of the one before. The first keeps it, the others are known by
/// their text. Articles with an address are not concerned: there a second text is a newer one.
struct SharedIDs {
  /// Ids that are remembered at least; twice as many at most. Doubles stand near each other, and memory has bounds.
  private static let most = 1 << 20

  /// Hashes of texts by hashes of ids: of the last million, and of the million before.
  private var texts: [Int: UInt32] = [:]
  private var before: [Int: UInt32] = [:]
  /// How many articles lost an id that another had.
  private(set) var count = 0

  mutating func settle(_ articles: inout [Article]) {
    for index in articles.indices {
      let article = articles[index]
      guard article.url == nil, let publisher = article.publisher, let id = article.sourceID else { continue }
      var hasher = Hasher()
      hasher.combine(publisher)
      hasher.combine(id)
      let key = hasher.finalize()
      let text = UInt32(truncatingIfNeeded: article.text.hashValue)
      if let first = texts[key] ?? before[key], first != text {
        articles[index].sourceID = nil
        count += 1
      } else {
        remember(text, for: key)
      }
    }
  }

  private mutating func remember(_ text: UInt32, for key: Int) {
    if texts.count >= Self.most {
      before = texts
      texts = [:]
    }
    texts[key] = text
  }
}
