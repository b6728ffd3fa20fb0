import SummitModel

/// Finds the words of a sentence that tell of an outcome.
struct OutcomeFinder {
  let document: Document
  let lexicon: Lexicon
  let view: SentenceView

  private var tokens: Tokens { document.tokens }
  private static let outcomes: Set<OutcomeCues.Use> = [.deed, .paper, .made]
  private static let deeds: Set<OutcomeCues.Use> = [.deed]
  private static let makings: Set<OutcomeCues.Use> = [.making]

  func outcomes() -> [OutcomeReading] {
    var found: [OutcomeReading] = []
    var index = view.tokens.lowerBound
    while index < view.tokens.upperBound {
      guard tokens[index].isWord, let cue = cue(at: index, Self.outcomes) else {
        index += 1
        continue
      }
      let words = index..<cue.end
      if let reading = reading(of: cue, at: words), !(found.last?.words.overlaps(words) ?? false) {
        found.append(reading)
      } else if let last = found.last, last.words.overlaps(words) {
        sharpen(&found[found.count - 1], to: cue.kind)
      }
      index = cue.end
    }
    return found
  }

  /// "agreed to set up a working group": what is agreed on says of which sort the outcome is.
  private func sharpen(_ reading: inout OutcomeReading, to kind: Outcome.Kind) {
    if reading.kind == .agreement, kind == .workingGroup || kind == .nextMeeting { reading.kind = kind }
  }

  private func reading(of cue: OutcomeCues.Cue, at words: Range<Int>) -> OutcomeReading? {
    let text = document.nameText(words).lowercased()
    guard cue.use == .deed else {
      return made(words, cue) ?? mentioned(words, cue, text)
    }
    guard !isUnreal(before: words.lowerBound, cue.kind) else { return nil }
    let start =
      lexicon.vocabulary.text(tokens[words.lowerBound].word) == "without"
      ? ending(before: words.lowerBound) : words.lowerBound
    return OutcomeReading(
      kind: cue.kind, words: start..<clauseEnd(words.upperBound), cue: words, rule: "«\(text)»")
  }

  // MARK: Things that are made

  /// "signed an agreement on …", "a working group has been established".
  private func made(_ words: Range<Int>, _ cue: OutcomeCues.Cue) -> OutcomeReading? {
    let start = phraseStart(words.lowerBound)
    let rule = "«\(document.nameText(words).lowercased())» is made"
    if let making = making(cue.kind, before: start), !isUnreal(before: making, cue.kind) {
      guard cue.use == .paper || cue.kind != .jointStatement || isJoint(before: making) else { return nil }
      return OutcomeReading(
        kind: cue.kind, words: making..<clauseEnd(words.upperBound), cue: words, isMade: true, rule: rule)
    }
    var index = words.upperBound
    let limit = min(view.tokens.upperBound, index + 10)
    while index < limit, !endsClause(index),
      !classes(index).contains(.subordinator) || index == words.upperBound
    {
      if let end = endOfMaking(cue.kind, at: index) {
        let maker = maker(behind: end)
        guard !isUnreal(before: index, cue.kind),
          cue.use == .paper || cue.kind != .jointStatement || maker == nil
        else { return nil }
        return OutcomeReading(
          kind: cue.kind, words: start..<clauseEnd(end), cue: words, maker: maker, isMade: true, rule: rule)
      }
      index += 1
    }
    return nil
  }

  /// "signed by A", "concluded between A and B".
  private func maker(behind index: Int) -> Int? {
    guard index < view.tokens.upperBound, ["by", "between"].contains(text(index)) else { return nil }
    return index + 1
  }

  /// A statement of one side alone is no outcome.
  private func isJoint(before token: Int) -> Bool {
    guard let actor = view.groups.last(where: { $0.tokens.upperBound <= token && !$0.isPossessive }) else {
      return false
    }
    return actor.parties.count >= 2 || actor.isAnaphoric || actor.pronoun.contains(.they)
  }

