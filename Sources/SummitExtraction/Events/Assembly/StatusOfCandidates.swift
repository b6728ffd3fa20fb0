import SummitModel

/// How far an event had come on the day of the report, in the light of where a candidate stands and which day it tells.
extension Assembler {
  func status(of candidate: Candidate, _ date: DatedReading?) -> StatusRule.Told {
    if candidate.isPast { return StatusRule.Told(status: .held, isCertain: true) }
    var told = StatusRule(published: published).status(
      candidate.modality, date: date?.date, before: drafts.last?.status)
    // "Remarks at the meeting with B", on the day of it.
    if told.status == .held, candidate.sentence < paper.textStart, candidate.frame == .nounMeeting,
      paper.isOfTheDay, date != nil
    {
      told.isCertain = true
    }
    if date?.isGivenUp ?? false { told.isCertain = candidate.modality.isCalledOff }
    // Headlines tell in the present what is over: "A and B sign treaty"; a visit may go on.
    if isHeadline(candidate.sentence), told.status == .ongoing {
      told = StatusRule.Told(status: candidate.kind == .visit ? .ongoing : .held, isCertain: false)
    }
    if let date, told.status == .ongoing || told.status == .held && !told.isCertain,
      isOnTimetable(candidate, date)
    {
      told = StatusRule.Told(status: .scheduled, isCertain: true)
    } else if let date, told.status == .held, hasJustBegun(candidate, date.date) {
      told = StatusRule.Told(status: .ongoing, isCertain: false)
    }
    return told
  }

  /// "flies to B today", "begins talks with C this afternoon", "arrives today for talks": what the day's timetable says.
  private func isOnTimetable(_ candidate: Candidate, _ date: DatedReading) -> Bool {
    guard !isHeadline(candidate.sentence), date.date.basis == .relative, days(since: date.date) == 0 else {
      return false
    }
    let start = candidate.trigger.lowerBound
    if !candidate.frame.isNoun {
      return document.text(token: document.tokens[start]).hasSuffix("s")
        && !lexicon.classes(of: document.tokens[start].word).contains(.be)
    }
    return (max(0, start - 10)..<start).contains { index in
      let verb = lexicon.vocabulary.text(document.tokens[index].word)
      return ["arrives", "flies", "travels"].contains(verb)
        || start - index <= 3 && ["begins", "opens", "starts", "holds", "has"].contains(verb)
    }
  }

  /// "left for B this afternoon", "arrived in C on Thursday", told on that day or soon after: the journey has begun, and
  /// no more is told.
  private func hasJustBegun(_ candidate: Candidate, _ date: EventDate) -> Bool {
    guard candidate.kind == .visit, !candidate.endsStay, let days = days(since: date) else { return false }
    let start = candidate.trigger.lowerBound
    let hadBefore = (max(0, start - 3)..<start).contains {
      lexicon.vocabulary.text(document.tokens[$0].word) == "had"
    }
    let arrives =
      Self.arrivals.contains(candidate.rule) || candidate.rule == "arrival"
      || candidate.frame == .nounVisit && isArrivedFor(candidate)
    let leaves = ["left", "departed", "set off"].contains { candidate.rule.hasPrefix($0) }
    return !hadBefore && (arrives && (0...2).contains(days) || leaves && days == 0)
  }

  /// "arrived in B on Friday for a visit".
  private func isArrivedFor(_ candidate: Candidate) -> Bool {
    let words = (max(0, candidate.trigger.lowerBound - 12)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    guard let verb = words.lastIndex(where: { Self.arrivals.contains($0) }) else { return false }
    return words[verb...].contains("for")
  }

  /// How many days before the report one day was.
  private func days(since date: EventDate) -> Int? {
    guard date.precision == .day, let published, let day = date.earliest, day == date.latest else {
      return nil
    }
    return published.number - day.number
  }
}
