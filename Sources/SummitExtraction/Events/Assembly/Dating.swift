import SummitModel

/// On which days a candidate falls, in the light of what was told before.
extension Assembler {
  func date(of candidate: Candidate) -> DatedReading? {
    var reading: DatedReading?
    if let mention = candidate.date, mention.relation != .since || candidate.isPast,
      mention.relation != .until || candidate.modality.isPutOff, !isDayOfDecision(mention, candidate),
      let date = dates[mention.tokens.lowerBound]?.date
    {
      reading = DatedReading(
        date: dateOfMonth(turned(date, mention, candidate), mention, candidate), tokens: mention.tokens,
        rule: "date in the clause")
    }
    if reading == nil, let counted = candidate.countedDay { reading = day(of: counted) }
    if reading?.date.precision != .day, let day = dayOfYear(candidate, reading) { reading = day }
    if isForthcoming(candidate), let published, let last = reading?.date.latest, last <= published {
      reading = nil
    }
    if let last = candidate.lastDay, let end = dates[last.tokens.lowerBound]?.date?.start,
      let start = reading?.date.start, let first = reading?.date.earliest,
      let until = dates[last.tokens.lowerBound]?.date?.latest, first < until
    {
      let basis = reading?.date.basis ?? .explicit
      reading?.date = EventDate(
        start: start, end: end, basis: basis, earliest: first, latest: until)
    }
    countFromDayOfEvent(&reading, candidate)
    reading?.edge = edge(of: candidate)
    if let mention = candidate.date { reading?.isGivenUp = isGivenUp(mention, candidate) }
    let isOfDecision = isOfDecision(reading, candidate)
    reading?.isOfDecision = isOfDecision
    if let duration = candidate.duration, !isTourOfMany(candidate) {
      extend(&reading, by: duration, candidate)
    }
    return reading
  }

