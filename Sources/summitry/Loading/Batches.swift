internal import SummitArticles
internal import SummitModel

/// Articles gathered into batches: as many as one transaction takes, and no more text than memory should hold.
struct Batches {
  static let mostArticles = 200
  private static let mostBytes = 4 << 20

  private var reader: ArticleReader
  /// What could not be read so far.
  private(set) var setAside: [BadRecord] = []

  /// Files that were passed over so far, because of their names.
  var passedOver: Int { reader.passedOver }

  init(_ reader: ArticleReader) {
    self.reader = reader
  }

  /// The next articles; empty at the end.
  mutating func next(atMost count: Int = mostArticles) -> [Article] {
    var batch: [Article] = []
    var bytes = 0
    while batch.count < count, bytes < Self.mostBytes, let next = reader.next() {
      switch next {
      case .success(let article):
        batch.append(article)
        bytes += article.text.utf8.count
      case .failure(let bad): setAside.append(bad)
      }
    }
    return batch
  }
}
