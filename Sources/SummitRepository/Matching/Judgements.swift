/// What was found out about reports and will be asked again: whether two are of one event, and what some say together.
///
/// A neighbourhood is put together anew whenever something new belongs to it, and most of it is as it was before. Nothing
/// here depends on anything but the reports themselves, so it holds as long as they are in memory.
final class Judgements {
  struct Judgement {
    let isSame: Bool
    /// Not the same by itself, yet where another report of the group is.
    let isSameButForMore: Bool
    let score: Double

    init(_ a: Report, _ b: Report) {
      let comparison = Comparison(a, b)
      (isSame, score) = (comparison.verdict == .same, comparison.score)
      isSameButForMore = !isSame && comparison.isSameButForMore
    }
  }

  private struct Pair: Hashable {
    let less: Int
    let more: Int
  }

  private var pairs = RecentValues<Pair, Judgement>(most: 200_000)
  private var views = RecentValues<[Int], Traits>(most: 8_000)

  func judgement(_ a: Report, _ b: Report) -> Judgement {
    let pair = Pair(less: min(a.serial, b.serial), more: max(a.serial, b.serial))
    return pairs.value(of: pair) { Judgement(a, b) }
  }

  func isSame(_ a: Report, _ b: Report) -> Bool { judgement(a, b).isSame }

  /// The accepted view of reports; `nil` where they have none.
  func view(of reports: [Report]) -> Traits? {
    guard reports.count > 1 else { return reports.first?.traits }
    let serials = reports.map(\.serial).sorted()
    if let known = views[serials] { return known }
    let view = Consensus.event(of: reports).map {
      Traits(of: $0, published: reports.compactMap(\.published).max())
    }
    if let view { views[serials] = view }
    return view
  }

  // MARK: Groups as they were gathered last

  private struct Home {
    let neighbourhood: Int
    /// The serial of the report that began the group.
    let founder: Int
  }

  private var homes = RecentValues<Int, Home>(most: 80_000)
  /// How many reports a neighbourhood had then.
  private var sizes = RecentValues<Int, Int>(most: 50_000)

  /// Who began the group of each report when its neighbourhood was gathered last; of neighbourhoods that have lost a
  /// report since, nothing.
  func founders(of reports: [Report]) -> [Int: Int] {
    let known = reports.compactMap { report in
      homes[report.serial].flatMap { $0.neighbourhood == report.neighbourhood ? (report.serial, $0) : nil }
    }
    let counts = Dictionary(known.map { ($0.1.neighbourhood, 1) }, uniquingKeysWith: +)
    let whole = Set(counts.filter { sizes[$0.key] == $0.value }.keys)
    return Dictionary(
      known.filter { whole.contains($0.1.neighbourhood) }.map { ($0.0, $0.1.founder) },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter numbers: of each report's neighbourhood, by its id.
  func remember(_ groups: [[Report]], _ numbers: [Int: Int]) {
    var counts: [Int: Int] = [:]
    for group in groups {
      for report in group {
        let number = numbers[report.id] ?? report.neighbourhood
        counts[number, default: 0] += 1
        homes[report.serial] = Home(neighbourhood: number, founder: group[0].serial)
      }
    }
    for (number, count) in counts { sizes[number] = count }
  }

  /// Forgets how neighbourhoods were gathered.
  func forget(_ numbers: some Sequence<Int>) {
    for number in numbers { sizes[number] = nil }
  }
}
