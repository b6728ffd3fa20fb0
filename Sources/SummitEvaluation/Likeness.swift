/// How alike two words are, by Ratcliff and Obershelp: twice the letters that match over all letters.
///
/// Among equally long matches the one that comes first wins, so that the figures are those of Python's difflib.
enum Likeness {
  static func ratio(_ a: String, _ b: String) -> Double {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard !a.isEmpty || !b.isEmpty else { return 1 }
    return 2 * Double(matches(a[...], b[...])) / Double(a.count + b.count)
  }

  private static func matches(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    guard let longest = longestMatch(a, b) else { return 0 }
    let (i, j, length) = longest
    return length + matches(a[..<i], b[..<j]) + matches(a[(i + length)...], b[(j + length)...])
  }

  private static func longestMatch(
    _ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>
  ) -> (a: Int, b: Int, length: Int)? {
    var best: (Int, Int, Int)?
    /// For every position of `b`, how long the match is that ends there and at the last letter of `a`.
    var lengths = [Int](repeating: 0, count: b.count)
    for i in a.indices {
      var next = [Int](repeating: 0, count: b.count)
      for j in b.indices where a[i] == b[j] {
        let offset = j - b.startIndex
        let length = (offset > 0 ? lengths[offset - 1] : 0) + 1
        next[offset] = length
        if length > (best?.2 ?? 0) { best = (i - length + 1, j - length + 1, length) }
      }
      lengths = next
    }
    return best
  }
}
