import SummitModel

/// The keys under which reports of one occasion find each other: whatever fits shares one.
enum ReportKeys {
  struct Key: Hashable {
    let text: String
    let earliest: Day
    let latest: Day

    func overlaps(_ other: Key) -> Bool { earliest <= other.latest && other.earliest <= latest }
  }

  static func keys(of traits: Traits) -> [Key] {
    // Wider than told, as reports that fit may be twice that far apart: see `Comparison` for how far.
    let margin = traits.isUndated ? 15 : traits.isOfRareSeries ? 7 : 1
    let first = traits.earliest?.adding(-margin) ?? Day(number: Day.numbers.lowerBound)
    // What was put off may take place much later.
    let reach = traits.status == .postponed ? Rescheduling.reach : margin
    let last = traits.latest?.adding(reach) ?? Day(number: Day.numbers.upperBound)
    guard traits.earliest != nil || traits.edition != nil else { return [] }
    // A call is never one with a meeting.
    let manner = traits.manner == .inPerson ? "" : traits.manner == .call ? "call " : "group "
    return Set(series(traits) + pairs(traits.parties) + spots(traits)).map { manner + $0 }.sorted().map {
      Key(text: $0, earliest: first, latest: last)
    }
  }

  /// Whether two reports find each other: what is not found in the database must not be joined in memory either.
  static func meet(_ a: Report, _ b: Report) -> Bool {
    var index = KeyIndex()
    index.add(0, under: b.keys)
    return !index.meeting(a.keys).isEmpty
  }

  private static func series(_ traits: Traits) -> [String] {
    traits.series.map { ["s:" + $0] } ?? []
  }

  /// Every two parties. Beyond 25 of them the first 25 are enough to meet a report of most of them.
  private static func pairs(_ parties: [String]) -> [String] {
    let parties = Array(parties.prefix(25))
    return parties.indices.flatMap { first in
      parties[(first + 1)...].map { "p:\(parties[first])|\($0)" }
    }
  }

  /// Each of a few parties with the place, for reports that name only one of them.
  private static func spots(_ traits: Traits) -> [String] {
    guard let place = traits.place, place.isPrecise else { return [] }
    if traits.parties.isEmpty { return place.keys.map { "n:\(traits.name)@\($0)" } }
    guard traits.parties.count <= 3 else { return [] }
    return traits.parties.flatMap { party in place.keys.map { "a:\(party)@\($0)" } }
  }
}

/// Things by the keys of their reports, in memory, as the table `report_key` has reports.
struct KeyIndex {
  private typealias Entry = (thing: Int, key: ReportKeys.Key)

  /// A key within some months: where few of many things of a key are of about that time.
  private struct Shelf: Hashable {
    let text: String
    let stretch: Int
  }

  private var all: [String: [Entry]] = [:]
  /// Those of long times, and those of short ones by each stretch that they touch.
  private var long: [String: [Entry]] = [:]
  private var short: [Shelf: [Entry]] = [:]

  mutating func add(_ thing: Int, under keys: [ReportKeys.Key]) {
    for key in keys {
      all[key.text, default: []].append((thing, key))
      if let shelves = shelves(of: key) {
        for shelf in shelves { short[shelf, default: []].append((thing, key)) }
      } else {
        long[key.text, default: []].append((thing, key))
      }
    }
  }

  /// All that share a key with these and overlap with it in time.
  func meeting(_ keys: [ReportKeys.Key]) -> Set<Int> {
    keys.reduce(into: []) { things, key in
      let near = shelves(of: key).map { $0.map { short[$0] } + [long[key.text]] } ?? [all[key.text]]
      for entry in near.lazy.compactMap({ $0 }).joined() where entry.key.overlaps(key) {
        things.insert(entry.thing)
      }
    }
  }

  /// The shelves for the half years that a key touches; `nil` for more than a few.
  private func shelves(of key: ReportKeys.Key) -> [Shelf]? {
    let (first, last) = (key.earliest.number / 180, key.latest.number / 180)
    return first <= last && last - first < 8
      ? (first...last).map { Shelf(text: key.text, stretch: $0) } : nil
  }
}
