/// Which articles are one text: copies and rewrites of a dispatch, which count as one source.
struct Copies {
  static let none = Copies(pairs: [])

  private var first: [Int: Int] = [:]

  /// - Parameter pairs: articles whose texts are nearly one.
  init(pairs: [(Int, Int)]) {
    for (a, b) in pairs {
      let (x, y) = (source(of: a), source(of: b))
      guard x != y else { continue }
      first[max(x, y)] = min(x, y)
    }
  }

  /// The least key of the articles that are one text with this one.
  func source(of article: Int) -> Int {
    var article = article
    while let less = first[article] { article = less }
    return article
  }
}
