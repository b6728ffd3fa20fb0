/// Which articles are one text: copies and rewrites of a dispatch, which count as one source.
struct Copies {
  static let none = Copies(among: [], [:])

  private var first: [Int: Int] = [:]

  /// - Parameters:
  ///   - articles: those that tell of one event.
  ///   - sketches: their texts in short, of those that are long enough.
  init(among articles: Set<Int>, _ sketches: [Int: DatedSketch]) {
    let known = articles.sorted().compactMap { id in sketches[id].map { (id: id, sketch: $0) } }
    for (index, one) in known.enumerated() {
      for other in known[..<index] where one.sketch.isCopy(of: other.sketch) {
        let (x, y) = (source(of: one.id), source(of: other.id))
        if x != y { first[max(x, y)] = min(x, y) }
      }
    }
  }

  /// The least key of the articles that are one text with this one.
  func source(of article: Int) -> Int {
    var article = article
    while let less = first[article] { article = less }
    return article
  }
}
