/// A gold event beside a found one: whether they are the same, and which fields agree.
struct EventPair {
  let gold: GoldEvent
  let found: FoundEvent

  /// Gold kinds and the words that programs say for them.
  private static let kinds: [String: String] = [
    "bilateral_meeting": "meeting", "trilateral_meeting": "meeting", "multilateral_meeting": "meeting",
    "domestic_meeting": "meeting",
  ]
  private static let statuses: [String: Set<String>] = [
    "possible": ["possible", "proposed"], "proposed": ["possible", "proposed"],
    "refused": ["refused", "cancelled"],
  ]

  /// How sure it is that both are one event: 1 and more count.
  var similarity: Double {
    let people = ParticipantPairs(gold.participants, found.participants)
    let strict = people.participants(hosts: gold.country)
    let loose = ParticipantPairs(gold.participants, found.participants, loose: true).pairs.count
    let hits = strict.right == 0 ? loose : strict.right
    let all = strict.asked + strict.found
    let who = all == 0 ? 0 : min(1, 2 * Double(hits) / Double(all))
    let when = whenAlike
    let place = whereAlike
    let kind = isSameKind ? 0.3 : 0
    let series = isSameSeries ? 0.8 : 0
    let stands = hits > 0 || place > 0 || series > 0 || gold.participants.isEmpty && when > 0 && kind > 0
    return stands ? 1.6 * who + when + 0.7 * place + kind + series : 0
  }

  private var whenAlike: Double {
    if Dates.close(gold.start, found.start) { return 1 }
    return !gold.start.contains(nil) && found.start != nil ? -0.6 : 0
  }

  private var whereAlike: Double {
    let named = gold.place.compactMap { $0 }.filter { !$0.isEmpty }
    guard !named.isEmpty, let place = found.place else { return 0 }
    return named.contains { Names.samePlace($0, place) } ? 1 : -0.3
  }

  private var isSameKind: Bool {
    found.kind.map { kind in gold.kinds.contains { Self.kinds[$0, default: $0] == kind } } ?? false
  }

  private var isSameSeries: Bool {
    guard let series = gold.series, !series.isEmpty else { return false }
    return Words.folded("\(found.series ?? "") \(found.name ?? "")").contains(Words.folded(series))
  }

  var facts: [ScoredField: Tally] {
    let people = ParticipantPairs(gold.participants, found.participants)
    // An event of one day may repeat its day as its end.
    let end = gold.end.allSatisfy { $0 == nil } ? [nil] + gold.start : gold.end
    let status = gold.statuses.contains { status in
      guard let status, let told = found.status else { return false }
      return Self.statuses[status, default: [status]].contains(told)
    }
    let level = gold.levels.contains { $0 == "unknown" || $0 == "other" || $0 == found.level }
    return [
      .participant: people.participants(hosts: gold.country), .nation: people.nations,
      .place: place,
      .country: Self.compare(gold.country, found.place?.country, ==),
      .start: Self.compare(gold.start, found.start, Dates.same),
      .end: Self.compare(end, found.end, Dates.same),
      .status: Tally(right: status ? 1 : 0, asked: 1, found: 1),
      .kind: Tally(right: isSameKind ? 1 : 0, asked: 1, found: 1),
      .level: Tally(right: level ? 1 : 0, asked: 1, found: 1),
    ]
  }

  /// A country alone counts as no place where the gold allows that none is given.
  private var place: Tally {
    let isGiven = found.place.map { $0.isNamed && !($0.isOnlyCountry && gold.place.contains(nil)) } ?? false
    return Self.compare(gold.place, isGiven ? found.place : nil, Names.samePlace)
  }

  private static func compare<Value>(
    _ right: [String?], _ value: Value?, _ equal: (String, Value) -> Bool
  ) -> Tally {
    let mayLack = right.contains(nil)
    guard let value else { return Tally(asked: mayLack ? 0 : 1) }
    if right.contains(where: { $0.map { equal($0, value) } ?? false }) {
      return Tally(right: 1, asked: 1, found: 1)
    }
    return Tally(asked: mayLack ? 0 : 1, found: 1)
  }

  /// Topics of the gold that share a word with one found, and the other way round.
  var topics: (gold: Tally, found: Tally) {
    let asked = gold.topics.map(Self.stems).filter { !$0.isEmpty }
    let given = found.topics.map(Self.stems)
    let hits = asked.filter { topic in given.contains { !$0.isDisjoint(with: topic) } }.count
    let apt = given.filter { topic in asked.contains { !$0.isDisjoint(with: topic) } }.count
    return (Tally(right: hits, asked: asked.count), Tally(right: apt, found: given.count))
  }

  private static func stems(_ text: String) -> Set<Substring> {
    Set(Words.folded(text).split(separator: " ").prefix(12).filter { $0.count > 3 }.map { $0.prefix(6) })
  }

  var roles: Tally { ParticipantPairs(gold.participants, found.participants).roles }
}

extension GoldEvent {
  /// What is lost when it is not found.
  var missed: [ScoredField: Tally] {
    func must(_ values: [String?]) -> Tally { Tally(asked: values.contains(nil) ? 0 : 1) }
    return [
      .participant: Tally(asked: participants.count), .nation: ParticipantPairs(participants, []).nations,
      .place: must(place), .country: must(country), .start: must(start), .end: must(end),
      .status: Tally(asked: 1), .kind: Tally(asked: 1), .level: Tally(asked: 1),
    ]
  }
}

extension FoundEvent {
  /// What is too much when nothing in the gold is like it.
  var unfounded: [ScoredField: Tally] {
    [
      .participant: Tally(found: participants.count),
      .nation: Tally(found: participants.filter { $0.name?.isEmpty == false && $0.country != nil }.count),
      .place: Tally(found: place?.isNamed == true ? 1 : 0),
      .country: Tally(found: place?.country == nil ? 0 : 1),
      .start: Tally(found: start == nil ? 0 : 1), .end: Tally(found: end == nil ? 0 : 1),
      .status: Tally(found: 1), .kind: Tally(found: 1), .level: Tally(found: 1),
    ]
  }
}