  /// "in a joint statement, the leaders": it is there, whoever made it.
  private func mentioned(_ words: Range<Int>, _ cue: OutcomeCues.Cue, _ text: String) -> OutcomeReading? {
    guard cue.use == .paper, !isUnreal(before: words.lowerBound, cue.kind) else { return nil }
    return OutcomeReading(
      kind: cue.kind, words: phraseStart(words.lowerBound)..<words.upperBound, cue: words,
      rule: "«\(text)» is mentioned")
  }

  private func making(_ kind: Outcome.Kind, before start: Int) -> Int? {
    var index = start - 1
    while index >= view.tokens.lowerBound, start - index <= 6 {
      if let end = endOfMaking(kind, at: index), end <= start { return index }
      if endsClause(index) || document.isComma(index) { return nil }
      index -= 1
    }
    return nil
  }

  /// Where the noun phrase that ends with a word begins.
  private func phraseStart(_ word: Int) -> Int {
    var start = word
    while start > view.tokens.lowerBound, word - start < 7 {
      let token = tokens[start - 1]
      let classes = lexicon.classes(of: token.word)
      if classes.contains(.article) || classes.contains(.possessivePronoun) { return start - 1 }
      let ends: WordClass = [
        .preposition, .to, .be, .have, .will, .may, .and, .relative, .subordinator, .saying, .past,
      ]
      guard token.isWord || token.has(.number), classes.isDisjoint(with: ends),
        cue(at: start - 1, Self.makings) == nil
      else { return start }
      start -= 1
    }
    return start
  }

  // MARK: Clauses

  private func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }
  private func text(_ index: Int) -> String { lexicon.vocabulary.text(tokens[index].word) }

  private func endOfMaking(_ kind: Outcome.Kind, at index: Int) -> Int? {
    lexicon.outcomeCues.endOfMaking(kind, in: tokens, at: index, limit: view.tokens.upperBound)
  }

  private func cue(at index: Int, _ uses: Set<OutcomeCues.Use>) -> OutcomeCues.Cue? {
    lexicon.outcomeCues.cue(in: tokens, at: index, limit: view.tokens.upperBound, uses)
  }

  /// Denied, hoped for or still to come; a next meeting is always to come.
  private func isUnreal(before word: Int, _ kind: Outcome.Kind) -> Bool {
    var index = word - 1
    while index >= view.tokens.lowerBound, word - index <= 5, !endsClause(index) {
      let classes = self.classes(index)
      if kind != .none, classes.contains(.negation) { return true }
      if !classes.isDisjoint(with: [.hypothetical, .denying]) { return true }
      if kind != .nextMeeting, !classes.isDisjoint(with: [.will, .may, .planned, .wish]) { return true }
      index -= 1
    }
    return false
  }

  /// "ended without": from the verb on.
  private func ending(before start: Int) -> Int {
    let earliest = max(view.tokens.lowerBound, start - 4)
    return (earliest..<start).first {
      !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.past, .light])
    } ?? start
  }

  private func clauseEnd(_ start: Int) -> Int {
    let limit = min(view.tokens.upperBound, start + Self.longest)
    var index = start
    while index < limit, !endsClause(index), !(document.isComma(index) && opensOther(index + 1, limit)),
      !isAnother(index)
    {
      index += 1
    }
    return index
  }

  private static let longest = 45

  private func endsClause(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isPunctuation, !token.has(.quotationMark), !document.isComma(index), !token.has(.possessive)
    else {
      return false
    }
    return [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?")]
      .contains(
        document.bytes[Int(token.start)]) || token.end - token.start == 3
  }

  /// "and promised to": another outcome begins.
  private func isAnother(_ index: Int) -> Bool {
    classes(index).contains(.and) && index + 1 < view.tokens.upperBound
      && cue(at: index + 1, Self.deeds) != nil
  }

  /// ", officials said", ", which", ", but".
  private func opensOther(_ index: Int, _ limit: Int) -> Bool {
    guard index < limit else { return true }
    let classes = self.classes(index)
    if !classes.isDisjoint(with: [.relative, .subordinator, .he, .she, .they, .we, .i, .saying]) {
      return true
    }
    return (index..<min(limit, index + 6)).contains { lexicon.classes(of: tokens[$0].word).contains(.saying) }
  }
}
