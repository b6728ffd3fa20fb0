/// Whether two folded names may be one person's. Only names of one state or organisation are ever compared.
enum PersonNames {
  /// How many of the names of `a` are also among those of `b`.
  static func shared(_ a: Set<String>, _ b: Set<String>) -> Int {
    a.count { name in b.contains(name) || b.contains { areOne(name, $0) } }
  }

  /// Whether one name is the other with words left out or spelt a little otherwise: "biden" and "joe biden",
  /// "dmitry medvedev" and "dmitriy medvedev"; but not "kim jong un" and "kim jong il".
  static func areOne(_ a: String, _ b: String) -> Bool {
    if a == b || isSameSurname(a, b) { return true }
    let (x, y) = (a.split(separator: " "), b.split(separator: " "))
    let (short, long) = x.count <= y.count ? (x, y) : (y, x)
    var left = long[...]
    var other = 0
    for word in short {
      guard let place = left.firstIndex(where: { $0 == word || isVariant(word, $0) }) else { return false }
      if left[place] != word { other += 1 }
      left = left[(place + 1)...]
    }
    // A lone given name with another spelling says too little.
    return other == 0 || short.count > 1
  }

  /// Whether both have one long surname and one initial: "volodymyr bondarenko" and "vladimir bondarenko".
  private static func isSameSurname(_ a: String, _ b: String) -> Bool {
    let (x, y) = (a.split(separator: " "), b.split(separator: " "))
    guard x.count == 2, y.count == 2, x[1] == y[1], x[1].unicodeScalars.count >= 6 else { return false }
    return x[0].unicodeScalars.first == y[0].unicodeScalars.first
  }

  /// Whether two words differ by one letter, or by two where they are long: transliterations.
  private static func isVariant(_ a: Substring, _ b: Substring) -> Bool {
    let (x, y) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    let allowed = min(x.count, y.count) >= 8 ? 2 : min(x.count, y.count) >= 5 ? 1 : 0
    guard allowed > 0, x.first == y.first, abs(x.count - y.count) <= allowed else { return false }
    return distance(x, y) <= allowed
  }

  /// Insertions, deletions and exchanges that lead from one to the other.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let exchanged = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(exchanged, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
