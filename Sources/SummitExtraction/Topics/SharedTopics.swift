import SummitModel

/// Topics that events of one article have in common.
extension TopicReader {
  /// - Parameter told: by event, what the text says it is about.
  func shareTopics(among drafts: inout [Draft], told: [[TopicReading]]) {
    for index in drafts.indices where told[index].count <= Self.few {
      let kin = drafts.indices.filter { $0 != index && isOfOneDay(drafts[index], drafts[$0]) }
      add(kin.flatMap { told[$0] }, to: &drafts[index], rule: "topic of the same day's talks")
    }
    for index in drafts.indices where drafts[index].topics.isEmpty {
      let model = drafts.indices.first {
        !drafts[$0].topics.isEmpty && isOfOneMatter(drafts[index], drafts[$0])
      }
      guard let model else { continue }
      add(drafts[model].topics.prefix(1), to: &drafts[index], rule: "topic of the talks that it is one of")
    }
    shareMainTopic(among: &drafts, told: told)
  }

  /// What is told beside the event that the article is about, by some of the same states or of nobody named, and of no
  /// topic of its own, is told for its topic's sake.
  private func shareMainTopic(among drafts: inout [Draft], told: [[TopicReading]]) {
    guard drafts.indices.contains(focus.main) else { return }
    let (topic, states) = (drafts[focus.main].topics.prefix(1), sides(of: drafts[focus.main]))
    for index in drafts.indices
    where told[index].isEmpty
      && (drafts[index].parties.isEmpty || !states.isDisjoint(with: sides(of: drafts[index])))
    {
      add(topic, to: &drafts[index], rule: "what the article is about")
    }
  }

  /// Adds some topics of another event that are not among its own.
  private func add(_ topics: some Sequence<TopicReading>, to draft: inout Draft, rule: String) {
    var left = Self.mostShared
    for var topic in topics where left > 0 && !draft.topics.contains(where: { $0.label == topic.label }) {
      topic.rule = rule
      draft.topics.append(topic)
      left -= 1
    }
  }

  /// Told topics beside which others of the day are still worth telling.
  private static let few = 2
  private static let mostShared = 3

  /// The talks of a visit, a summit and what was signed there: two sides in common on one day.
  private func isOfOneDay(_ a: Draft, _ b: Draft) -> Bool {
    guard let day = a.date?.date.start, day == b.date?.date.start else { return false }
    return sides(of: a).intersection(sides(of: b)).count >= 2
  }

  /// The talks of a visit and the rounds of one negotiation are about the same, where the text says it of one of them.
  private func isOfOneMatter(_ a: Draft, _ b: Draft) -> Bool {
    guard sides(of: a).count >= 2 || !a.parties.isEmpty && a.kind == .visit else { return false }
    if a.kind == .visit || b.kind == .visit {
      let people = Set(a.parties.filter { $0.role != .host }.map(\.key))
      return a.isPast == b.isPast && b.parties.contains { people.contains($0.key) && $0.role != .host }
        && a.place?.place.country == b.place?.place.country
    }
    return sides(of: a) == sides(of: b)
  }

  private func sides(of draft: Draft) -> Set<String> {
    Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
  }
}
