import SummitModel

/// What is told of no one occasion: as a habit, as so many times, of a time long past; and what looks like an invitation
/// and is none.
extension CandidateFinder {
  func isOfNoOccasion(_ candidate: Candidate, clause: Range<Int>, in view: SentenceView) -> Bool {
    isHabit(candidate, clause: clause) || isOfFormerLife(candidate, in: view)
      || isGivenTheFloor(candidate, in: view)
  }

  /// "They usually meet in May", "spoke several times", "so many calls". What is told with its day is one of them.
  private func isHabit(_ candidate: Candidate, clause: Range<Int>) -> Bool {
    guard candidate.date == nil else { return false }
    let (before, behind) = (candidate.trigger.lowerBound - 1, candidate.trigger.upperBound)
    if candidate.frame == .nounCall { return clause.contains(before) && isNumber(before) }
    if candidate.frame.isNoun, candidate.place == nil, isRecurring(before, candidate.trigger) { return true }
    if isOfEach(candidate, before) { return true }
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

  /// "reviewed their recent conversations with A and B", "discussed their recent engagements with A": each had his own.
  private func isOfEach(_ candidate: Candidate, _ before: Int) -> Bool {
    let isNoun = candidate.frame.isNoun
    let recent =
      isNoun
      ? before
      : (candidate.trigger.upperBound..<min(candidate.trigger.upperBound + 2, tokens.count)).first {
        word(at: $0) == "recent"
      } ?? before
    guard word(at: recent) == "recent", word(at: recent - 1) == "their",
      isNoun || candidate.frame == .discuss
    else { return false }
    let dealings: Set<String> = [
      "conversations", "engagements", "meetings", "calls", "contacts", "exchanges", "visits", "trips",
    ]
    return (recent + 1..<min(recent + 4, tokens.count)).contains { dealings.contains(word(at: $0)) }
  }

  /// "met when he was Vice President", "in a former life", "in the past": years ago, and when nobody tells.
  private func isOfFormerLife(_ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.date == nil, candidate.series == nil,
      candidate.modality.isPast || candidate.modality.tense == .unknown
    else { return false }
    let (start, end) = (candidate.trigger.lowerBound, candidate.trigger.upperBound)
    let behind = end..<min(end + 11, view.tokens.upperBound)
    // "negotiated with B a long while ago".
    if behind.contains(where: {
      word(at: $0) == "ago" && ["long", "while"].contains(word(at: $0 - 1))
        && word(at: $0 - 2) != "too"
    }) {
      return true
    }
    // "when we first met", of which nothing else is told.
    if candidate.place == nil, word(at: start - 1) == "first",
      (max(view.tokens.lowerBound, start - 4)..<start).contains(where: {
        ["when", "since"].contains(word(at: $0))
      })
    {
      return true
    }
    if behind.contains(where: { isInOffice(when: $0, in: view) }) {
      return true
    }
    return (view.tokens.lowerBound..<start).contains { index in
      switch word(at: index) {
      case "life": ["former", "previous"].contains(word(at: index - 1))
      case "past": word(at: index - 1) == "the" && word(at: index - 2) == "in" && document.isComma(index + 1)
      default: false
      }
    }
  }

  /// "when he was Vice President", "while she served as Foreign Minister".
  private func isInOffice(when index: Int, in view: SentenceView) -> Bool {
    guard ["when", "while"].contains(word(at: index)),
      let was = (index + 1..<min(index + 7, view.tokens.upperBound)).first(where: {
        ["was", "were", "served"].contains(word(at: $0))
      })
    else { return false }
    return view.mentions.contains { mention in
      guard case .person(let person) = mention.kind, person.office != nil else { return false }
      return (was + 1...was + 3).contains(mention.tokens.lowerBound) && !person.isNamed
    }
  }

  /// "I invite the President to say a few words", "may I now invite B": to speak, where both are already.
  private func isGivenTheFloor(_ candidate: Candidate, in view: SentenceView) -> Bool {
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
    [
      "always", "annually", "biannually", "consistently", "semiannually", "frequently", "often", "regularly",
      "repeatedly", "sometimes",
      "usually",
    ].contains(word)
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
