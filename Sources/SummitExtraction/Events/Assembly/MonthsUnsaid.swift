import SummitModel

/// Months without a year: which one is meant.
extension Assembler {
  /// "met B on Tuesday, two days after seeing C": the Sunday before.
  func day(of counted: CountedDay) -> DatedReading? {
    guard case .shift(let count, let unit, false, .event) = counted.count.expression, let length = unit.days,
      let told = dates[counted.from.tokens.lowerBound]?.date, told.end == nil,
      case .day(let day)? = told.start
    else { return nil }
    let target = day.adding(-count * length)
    let reach = unit == .day ? 0 : 3
    return DatedReading(
      date: EventDate(
        start: .day(target), startIsApproximate: reach > 0, basis: .relative,
        earliest: target.adding(-reach), latest: target.adding(reach)),
      tokens: counted.count.tokens, rule: "counted from the day of another event")
  }

  func dateOfMonth(_ date: EventDate, _ mention: DateMention, _ candidate: Candidate) -> EventDate {
    ofEdition(mention, candidate) ?? nearest(date, mention, candidate)
  }

  /// "discussed his June trip": of the two Junes the nearer one, whatever the tense of the sentence.
  private func nearest(_ date: EventDate, _ mention: DateMention, _ candidate: Candidate) -> EventDate {
    let gap = candidate.trigger.lowerBound - mention.tokens.upperBound
    guard let published,
      candidate.frame == .nounVisit || candidate.kind == .summit || candidate.series != nil,
      !candidate.isPast, (0...2).contains(gap) || candidate.series != nil && isAim(candidate),
      date.precision == .month,
      let last = date.latest, last < published, mention.tokens.count == 1,
      let coming = DateResolver.resolve(
        mention.expression, in: DateContext(published: published, tense: .future)),
      let first = coming.earliest, first > published
    else { return date }
    return first.number - published.number < published.number - last.number ? coming : date
  }

  /// "shaping an agreement at the conference in Copenhagen in December": the month of the edition that was held there.
  private func ofEdition(_ mention: DateMention, _ candidate: Candidate) -> EventDate? {
    guard let published, let row = candidate.series, let city = candidate.place?.place.city,
      case .calendar(let told) = mention.expression, told.year == .unsaid, told.day == nil,
      let edition = lexicon.occasions.edition(of: lexicon.series[Int(row)].series, place: city),
      let first = edition.start.first, first.month == told.month, abs(first.number - published.number) <= 400
    else { return nil }
    return EventDate(start: .month(year: first.year, month: first.month), basis: .explicit)
  }

  /// "underlined their will to achieve much at the summit in November".
  private func isAim(_ candidate: Candidate) -> Bool {
    (max(0, candidate.trigger.lowerBound - 7)..<candidate.trigger.lowerBound).contains {
      lexicon.vocabulary.text(document.tokens[$0].word) == "to"
    }
  }
}
