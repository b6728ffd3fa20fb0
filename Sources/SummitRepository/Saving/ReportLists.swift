import LibPQ
import SummitModel

/// The lists of a report as they stand in its row: participants, topics, outcomes, and evidence with its sentences; and the
/// quotes in that of an article.
///
/// The views of `schema.sql` give them as rows; here they are written as they are. `EventLists` reads those that events
/// have as well.
enum ReportLists {
  static let columns: [TableRows.Column] = [
    .init("participants", "json"), .init("topics", "json"), .init("outcomes", "json"),
    .init("sentences", "json"), .init("evidence", "json"),
  ]

  static func values(of event: Event) -> [Parameter] {
    let (sentences, evidence) = evidence(of: event)
    return [participants(of: event), topics(of: event), outcomes(of: event), sentences, evidence].map {
      .text($0.text)
    }
  }

  /// Their words stand in the article.
  static func list(of quotes: [Quote]) -> JSONList {
    var list = JSONList()
    for quote in quotes {
      list.begin()
      list.add(quote.speaker)
      list.add(quote.speaker.map { Identity.person($0) })
      list.add(quote.words.start)
      list.add(quote.words.end)
      list.add(quote.isDirect)
    }
    return list
  }

  private static func participants(of event: Event) -> JSONList {
    var list = JSONList()
    for participant in event.participants where participant.isKnown {
      list.begin()
      list.add(participant.name)
      list.add(participant.office)
      list.add(participant.country?.rawValue)
      list.add(participant.organisation)
      list.add(participant.rank.rawValue)
      list.add(participant.role.rawValue)
      list.add(participant.asWritten)
      list.add(participant.name.map { Identity.person($0) })
    }
    return list
  }

  private static func topics(of event: Event) -> JSONList {
    var list = JSONList()
    for topic in event.topics {
      list.begin()
      list.add(topic.code)
      list.add(topic.label)
      list.add(topic.asWritten)
    }
    return list
  }

  private static func outcomes(of event: Event) -> JSONList {
    var list = JSONList()
    for outcome in event.outcomes {
      list.begin()
      list.add(outcome.kind.rawValue)
      list.add(outcome.text)
    }
    return list
  }

  /// One sentence speaks for several fields: it is told once.
  private static func evidence(of event: Event) -> (sentences: JSONList, evidence: JSONList) {
    var (sentences, evidence) = (JSONList(), JSONList())
    var told: [Quotation] = []
    for item in event.evidence {
      let number = told.firstIndex(of: item.sentence) ?? told.count
      if number == told.count {
        told.append(item.sentence)
        sentences.begin()
        sentences.add(item.sentence.start)
        sentences.add(item.sentence.end)
        sentences.add(item.sentence.text)
      }
      evidence.begin()
      evidence.add(number)
      evidence.add(item.field.rawValue)
      evidence.add(item.value)
      evidence.add(item.matched?.lowerBound)
      evidence.add(item.matched?.upperBound)
      evidence.add(item.rule)
    }
    return (sentences, evidence)
  }

  static func evidence(
    from bytes: [UInt8]?, sentences: [UInt8]?
  ) throws(RepositoryError) -> [Evidence] {
    let sentences = try EventLists.list(sentences) { values throws(RepositoryError) in
      let (start, end) = (try values.neededNumber(), try values.neededNumber())
      return Quotation(text: try values.neededValue(), start: start, end: end)
    }
    return try EventLists.list(bytes) { values throws(RepositoryError) in
      let number = try values.neededNumber()
      guard sentences.indices.contains(number) else {
        throw .unreadable("a stored list lacks its sentence \(number)")
      }
      let (field, value) = (try values.neededValue(), try values.neededValue())
      let (start, end) = (try values.number(), try values.number())
      let matched = start.flatMap { start in end.flatMap { start <= $0 ? start..<$0 : nil } }
      return Evidence(
        field: try EventColumns.known(field), value: value, sentence: sentences[number], matched: matched,
        rule: try values.neededValue())
    }
  }
}
