import SummitModel

/// Meetings with one after the other, told by one verb: "met B and later C", "held talks with B and then with C".
extension CandidateFinder {
  /// The meeting with each; `nil` where all were met at once.
  func inTurn(_ candidate: Candidate, in view: SentenceView) -> [Candidate]? {
    guard [.meet, .see, .receive, .converse, .phone, .nounMeeting, .nounCall].contains(candidate.frame) else {
      return nil
    }
    let behind = view.groups.filter {
      $0.tokens.lowerBound >= candidate.trigger.upperBound && $0.parties.contains(where: \.isNamed)
        && !$0.isPossessive
    }
    let others = behind.dropFirst().filter { isLater($0, in: view) }
    guard let first = behind.first, let next = others.first,
      first.tokens.upperBound <= next.tokens.lowerBound,
      candidate.parties.contains(where: { $0.tokens.lowerBound == first.parties[0].tokens.lowerBound }),
      !(candidate.trigger.upperBound..<next.tokens.lowerBound).contains(where: { actsAnew($0, in: view) })
    else { return nil }
    let own = candidate.parties.filter { $0.tokens.lowerBound < candidate.trigger.lowerBound }
    guard !own.isEmpty || !candidate.anaphora.isEmpty else { return nil }
    var one = candidate
    one.parties.removeAll { party in
      others.contains { $0.tokens.contains(party.tokens.lowerBound) }
    }
    let role = one.parties.last { $0.tokens.lowerBound >= candidate.trigger.upperBound }?.role ?? .participant
    return [one]
      + others.map { group in
        var meeting = candidate
        meeting.parties = own
        meeting.isApart = true
        add(group, as: role, to: &meeting)
        return meeting
      }
  }

  /// "and later C", "then with C", "and afterwards C"; not "and then Prime Minister C", who was that at the time.
  private func isLater(_ group: PartyGroup, in view: SentenceView) -> Bool {
    let isThen = lexicon.vocabulary.text(tokens[group.tokens.lowerBound].word) == "then"
    var index = isThen ? group.tokens.lowerBound : group.tokens.lowerBound - 1
    let isWith = lexicon.vocabulary.text(tokens[index].word) == "with"
    while index > view.tokens.lowerBound, !isThen,
      document.isComma(index)
        || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.article, .preposition])
    {
      index -= 1
    }
    let word = lexicon.vocabulary.text(tokens[index].word)
    guard
      ["later", "afterwards", "subsequently"].contains(word) || word == "then" && (isWith || isFirst(view))
    else { return false }
    // "and two hours later C".
    if word == "later", index - 3 > view.tokens.lowerBound,
      lexicon.dates[tokens[index - 1].word].kind == .unit
    {
      index -= 2
    }
    return document.isComma(index - 1) || lexicon.classes(of: tokens[index - 1].word).contains(.and)
  }

  /// "saw first B and then C".
  private func isFirst(_ view: SentenceView) -> Bool {
    view.tokens.contains { lexicon.vocabulary.text(tokens[$0].word) == "first" && !tokens[$0].has(.ordinal) }
  }

  /// A verb of its own between those who were met.
  private func actsAnew(_ index: Int, in view: SentenceView) -> Bool {
    view.mention(covering: index) == nil
      && !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.be, .have, .will, .saying, .relative])
  }
}
