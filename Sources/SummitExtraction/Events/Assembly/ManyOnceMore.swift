import SummitModel

/// Many who met, of whom the article goes on to tell when they began and when they meet again.
extension Assembler {
  /// "The leaders are to meet again by April 30": the gathering that was just told, once more.
  func meetAgain(_ candidate: inout Candidate) {
    let next = candidate.trigger.upperBound
    guard [.meet, .gather].contains(candidate.frame), candidate.parties.isEmpty, candidate.series == nil,
      candidate.modality.isFuture, next < document.tokens.count,
      lexicon.vocabulary.text(document.tokens[next].word) == "again",
      candidate.anaphora.count == 1, candidate.anaphora[0].pronoun.isEmpty,
      candidate.anaphora[0].number == nil, candidate.anaphora[0].rank?.isLeader ?? true,
      let gathering = drafts.last, candidate.sentence - gathering.lastSentence <= 6,
      let series = gathering.series ?? drafts.last(where: { $0.series != nil })?.series
    else { return }
    candidate.series = series
    candidate.kind = lexicon.series[Int(series)].kind
    candidate.anaphora = []
    candidate.isNext = true
  }

  /// "The kings and presidents first sat down on Tuesday": at the gathering of many that was just told.
  func meetFirst(_ candidate: inout Candidate) {
    let before = candidate.trigger.lowerBound - 1
    guard [.meet, .gather].contains(candidate.frame), candidate.parties.isEmpty, !candidate.isPast,
      before >= 0,
      lexicon.vocabulary.text(document.tokens[before].word) == "first", candidate.date != nil,
      let gathering = drafts.last, gathering.isOpen, candidate.sentence - gathering.lastSentence <= 6
    else { return }
    candidate.kind = gathering.kind
    candidate.series = gathering.series
    candidate.anaphora = []
    candidate.isDefinite = true
  }
}
