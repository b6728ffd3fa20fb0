/// Reads from the words around a trigger whether the event is told as past, present, planned, wished or called off.
struct ModalityReader {
  let document: Document
  let lexicon: Lexicon

  var tokens: [Token] { document.tokens }

  /// Of a verb: its form and the words between its subject and it.
  func ofVerb(_ trigger: Range<Int>, form: Trigger.Form, clause: Range<Int>, subjectEnd: Int?) -> Modality {
    var modality = Modality()
    let start = behindRelative(
      max(subjectEnd ?? clause.lowerBound, clause.lowerBound), before: trigger.lowerBound)
    let classes = marks(in: start..<trigger.lowerBound)
    apply(classes, in: start..<trigger.lowerBound, near: start..<trigger.lowerBound, to: &modality)
    switch form {
    case .past:
      // "to have met", "would have met" are no more than wishes; "is met by" is rare.
      modality.isPast = !classes.contains(.will) || classes.contains(.have)
      if classes.contains(.have), classes.contains(.will) || classes.contains(.may) {
        modality.isHypothetical = true
      }
    case .present: modality.isProgressive = true
    case .gerund:
      modality.isProgressive = classes.contains(.be) && !modality.isFuture
      if isPastAuxiliary(start..<trigger.lowerBound) { modality.isPast = true }
    case .base:
      if trigger.lowerBound > 0, lexicon.vocabulary.text(tokens[trigger.lowerBound - 1].word) == "to" {
        if cameFor(trigger.lowerBound - 1, from: start) {
          modality.isPast = true
        } else if !modality.isPossible, !classes.contains(.refused), !classes.contains(.calledOff) {
          modality.isFuture = true
        }
      }
      // "is due in Paris", "is expected in Rome".
      if !marks(in: trigger).isDisjoint(with: [.planned, .plannedTo]) { modality.isFuture = true }
      if classes.isDisjoint(with: [.will, .may, .to]), !modality.isFuture { modality.isProgressive = true }
    case .noun: break
    }
    let isPerfect =
      start < trigger.lowerBound
      && lexicon.classes(of: tokens[trigger.lowerBound - 1].word).contains(.have)
    if form == .past || isPerfect, classes.isSuperset(of: [.be, .to, .have]) {
      modality = Modality()
      modality.isUnfulfilled = true
    }
    // "denied having met".
    if classes.contains(.denying), form == .past || form == .gerund { modality.isNegated = true }
    govern(clause, &modality)
    return modality
  }

  /// "was there to see B", "was in town to meet C": what he was there for.
  private func cameFor(_ to: Int, from start: Int) -> Bool {
    guard to - 2 >= start else { return false }
    let before = lexicon.vocabulary.text(tokens[to - 1].word)
    // "used the occasion to see B".
    if ["occasion", "opportunity", "chance", "stop", "stopover"].contains(before) {
      return ["used", "took", "had", "got", "seized"].contains {
        word in (max(start, to - 4)..<to - 1).contains { lexicon.vocabulary.text(tokens[$0].word) == word }
      }
    }
    return ["there", "here", "town"].contains(before) && isPastAuxiliary(max(start, to - 3)..<to)
  }

  /// Of a noun: the words of its clause on both sides.
  func ofNoun(_ trigger: Range<Int>, clause: Range<Int>, subjectEnd: Int?, skip: [Range<Int>]) -> Modality {
    var modality = Modality()
    if isSubject(trigger, clause) { return ofSubject(trigger, clause, skip: skip) }
    let opening = max(subjectEnd ?? clause.lowerBound, clause.lowerBound)
    let before = behindRelative(opening, before: trigger.lowerBound)..<trigger.lowerBound
    let after = trigger.upperBound..<nextClause(trigger.upperBound, clause.upperBound)
    apply(marks(in: before, skip: skip), in: before, near: last(6, of: before, skip: skip), to: &modality)
    var behind = Modality()
    apply(marks(in: after, skip: skip), in: after, near: first(8, of: after, skip: skip), to: &behind)
    if behind.isNegated, !modality.isNegated, takesPlace(after) { behind.isCalledOff = true }
    if let verb = behindAside(after) {
      behind.isCalledOff = behind.isCalledOff || marks(in: verb).contains(.calledOff) || isCalledOff(verb)
      behind.isPutOff = behind.isPutOff || marks(in: verb).contains(.putOff) || isPutOff(verb)
    }
    modality.isCalledOff = modality.isCalledOff || behind.isCalledOff
    modality.isPutOff = modality.isPutOff || behind.isPutOff
    modality.isRefused = modality.isRefused || behind.isRefused && before.isEmpty
    modality.isFuture = modality.isFuture || behind.isFuture && !modality.isPast
    modality.isPossible = modality.isPossible || behind.isPossible && !modality.isPast
    modality.isPast = (modality.isPast || behind.isPast) && !modality.isFuture
    if modality == Modality(), opensNow(before) { modality.isProgressive = true }
    govern(clause, &modality)
    return modality
  }

