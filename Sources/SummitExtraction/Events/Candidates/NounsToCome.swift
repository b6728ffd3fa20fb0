/// Nouns of events that lie ahead, whatever else is said of them: prepared, planned, on the agenda.
extension ModalityReader {
  /// "There were no plans for a meeting", "has no immediate plans for a visit", "agreed on the need for talks".
  func isUnplanned(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    let words = (max(clause.lowerBound, trigger.lowerBound - 8)..<trigger.lowerBound).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    guard let plans = words.lastIndex(where: { ["plans", "need"].contains($0) }), plans + 1 < words.count,
      words[plans + 1] == "for"
    else { return false }
    return words[plans] == "need" || words[max(0, plans - 2)..<plans].contains("no")
  }

  /// Whatever else is said of it.
  func isToCome(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    isPrepared(trigger, in: clause) || liesAhead(trigger, in: clause) || isOnAgenda(trigger, in: clause)
      || isHoursAway(trigger, in: clause) || isAnnounced(trigger, in: clause)
  }

  /// "preparations for B's visit", "dates for a summit", "to prepare the talks": it lies ahead, whatever is said of
  /// them.
  func isPrepared(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    if isObjectOfPreparing(trigger, in: clause) { return true }
    let preparing = (max(clause.lowerBound, trigger.lowerBound - 10)..<trigger.lowerBound).last {
      isPreparation($0 - 1, in: clause)
        && (isWord($0, "for") || isWord($0, "of") && trigger.lowerBound - $0 <= 4)
    }
    guard let preparing else { return false }
    return !(preparing..<trigger.lowerBound).contains { document.isComma($0) }
  }

  private func isWord(_ index: Int, _ word: String) -> Bool {
    lexicon.vocabulary.text(tokens[index].word) == word
  }

  /// "the programme of the visit", "paving the way for B's visit".
  private func isPreparation(_ index: Int, in clause: Range<Int>) -> Bool {
    clause.contains(index)
      && [
        "preparations", "arrangements", "dates", "date", "venue", "plans", "way", "groundwork", "programme",
        "program", "itinerary",
      ].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "ahead of a summit in Brussels", "en route to the Manila conference", "on the eve of the talks".
  private func liesAhead(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    let before = max(clause.lowerBound, trigger.lowerBound - 8)..<trigger.lowerBound
    guard
      let last = before.last(where: { index in
        tokens[index].isPunctuation || ["of", "to"].contains(lexicon.vocabulary.text(tokens[index].word))
      }), last > clause.lowerBound, !tokens[last].isPunctuation
    else { return false }
    let words = (last - 1...last).map { lexicon.vocabulary.text(tokens[$0].word) }
    return [["ahead", "of"], ["eve", "of"], ["advance", "of"], ["route", "to"], ["way", "to"]].contains(words)
  }

  /// "arrived hours before talks between B and C": they were still to come.
  private func isHoursAway(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    let before = clause.lowerBound - 1
    return trigger.lowerBound - before <= 4 && before > 0 && isWord(before, "before")
      && ["hours", "minutes"].contains(lexicon.vocabulary.text(tokens[before - 1].word))
  }

  /// "Meetings with A and B are on the agenda today": they are to come.
  private func isOnAgenda(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    guard
      let on = (trigger.upperBound..<clause.upperBound).first(where: { index in
        index + 2 < clause.upperBound && isWord(index, "on") && isWord(index + 1, "the")
          && ["agenda", "schedule", "programme", "cards"].contains(
            lexicon.vocabulary.text(tokens[index + 2].word))
      })
    else { return false }
    return ["is", "are"].contains(lexicon.vocabulary.text(tokens[on - 1].word))
  }

  /// "to prepare the summit", "preparing next week's visit".
  private func isObjectOfPreparing(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    var index = trigger.lowerBound - 1
    while index >= clause.lowerBound, trigger.lowerBound - index <= 5, !tokens[index].isPunctuation,
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .to, .and])
    {
      if ["prepare", "prepares", "prepared", "preparing"].contains(
        lexicon.vocabulary.text(tokens[index].word))
      {
        return true
      }
      index -= 1
    }
    return false
  }
}
