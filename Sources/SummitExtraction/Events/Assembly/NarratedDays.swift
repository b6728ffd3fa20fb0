import SummitModel

/// Days that a text tells once and goes on to tell of: "He then met B", "In the afternoon, …", "She also saw C".
extension Assembler {
  /// Sentences over which somebody's day goes on.
  private static let breath = 4

  /// "He then met B", "In the afternoon he received C": on the day of what was told just before of the same person, or
  /// on that with which a sentence opened since.
  func narratedDay(of candidate: Candidate, _ view: SentenceView) -> DatedReading? {
    guard !candidate.isPast, !candidate.modality.isFuture, !candidate.modality.isPossible,
      candidate.isFurther || opensPartOfDay(view) || isOneMore(candidate, view),
      let before = drafts.last(where: { draft in
        draft.date != nil && candidate.sentence - draft.lastSentence <= Self.breath
          && candidate.parties.contains { party in draft.parties.contains { $0.key == party.key } }
      }), candidate.modality.isPast || before.lastSentence == candidate.sentence,
      var day = openingDay(since: before.lastSentence, candidate) ?? before.date,
      day.date.precision == .day, day.date.end == nil
    else { return nil }
    day.rule = "day of what was told just before"
    return day
  }

  /// "In the afternoon, …", "Later, …", "Separately, …".
  private func opensPartOfDay(_ view: SentenceView) -> Bool {
    let words = view.tokens.prefix(4).map { lexicon.vocabulary.text(document.tokens[$0].word) }
    // "After addressing the assembly, she met B".
    if words.count == 4, words[0] == "after", words[1].hasSuffix("ing") { return true }
    if let first = words.first, Self.connectives.contains(first), document.isComma(view.tokens.lowerBound + 1)
    {
      return true
    }
    return words.count == 4 && ["in", "during"].contains(words[0]) && words[1] == "the"
      && ["morning", "afternoon", "evening"].contains(words[2]) && words[3] != "of"
  }

  private static let connectives: Set<String> = [
    "later", "separately", "afterwards", "subsequently", "furthermore", "lastly", "finally", "next",
  ]

  /// "She also met B", "He lastly received C", "and another meeting with D", "followed by a meeting with E"; not "has
  /// also met F".
  private func isOneMore(_ candidate: Candidate, _ view: SentenceView) -> Bool {
    guard [.meet, .receive, .see, .nounMeeting].contains(candidate.frame),
      candidate.parties.contains(where: \.isNamed)
    else { return false }
    let start = max(view.tokens.lowerBound + 1, candidate.trigger.lowerBound - 5)
    return (start..<max(start, candidate.trigger.lowerBound)).contains { index in
      let before = lexicon.classes(of: document.tokens[index - 1].word)
      switch lexicon.vocabulary.text(document.tokens[index].word) {
      case "also", "lastly", "separately": return before.isDisjoint(with: [.have, .will, .may])
      case "another": return true
      case "as": return lexicon.vocabulary.text(document.tokens[index - 1].word) == "well"
      // "On Sunday she saw her advisers, after which she attended the summit".
      case "which": return lexicon.vocabulary.text(document.tokens[index - 1].word) == "after"
      case "by": return lexicon.vocabulary.text(document.tokens[index - 1].word) == "followed"
      default: return false
      }
    }
  }

  /// "On Sunday morning, …": the day with which one of the sentences opens from the one given to the candidate's own.
  private func openingDay(since sentence: Int, _ candidate: Candidate) -> DatedReading? {
    for index in stride(from: candidate.sentence, through: sentence, by: -1) {
      let start = document.sentences[index].lowerBound
      guard let date = [start, start + 1].lazy.compactMap({ self.dates[$0] }).first, let day = date.date
      else {
        continue
      }
      return DatedReading(date: day, tokens: date.mention.tokens, rule: "")
    }
    return nil
  }
}
