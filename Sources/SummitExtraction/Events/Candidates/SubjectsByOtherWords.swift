import SummitModel

/// Who acts where other words than a verb say so: "plans for A and B to meet", "A's offer", "A, B and C, known as D,".
extension ClauseReader {
  /// "plans for A and B to meet", "arranged for A to see B".
  func isPlannedFor(_ group: PartyGroup) -> Bool {
    guard group.tokens.upperBound < tokens.count,
      lexicon.classes(of: tokens[group.tokens.upperBound].word).contains(.to),
      let preposition = (max(1, group.tokens.lowerBound - 2)..<group.tokens.lowerBound).first(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "for"
      })
    else { return false }
    if preposition > 1, lexicon.vocabulary.text(tokens[preposition - 2].word) == "no" { return false }
    return plans(preposition - 1)
  }

  /// "plans for", "arranged for", and what a verb takes from its subject: "plans call for", "the plan is for".
  private func plans(_ index: Int) -> Bool {
    let word = lexicon.vocabulary.text(tokens[index].word)
    if ["call", "calls", "called", "are", "is"].contains(word), index > 0 {
      return ["plan", "plans", "programme", "program", "schedule"].contains(
        lexicon.vocabulary.text(tokens[index - 1].word))
    }
    return [
      "plans", "plan", "planned", "arrangements", "arranged", "arranging", "agreement", "proposal",
      "invitation", "invitations", "date", "dates", "way", "ready",
    ].contains(word)
  }

  /// "Seoul's offer to hold talks", "Iran's refusal to meet": the one whose wish it is would act.
  func offers(_ group: PartyGroup) -> Bool {
    // "an offer by B to meet".
    if !group.isPossessive {
      guard ["by", "from"].contains(group.preposition ?? ""), group.tokens.upperBound < tokens.count,
        lexicon.classes(of: tokens[group.tokens.upperBound].word).contains(.to)
      else { return false }
      return (max(0, group.tokens.lowerBound - 4)..<group.tokens.lowerBound).contains {
        ["offer", "proposal", "request", "suggestion", "bid"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }
    }
    let next = group.tokens.upperBound + 1
    return (next..<min(next + 3, tokens.count)).contains { index in
      let classes = lexicon.classes(of: tokens[index].word)
      return
        (!classes.isDisjoint(with: [.wish, .planned, .plannedTo, .refused, .proposing])
        || ["decision", "agreement"].contains(lexicon.vocabulary.text(tokens[index].word)))
        && index + 1 < tokens.count
        && lexicon.classes(of: tokens[index + 1].word).contains(.to)
    }
  }

  /// A preposition before the group that does not keep it from acting: "that", "after", "before" open a clause.
  func isSubjectPreposition(_ preposition: String, _ group: PartyGroup, _ view: SentenceView) -> Bool {
    if preposition == "for" { return isPlannedFor(group) }
    return ["after", "before", "since", "until", "as"].contains(preposition)
      && nextIsVerb(group.tokens.upperBound)
  }

  /// "A, B and C, known as the Contadora Group, met": they, not their name.
  func knownAs(_ name: PartyGroup, at position: Int, in view: SentenceView) -> PartyGroup? {
    guard position > 0 else { return nil }
    let named = view.groups[position - 1]
    guard named.tokens.upperBound < name.tokens.lowerBound else { return nil }
    let gap = named.tokens.upperBound..<name.tokens.lowerBound
    guard (2...5).contains(gap.count), document.isComma(gap.lowerBound),
      document.isComma(name.tokens.upperBound),
      gap.contains(where: {
        ["known", "called", "dubbed"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return named
  }
}
