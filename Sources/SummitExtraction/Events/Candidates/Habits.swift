import SummitModel

/// What is told of no one occasion: as a habit, or as so many times; and what looks like an invitation and is none.
extension CandidateFinder {
  /// "They usually meet in May", "spoke several times", "so many calls". What is told with its day is one of them.
  func isHabit(_ candidate: Candidate, clause: Range<Int>) -> Bool {
    guard candidate.date == nil else { return false }
    let (before, behind) = (candidate.trigger.lowerBound - 1, candidate.trigger.upperBound)
    if candidate.frame == .nounCall { return clause.contains(before) && isNumber(before) }
    if candidate.frame.isNoun, candidate.place == nil, isRecurring(before, candidate.trigger) { return true }
    return [before, behind].contains { clause.contains($0) && isHow(often: word(at: $0)) }
      || clause.dropFirst().contains {
        ["times", "occasions"].contains(word(at: $0)) && isNumber($0 - 1) || isRegular(at: $0)
      }
  }

  /// "the annual talks between our ministers", "the frequent discussions we have": so many, of which none is told.
  private func isRecurring(_ before: Int, _ noun: Range<Int>) -> Bool {
    // "the high level exchange of visits".
    if word(at: before) == "of", ["exchange", "exchanges"].contains(word(at: before - 1)),
      word(at: noun.upperBound - 1).hasSuffix("s")
    {
      return true
    }
    return isOfEveryYear(before, noun)
  }

  private func isOfEveryYear(_ before: Int, _ noun: Range<Int>) -> Bool {
    ["annual", "frequent", "regular", "constant", "continual", "periodic", "occasional"].contains(
      word(at: before))
      && word(at: noun.upperBound - 1).hasSuffix("s")
  }

  /// "I invite the President to say a few words", "may I now invite B": to speak, where both are already.
  func isGivenTheFloor(_ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame == .invite, candidate.place == nil, candidate.date == nil else { return false }
    if word(at: candidate.trigger.lowerBound - 1) == "now" { return true }
    let to = (candidate.trigger.upperBound..<view.tokens.upperBound).first { word(at: $0) == "to" }
    if let to, Self.speaking.contains(word(at: to + 1)) { return true }
    // "to make a few remarks", not "to make a visit".
    if let to,
      (to + 1..<min(to + 6, view.tokens.upperBound)).contains(where: { Self.speeches.contains(word(at: $0)) })
    {
      return true
    }
    // "invite the President for his statement".
    return (candidate.trigger.upperBound..<view.tokens.upperBound).contains {
      word(at: $0) == "for" && $0 + 2 < view.tokens.upperBound
        && Self.speeches.contains(word(at: $0 + 2))
    }
  }

  private static let speaking: Set<String> = [
    "say", "speak", "begin", "start", "comment", "address", "respond",
  ]
  private static let speeches: Set<String> = [
    "statement", "remarks", "comments", "speech", "questions", "floor",
  ]

  private func isHow(often word: String) -> Bool {
    ["usually", "often", "frequently", "regularly", "annually", "sometimes"].contains(word)
  }

  /// "on a very regular basis", "at least once a year", "every three months".
  private func isRegular(at index: Int) -> Bool {
    switch word(at: index) {
    case "basis":
      ["regular", "frequent", "annual", "daily", "weekly", "monthly"].contains(word(at: index - 1))
    case "year", "month", "week", "day":
      ["every", "each"].contains(word(at: index - 1))
        || ["a", "every", "each"].contains(word(at: index - 1))
          && ["once", "twice"].contains(word(at: index - 2))
    case "time": word(at: index - 1) == "to" && word(at: index - 2) == "time"
    case "years", "months", "weeks", "days": word(at: index - 2) == "every"
    default: false
    }
  }

  private func isNumber(_ index: Int) -> Bool {
    ["many", "several", "numerous", "countless"].contains(word(at: index))
  }

  private func word(at index: Int) -> String {
    tokens.indices.contains(index) ? lexicon.vocabulary.text(tokens[index].word) : ""
  }
}
