import LibPQ
import SummitModel

/// The lists of a report as they stand in its row: participants, topics, outcomes and evidence; and the quotes in that
/// of an article.
///
/// The views of `schema.sql` give them as rows; here they are written and read as they are.
enum ReportLists {
  static let columns: [TableRows.Column] = [
    .init("participants", "json"), .init("topics", "json"), .init("outcomes", "json"),
    .init("evidence", "json"),
  ]

  static func values(of event: Event) -> [Parameter] {
    [participants(of: event), topics(of: event), outcomes(of: event), evidence(of: event)].map {
      .text($0.text)
    }
  }

  static func list(of quotes: [Quote]) -> JSONList {
    var list = JSONList()
    for quote in quotes {
      list.begin()
      list.add("speaker", quote.speaker)
      list.add("person_id", quote.speaker.map { Identity.person($0) })
      list.add("words", quote.words.text)
      list.add("words_start", quote.words.start)
      list.add("words_end", quote.words.end)
      list.add("is_direct", quote.isDirect)
    }
    return list
  }

  private static func participants(of event: Event) -> JSONList {
    var list = JSONList()
    for participant in event.participants where participant.isKnown {
      list.begin()
      list.add("person_id", participant.name.map { Identity.person($0) })
      list.add("name", participant.name)
      list.add("office", participant.office)
      list.add("country_code", participant.country?.rawValue)
      list.add("organisation_code", participant.organisation)
      list.add("rank", participant.rank.rawValue)
      list.add("role", participant.role.rawValue)
      list.add("as_written", participant.asWritten)
    }
    return list
  }

  static func participants(from bytes: [UInt8]) throws(RepositoryError) -> [Participant] {
    var list = JSONListReader(bytes)
    var participants: [Participant] = []
    while try list.next() {
      _ = try list.number("person_id")
      participants.append(
        Participant(
          name: try list.text("name"), office: try list.text("office"),
          country: try list.text("country_code").map { CountryCode($0) },
          organisation: try list.text("organisation_code"),
          rank: try EventColumns.known(list.needed("rank")),
          role: try EventColumns.known(list.needed("role")),
          asWritten: try list.needed("as_written")))
    }
    return participants
  }

  private static func topics(of event: Event) -> JSONList {
    var list = JSONList()
    for topic in event.topics {
      list.begin()
      list.add("topic_code", topic.code)
      list.add("label", topic.label)
      list.add("as_written", topic.asWritten)
    }
    return list
  }

  static func topics(from bytes: [UInt8]) throws(RepositoryError) -> [Topic] {
    var list = JSONListReader(bytes)
    var topics: [Topic] = []
    while try list.next() {
      topics.append(
        Topic(
          code: try list.needed("topic_code"), label: try list.needed("label"),
          asWritten: try list.needed("as_written")))
    }
    return topics
  }

  private static func outcomes(of event: Event) -> JSONList {
    var list = JSONList()
    for outcome in event.outcomes {
      list.begin()
      list.add("kind", outcome.kind.rawValue)
      list.add("words", outcome.text)
    }
    return list
  }

  static func outcomes(from bytes: [UInt8]) throws(RepositoryError) -> [Outcome] {
    var list = JSONListReader(bytes)
    var outcomes: [Outcome] = []
    while try list.next() {
      outcomes.append(
        Outcome(kind: try EventColumns.known(list.needed("kind")), text: try list.needed("words")))
    }
    return outcomes
  }

  private static func evidence(of event: Event) -> JSONList {
    var list = JSONList()
    for item in event.evidence {
      list.begin()
      list.add("field", item.field.rawValue)
      list.add("value", item.value)
      list.add("sentence", item.sentence.text)
      list.add("sentence_start", item.sentence.start)
      list.add("sentence_end", item.sentence.end)
      list.add("matched_start", item.matched?.lowerBound)
      list.add("matched_end", item.matched?.upperBound)
      list.add("rule", item.rule)
    }
    return list
  }

  static func evidence(from bytes: [UInt8]) throws(RepositoryError) -> [Evidence] {
    var list = JSONListReader(bytes)
    var evidence: [Evidence] = []
    while try list.next() {
      let (field, value) = (try list.needed("field"), try list.needed("value"))
      let sentence = Quotation(
        text: try list.needed("sentence"), start: try list.neededNumber("sentence_start"),
        end: try list.neededNumber("sentence_end"))
      let (start, end) = (try list.number("matched_start"), try list.number("matched_end"))
      let matched = start.flatMap { start in end.flatMap { start <= $0 ? start..<$0 : nil } }
      evidence.append(
        Evidence(
          field: try EventColumns.known(field), value: value, sentence: sentence, matched: matched,
          rule: try list.needed("rule")))
    }
    return evidence
  }
}
