import LibPQ
import SummitModel

/// What the words of a query mean in this database.
struct Meaning: Sendable, Hashable {
  /// Who is meant by one of the names of participants: any of these persons, or an organisation.
  struct Somebody: Sendable, Hashable {
    let people: [Int]
    let organisation: String?
  }

  /// One for each name.
  var people: [Somebody] = []
  /// Codes of topics.
  var topics: [String] = []
  /// Whether some event has the words as the label of a topic that has no code of its own.
  var hasOtherTopics = false
}

extension Repository {
  func meaning(of query: TimelineQuery) throws -> Meaning {
    var meaning = Meaning()
    meaning.people = query.people.map { Meaning.Somebody(people: [$0.key], organisation: nil) }
    meaning.people += try query.participants.map { name in
      let named = try people(called: name)
      return Meaning.Somebody(
        people: (named.people + named.longer).map(\.key),
        organisation: KnownNames.compiled.organisation(named: name))
    }
    guard !query.topics.isEmpty else { return meaning }
    let words = Parameter.texts(query.topics.map { TimelineFilter.pattern($0) })
    meaning.topics = try connection.execute(
      "select code from topic where code = any($1) or ' ' || lower(label) || ' ' like any($2) order by code",
      [.texts(query.topics), words]
    ).map { try $0.text(0) }
    meaning.hasOtherTopics =
      try connection.execute(
        """
        select exists (select from event_topic
          where topic_code = 'other' and ' ' || lower(label) || ' ' like any($1))
        """, [words]
      ).first { try $0.bool(0) } ?? false
    return meaning
  }
}
