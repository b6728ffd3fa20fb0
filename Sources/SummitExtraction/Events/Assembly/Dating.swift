import SummitModel

/// On which days a candidate falls, in the light of what was told before.
extension Assembler {
  func date(of candidate: Candidate) -> DatedReading? {
    var reading: DatedReading?
    if let mention = candidate.date, mention.relation != .since || candidate.isPast, mention.relation != .until,
      let date = dates[mention.tokens.lowerBound]?.date
    {
      reading = DatedReading(date: date, tokens: mention.tokens, rule: "date in the clause")
    }
    if reading?.date.precision == .year, let day = dayOfYear(candidate, reading) { reading = day }
    if let last = candidate.lastDay, let end = dates[last.tokens.lowerBound]?.date?.start,
      let start = reading?.date.start, let first = reading?.date.earliest,
      let until = dates[last.tokens.lowerBound]?.date?.latest, first < until
    {
      let basis = reading?.date.basis ?? .explicit
      reading?.date = EventDate(
        start: start, end: end, basis: basis, earliest: first, latest: until)
    }
    if let duration = candidate.duration { extend(&reading, by: duration, candidate) }
    return reading
  }

  /// "On June 28 he will travel to Madrid for the 2022 summit": the day of the clause, where it lies in that year.
  private func dayOfYear(_ candidate: Candidate, _ year: DatedReading?) -> DatedReading? {
    guard let mention = candidate.otherDate, let date = dates[mention.tokens.lowerBound]?.date,
      date.precision != .year, let first = date.earliest, let last = date.latest,
      let begin = year?.date.earliest, let end = year?.date.latest, begin <= first, last <= end
    else { return nil }
    return DatedReading(date: date, tokens: mention.tokens, rule: "date in the clause")
  }

  /// "a two-day summit" from its first day on; under way on the day of publication it holds that day.
  func extend(_ reading: inout DatedReading?, by duration: DateMention, _ candidate: Candidate) {
    guard case .duration(let count, let unit) = duration.expression, let unitDays = unit.days else { return }
    let days = count * unitDays
    guard days > 1, days <= 60 else { return }
    if let current = reading, case .day(let first)? = current.date.start,
      current.date.end == nil || current.date.end == current.date.start
    {
      if isEnding(candidate) {
        reading?.date = EventDate(
          start: .day(first.adding(1 - days)), end: .day(first), startIsApproximate: true,
          basis: current.date.basis, earliest: first.adding(1 - days), latest: first)
        return
      }
      let last = first.adding(days - 1)
      reading?.date = EventDate(
        start: .day(first), end: .day(last), endIsApproximate: true, basis: current.date.basis,
        earliest: first, latest: last)
    } else if reading == nil, let published, candidate.modality.isProgressive {
      reading = DatedReading(
        date: EventDate(
          start: .day(published.adding(1 - days)), end: .day(published), startIsApproximate: true,
          endIsApproximate: true,
          basis: .duration, earliest: published.adding(1 - days), latest: published.adding(days - 1)),
        tokens: duration.tokens, rule: "length of an event under way")
    }
  }

  /// "ended two days of talks on Thursday": the day is the last.
  private func isEnding(_ candidate: Candidate) -> Bool {
    let start = max(0, candidate.trigger.lowerBound - 8)
    return (start..<min(candidate.trigger.upperBound + 4, document.tokens.count)).contains {
      ["ended", "ends", "end", "concluded", "concludes", "closed", "wrapped", "finished", "completed"]
        .contains(
          lexicon.vocabulary.text(document.tokens[$0].word))
    }
  }
}
