import SummitModel

/// Days that a text tells once and goes on to tell of: "He then met B", "In the afternoon, …".
extension Assembler {
  /// "He then met B", "In the afternoon he received C": on the day of what was told just before.
  func narratedDay(of candidate: Candidate, _ view: SentenceView) -> DatedReading? {
    guard candidate.modality.isPast, !candidate.isPast, candidate.isFurther || opensPartOfDay(view),
      let before = drafts.last(where: { draft in
        draft.date != nil && candidate.sentence - draft.lastSentence <= 4
          && candidate.parties.contains { party in draft.parties.contains { $0.key == party.key } }
      }), var day = before.date, day.date.precision == .day, day.date.end == nil
    else { return nil }
    day.rule = "day of what was told just before"
    return day
  }

  /// "In the afternoon, …", "Later, …".
  private func opensPartOfDay(_ view: SentenceView) -> Bool {
    let words = view.tokens.prefix(4).map { lexicon.vocabulary.text(document.tokens[$0].word) }
    if words.first == "later", document.isComma(view.tokens.lowerBound + 1) { return true }
    return words.count == 4 && ["in", "during"].contains(words[0]) && words[1] == "the"
      && ["morning", "afternoon", "evening"].contains(words[2]) && words[3] != "of"
  }
}
