internal import SummitArticles
internal import SummitModel

/// Articles gathered into batches: as many as one transaction takes, and no more text than memory should hold.
///
/// The larger a batch, the more of its rows meet on a page, and the more reports are regrouped at one go. The first is smaller,
/// so that something is stored soon.
struct Batches {
  static let mostArticles = 2_000
  private static let mostBytes = 4 << 20

  private var reader: ArticleReader
  private var hasBegun = false
  /// What could not be read so far.
  private(set) var setAside = SetAsideReport()

  /// What was read at one go.
  struct Batch: Sendable {
    var articles: [Article] = []
    /// What could not be read, and files that are no articles where they are told.
    var setAside: [BadRecord] = []
    /// Of the whole input, as far as it was read.
    var bytesRead = 0
    /// Files so far that are no articles.
    var passedOver = 0
  }

  init(_ reader: ArticleReader) {
    self.reader = reader
  }

  /// The next articles, with what came between them; `nil` at the end.
  mutating func nextBatch(atMost most: Int = mostArticles) -> Batch? {
    let count = hasBegun ? most : min(most, Self.mostArticles / 2)
    hasBegun = true
    var batch = Batch()
    var bytes = 0
    while batch.articles.count + batch.setAside.count < count, bytes < Self.mostBytes {
      switch reader.next() {
      case .success(let article)?:
        batch.articles.append(article)
        bytes += article.text.utf8.count
      case .failure(let bad)?:
        batch.setAside.append(bad)
        if !bad.isPassedOver { setAside.add(bad.place, bad.reason) }
      case nil:
        if batch.articles.isEmpty, batch.setAside.isEmpty { return nil }
        return counted(batch)
      }
    }
    return counted(batch)
  }

  /// The next articles alone; empty at the end.
  mutating func next(atMost count: Int = mostArticles) -> [Article] {
    while let batch = nextBatch(atMost: count) {
      if !batch.articles.isEmpty { return batch.articles }
    }
    return []
  }

  private func counted(_ batch: Batch) -> Batch {
    var batch = batch
    batch.bytesRead = reader.bytesRead
    batch.passedOver = reader.passedOver
    return batch
  }
}
