/// Whether two names are of one person or one place.
enum Names {
  private static let particles: Set<String> = [
    "al", "el", "bin", "ibn", "de", "da", "van", "von", "der", "the", "abu", "ben", "jr", "ii", "iii", "sir",
    "dr",
  ]

  /// The family names agree and no given name contradicts; a family name alone does unless `full` is asked.
  static func same(_ gold: String, _ found: String, full: Bool = false) -> Bool {
    let (g, f) = (parts(gold), parts(found))
    guard let first = g.first, let last = g.last, let firstFound = f.first, let lastFound = f.last else {
      return false
    }
    if letters(g) == letters(f) || g.joined() == f.joined() { return true }
    if f.count == 1 || g.count == 1 {
      let (one, other) = f.count == 1 ? (firstFound, g) : (first, f)
      if full, f.count == 1, g.count > 1 { return false }
      return alike(one, other[0], 0.75) || alike(one, other[other.count - 1], 0.75)
    }
    guard [first, last].contains(where: { x in [firstFound, lastFound].contains { alike(x, $0, 0.75) } })
    else { return false }
    return restAgrees(g, f)
  }

  /// Joe and Joseph go together, Jong-il and Jong-un do not; initials contradict each other.
  private static func restAgrees(_ g: [String], _ f: [String]) -> Bool {
    let (initialsG, initialsF) = (g.filter { $0.count == 1 }, f.filter { $0.count == 1 })
    if !initialsG.isEmpty, !initialsF.isEmpty, initialsG != initialsF { return false }
    let leftG = g.filter { !f.contains($0) && $0.count > 1 }
    let leftF = f.filter { !g.contains($0) && $0.count > 1 }
    guard !leftG.isEmpty, !leftF.isEmpty else { return true }
    return leftG.allSatisfy { x in leftF.contains { goTogether(x, $0) } }
      || leftF.allSatisfy { x in leftG.contains { goTogether(x, $0) } }
  }

  private static func goTogether(_ x: String, _ y: String) -> Bool {
    x.prefix(1) == y.prefix(1) && (alike(x, y, 0.5) || x.prefix(2) == y.prefix(2))
  }

  private static func alike(_ a: String, _ b: String, _ least: Double) -> Bool {
    a == b || Likeness.ratio(a, b) >= least
  }

  private static func parts(_ name: String) -> [String] {
    Words.of(name).filter { !particles.contains($0) }
  }

  private static func letters(_ parts: [String]) -> [UInt8] { parts.joined().utf8.sorted() }

  /// Equal; or the found place begins with the gold's words or holds them within three more; or is its beginning.
  static func samePlace(_ gold: String, _ place: FoundEvent.Place) -> Bool {
    let g = Words.folded(gold)
    return [place.venue, place.name, place.city, place.admin1].contains { name in
      let f = Words.folded(name ?? "")
      guard !f.isEmpty else { return false }
      let length = g.split(separator: " ").count + 3
      return f == g || g.hasPrefix(f + " ")
        || " \(f) ".contains(" \(g) ") && f.split(separator: " ").count <= length
    }
  }
}
