internal import SummitModel

/// The word that somebody probably meant.
enum Suggestion {
  /// The nearest of the candidates, when it is near enough to be meant.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = word.lowercased()
    let limit = max(1, word.count / 3)
    let near = candidates.map { (EditDistance.between(word, $0.lowercased()), $0) }.filter { $0.0 <= limit }
    return near.min { $0 < $1 }?.1
  }
}
