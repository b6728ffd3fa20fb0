import SummitModel

/// The accepted participants among those that reports name.
enum ConsensusParticipants {
  /// Everybody whom a report names, once: hosts first, then by rank, by the number of reports, by name.
  static func participants(of reports: [Report]) -> [Participant] {
    var groups: [String: [Participant]] = [:]
    for participant in reports.flatMap(\.event.participants) {
      groups[key(of: participant), default: []].append(participant)
    }
    let named = Set(groups.values.flatMap { $0 }.filter { $0.name != nil }.compactMap { party(of: $0) })
    let kept = groups.filter { _, group in
      group.contains { $0.name != nil } || !group.allSatisfy { named.contains(party(of: $0) ?? "") }
    }
    return kept.map { (key: $0.key, count: $0.value.count, value: merged($0.value)) }
      .sorted { precedes($0, $1) }.map(\.value)
  }

  /// The organisation that convened a meeting of many of which two or three are all that is named, as who met on its
  /// margins: it stands for the others.
  static func convener(of event: Event) -> Participant? {
    guard event.format == .multilateral, let convener = event.series.flatMap({ convener(ofSeries: $0) })
    else { return nil }
    let parties = Set(event.participants.filter(\.role.takesPart).map { party(of: $0) })
    return (2...3).contains(parties.count) && !parties.contains(party(of: convener)) ? convener : nil
  }

  /// The organisation whose meetings a series are.
  static func convener(ofSeries series: String) -> Participant? {
    guard let code = KnownNames.compiled.convener(ofSeries: series) else { return nil }
    let isUnion = KnownNames.unions.contains(code)
    return Participant(
      name: nil, office: nil, country: isUnion ? CountryCode(code) : nil, organisation: isUnion ? nil : code,
      rank: .other, role: .participant, asWritten: code)
  }

  /// A person is the same by name; a state or organisation by itself.
  private static func key(of participant: Participant) -> String {
    participant.name.map { "person " + Folding.folded($0) } ?? "party " + (party(of: participant) ?? "")
  }

  private static func party(of participant: Participant) -> String? {
    participant.country?.rawValue ?? participant.organisation
  }

  private static func merged(_ group: [Participant]) -> Participant {
    let attending = group.filter { $0.role.takesPart }
    // Taking part outweighs being mentioned as often.
    let telling = attending.count * 2 >= group.count ? attending : group.filter { !$0.role.takesPart }
    return Participant(
      name: Consensus.majority(telling.compactMap(\.name)),
      office: Consensus.majority(telling.compactMap(\.office))
        ?? Consensus.majority(group.compactMap(\.office)),
      country: Consensus.majority(group.compactMap(\.country)),
      organisation: Consensus.majority(group.compactMap(\.organisation)),
      rank: Consensus.majority(group.map(\.rank).filter { $0 != .other }, order: Rank.allCases) ?? .other,
      role: role(of: telling),
      asWritten: Consensus.majority(telling.map(\.asWritten)) ?? group[0].asWritten)
  }

  /// The commonest role, but any other before "participant", which says least.
  private static func role(of group: [Participant]) -> Role {
    let roles = group.map(\.role)
    let telling = roles.filter { $0 != .participant && $0 != .delegation }
    return Consensus.majority(telling.isEmpty ? roles : telling, order: Role.allCases) ?? .participant
  }

  private typealias Entry = (key: String, count: Int, value: Participant)

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    func order(_ entry: Entry) -> [Int] {
      [
        entry.value.role.takesPart ? 0 : 1, entry.value.role == .host ? 0 : 1,
        Rank.allCases.firstIndex(of: entry.value.rank) ?? 9, -entry.count,
      ]
    }
    let (x, y) = (order(a), order(b))
    return x == y ? a.key < b.key : x.lexicographicallyPrecedes(y)
  }
}
