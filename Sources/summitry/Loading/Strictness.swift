internal import SummitArticles
internal import SummitModel

/// What `--strict` ends a load for: nothing may be left out, and every article has to say when it appeared.
enum Strictness {
  /// - Throws: for the first article that cannot be read or has no date; nothing of its batch is saved.
  static func check(_ batch: Batches.Batch) throws(Failure) {
    let advice = "\n  what came before it is saved; without --strict the others are loaded too"
    if let bad = batch.setAside.first(where: { !$0.isPassedOver }) {
      throw Failure("cannot load \(SafeText.line(bad.place)): \(bad.reason)\(advice)")
    }
    if let undated = batch.articles.first(where: { $0.published == nil }) {
      throw Failure(
        "cannot load \(SafeText.line(undated.path)): it tells no publication date\n  give one: --published DATE"
      )
    }
  }
}
