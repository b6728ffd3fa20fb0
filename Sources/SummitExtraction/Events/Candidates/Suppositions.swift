import SummitModel

/// What a sentence supposes, asks or invents, and does not tell: "if the two were to meet", "did you speak to him?", "any such
/// meeting"; and what looks like a meeting and is none.
extension CandidateFinder {
  /// What the whole sentence says of how real an event is, and whether it is one more.
  func readSentence(_ view: SentenceView, _ clause: Range<Int>, into candidate: inout Candidate) {
    // "Would you sit beside him at the G20 in Australia this year?": that it takes place, is not what is asked.
    if candidate.series != nil, let last = view.tokens.last, document.text(token: tokens[last]) == "?" {
      candidate.modality.isPossible = false
    }
    if wasGoing(to: candidate.trigger, in: view) { candidate.modality.isHypothetical = true }
    let meets: Set<Trigger.Frame> = [.meet, .receive, .see, .nounMeeting]
    candidate.isFurther = meets.contains(candidate.frame) && isFurther(candidate.trigger, in: view)
    if asks(view) || asks(for: candidate.trigger, in: view) || supposes(clause, in: view)
      || invents(view, before: candidate.trigger.lowerBound)
      || candidate.modality.isCalledOff && opensWithNo(view)
    {
      candidate.modality.isHypothetical = true
    }
  }

  /// "No president has cancelled a summit in this way": nobody did.
  private func opensWithNo(_ view: SentenceView) -> Bool {
    lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "no"
  }

  /// "we were going to go to China": it was meant once.
  private func wasGoing(to verb: Range<Int>, in view: SentenceView) -> Bool {
    guard verb.lowerBound - 3 >= view.tokens.lowerBound else { return false }
    let before = (verb.lowerBound - 3..<verb.lowerBound).map { lexicon.vocabulary.text(tokens[$0].word) }
    return ["was", "were"].contains(before[0]) && before[1] == "going" && before[2] == "to"
  }

  /// "If the two were to meet".
  private func supposes(_ clause: Range<Int>, in view: SentenceView) -> Bool {
    let opening = [clause.lowerBound - 1, clause.lowerBound].filter(view.tokens.contains)
    if opening.contains(where: { lexicon.vocabulary.text(tokens[$0].word) == "whenever" }) { return true }
    if (max(view.tokens.lowerBound + 1, clause.lowerBound - 1)..<min(clause.lowerBound + 5, clause.upperBound))
      .contains(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "as"
          && lexicon.vocabulary.text(tokens[$0 - 1].word) == "long"
      })
    {
      return true
    }
    return opening.contains {
      ["if", "unless"].contains(lexicon.vocabulary.text(tokens[$0].word)) && !isQuestion($0, in: view)
        && !["only", "not"].contains(lexicon.vocabulary.text(tokens[$0 + 1].word))
        && !permits($0, in: clause)
    }
  }

  /// "If circumstances permit, I will visit B": a plan like any other.
  private func permits(_ condition: Int, in clause: Range<Int>) -> Bool {
    (condition + 1..<max(condition + 1, min(condition + 6, clause.upperBound))).contains {
      ["permit", "permits", "allow", "allows"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && document.isComma($0 + 1)
    }
  }

  /// "asked the Prime Minister if he will report on his meeting": what is asked about was.
  private func isQuestion(_ word: Int, in view: SentenceView) -> Bool {
    view.groups.contains { group in
      group.tokens.upperBound == word && group.tokens.lowerBound > view.tokens.lowerBound
        && ["asked", "ask", "asks"].contains(
          lexicon.vocabulary.text(tokens[group.tokens.lowerBound - 1].word))
    }
  }

  /// "In the novel, A meets B", "the film about the talks".
  private func invents(_ view: SentenceView, before end: Int) -> Bool {
    (view.tokens.lowerBound..<end).contains { lexicon.classes(of: tokens[$0].word).contains(.fiction) }
  }

  /// "Did A and B ever talk about it?"
  private func asks(_ view: SentenceView) -> Bool {
    guard let first = view.tokens.first, let last = view.tokens.last,
      document.text(token: tokens[last]) == "?"
    else { return false }
    let classes = lexicon.classes(of: tokens[first].word)
    return !classes.isDisjoint(with: [.be, .have, .will, .may, .doing])
  }

  /// "Prime Minister, did you speak to him last night?": what the question asks, and not what it takes for told.
  private func asks(for verb: Range<Int>, in view: SentenceView) -> Bool {
    guard let last = view.tokens.last, document.text(token: tokens[last]) == "?" else { return false }
    let before = max(view.tokens.lowerBound, verb.lowerBound - 4)..<verb.lowerBound
    return before.contains {
      ["did", "do", "will", "would", "have", "has", "can", "could", "are"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
        && lexicon.vocabulary.text(tokens[$0 + 1].word) == "you"
    }
  }

  /// "a meeting of minds".
  func isOfMinds(_ range: Range<Int>) -> Bool {
    range.upperBound + 1 < tokens.count && lexicon.vocabulary.text(tokens[range.upperBound].word) == "of"
      && (1...2).contains {
        lexicon.vocabulary.text(tokens[min(range.upperBound + $0, tokens.count - 1)].word) == "minds"
      }
  }

  /// "any leaders' meeting has to be set up properly", "could call such a conference": of such meetings, and of none.
  func isAnyAtAll(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let before = max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound
    guard
      let any = before.last(where: { ["any", "such"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      (any + 1..<range.lowerBound).allSatisfy({ !tokens[$0].isCapitalised })
    else { return false }
    return modality.marks(in: view.tokens).isDisjoint(with: [.negation, .refused, .denying, .calledOff])
  }

  /// "Brazil meet France in the final": teams, not states.
  func isSport(_ candidate: Candidate, in view: SentenceView) -> Bool {
    !candidate.parties.contains { $0.isNamed || $0.rank != nil }
      && view.tokens.contains { lexicon.classes(of: tokens[$0].word).contains(.sport) }
  }

  /// "the first Prime Ministerial visit", "our ministerial colleagues": of ministers, and no conference of theirs.
  func isOfMinisters(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    guard lexicon.vocabulary.text(tokens[next - 1].word) == "ministerial", next < tokens.count,
      !tokens[next].has(.terminator)
    else { return false }
    let isOfOne =
      lexicon.vocabulary.text(tokens[range.lowerBound - (range.lowerBound > 0 ? 1 : 0)].word) == "prime"
    return isOfOne
      || [
        "visit", "visits", "colleague", "colleagues", "level", "team",
        "teams", "responsibility", "statement", "contacts", "exchanges", "delegation",
      ].contains(lexicon.vocabulary.text(tokens[next].word))
  }
}
