import SummitModel

/// "on the second day of a visit": which of an event's days is told.
extension Assembler {
  /// "met B on Wednesday, the second day of his visit to C": the visit began on Tuesday, and lasts as long as it is said to.
  func countFromDayOfEvent(_ reading: inout DatedReading?, _ candidate: Candidate) {
    guard candidate.frame.isNoun, let current = reading, case .day(let day)? = current.date.start,
      current.date.end == nil, let past = daysGone(before: candidate.trigger.lowerBound, within: 9), past > 0
    else { return }
    let first = day.adding(-past)
    let last = days(of: candidate).map { max(day, first.adding($0 - 1)) }
    reading?.date = EventDate(
      start: .day(first), end: .day(last ?? day), endIsApproximate: last == nil, basis: current.date.basis,
      earliest: first, latest: last ?? day)
  }

  private func days(of candidate: Candidate) -> Int? {
    guard case .duration(let count, let unit)? = candidate.duration?.expression else { return nil }
    return unit.days.map { count * $0 }
  }

  /// "the second day of a": how many days are over, told within some tokens before a noun or a length.
  func daysGone(before noun: Int, within reach: Int) -> Int? {
    guard
      let of = (max(2, noun - reach)..<max(2, noun)).last(where: {
        lexicon.vocabulary.text(document.tokens[$0].word) == "of"
          && lexicon.vocabulary.text(document.tokens[$0 - 1].word) == "day"
      }), !(of..<noun).contains(where: { document.isComma($0) })
    else { return nil }
    let word = document.tokens[of - 2]
    let entry = lexicon.dates[word.word]
    let number = word.has(.ordinal) ? Int(word.number) : entry.kind == .ordinal ? Int(entry.value) : 0
    return number >= 1 ? number - 1 : nil
  }
}