  /// "had been scheduled for Tuesday", "originally planned for May", "postponed from March": the day that was given up.
  private func isGivenUp(_ mention: DateMention, _ candidate: Candidate) -> Bool {
    if candidate.modality.isPutOff, mention.relation == .from { return true }
    let start = mention.tokens.lowerBound
    let words = (max(candidate.trigger.upperBound, start - 7)..<max(candidate.trigger.upperBound, start)).map
    {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    // "had set the meeting for June 1".
    let before = (max(0, candidate.trigger.lowerBound - 4)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    let isSet = zip(before, before.dropFirst()).contains {
      $0 == "had" && ["set", "planned", "scheduled"].contains($1)
    }
    if isSet || isBrokenPlan(mention, candidate) { return true }
    guard
      let planned = words.lastIndex(where: { ["scheduled", "planned", "slated", "set", "due"].contains($0) }),
      words.count - planned <= 3
    else { return false }
    return words[..<planned].contains { ["had", "originally", "initially"].contains($0) }
  }

  /// "was scheduled to come to B on Tuesday, but": nothing came of that day.
  private func isBrokenPlan(_ mention: DateMention, _ candidate: Candidate) -> Bool {
    let words = (max(0, candidate.trigger.lowerBound - 4)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    let isPlan = zip(words, words.dropFirst()).contains {
      ["was", "were", "been"].contains($0)
        && ["scheduled", "due", "set", "expected", "supposed"].contains($1)
    }
    // "was originally due in B on Tuesday".
    if words.contains(where: { ["originally", "initially"].contains($0) }) { return true }
    let next = mention.tokens.upperBound
    return isPlan && mention.tokens.lowerBound >= candidate.trigger.upperBound && document.isComma(next)
      && next + 1 < document.tokens.count && lexicon.vocabulary.text(document.tokens[next + 1].word) == "but"
  }

  /// "put off his visit to B on Friday": when that was decided.
  private func isDayOfDecision(_ mention: DateMention, _ candidate: Candidate) -> Bool {
    guard candidate.modality.isPutOff || candidate.modality.isCalledOff, candidate.frame.isNoun,
      !mention.isAttributive, mention.relation != .from, let published,
      let last = dates[mention.tokens.lowerBound]?.date?.latest,
      // "due to start in Berne today, have been put off".
      !(candidate.trigger.upperBound..<max(candidate.trigger.upperBound, mention.tokens.lowerBound)).contains(
        where: tellsOfPlan)
    else { return false }
    return last <= published && last.adding(7) > published
  }

  /// "planned for", "was to begin"; not "was put off".
  private func tellsOfPlan(_ index: Int) -> Bool {
    let classes = lexicon.classes(of: document.tokens[index].word)
    return classes.contains(.planned)
      || classes.contains(.plannedTo) && lexicon.classes(of: document.tokens[index + 1].word).contains(.to)
  }

  /// "has invited B to Paris in October", "called off Friday's visit": what is asked for, put off or called off lies
  /// ahead, whatever the tense of its sentence; "will build on their call in February": an earlier occasion, behind.
  private func turned(_ date: EventDate, _ mention: DateMention, _ candidate: Candidate) -> EventDate {
    if candidate.isPast, let published, let first = date.earliest, first > published {
      return DateResolver.resolve(mention.expression, in: DateContext(published: published, tense: .past))
        ?? date
    }
    guard let published, let last = date.latest, last < published, !candidate.isPast else { return date }
    if standsAhead(candidate) || isTimetable(candidate, mention) || candidate.isInvited,
      mention.tokens.lowerBound >= candidate.trigger.upperBound
    {
      return DateResolver.resolve(mention.expression, in: DateContext(published: published, tense: .future))
        ?? date
    }
    let modality = candidate.modality
    let isAsked =
      candidate.frame == .invite || modality.isPossible || modality.isAsked
      || modality.isCalledOff && !candidate.frame.isNoun
    // "called off Friday's visit", "moved from Monday", "put off until Friday".
    let before = lexicon.vocabulary.text(document.tokens[max(0, mention.tokens.lowerBound - 1)].word)
    let isMoved =
      (modality.isCalledOff || modality.isPutOff)
      && (mention.isAttributive || mention.relation == .from || ["to", "until", "till"].contains(before))
    let hadBeen = (max(0, candidate.trigger.lowerBound - 8)..<candidate.trigger.lowerBound).contains {
      lexicon.vocabulary.text(document.tokens[$0].word) == "had"
    }
    guard !modality.isPast || candidate.frame == .invite || isMoved, !hadBeen,
      let ahead = DateResolver.resolve(
        mention.expression, in: DateContext(published: published, tense: .future))
    else { return date }
    if isMoved, modality.isPast, ahead.precision != .day {
      return isNearer(ahead, than: last, to: published) ? ahead : date
    }
    return isAsked || isMoved
      || modality.isFuture && ahead.precision == .day && isNearer(ahead, than: last, to: published)
      ? ahead : date
  }

  /// "He travels to B on Tuesday": what is laid down, below the headline.
  private func isTimetable(_ candidate: Candidate, _ mention: DateMention) -> Bool {
    let trigger = candidate.trigger
    guard [.travel, .visit, .receive].contains(candidate.frame), candidate.modality.isProgressive,
      trigger.lowerBound >= document.textStart, !mention.isAttributive
    else { return false }
    return document.text(token: document.tokens[trigger.lowerBound]).hasSuffix("s")
  }

  /// "It was decided to call a conference on 25 April", told in February; "has been moved from October", in May.
  private func isNearer(_ ahead: EventDate, than last: Day, to published: Day) -> Bool {
    guard let first = ahead.earliest, first > published else { return false }
    return first.number - published.number < published.number - last.number
  }

  /// "called off the talks on Friday", told within the week: the talks may have been meant for another day.
  private func isOfDecision(_ reading: DatedReading?, _ candidate: Candidate) -> Bool {
    guard candidate.modality.isCalledOff || candidate.modality.isPutOff, let published,
      let mention = candidate.date, !mention.isAttributive, mention.relation == .at,
      mention.tokens.lowerBound > candidate.trigger.upperBound, let day = reading?.date.latest
    else { return false }
    return day <= published && published <= day.adding(7)
  }

  /// "in advance of A and B meeting at the end of October", "ahead of the summit", "looked forward to discussions at the
  /// G7 and the summit in June": it is to come.
  private func standsAhead(_ candidate: Candidate) -> Bool {
    let words = (max(0, candidate.trigger.lowerBound - 12)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    let near = words.suffix(9)
    return zip(near, near.dropFirst()).contains { ($0 == "ahead" || $0 == "advance") && $1 == "of" }
      || zip(words, words.dropFirst()).contains { $0 == "forward" && $1 == "to" }
  }

  /// "opened on Monday", "closed this afternoon": which of its days is told.
  func edge(of candidate: Candidate) -> DatedReading.Edge? {
    guard candidate.kind != .signing, candidate.kind != .ceremony else { return nil }
    let before = candidate.trigger.lowerBound - 1
    if !candidate.frame.isNoun, before >= 0,
      lexicon.vocabulary.text(document.tokens[before].word) == "first"
    {
      return .first
    }
    if isEnding(candidate) { return .last }
    return tells(Self.opening, of: candidate) || isDay(["first", "opening"], of: candidate) ? .first : nil
  }

  /// "the last day of the summit", "the first evening of the talks".
  private func isDay(_ ordinals: Set<String>, of candidate: Candidate) -> Bool {
    let words = (max(0, candidate.trigger.lowerBound - 10)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    return zip(words, words.dropFirst()).contains {
      ordinals.contains($0) && ["day", "evening", "morning", "afternoon", "session"].contains($1)
    }
  }

  /// The days from the one on which an event was told to open to the one on which it was told to close.
  func span(_ x: DatedReading?, _ y: DatedReading?) -> DatedReading? {
    guard let x, let y, x.edge != nil || y.edge != nil, x.edge != y.edge else { return nil }
    let (first, last) = x.edge == .first || y.edge == .last ? (x, y) : (y, x)
    guard case .day(let start)? = first.date.start, case .day(let end)? = last.date.start,
      first.date.end == nil, last.date.end == nil, start < end, end <= start.adding(Self.longest)
    else { return nil }
    return DatedReading(
      date: EventDate(
        start: .day(start), end: .day(end), basis: first.date.basis, earliest: start, latest: end),
      tokens: first.tokens, rule: "from its opening to its close")
  }

  /// "Saturday's talks", beside what was told of Sunday: another day of the same event.
  func widened(_ known: DatedReading?, by date: DatedReading?, of candidate: Candidate) -> DatedReading? {
    guard candidate.parties.isEmpty, candidate.date?.isAttributive ?? false, candidate.frame == .nounMeeting,
      candidate.series == nil, let known, let date, case .day(let day)? = date.date.start,
      date.date.end == nil,
      let first = known.date.earliest, let last = known.date.latest, known.date.precision == .day,
      day.adding(1) == first || last.adding(1) == day
    else { return nil }
    let (start, end) = (min(first, day), max(last, day))
    return DatedReading(
      date: EventDate(
        start: .day(start), end: .day(end), basis: known.date.basis, earliest: start, latest: end),
      tokens: known.tokens, rule: "days told one by one")
  }

  /// Days that a conference may last.
  static let longest = 31

  /// "On June 28 he will travel to Madrid for the 2022 summit", "a visit in April, beginning on April 6": the day of the
  /// clause, where it lies in that year or month.
  private func dayOfYear(_ candidate: Candidate, _ year: DatedReading?) -> DatedReading? {
    guard let mention = candidate.otherDate, let date = dates[mention.tokens.lowerBound]?.date,
      date.precision == .day || year?.date.precision == .year && date.precision != .year,
      let first = date.earliest, let last = date.latest,
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
        date: underWay(on: published, days, dayOf: duration), tokens: duration.tokens,
        rule: "length of an event under way")
    }
  }

  /// "is on the second day of a four-day visit" tells both ends; "is on a four-day visit", neither.
  private func underWay(on day: Day, _ days: Int, dayOf duration: DateMention) -> EventDate {
    if let past = daysGone(before: duration.tokens.lowerBound, within: 3), past < days {
      let first = day.adding(-past)
      return EventDate(start: .day(first), end: .day(first.adding(days - 1)), basis: .duration)
    }
    return EventDate(
      start: .day(day.adding(1 - days)), end: .day(day), startIsApproximate: true, endIsApproximate: true,
      basis: .duration, earliest: day.adding(1 - days), latest: day.adding(days - 1))
  }

  /// "on a four-day African tour": each of its stops is shorter.
  private func isTourOfMany(_ candidate: Candidate) -> Bool {
    candidate.frame == .nounVisit && candidate.place == nil
      && ["tour", "swing", "trip", "journey"].contains(candidate.rule)
  }

  /// "ended two days of talks on Thursday", "left Moscow on Thursday": the day is the last.
  private func isEnding(_ candidate: Candidate) -> Bool {
    if candidate.endsStay { return true }
    if let duration = candidate.duration,
      follows("after", duration.tokens) || candidate.frame == .nounVisit && follows("from", duration.tokens)
    {
      return true
    }
    if isDay(["last", "final", "closing"], of: candidate) { return true }
    return candidate.rule != "days in" && (tells(Self.ending, of: candidate) || isSaidToEnd(candidate))
  }

  /// "left on Wednesday after five days of talks", "returned on Friday from a two-day visit".
  private func follows(_ word: String, _ range: Range<Int>) -> Bool {
    (max(0, range.lowerBound - 2)..<range.lowerBound).contains {
      lexicon.vocabulary.text(document.tokens[$0].word) == word
    }
  }

  /// "Four days of talks between A and B ended in C on Tuesday": the verb of which they are the subject.
  private func isSaidToEnd(_ candidate: Candidate) -> Bool {
    guard candidate.frame.isNoun, candidate.duration != nil else { return false }
    return (candidate.trigger.upperBound..<min(candidate.trigger.upperBound + 12, document.tokens.count))
      .prefix { !document.tokens[$0].isPunctuation }
      .contains {
        ["ended", "concluded", "closed"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      }
  }

  private static let ending: Set<String> = [
    "ended", "ends", "end", "ending", "winding", "wrapping", "concluding", "completing", "concluded",
    "concludes", "closed", "closes", "wrapped", "wraps", "wound",
    "winds", "finished",
    "completed", "rounded", "adjourned",
  ]
  private static let opening: Set<String> = [
    "opened", "opens", "open", "began", "begins", "begin", "started", "starts", "inaugurated",
  ]

  private func tells(_ verbs: Set<String>, of candidate: Candidate) -> Bool {
    let start = max(0, candidate.trigger.lowerBound - 8)
    return (start..<min(candidate.trigger.upperBound + 4, document.tokens.count)).contains {
      verbs.contains(lexicon.vocabulary.text(document.tokens[$0].word))
    }
  }
}
