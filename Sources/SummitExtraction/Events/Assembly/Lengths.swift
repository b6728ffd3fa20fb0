import SummitModel

/// How long an event lasts, where another sentence than that of its day tells it.
extension Assembler {
  /// "opened on Saturday … the three-day meeting": a length that another sentence tells.
  func stretch(_ draft: inout Draft) {
    guard let edge = draft.date?.edge ?? edgeOfLength(draft), let date = draft.date?.date, date.end == nil,
      date.precision == .day,
      let day = date.earliest, draft.kind != .visit || edge == .last,
      let length = draft.candidates.lazy.compactMap(\.duration).first,
      case .duration(let count, let unit) = length.expression, let unitDays = unit.days
    else { return }
    let days = count * unitDays
    guard days > 1, days <= Self.longest else { return }
    let first = edge == .first ? day : day.adding(1 - days)
    let last = edge == .first ? day.adding(days - 1) : day
    draft.date?.date = EventDate(
      start: .day(first), end: .day(last), startIsApproximate: edge == .last,
      endIsApproximate: edge == .first,
      basis: date.basis, earliest: first, latest: last)
  }

  /// "sat down on Wednesday … The conference is to last three days": the day that was told is its first.
  private func edgeOfLength(_ draft: Draft) -> DatedReading.Edge? {
    draft.candidates.contains { candidate in
      guard let start = candidate.duration?.tokens.lowerBound, start > 0 else { return false }
      return ["last", "lasts"].contains(lexicon.vocabulary.text(document.tokens[start - 1].word))
    } ? .first : nil
  }
}
