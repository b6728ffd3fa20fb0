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
  /// Which neighbourhood each new report belongs to.
  var numbers: [Int: Int] = [:]
  /// Neighbourhoods that get another number, by that which they have.
  var renumbered: [Int: Int] = [:]

  /// The numbers of some of its reports, by their ids.
  func numbers(of reports: [Report]) -> [Int: Int] {
    Dictionary(
      reports.map { ($0.id, numbers[$0.id] ?? renumbered[$0.neighbourhood] ?? $0.neighbourhood) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// All stored reports that may be touched by some that come or go: those that fit them, those that fit these, and so on;
/// and those that curators spoke of together. Whatever lies outside keeps its event, so putting these together anew gives
/// what putting all together would give.
///
/// Reports that are linked so have a number in common, the least of their ids: only what comes is compared with what is
/// there. A neighbourhood may be wider than need be, where a report that linked others has gone.
extension Repository {
  /// - Parameters:
  ///   - new: reports that come, whose articles are not looked up in the database.
  ///   - gone: stored reports that go.
  ///   - begin: stored reports that stay, whose neighbourhoods are wanted.
  func neighbourhood(of new: [Report], replacing gone: [Report], from begin: [Report] = []) throws
    -> Neighbourhood
  {
    var search = NeighbourhoodSearch(new: new, gone: gone, begin: begin)
    let pairs = try candidates(for: new)
    try search.compare(pairs, with: outlines(ids: search.unseen(pairs.map(\.candidate))))
    while case let numbers = search.open(), !numbers.isEmpty {
      search.add(try outlines(ofNeighbourhoods: numbers))
      let edits = try edits(anchoredIn: search.freshArticles())
      search.add(try outlines(ofArticles: search.anchored(in: edits)))
    }
    // An event goes as a whole, also where an earlier version matched by other rules.
    let events = Set((search.near + gone).compactMap(\.storedEvent))
    search.addCompared(ofEvents: events)
    search.add(try outlines(ids: search.unseen(reportIDs(ofEvents: events.sorted()))))
    return search.result
  }

  private func reportIDs(ofEvents keys: [Int]) throws -> [Int] {
    guard !keys.isEmpty else { return [] }
    return try connection.execute("select id from report where event_id = any($1)", [.ints(keys)])
      .map { try $0.int(0) }
  }

  /// Pairs of a position in `new` and a stored report that share a key and overlap in time. Most reports tell of short times:
  /// of those that begin long before only the few long ones are looked at, however many there are of a key.
  private func candidates(for new: [Report]) throws -> [(index: Int, candidate: Int)] {
    var (positions, keys): ([Int?], [String?]) = ([], [])
    var (first, last): ([String?], [String?]) = ([], [])
    for (index, report) in new.enumerated() {
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
      with given as (
        select * from unnest($1::integer[], $2::text[], $3::date[], $4::date[]) as given (position, key, earliest, latest))
      select given.position, report_key.report_id
      from given join report_key on report_key.key = given.key
        and report_key.earliest between given.earliest - 400 and given.latest and report_key.latest >= given.earliest
      union
      select given.position, report_key.report_id
      from given join report_key on report_key.key = given.key and report_key.latest - report_key.earliest > 400
        and report_key.earliest <= given.latest and report_key.latest >= given.earliest
      order by 1, 2
      """, [.ints(positions), .texts(keys), .texts(first), .texts(last)]
    ).map { (index: try $0.int(0), candidate: try $0.int(1)) }
  }

  /// Gives the reports of neighbourhoods their new numbers.
  func renumber(_ neighbourhoods: [Int: Int]) throws {
    guard !neighbourhoods.isEmpty else { return }
    let formers = neighbourhoods.keys.sorted()
    try connection.post(
      """
      update report set neighbourhood = given.number
      from unnest($1::bigint[], $2::bigint[]) as given (former, number) where report.neighbourhood = given.former
      """, [.ints(formers), .ints(formers.map { neighbourhoods[$0] })])
  }
}

/// The state of a search that widens step by step.
private struct NeighbourhoodSearch {
  private let new: [Report]
  private let gone: Set<Int>
  /// Articles whose stored reports do not count.
  private let replaced: Set<Int>
  private var members: [Int: Report] = [:]
  /// Stored reports that were compared.
  private var compared: [Int: Report] = [:]
  private var unions = Unions()
  /// Numbers of neighbourhoods whose reports are members, or will be.
  private var opened: Set<Int> = []
  private var waiting: Set<Int>
  /// Articles for which edits have been looked up.
  private var articles: Set<Int> = []
  private var edits: [Int: Edit] = [:]
  private var doubts: [DoubtKey: Doubt] = [:]

  private struct DoubtKey: Hashable {
    let less: Int
    let more: Int
  }

  init(new: [Report], gone: [Report], begin: [Report]) {
    self.new = new
    self.gone = Set(gone.map(\.id))
    replaced = Set((new + gone).map(\.article))
    waiting = Set((new + gone).map(\.neighbourhood))
    add(begin)
    compareAmongNew()
  }

  var near: [Report] { Array(members.values) }

  var result: Neighbourhood {
    let least = Dictionary(
      (new + near).map { (unions.root(of: $0.neighbourhood), $0.id) }, uniquingKeysWith: min)
    func number(of report: Report) -> Int { least[unions.root(of: report.neighbourhood)] ?? report.id }
    return Neighbourhood(
      near: members.values.sorted { $0.id < $1.id }, edits: edits.values.sorted(by: Edit.precedes),
      doubts: doubts.values.sorted { ($0.report, $0.other) < ($1.report, $1.other) },
      numbers: Dictionary(new.map { ($0.id, number(of: $0)) }, uniquingKeysWith: min),
      renumbered: Dictionary(near.map { ($0.neighbourhood, number(of: $0)) }, uniquingKeysWith: min)
        .filter { $0.key != $0.value })
  }

  /// Those that have not been read yet and stay.
  func unseen(_ ids: [Int]) -> [Int] {
    Set(ids).filter { members[$0] == nil && compared[$0] == nil && !gone.contains($0) }.sorted()
  }

  /// Makes stored reports members; their neighbourhoods are opened.
  mutating func add(_ reports: [Report]) {
    for report in reports where !gone.contains(report.id) && !replaced.contains(report.article) {
      members[report.id] = report
      waiting.insert(report.neighbourhood)
    }
  }

  /// Makes those members that were compared and belong to some events.
  mutating func addCompared(ofEvents events: Set<Int>) {
    add(compared.values.filter { $0.storedEvent.map { events.contains($0) } ?? false })
  }

  /// The numbers of neighbourhoods whose reports are to be read now.
  mutating func open() -> [Int] {
    let numbers = waiting.subtracting(opened)
    waiting = []
    opened.formUnion(numbers)
    return numbers.sorted()
  }

  /// Articles of new reports and members for which edits have not been looked up.
  mutating func freshArticles() -> Set<Int> {
    let fresh = replaced.union(members.values.map(\.article)).subtracting(articles)
    articles.formUnion(fresh)
    return fresh
  }

  /// The articles that edits speak of, as far as they are stored and stay.
  mutating func anchored(in found: [Edit]) -> [Int] {
    for edit in found { edits[edit.key] = edit }
    return Set(found.flatMap { $0.anchors.map(\.articleKey) }).subtracting(replaced).sorted()
  }

  /// Compares new reports with stored ones, given as pairs of a position and a key.
  mutating func compare(_ pairs: [(index: Int, candidate: Int)], with stored: [Report]) {
    for report in stored { compared[report.id] = report }
    for (index, candidate) in pairs {
      guard let report = members[candidate] ?? compared[candidate] else { continue }
      compare(new[index], report)
    }
  }

  private mutating func compareAmongNew() {
    var index = KeyIndex()
    for (position, report) in new.enumerated() {
      for other in index.meeting(report.keys) { compare(report, new[other]) }
      index.add(position, under: report.keys)
    }
  }

  /// Joins the neighbourhoods of two reports that may come into one event. What is doubtful about them is kept.
  private mutating func compare(_ a: Report, _ b: Report) {
    let comparison = Comparison(a, b)
    if let doubt = Doubt(a, b, comparison) {
      doubts[DoubtKey(less: doubt.report, more: doubt.other)] = doubt
    }
    guard
      comparison.verdict == .same || Rescheduling.isFollowed(a, by: b) || Rescheduling.isFollowed(b, by: a)
    else { return }
    unions.join(a.neighbourhood, b.neighbourhood)
    waiting.formUnion([a.neighbourhood, b.neighbourhood])
  }
}

/// Numbers that turn out to stand for one thing.
private struct Unions {
  private var parents: [Int: Int] = [:]

  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(of: a), root(of: b))
    if x != y { parents[max(x, y)] = min(x, y) }
  }

  func root(of number: Int) -> Int {
    var root = number
    while let parent = parents[root] { root = parent }
    return root
  }
}
