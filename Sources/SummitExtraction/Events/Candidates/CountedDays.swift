import SummitModel

/// A day that is told by how far it lies from that of the event which the sentence is about.
struct CountedDay: Sendable {
  /// "a day after".
  var count: DateMention
  /// The day that it is counted from.
  var from: DateMention
}

/// Days told by a count or by the entry of a chronology.
extension CandidateFinder {
  /// "This comes a week after he attended the summit", "two days before A met B": the count before what is told.
  private func count(before candidate: Candidate, in view: SentenceView) -> DateMention? {
    view.mentions.lazy.compactMap { mention -> DateMention? in
      guard case .date(let date) = mention.kind, mention.tokens.upperBound <= candidate.trigger.lowerBound
      else { return nil }
      let gap = mention.tokens.upperBound..<candidate.trigger.lowerBound
      let last = lexicon.vocabulary.text(tokens[mention.tokens.upperBound - 1].word)
      return ["after", "before"].contains(last) && gap.count <= 7 && !gap.contains { document.isComma($0) }
        ? date : nil
    }.first
  }

  /// "met B on Tuesday, a day after seeing C": the Tuesday; "A day after seeing C, A met B on Tuesday", too.
  private func dayCounted(_ count: DateMention, of candidate: Candidate, in view: SentenceView) -> CountedDay?
  {
    guard case .shift(_, _, false, .event) = count.expression else { return nil }
    let days = view.mentions.compactMap { mention -> DateMention? in
      guard case .date(let date) = mention.kind, !date.isDuration, !date.isAttributive,
        date.tokens != count.tokens
      else { return nil }
      return date
    }
    if let told = days.last(where: { $0.tokens.upperBound <= count.tokens.lowerBound }) {
      // "said on Friday that he had come two days after seeing B": the day of the words.
      return belongsToSaying(told, candidate.trigger, in: view) ? nil : CountedDay(count: count, from: told)
    }
    guard count.tokens.lowerBound - view.tokens.lowerBound <= 1,
      let comma = (candidate.trigger.upperBound..<view.tokens.upperBound).first(where: {
        document.isComma($0)
      }),
      let told = days.first(where: { $0.tokens.lowerBound > comma })
    else { return nil }
    return belongsToSaying(told, comma..<(comma + 1), in: view) ? nil : CountedDay(count: count, from: told)
  }

  /// "March 12", "12-14 March".
  private func namesDays(_ expression: DateExpression) -> Bool {
    switch expression {
    case .calendar(let date): date.day != nil
    case .range(let first, let last): namesDays(first) && namesDays(last)
    default: false
    }
  }

  /// "March 12: A visits B", "12 March 1974 – A meets C": the day of an entry of a chronology.
  private func dayOfEntry(in view: SentenceView) -> DateMention? {
    guard let first = view.mentions.first, case .date(let date) = first.kind, !date.isDuration,
      first.tokens.lowerBound == view.tokens.lowerBound, view.tokens.contains(first.tokens.upperBound),
      namesDays(date.expression)
    else { return nil }
    let mark = first.tokens.upperBound
    return document.text(token: tokens[mark]) == ":" || clauses.isDash(mark) ? date : nil
  }

  /// A day that the sentence tells outside the clause: of its when-clause, of its front, of its entry, of leaving.
  func dayBesideClause(_ candidate: inout Candidate, _ clause: Range<Int>, in view: SentenceView)
    -> DateMention?
  {
    if let date = whenClause(clause, in: view) ?? frontedDate(before: clause, candidate.trigger, in: view) {
      return date
    }
    if let date = dayOfEntry(in: view) {
      if candidate.modality.isProgressive { candidate.modality = Modality(isPast: true) }
      return date
    }
    guard let date = dayOfLeaving(candidate, in: view) else { return nil }
    candidate.endsStay = true
    return date
  }

  func readCount(_ candidate: inout Candidate, in view: SentenceView) {
    guard let count = count(before: candidate, in: view) else { return }
    candidate.isCountedFrom = true
    candidate.countedDay = dayCounted(count, of: candidate, in: view)
  }
}
