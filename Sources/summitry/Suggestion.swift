/// The word that somebody probably meant.
enum Suggestion {
  /// The nearest of the candidates, when it is near enough to be meant.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = word.lowercased()
    let limit = max(1, word.count / 3)
    let near = candidates.map { (distance(word, $0.lowercased()), $0) }.filter { $0.0 <= limit }
    return near.min { $0 < $1 }?.1
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