  /// "begins a visit", "opens talks".
  private func opensNow(_ before: Range<Int>) -> Bool {
    before.suffix(4).contains {
      ["begins", "opens", "starts"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "said the next summit would be held": a verb directly behind the noun has it as its subject.
  private func isSubject(_ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    guard trigger.upperBound < clause.upperBound else { return false }
    return !lexicon.classes(of: tokens[trigger.upperBound].word).isDisjoint(with: [.will, .be, .have])
  }

  private func ofSubject(_ trigger: Range<Int>, _ clause: Range<Int>, skip: [Range<Int>]) -> Modality {
    var modality = Modality()
    let after = trigger.upperBound..<clause.upperBound
    apply(marks(in: after, skip: skip), in: after, near: first(8, of: after, skip: skip), to: &modality)
    if modality.isNegated, takesPlace(after) { modality.isCalledOff = true }
    let near = max(clause.lowerBound, trigger.lowerBound - 3)..<trigger.lowerBound
    if isNegated(near) { modality.isNegated = true }
    modality.isPast = modality.isPast && !modality.isFuture
    let verb = marks(in: first(5, of: after, skip: skip))
    if verb.isSuperset(of: [.be, .to, .have]), !verb.contains(.will) {
      modality = Modality()
      modality.isUnfulfilled = true
    }
    // "The meeting is the first": that it goes on, only "being held", "under way" tell.
    modality.isProgressive = first(5, of: after, skip: skip).contains {
      ["being", "underway", "under", "taking", "continuing"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
    govern(clause, &modality)
    return modality
  }

  /// "on a visit to B, as C is considering …": the comma and its conjunction open another clause, as does "who".
  private func nextClause(_ start: Int, _ end: Int) -> Int {
    (start..<end).first { index in
      document.isComma(index) && index + 1 < end
        && lexicon.classes(of: tokens[index + 1].word).contains(.subordinator)
        || lexicon.vocabulary.text(tokens[index].word) == "who"
    } ?? end
  }

  /// "A visit to B, planned for November, has been put off": the verb of which the noun is the subject.
  private func behindAside(_ after: Range<Int>) -> Range<Int>? {
    guard let opening = after.first(where: { document.isComma($0) }),
      let closing = after.first(where: { $0 > opening && document.isComma($0) }),
      closing + 1 < after.upperBound,
      !lexicon.classes(of: tokens[closing + 1].word).isDisjoint(with: [.be, .have, .will])
    else { return nil }
    return (closing + 1)..<min(after.upperBound, closing + 6)
  }

  /// "A, who was not invited, spoke": what an aside says of a person tells nothing of the event.
  private func behindRelative(_ start: Int, before trigger: Int) -> Int {
    guard start + 1 < trigger, document.isComma(start),
      lexicon.classes(of: tokens[start + 1].word).contains(.relative)
    else { return start }
    return (start + 2..<trigger).first { document.isComma($0) }.map { $0 + 1 } ?? start
  }

  private func apply(
    _ classes: WordClass, in range: Range<Int>, near: Range<Int>, to modality: inout Modality
  ) {
    if classes.contains(.will) || classes.contains(.planned) || isPlanned(range) { modality.isFuture = true }
    // "It was decided to call a conference" is no proposal.
    let wishes: WordClass = isPlanned(range) ? [.may, .wish] : [.may, .wish, .proposing]
    if !marks(in: near).isDisjoint(with: wishes) { modality.isPossible = true }
    if classes.contains(.asked) { modality.isAsked = true }
    if marks(in: near).contains(.calledOff) { modality.isCalledOff = true }
    if marks(in: near).contains(.putOff) || isPutOff(near) { modality.isPutOff = true }
    if classes.contains(.refused) { modality.isRefused = true }
    if isNegated(near) { modality.isNegated = true }
    if classes.contains(.hypothetical) { modality.isHypothetical = true }
    if !modality.isFuture, !modality.isPossible, isPast(near) { modality.isPast = true }
    if classes.isSuperset(of: [.be, .have]), !modality.isFuture { modality.isPast = true }
    if classes.contains(.be), !isPastAuxiliary(range), !modality.isFuture, !modality.isPast {
      modality.isProgressive = true
    }
    if followsTo(range) || pair(near, ["forward to"]) { modality.isFuture = true }
    if isCalledOff(near) { modality.isCalledOff = true }
    if modality.isCalledOff || modality.isPutOff, isThreat(near) {
      modality.isCalledOff = false
      modality.isPutOff = false
      modality.isPossible = false
      modality.isFuture = true
    }
  }

  /// "will not take place", "is not being held": what was planned is off.
  private func takesPlace(_ range: Range<Int>) -> Bool {
    range.dropLast().contains { index in
      let (first, second) = (
        lexicon.vocabulary.text(tokens[index].word), lexicon.vocabulary.text(tokens[index + 1].word)
      )
      return first == "take" && second == "place" || first == "be" && second == "held"
        || first == "go" && second == "ahead" || first == "happen" || first == "being" && second == "held"
    }
  }

  /// "may cancel", "threatened to postpone": it stands as planned so far.
  private func isThreat(_ range: Range<Int>) -> Bool {
    guard
      let off = range.first(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.calledOff, .putOff])
      })
    else { return false }
    return (range.lowerBound..<off).contains {
      !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.may, .wish])
    }
  }

