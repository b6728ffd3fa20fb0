internal import SummitModel

/// A row's line where it stands in an article: the sentence of all its evidence.
struct RowLine {
  private let sentence: Quotation

  /// - Parameter start: Unicode scalars before it.
  init(_ text: RowText, start: Int) {
    sentence = Quotation(text: text.line, start: start, end: start + text.line.unicodeScalars.count)
  }

  /// - Parameter range: the words that matter, in Unicode scalars of the line.
  func evidence(_ field: EventField, _ value: String, _ range: Range<Int>?, _ rule: String) -> Evidence {
    let matched = range.map { sentence.start + $0.lowerBound..<sentence.start + $0.upperBound }
    return Evidence(field: field, value: value, sentence: sentence, matched: matched, rule: rule)
  }
}

/// The rank of an occasion by those who took part.
enum OfficialLevel {
  static func level(of participants: [Participant]) -> EventLevel {
    let ranks = Set(
      participants.filter { $0.name != nil && $0.role != .delegation }.map { person -> EventLevel in
        person.rank.isLeader ? .leaders : person.rank == .minister ? .ministers : .officials
      })
    return ranks.count == 1 ? ranks.first ?? .unknown : .mixed
  }
}
