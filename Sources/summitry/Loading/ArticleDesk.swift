internal import SummitArticles

/// Where articles are read while those before are extracted and saved, by one task at a time.
actor ArticleDesk {
  private var batches: Batches

  /// Looks at every path, and reads nothing yet.
  init(_ input: ArticleInput) throws(Failure) {
    batches = Batches(try input.reader())
  }

  /// `nil` at the end.
  func next() -> Batches.Batch? { batches.nextBatch() }
}