  /// "possible that", "proposed that", "denied that": what governs a clause tells how real it is.
  private func govern(_ clause: Range<Int>, _ modality: inout Modality) {
    let that = clause.lowerBound - 1
    if that >= 0, lexicon.vocabulary.text(tokens[that].word) == "whether" {
      modality.isPossible = true
      modality.isFuture = false
    }
    guard that > 0, lexicon.vocabulary.text(tokens[that].word) == "that" else { return }
    var index = that - 1
    while index >= 0, that - index <= 3, !tokens[index].isPunctuation {
      let classes = lexicon.classes(of: tokens[index].word)
      if classes.contains(.denying) {
        modality.isNegated = true
        return
      }
      if !classes.isDisjoint(with: [.wish, .proposing, .asked]) {
        modality.isPossible = true
        modality.isProgressive = false
        return
      }
      if classes.contains(.saying), !Self.hearsay.contains(lexicon.vocabulary.text(tokens[index].word)) {
        return
      }
      index -= 1
    }
  }

  /// "denied reports that".
  private static let hearsay: Set<String> = [
    "report", "reports", "claims", "rumours", "rumors", "suggestions",
  ]

  /// "no talks", "did not meet": a denial of comments on them denies nothing.
  private func isNegated(_ range: Range<Int>) -> Bool {
    guard
      let not = range.last(where: {
        lexicon.classes(of: tokens[$0].word).contains(.negation) && !deniesOther($0)
      })
    else { return false }
    return !(not + 1..<range.upperBound).contains {
      Self.deniedOfPersons.contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "that belong to neither bloc": what stands behind a preposition of its own.
  private func deniesOther(_ not: Int) -> Bool {
    lexicon.vocabulary.text(tokens[not].word) == "neither" && not > 0
      && !lexicon.classes(of: tokens[not - 1].word).isDisjoint(with: [.preposition, .to])
  }

  /// What is denied of a person and leaves the event as it is: "would not comment on the talks", "was not invited".
  private static let deniedOfPersons: Set<String> = [
    "comment", "confirm", "discuss", "know", "elaborate", "say", "mention", "rule", "attend", "attended",
    "invited", "represented", "participate", "join",
  ]

  /// So many words from the start of a range, names not counted.
  private func first(_ count: Int, of range: Range<Int>, skip: [Range<Int>]) -> Range<Int> {
    var left = count
    for index in range where !skip.contains(where: { $0.contains(index) }) {
      left -= 1
      if left == 0 { return range.lowerBound..<(index + 1) }
    }
    return range
  }

  private func last(_ count: Int, of range: Range<Int>, skip: [Range<Int>]) -> Range<Int> {
    var left = count
    for index in range.reversed() where !skip.contains(where: { $0.contains(index) }) {
      left -= 1
      if left == 0 { return index..<range.upperBound }
    }
    return range
  }

  /// "plans to", "is due to", "set for": with an infinitive or "for" close behind.
  private func isPlanned(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let classes = lexicon.classes(of: tokens[index].word)
      guard classes.contains(.plannedTo) else { return false }
      // "had to meet", not "had tried to meet".
      let reach = classes.contains(.have) ? 2 : 4
      return (index + 1..<min(index + reach, tokens.count)).contains { next in
        lexicon.classes(of: tokens[next].word).contains(.to) && next <= range.upperBound + 1
          && followedByVerb(next + 1)
      }
    }
  }

  private func followedByVerb(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isWord,
      !tokens[index].isCapitalised || tokens[index].has(.shouted)
    else { return false }
    return lexicon.classes(of: tokens[index].word).isDisjoint(with: [
      .article, .preposition, .possessivePronoun,
    ])
  }

}
