import LibPQ
import SummitModel

/// What has to be looked at together when some reports come or go.
struct Neighbourhood {
  /// Stored reports that stay: all that may be regrouped, and whatever shares an event with them.
  var near: [Report] = []
  /// The edits that speak of any of them.
  var edits: [Edit] = []
  /// Pairs that are neither clearly one event nor clearly two, with what speaks for either.
  var doubts: [Doubt] = []
}

/// All stored reports that may be touched by some that come or go: those that fit them, those that fit these, and so on;
/// and those that curators spoke of together. Whatever lies outside keeps its event, so putting these together anew gives
/// what putting all together would give.
extension Repository {
  /// - Parameters:
  ///   - new: reports that come, whose articles are not looked up in the database.
  ///   - gone: stored reports that go.
  ///   - begin: stored reports that stay, from which to look further.
  func neighbourhood(of new: [Report], replacing gone: [Report], from begin: [Report] = []) throws
    -> Neighbourhood
  {
    var search = NeighbourhoodSearch(new: new, gone: gone, begin: begin)
    while !search.frontier.isEmpty {
      let pairs = try candidates(for: search.frontier)
      try search.advance(pairs, edits: edits(anchoredIn: search.freshArticles())) { ids, articles in
        try reports(ids: ids) + reports(ofArticles: articles)
      }
    }
    // An event goes as a whole, also where an earlier version matched by other rules.
    let events = Set((search.near + gone).compactMap(\.storedEvent))
    for report in try reports(ofEvents: events.sorted()) { search.add(report) }
    return search.result
  }

  /// Pairs of a position in `frontier` and a stored report that share a key and overlap in time.
  private func candidates(for frontier: [Report]) throws -> [(index: Int, candidate: Int)] {
    var (positions, keys): ([Int?], [String?]) = ([], [])
    var (first, last): ([String?], [String?]) = ([], [])
    for (index, report) in frontier.enumerated() {
      for key in report.keys {
        positions.append(index)
        keys.append(key.text)
        first.append(key.earliest.description)
        last.append(key.latest.description)
      }
    }
    guard !keys.isEmpty else { return [] }
    return try connection.execute(
      """
      select distinct given.position, report_key.report_id
      from unnest($1::integer[], $2::text[], $3::date[], $4::date[]) as given (position, key, earliest, latest)
      join report_key on report_key.key = given.key and report_key.earliest <= given.latest
        and report_key.latest >= given.earliest
      order by 1, 2
      """, [.ints(positions), .texts(keys), .texts(first), .texts(last)]
    ).map { (index: try $0.int(0), candidate: try $0.int(1)) }
  }
}

/// The state of a search that widens step by step.
private struct NeighbourhoodSearch {
  private(set) var frontier: [Report]
  private var members: [Int: Report] = [:]
  /// Stored reports that were looked at, whether they fit or not.
  private var seen: [Int: Report] = [:]
  private let gone: Set<Int>
  private let replaced: Set<Int>
  private var articles: Set<Int> = []
  private var edits: [Int: Edit] = [:]
  private var doubts: [DoubtKey: Doubt] = [:]

  private struct DoubtKey: Hashable {
    let less: Int
    let more: Int
  }

  init(new: [Report], gone: [Report], begin: [Report]) {
    self.gone = Set(gone.map(\.id))
    replaced = Set((new + gone).map(\.article))
    frontier = new + gone + begin
    for report in begin { members[report.id] = report }
    compareAmong(new)
  }

  var near: [Report] { Array(members.values) }

  var result: Neighbourhood {
    Neighbourhood(
      near: members.values.sorted { $0.id < $1.id }, edits: edits.values.sorted(by: Edit.precedes),
      doubts: doubts.values.sorted { ($0.report, $0.other) < ($1.report, $1.other) })
  }

  /// Articles of the frontier that edits have not been looked up for.
  mutating func freshArticles() -> Set<Int> {
    let fresh = Set(frontier.map(\.article)).subtracting(articles)
    articles.formUnion(fresh)
    return fresh
  }

  mutating func add(_ report: Report) {
    guard !gone.contains(report.id), members[report.id] == nil else { return }
    members[report.id] = report
  }

  mutating func advance(
    _ pairs: [(index: Int, candidate: Int)], edits found: [Edit],
    load: ([Int], [Int]) throws -> [Report]
  ) throws {
    for edit in found { edits[edit.key] = edit }
    let anchored = Set(found.flatMap { $0.anchors.map(\.articleKey) }).subtracting(replaced)
    let unseen = Set(pairs.map(\.candidate)).subtracting(seen.keys).subtracting(gone)
    let loaded = try load(unseen.sorted(), anchored.sorted())
    for report in loaded { seen[report.id] = report }
    var next: [Int: Report] = [:]
    for report in loaded where anchored.contains(report.article) { next[report.id] = report }
    for (index, candidate) in pairs {
      guard let report = seen[candidate] else { continue }
      if areLinked(frontier[index], report) { next[candidate] = report }
    }
    frontier = next.values.filter { members[$0.id] == nil && !gone.contains($0.id) }
      .sorted { $0.id < $1.id }
    for report in frontier { members[report.id] = report }
  }

  /// Whether two reports may come into one event. What is doubtful about them is kept on the way.
  private mutating func areLinked(_ a: Report, _ b: Report) -> Bool {
    guard a.id != b.id else { return false }
    let comparison = Comparison(a, b)
    let isGoing = a.isStored && gone.contains(a.id)
    if !isGoing, let doubt = Doubt(a, b, comparison) {
      doubts[DoubtKey(less: doubt.report, more: doubt.other)] = doubt
    }
    return comparison.verdict == .same || Rescheduling.isFollowed(a, by: b)
      || Rescheduling.isFollowed(b, by: a)
  }

  /// Doubts among the reports that come together.
  private mutating func compareAmong(_ new: [Report]) {
    var index = KeyIndex()
    for (position, report) in new.enumerated() {
      for other in index.meeting(report.keys) {
        guard let doubt = Doubt(report, new[other], Comparison(report, new[other])) else { continue }
        doubts[DoubtKey(less: doubt.report, more: doubt.other)] = doubt
      }
      index.add(position, under: report.keys)
    }
  }
}
