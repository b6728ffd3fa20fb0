import LibPQ
import SummitModel

/// Writing the participants, topics and outcomes of events or reports.
extension Repository {
  typealias ListOwner = (id: Int, earliest: Day?, event: Event)

  func insertLists(_ owner: Lists.Owner, _ events: [ListOwner]) throws {
    try insertParticipants(owner, events)
    try insertTopics(owner, events)
    try insertOutcomes(owner, events)
  }

  /// The key of a row; those of events also carry the event's first day.
  private func keyColumns(_ owner: Lists.Owner) -> [TableRows.Column] {
    let key: [TableRows.Column] = [.init(owner.key, "bigint"), .init("ordinal", "integer")]
    return owner == .event ? key + [.init("earliest", "date")] : key
  }

  private func keyValues(_ owner: Lists.Owner, _ event: ListOwner, _ ordinal: Int) -> [Parameter] {
    let key: [Parameter] = [.int(event.id), .int(ordinal)]
    return owner == .event ? key + [.text(event.earliest?.description)] : key
  }

  private func insertParticipants(_ owner: Lists.Owner, _ events: [ListOwner]) throws {
    var rows = TableRows(
      owner.participants, key: 2,
      keyColumns(owner) + [
        .init("person_id", "bigint"), .init("office"), .init("country_code"), .init("organisation_code"),
        .init("rank"), .init("role"), .init("as_written"),
      ])
    for event in events {
      let parties = event.event.participants.filter {
        $0.name != nil || $0.country != nil || $0.organisation != nil
      }
      for (ordinal, participant) in parties.enumerated() {
        rows.append(
          keyValues(owner, event, ordinal) + [
            .int(participant.name.map { Identity.person($0) }), .text(participant.office),
            .text(participant.country?.rawValue), .text(participant.organisation),
            .text(participant.rank.rawValue), .text(participant.role.rawValue),
            .text(participant.asWritten),
          ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertTopics(_ owner: Lists.Owner, _ events: [ListOwner]) throws {
    var rows = TableRows(
      owner.topics, key: 2,
      keyColumns(owner) + [.init("topic_code"), .init("label"), .init("as_written")])
    for event in events {
      for (ordinal, topic) in event.event.topics.enumerated() {
        rows.append(
          keyValues(owner, event, ordinal) + [.text(topic.code), .text(topic.label), .text(topic.asWritten)])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertOutcomes(_ owner: Lists.Owner, _ events: [ListOwner]) throws {
    var rows = TableRows(
      owner.outcomes, key: 2,
      [
        .init(owner.key, "bigint"), .init("ordinal", "integer"), .init("kind"), .init("words"),
      ])
    for event in events {
      for (ordinal, outcome) in event.event.outcomes.enumerated() {
        rows.append([.int(event.id), .int(ordinal), .text(outcome.kind.rawValue), .text(outcome.text)])
      }
    }
    try rows.insert(on: connection, .none)
  }
}
