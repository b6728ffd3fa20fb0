import SummitModel

/// The last day of a stay, where a later sentence tells it.
extension Assembler {
  /// "A arrived in B on Wednesday. He will leave on Saturday": the visit ends then.
  mutating func takeDeparture(in view: SentenceView) {
    guard
      let verb = view.tokens.first(where: {
        Self.departures.contains(lexicon.vocabulary.text(document.tokens[$0].word))
      }), let day = dayBehind(verb, in: view), let date = dates[day.tokens.lowerBound]?.date,
      case .day(let last)? = date.start, let end = date.start,
      let index = drafts.lastIndex(where: { isStay($0, endingOn: last, in: view) }),
      let stay = drafts[index].date?.date
    else { return }
    drafts[index].date?.date = EventDate(
      start: stay.start, end: end, basis: stay.basis, earliest: stay.earliest, latest: last)
  }

  private static let departures: Set<String> = ["leave", "leaves", "depart", "departs"]

  /// "will leave on Saturday", "leaves Laos on Saturday"; not "leaves on Saturday for Rome".
  private func dayBehind(_ verb: Int, in view: SentenceView) -> DateMention? {
    for mention in view.mentions where mention.tokens.lowerBound > verb {
      guard mention.tokens.lowerBound - verb <= 6 else { return nil }
      guard case .date(let date) = mention.kind, !date.isDuration else { continue }
      let next = mention.tokens.upperBound
      return view.tokens.contains(next) && lexicon.vocabulary.text(document.tokens[next].word) == "for"
        ? nil : date
    }
    return nil
  }

  /// A visit of one day so far that began within a fortnight before, of somebody whom the sentence speaks of.
  private func isStay(_ draft: Draft, endingOn last: Day, in view: SentenceView) -> Bool {
    guard draft.kind == .visit, !draft.isPast, [.held, .ongoing, .scheduled].contains(draft.status),
      let date = draft.date?.date, date.end == nil || date.end == date.start,
      case .day(let first)? = date.start, (1...14).contains(last.number - first.number),
      view.index - draft.lastSentence <= 8
    else { return false }
    let guests = draft.parties.filter { $0.role == .visitor }
    return view.groups.contains { group in
      !group.pronoun.isDisjoint(with: [.he, .she, .they])
        || group.parties.contains { party in guests.contains { $0.key == party.key } }
    }
  }
}
