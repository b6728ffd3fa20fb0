import SummitModel

/// Days on which something was said of an event, not those of the event.
extension CandidateFinder {
  /// "EMBARGO: 2.00 AM FRIDAY 20 SEPTEMBER": when a paper may be printed.
  func isOfRelease(_ date: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, date.lowerBound - 7)..<date.lowerBound).contains {
      ["embargo", "embargoed"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "Last month, at talks in P, A told B": where the sentence goes on behind the day that opens it.
  func behindFrontedDay(in view: SentenceView) -> Int {
    if let place = endOfFrontedPlace(in: view) { return place }
    // "A day after meeting B in P, A held talks with C".
    if let first = view.mentions.first, case .date = first.kind,
      first.tokens.lowerBound == view.tokens.lowerBound,
      ["after", "before"].contains(lexicon.vocabulary.text(tokens[first.tokens.upperBound - 1].word))
    {
      return first.tokens.upperBound - 1
    }
    guard let first = view.mentions.first, case .date = first.kind,
      first.tokens.lowerBound - view.tokens.lowerBound <= 1, document.isComma(first.tokens.upperBound),
      first.tokens.upperBound + 1 < view.tokens.upperBound
    else { return view.tokens.lowerBound }
    return first.tokens.upperBound + 1
  }

  /// "In Peking, during a discussion with B, A said": behind the place and its comma, where another phrase opens.
  private func endOfFrontedPlace(in view: SentenceView) -> Int? {
    guard let first = view.mentions.first, first.tokens.lowerBound - view.tokens.lowerBound <= 1,
      places.resolve(first) != nil, document.isComma(first.tokens.upperBound)
    else { return nil }
    let next = first.tokens.upperBound + 1
    return view.tokens.contains(next) && lexicon.classes(of: tokens[next].word).contains(.preposition)
      ? next : nil
  }

  /// "said on Friday", "told reporters Monday": the day of the words, not of the event.
  func belongsToSaying(_ date: DateMention, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    // "says this year's summit".
    if view.tokens.contains(date.tokens.upperBound), tokens[date.tokens.upperBound].has(.possessive) {
      return false
    }
    if isBeforeTalks(date.tokens, in: view) { return false }
    var index = date.tokens.lowerBound - 1
    // "was announced for May 20".
    if index > view.tokens.lowerBound, lexicon.vocabulary.text(tokens[index].word) == "for",
      lexicon.vocabulary.text(tokens[index - 1].word) == "announced"
    {
      return false
    }
    var steps = 0
    while index >= view.tokens.lowerBound, steps < 4,
      index >= trigger.upperBound || date.tokens.upperBound <= trigger.lowerBound
    {
      let classes = lexicon.classes(of: tokens[index].word)
      let mention = view.mention(covering: index)
      let named = mention != nil
      // "told" is a trigger, too.
      if classes.contains(.saying),
        mention?.isTrigger ?? true
      {
        return true
      }
      guard
        classes.contains(.preposition) || classes.contains(.spokesman) || classes.contains(.adverb) || named
      else { return false }
      index -= 1
      steps += 1
    }
    return false
  }

  /// "The visit, originally planned for May, will now take place in July": no longer its day.
  func isOfFirstPlan(_ date: Range<Int>) -> Bool {
    guard document.isComma(date.upperBound) else { return false }
    let words = (max(0, date.lowerBound - 4)..<date.lowerBound).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    return words.contains { ["originally", "initially"].contains($0) }
      && words.contains { ["planned", "scheduled", "due", "set", "slated"].contains($0) }
  }

  /// "On Thursday A said he was ready to meet B": the day of the words, since what is to come is told.
  func isDayOfWords(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    if isOfDeed(date.lowerBound, candidate.trigger) { return true }
    guard candidate.modality.isFuture || candidate.modality.isPossible,
      date.upperBound < candidate.trigger.lowerBound
    else { return false }
    return (date.upperBound..<candidate.trigger.lowerBound).contains {
      ["said", "says", "announced", "confirmed", "declared", "proposed", "suggested", "offered", "sought"]
        .contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "arrived on Sunday on a visit during which he will meet B": the day of the arrival.
  func isBeforeWhatIsToCome(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    candidate.modality.isFuture && date.upperBound < candidate.trigger.lowerBound
      && (date.upperBound..<candidate.trigger.lowerBound).contains {
        lexicon.vocabulary.text(tokens[$0].word) == "which"
      }
  }

  /// "agreed on Saturday to hold talks in B": the day on which it was agreed.
  func isDayOfAgreement(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    guard date.upperBound < candidate.trigger.lowerBound,
      lexicon.classes(of: tokens[date.upperBound].word).contains(.to)
    else { return false }
    return (max(0, date.lowerBound - 2)..<date.lowerBound).contains {
      lexicon.classes(of: tokens[$0].word).contains(.agreeing)
        || ["decided", "promised", "offered"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "will discuss on 10 March the preparations for B's visit", "spoke today about the summit": the day of the words.
  func isOfDiscussing(_ date: Range<Int>, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame.isNoun, date.upperBound <= candidate.trigger.lowerBound,
      // "to discuss the June 14 summit".
      (date.upperBound..<candidate.trigger.lowerBound).contains(where: { isBreak($0) })
    else { return false }
    if candidate.frame != .nounVisit, isAbout(candidate.trigger, behind: date) { return true }
    return view.mentions.contains { mention in
      guard case .trigger(let row) = mention.kind, mention.tokens.upperBound <= date.lowerBound,
        date.lowerBound - mention.tokens.upperBound <= 2
      else { return false }
      let frame = lexicon.triggers[Int(row)].frame
      let about = lexicon.vocabulary.text(tokens[date.upperBound].word)
      return frame == .discuss || frame == .converse && ["about", "on"].contains(about)
    }
  }

  /// "the summit, which will be followed by one in Chicago in 2012".
  func isOfNext(_ index: Int, _ trigger: Range<Int>) -> Bool {
    trigger.upperBound < index
      && zip(trigger.upperBound..<index, trigger.upperBound + 1..<index + 1).contains {
        lexicon.vocabulary.text(tokens[$0].word) == "followed"
          && lexicon.vocabulary.text(tokens[$1].word) == "by"
      }
  }
}
