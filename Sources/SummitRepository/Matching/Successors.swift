/// Which reports of an article that was read anew tell what its former ones told: the likeliest by parties, date and
/// kind, each of one. Their positions say little, where one more or less is told before them.
struct Successors {
  private typealias Succession = (former: Int, likeness: Int)
  private var reports: [Int: Int] = [:]

  init(of gone: [Report], among new: [Report]) {
    let anew = Dictionary(grouping: new, by: \.article)
    var successions: [Int: Succession] = [:]
    for former in gone.sorted(by: { $0.id < $1.id }) {
      guard let found = EditAnchor.successor(of: former, among: anew[former.article] ?? []) else { continue }
      if let other = successions[found.report.id], other.likeness >= found.likeness { continue }
      successions[found.report.id] = (former.id, found.likeness)
    }
    for (report, succession) in successions { reports[succession.former] = report }
  }

  /// The report that follows a former one, by their ids.
  subscript(former: Int) -> Int? { reports[former] }
}
