import LibPQ
import SummitModel

/// All stored reports that may be touched by some that come or go: those that fit them, those that fit these, and so on.
/// Whatever lies outside keeps its event, so putting these together anew gives what putting all together would give.
extension Repository {
  func neighbourhood(of start: [Report], leavingOut gone: Set<Int>) throws -> [Report] {
    var members: [Int: Report] = [:]
    var frontier = start
    while !frontier.isEmpty {
      var next: [Int: Report] = [:]
      let pairs = try candidates(for: frontier)
      let wanted = Set(pairs.map(\.candidate)).subtracting(members.keys).subtracting(gone)
      let loaded = Dictionary(
        try reports(ids: wanted.sorted()).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for (index, candidate) in pairs {
        guard let report = loaded[candidate], Matching.fit(frontier[index], report) else { continue }
        next[candidate] = report
      }
      members.merge(next) { old, _ in old }
      frontier = next.values.sorted { $0.id < $1.id }
    }
    // An event goes as a whole, also where an earlier version matched by other rules.
    let events = Set(members.values.compactMap(\.storedEvent) + start.compactMap(\.storedEvent))
    for report in try reports(ofEvents: events.sorted()) where !gone.contains(report.id) {
      members[report.id] = report
    }
    return members.values.sorted { $0.id < $1.id }
  }

  /// Pairs of a position in `frontier` and a stored report that share a key and overlap in time.
  private func candidates(for frontier: [Report]) throws -> [(index: Int, candidate: Int)] {
    var (positions, keys): ([Int?], [String?]) = ([], [])
    var (first, last): ([String?], [String?]) = ([], [])
    for (index, report) in frontier.enumerated() {
      for key in ReportKeys.keys(of: report.traits) {
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
