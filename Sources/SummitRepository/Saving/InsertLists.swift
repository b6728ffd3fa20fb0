import LibPQ
import SummitModel

/// Writing the participants, topics and outcomes of events.
extension Repository {
  func insertLists(of events: [Accepted]) throws {
    try insertParticipants(of: events)
    try insertTopics(of: events)
    try insertOutcomes(of: events)
  }

  private static let key: [TableRows.Column] = [.init("event_id", "bigint"), .init("ordinal", "integer")]
  private static let datedKey = key + [.init("earliest", "date")]

  private func insertParticipants(of events: [Accepted]) throws {
    var rows = TableRows(
      "participation", key: 2,
      Self.datedKey + [
        .init("person_id", "bigint"), .init("office"), .init("country_code"), .init("organisation_code"),
        .init("rank"), .init("role"), .init("as_written"),
      ])
    for event in events {
      for (ordinal, participant) in event.event.participants.filter(\.isKnown).enumerated() {
        rows.append([
          .int(event.change.id), .int(ordinal), .text(event.earliest?.description),
          .int(participant.name.map { Identity.person($0) }), .text(participant.office),
          .text(participant.country?.rawValue), .text(participant.organisation),
          .text(participant.rank.rawValue), .text(participant.role.rawValue), .text(participant.asWritten),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertTopics(of events: [Accepted]) throws {
    var rows = TableRows(
      "event_topic", key: 2, Self.datedKey + [.init("topic_code"), .init("label"), .init("as_written")])
    for event in events {
      for (ordinal, topic) in event.event.topics.enumerated() {
        rows.append([
          .int(event.change.id), .int(ordinal), .text(event.earliest?.description), .text(topic.code),
          .text(topic.label), .text(topic.asWritten),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }

  private func insertOutcomes(of events: [Accepted]) throws {
    var rows = TableRows("outcome", key: 2, Self.key + [.init("kind"), .init("words")])
    for event in events {
      for (ordinal, outcome) in event.event.outcomes.enumerated() {
        rows.append([
          .int(event.change.id), .int(ordinal), .text(outcome.kind.rawValue), .text(outcome.text),
        ])
      }
    }
    try rows.insert(on: connection, .none)
  }
}

extension Participant {
  /// Whether it is said who it is: a person, a state or an organisation.
  var isKnown: Bool { name != nil || country != nil || organisation != nil }
}
