import SummitModel

/// The names that events have of their own: those of a series, those in capitals.
extension CandidateFinder {
  /// "the Arab League will hold its annual summit": the organisation's own series.
  func nameSeries(_ trigger: Trigger, _ candidate: inout Candidate) {
    guard trigger.kind == .summit, candidate.parties.count == 1,
      let organisation = candidate.parties[0].organisation, !candidate.parties[0].isNamed,
      let row = lexicon.series.firstIndex(where: { $0.organisation == organisation && $0.kind == .summit })
    else { return }
    candidate.series = Int32(row)
    candidate.parties = []
  }

  /// "the Brussels Conference on Syria", "the AI Safety Summit": a name of its own.
  func readProperName(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, _ candidate: inout Candidate
  ) {
    guard trigger.kind == .summit || trigger.kind == .conference, range.count == 1,
      tokens[range.lowerBound].isCapitalised,
      !tokens[range.lowerBound].has(.shouted), !isTitleCase(view)
    else { return }
    var start = range.lowerBound
    while start > view.tokens.lowerBound, tokens[start - 1].isCapitalised, tokens[start - 1].isWord,
      !lexicon.classes(of: tokens[start - 1].word).contains(.function) || tokens[start - 1].has(.capitals)
    {
      start -= 1
    }
    if start < range.lowerBound { candidate.properName = start..<range.upperBound }
  }

  /// A headline in which nearly every word has a capital.
  func isTitleCase(_ view: SentenceView) -> Bool {
    var (capitals, words) = (0, 0)
    for index in view.tokens where tokens[index].isWord && tokens[index].end - tokens[index].start > 3 {
      words += 1
      if tokens[index].isCapitalised { capitals += 1 }
    }
    return words > 3 && capitals * 10 > words * 8
  }
}
