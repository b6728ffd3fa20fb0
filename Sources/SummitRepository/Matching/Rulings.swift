/// What curators decided about pairs of reports: that both tell of one event, or of two. The newest word counts.
struct Rulings {
  enum Verdict { case together, apart }
  private struct Pair: Hashable {
    let less: Int
    let more: Int
    init(_ a: Int, _ b: Int) { (less, more) = a < b ? (a, b) : (b, a) }
  }

  static let none = Rulings()
  var isEmpty: Bool { verdicts.isEmpty }

  private var verdicts: [Pair: Verdict] = [:]
  /// Pairs that belong together, in the order in which it was said.
  private var order: [Pair] = []

  mutating func rule(_ verdict: Verdict, _ a: Int, _ b: Int) {
    guard a != b else { return }
    let pair = Pair(a, b)
    verdicts[pair] = verdict
    order.removeAll { $0 == pair }
    if verdict == .together { order.append(pair) }
  }

  func verdict(_ a: Int, _ b: Int) -> Verdict? { verdicts[Pair(a, b)] }

  /// The reports in groups that may not be parted: what was said last comes first, as far as nothing newer contradicts.
  func units(of reports: [Report]) -> [[Report]] {
    guard !order.isEmpty else { return reports.map { [$0] } }
    var home = Dictionary(uniqueKeysWithValues: reports.map { ($0.id, $0.id) })
    var members = Dictionary(uniqueKeysWithValues: reports.map { ($0.id, [$0.id]) })
    for pair in order.reversed() {
      guard let a = home[pair.less], let b = home[pair.more], a != b else { continue }
      let (first, second) = (members[a] ?? [], members[b] ?? [])
      let isBarred = first.contains { x in second.contains { verdict(x, $0) == .apart } }
      if isBarred { continue }
      members[a] = first + second
      members[b] = nil
      for id in second { home[id] = a }
    }
    let byID = Dictionary(uniqueKeysWithValues: reports.map { ($0.id, $0) })
    return members.values.map { ids in ids.sorted().compactMap { byID[$0] } }
  }
}
