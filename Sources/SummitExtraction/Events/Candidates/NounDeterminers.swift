import SummitModel

/// What the words before a noun say of it: whether it was told before, of how many it is, which in a row.
extension CandidateFinder {
  /// "the talks", "a similar meeting", "the third round".
  func readDeterminer(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, to candidate: inout Candidate
  ) {
    candidate.isDefinite =
      isDefinite(range, in: view) || isPartOfEvent(range, in: view)
      || trigger.frame == .nounMeeting && isInApposition(range, in: view)
    if isOfOwnClause(range, in: view) { candidate.isDefinite = false }
    candidate.isInternational = (max(view.tokens.lowerBound, range.lowerBound - 2)..<range.lowerBound)
      .contains {
        ["international", "multilateral", "multinational", "regional", "world", "global"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }
    if isOfSoManyNations(range, in: view) {
      candidate.isInternational = true
      candidate.isOfStates = true
    } else if namesMany(in: view) {
      candidate.isInternational = true
      candidate.isOfStates = view.tokens.contains {
        ["leaders", "ministers", "presidents", "heads", "governments"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }
    }
    candidate.isSideline =
      isBeside(range.lowerBound, from: view.tokens.lowerBound) || isScene(range, in: view)
      || [.summit, .conference].contains(trigger.kind)
        && (isSceneOfMeeting(range, in: view)
          || isThereFor(range, in: view) && isAsideOfMeeting(range, in: view))
    candidate.isNext = (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      ["next", "another"].contains(lexicon.vocabulary.text(tokens[$0].word)) && !isWithinDate($0, in: view)
    }
    candidate.isResumed = isResumed(range, in: view)
    candidate.isLikeBefore = (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      ["similar", "another", "separate", "same"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    if trigger.kind == .summit || trigger.kind == .conference || trigger.phrase.hasPrefix("round") {
      candidate.edition = edition(before: range.lowerBound)
    }
  }

  /// "A met B on Thursday, a private audience in the library": what the verb told of, once more.
  private func isInApposition(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let comma = (max(view.tokens.lowerBound, range.lowerBound - 6)..<range.lowerBound).last(where: {
        document.isComma($0)
      }), lexicon.classes(of: tokens[comma + 1].word).contains(.article),
      let verb = view.mentions.last(where: {
        $0.isTrigger && $0.tokens.upperBound <= comma
      }), case .trigger(let row) = verb.kind
    else { return false }
    return [.meet, .see, .receive, .converse].contains(lexicon.triggers[Int(row)].frame)
      && !(verb.tokens.upperBound..<range.lowerBound).contains {
        lexicon.classes(of: tokens[$0].word).contains(.and)
      }
  }

  /// "The summit began with a dinner at the White House": a part of it.
  func isPartOfEvent(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard let event = view.mentions.last(where: { isEvent($0) && $0.tokens.upperBound <= range.lowerBound })
    else { return false }
    let between = event.tokens.upperBound..<range.lowerBound
    return between.count <= 14
      && between.contains {
        ["began", "begun", "begins", "opened", "opens", "ended", "ends", "closed"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      } && between.contains { lexicon.vocabulary.text(tokens[$0].word) == "with" }
  }

  /// "Friday's talks", "last weekend's summit".
  private func isOfItsDay(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let mark = range.lowerBound - 1
    guard mark > view.tokens.lowerBound, tokens[mark].has(.possessive) else { return false }
    guard case .date(let date) = view.mention(covering: mark - 1)?.kind else { return false }
    return !date.tokens.contains {
      ["year", "month"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  func isDefinite(_ range: Range<Int>, in view: SentenceView) -> Bool {
    if isOfItsDay(range, in: view) { return true }
    var index = range.lowerBound - 1
    while index >= view.tokens.lowerBound, range.lowerBound - index <= 4 {
      let text = lexicon.vocabulary.text(tokens[index].word)
      if ["the", "this", "that", "their", "his", "her", "these", "its"].contains(text) { return true }
      if ["a", "an", "any", "another"].contains(text) || tokens[index].isPunctuation { return false }
      // "the president has dinner": another's article.
      if !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.have, .be, .will, .may]) {
        return false
      }
      index -= 1
    }
    return false
  }
}
