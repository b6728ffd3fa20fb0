import SummitModel

/// What a word that may tell of an event is at its place: a verb or a noun.
extension CandidateFinder {
  /// Chooses between the verb and the noun that a word may be.
  func reading(of row: Int, at range: Range<Int>, in view: SentenceView) -> Trigger? {
    let words = range.map { tokens[$0].word }
    let entries = lexicon.phrases.entries(of: words).filter { $0.table == .trigger }.map {
      lexicon.triggers[Int($0.row)]
    }
    let noun = entries.first { $0.form == .noun }
    let verb = entries.first { $0.form != .noun }
    if let verb, verb.form == .past, qualifies(range, in: view) { return noun }
    if let verb, verb.form == .gerund, standsBeforeThing(range, in: view) { return noun }
    guard let noun, noun.phrase != "travel to" || isOwned(range, in: view) else { return verb }
    guard let verb else { return actsBefore(range, in: view) ? nil : noun }
    if actsBefore(range, in: view), verb.form == .base { return verb }
    return readsAsVerb(range, verb, in: view) ? verb : noun
  }

  /// "the Secretary's travel to A", "his upcoming travel to B".
  private func isOwned(_ range: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      tokens[$0].has(.possessive) || lexicon.classes(of: tokens[$0].word).contains(.possessivePronoun)
    }
  }

  /// "what we call assistance", "that I call in": behind a pronoun that acts stands a verb.
  private func actsBefore(_ range: Range<Int>, in view: SentenceView) -> Bool {
    view.groups.contains { $0.tokens.upperBound == range.lowerBound && clauses.isNominative($0) }
  }

  /// "the only negotiating partner", "their negotiating position".
  private func standsBeforeThing(_ range: Range<Int>, in view: SentenceView) -> Bool {
    range.upperBound < view.tokens.upperBound
      && [
        "partner", "partners", "position", "positions", "table", "team", "teams", "process", "stance",
        "tactic",
        "tactics", "power", "room", "skills",
      ].contains(lexicon.vocabulary.text(tokens[range.upperBound].word))
  }

  /// "a negotiated settlement", "the signed agreement": no verb, but a word of the noun behind it.
  private func qualifies(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard range.count == 1, range.lowerBound > view.tokens.lowerBound,
      range.upperBound < view.tokens.upperBound
    else { return false }
    return lexicon.classes(of: tokens[range.lowerBound - 1].word).contains(.article)
      && tokens[range.upperBound].isWord
      && lexicon.classes(of: tokens[range.upperBound].word).isDisjoint(with: [.preposition, .to, .and])
  }

  func readsAsVerb(_ range: Range<Int>, _ verb: Trigger, in view: SentenceView) -> Bool {
    let start = range.lowerBound
    guard start > view.tokens.lowerBound else {
      // "Meeting B in Moscow, A said".
      return verb.form == .gerund && clauses.object(after: range, clause: view.tokens, in: view) != nil
        && mainSubject(behind: range, in: view) != nil
    }
    let before = tokens[start - 1]
    let classes = lexicon.classes(of: before.word)
    switch verb.form {
    case .gerund:
      return classes.contains(.be) || isBeingDone(start, in: view)
        || ["after", "before", "by", "since", "while", "of"].contains(lexicon.vocabulary.text(before.word))
          && clauses.object(after: range, clause: view.tokens, in: view) != nil
        || isAside(range, in: view) || isOfMain(range, verb, in: view)
    case .present:
      return view.groups.contains { $0.tokens.upperBound == start && !$0.isPossessive }
        && !before.has(.possessive)
    case .base, .past:
      if !classes.isDisjoint(with: [.will, .may, .to]) { return true }
      if verb.form == .base, goesOnInfinitive(range, in: view) { return true }
      // "will also visit", "will not visit".
      if !classes.isDisjoint(with: [.adverb, .negation]), start >= 2 {
        return !lexicon.classes(of: tokens[start - 2].word).isDisjoint(with: [.will, .may, .to])
      }
      return false
    case .noun: return false
    }
  }

  /// "is expected to hold talks with A and also call on B": another infinitive.
  private func goesOnInfinitive(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var and = range.lowerBound - 1
    if and > view.tokens.lowerBound, lexicon.classes(of: tokens[and].word).contains(.adverb) { and -= 1 }
    guard lexicon.classes(of: tokens[and].word).contains(.and), range.upperBound < view.tokens.upperBound,
      lexicon.classes(of: tokens[range.upperBound].word).isDisjoint(with: [.preposition, .to])
    else { return false }
    return !modality.marks(in: max(view.tokens.lowerBound, and - 20)..<and).isDisjoint(with: [.to, .will])
  }

  /// "is also meeting", "was then visiting".
  private func isBeingDone(_ start: Int, in view: SentenceView) -> Bool {
    start - 2 >= view.tokens.lowerBound && lexicon.classes(of: tokens[start - 1].word).contains(.adverb)
      && lexicon.classes(of: tokens[start - 2].word).contains(.be)
  }

  /// "A and B, meeting in Helsinki on Sunday, demanded": what they who stand before the comma do.
  func isAside(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let next = range.upperBound
    guard document.isComma(range.lowerBound - 1), next < view.tokens.upperBound, tokens[next].isWord,
      view.groups.contains(where: {
        $0.tokens.upperBound == range.lowerBound - 1 && !$0.isPossessive && $0.preposition == nil
      })
    else { return false }
    return lexicon.classes(of: tokens[next].word).contains(.preposition)
      || ["here", "there"].contains(lexicon.vocabulary.text(tokens[next].word))
  }

  /// "A visited B on Monday, meeting C and D": what the subject of the sentence did besides.
  func isOfMain(_ range: Range<Int>, _ verb: Trigger, in view: SentenceView) -> Bool {
    guard [.meet, .see].contains(verb.frame), document.isComma(range.lowerBound - 1),
      let object = clauses.object(after: range, clause: view.tokens, in: view)
    else { return false }
    return object.group.parties.contains { $0.isNamed && $0.rank != nil }
  }

  /// "We are going to ensure that the G7 helps": nobody goes anywhere.
  func saysWhatWillBe(_ move: Range<Int>, in view: SentenceView) -> Bool {
    let verb = move.upperBound
    return view.tokens.contains(verb) && lexicon.classes(of: tokens[verb - 1].word).contains(.to)
      && tokens[verb].isWord && !tokens[verb].isCapitalised && view.mention(covering: verb) == nil
      && lexicon.classes(of: tokens[verb].word).isDisjoint(with: [
        .article, .possessivePronoun, .adverb, .numberGroup, .both,
      ])
  }
}
