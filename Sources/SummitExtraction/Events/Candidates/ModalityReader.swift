/// Reads from the words around a trigger whether the event is told as past, present, planned, wished or called off.
struct ModalityReader {
  let document: Document
  let lexicon: Lexicon

  var tokens: Tokens { document.tokens }

  /// Of a verb: its form and the words between its subject and it.
  func ofVerb(_ trigger: Range<Int>, form: Trigger.Form, clause: Range<Int>, subjectEnd: Int?) -> Modality {
    var modality = Modality()
    let start = behindRelative(
      // "Meeting B, A said": the subject stands behind.
      min(max(subjectEnd ?? clause.lowerBound, clause.lowerBound), trigger.lowerBound),
      before: trigger.lowerBound)
    let classes = marks(in: start..<trigger.lowerBound)
    apply(classes, in: start..<trigger.lowerBound, near: start..<trigger.lowerBound, to: &modality)
    switch form {
    case .past:
      // "to have met", "would have met" are no more than wishes; "is met by" is rare.
      modality.isPast = !classes.contains(.will) || classes.contains(.have)
      if classes.contains(.have), classes.contains(.will) || classes.contains(.may) {
        modality.isHypothetical = true
      }
    case .present:
      modality.isProgressive = true
      // "landed in A after stops in B and C": the noun.
      if ["after", "following"].contains(lexicon.vocabulary.text(tokens[max(0, trigger.lowerBound - 1)].word))
      {
        modality = Modality()
        modality.isPast = true
      }
    case .gerund: readGerund(trigger, from: start, classes, &modality)
    case .base: readInfinitive(trigger, from: start, classes, &modality)
    case .noun: break
    }
    readPerfectInfinitive(trigger, form, from: start, classes, &modality)
    // "denied having met".
    if classes.contains(.denying), form == .past || form == .gerund { modality.isNegated = true }
    // "will not visit B next month as planned".
    if modality.isNegated, modality.isFuture || classes.contains(.will), isOtherThanPlanned(trigger, clause) {
      modality.isCalledOff = true
    }
    govern(clause, &modality)
    return modality
  }

  /// "is meeting B", "he's going to London and Paris".
  private func readGerund(
    _ trigger: Range<Int>, from start: Int, _ classes: WordClass, _ modality: inout Modality
  ) {
    let isTold = classes.contains(.be) || isShortened(trigger.lowerBound - 1)
    if isTold, ["going", "coming"].contains(lexicon.vocabulary.text(tokens[trigger.lowerBound].word)) {
      modality.isFuture = true
    }
    modality.isProgressive = isTold && !modality.isFuture
    modality.isHypothetical = modality.isHypothetical || isMereIdea(trigger.lowerBound)
    if isPastAuxiliary(start..<trigger.lowerBound) { modality.isPast = true }
  }

  /// "he's going", "it's coming".
  private func isShortened(_ index: Int) -> Bool {
    index > 0 && tokens[index].has(.possessive)
      && !lexicon.classes(of: tokens[index - 1].word).isDisjoint(with: [.he, .she])
  }

  /// "was to have met", "is said to have met", "had planned to meet".
  private func readPerfectInfinitive(
    _ trigger: Range<Int>, _ form: Trigger.Form, from start: Int, _ classes: WordClass,
    _ modality: inout Modality
  ) {
    let before = start..<trigger.lowerBound
    let isPerfect = before.last.map { lexicon.classes(of: tokens[$0].word).contains(.have) } ?? false
    let isPerfectInfinitive = (form == .past || isPerfect) && classes.isSuperset(of: [.be, .to, .have])
    guard isPerfectInfinitive || isBrokenPlan(before) else { return }
    modality = Modality()
    modality.isUnfulfilled = isBrokenPlan(before) || wasTo(before)
    modality.isPast = !modality.isUnfulfilled
  }

  /// "had been due to visit", "had planned to meet": whether it came to that is not said.
  private func isBrokenPlan(_ before: Range<Int>) -> Bool {
    guard let last = before.last, lexicon.classes(of: tokens[last].word).contains(.to),
      let had = before.last(where: { lexicon.vocabulary.text(tokens[$0].word) == "had" })
    else { return false }
    return (had + 1..<min(last, had + 4)).contains(where: isWordOfPlan)
  }

  /// "due", "scheduled": what stood in a calendar.
  func isWordOfPlan(_ index: Int) -> Bool {
    ["due", "scheduled", "planned", "slated", "set", "expected", "supposed", "intended"].contains(
      lexicon.vocabulary.text(tokens[index].word))
  }

  /// "was also to have met", "was due to have met": nothing came of it. Who is "reported to have met", "the first to have
  /// met" or "pleased to have met" did so.
  private func wasTo(_ range: Range<Int>) -> Bool {
    guard let to = range.last(where: { lexicon.classes(of: tokens[$0].word).contains(.to) }) else {
      return false
    }
    let before = range.prefix { $0 < to }.last { !lexicon.classes(of: tokens[$0].word).contains(.adverb) }
    guard let before else { return false }
    return !lexicon.classes(of: tokens[before].word).isDisjoint(with: [.be, .planned, .plannedTo])
      || lexicon.vocabulary.text(tokens[before].word) == "supposed"
  }

  /// "as planned", "as scheduled" behind a verb.
  private func isOtherThanPlanned(_ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    pair(
      trigger.upperBound..<max(trigger.upperBound, clause.upperBound),
      ["as planned", "as scheduled", "as originally", "as previously"])
  }

  /// "I was pleased to welcome A", "it is an honour to receive B": of what is so already.
  private func isGlad(before to: Int) -> Bool {
    guard to > 0 else { return false }
    // "pleased to be here and to meet B".
    if lexicon.vocabulary.text(tokens[to - 1].word) == "and" {
      return (max(0, to - 12)..<to - 1).contains {
        Self.glad.contains(lexicon.vocabulary.text(tokens[$0].word))
          && lexicon.classes(of: tokens[$0 + 1].word).contains(.to)
      }
    }
    // "how delighted the Government is to welcome A".
    let isOfOthers = lexicon.classes(of: tokens[to - 1].word).contains(.be)
    return (isOfOthers ? max(0, to - 8)..<to : (to - 1)..<to).contains {
      Self.glad.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  static let glad: Set<String> = [
    "pleased", "delighted", "honored", "honoured", "privileged", "pleasure", "privilege", "honor", "honour",
    "delight", "glad", "happy", "proud", "grateful",
  ]

  /// "to meet B", or "they meet".
  private func readInfinitive(
    _ trigger: Range<Int>, from start: Int, _ classes: WordClass, _ modality: inout Modality
  ) {
    let verb = trigger.lowerBound
    if verb > 0, lexicon.vocabulary.text(tokens[verb - 1].word) == "to" {
      if cameFor(verb - 1, from: start) || isFirst(before: verb - 1, from: start, classes) {
        modality.isPast = true
      } else if isGlad(before: verb - 1), classes.isDisjoint(with: [.will, .may]) {
        modality.isFuture = false
        modality.isProgressive = !modality.isPast
      } else if !modality.isPossible, !classes.contains(.refused), !classes.contains(.calledOff) {
        modality.isFuture = true
      }
    }
    // "is due in Paris", "is expected in Rome".
    if !marks(in: trigger).isDisjoint(with: [.planned, .plannedTo, .will]) { modality.isFuture = true }
    if classes.isDisjoint(with: [.will, .may, .to]), !modality.isFuture { modality.isProgressive = true }
  }

  /// "became the first president in years to visit B": who was the first to do it did it.
  private func isFirst(before to: Int, from start: Int, _ classes: WordClass) -> Bool {
    guard to > start, classes.isDisjoint(with: [.will, .may, .wish, .planned]),
      let first = (max(start, to - 12)..<to).last(where: {
        ["first", "only", "last"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), first > 0, !(first..<to).contains(where: { document.isComma($0) })
    else { return false }
    return lexicon.vocabulary.text(tokens[first - 1].word) == "the"
      && (first < 2 || !["be", "become"].contains(lexicon.vocabulary.text(tokens[first - 2].word)))
  }

  /// "was there to see B", "was in town to meet C", "was able to meet D": what he was there for, and did.
  private func cameFor(_ to: Int, from start: Int) -> Bool {
    guard to - 2 >= start else { return false }
    // "became the first president to visit B".
    let words = Set((start..<to).map { lexicon.vocabulary.text(tokens[$0].word) })
    if words.contains("became"), !words.isDisjoint(with: ["first", "second", "third", "only", "latest"]) {
      return true
    }
    let before = lexicon.vocabulary.text(tokens[to - 1].word)
    // "used the occasion to see B".
    if ["occasion", "opportunity", "chance", "stop", "stopover"].contains(before) {
      return [
        "used", "took", "had", "got", "seized", "welcomed", "valued", "appreciated", "enjoyed",
      ].contains {
        word in (max(start, to - 4)..<to - 1).contains { lexicon.vocabulary.text(tokens[$0].word) == word }
      }
    }
    return ["there", "here", "town", "able"].contains(before) && isPastAuxiliary(max(start, to - 3)..<to)
  }

  /// "declined to disclose what was said at their meeting": it is the telling that is refused.
  private func refusesToTell(_ range: Range<Int>) -> Bool {
    range.dropLast(2).contains { index in
      lexicon.classes(of: tokens[index].word).contains(.refused)
        && lexicon.classes(of: tokens[index + 1].word).contains(.to)
        && (!lexicon.classes(of: tokens[index + 2].word).isDisjoint(with: [.saying, .speech])
          || ["disclose", "comment", "elaborate", "reveal", "discuss", "describe"].contains(
            lexicon.vocabulary.text(tokens[index + 2].word)))
    }
  }

  func apply(
    _ classes: WordClass, in range: Range<Int>, near: Range<Int>, skip: [Range<Int>] = [],
    to modality: inout Modality
  ) {
    if classes.contains(.will) || classes.contains(.planned) || isPlanned(range) { modality.isFuture = true }
    // "It was decided to call a conference" is no proposal.
    let wishes: WordClass = isPlanned(range) ? [.may, .wish] : [.may, .wish, .proposing]
    if !marks(in: near, skip: skip).isDisjoint(with: wishes) { modality.isPossible = true }
    if classes.contains(.asked) { modality.isAsked = true }
    if marks(in: near).contains(.calledOff) { modality.isCalledOff = true }
    if marks(in: near).contains(.putOff) || isPutOff(near) { modality.isPutOff = true }
    if classes.contains(.refused) && !refusesToTell(range)
      || pair(near, ["ruled out", "rules out", "ruling out", "turned down", "turns down"])
    {
      modality.isRefused = true
    }
    if isNegated(near) || isBeyond(near) { modality.isNegated = true }
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
  func takesPlace(_ range: Range<Int>) -> Bool {
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
  func govern(_ clause: Range<Int>, _ modality: inout Modality) {
    let that = clause.lowerBound - 1
    if that >= 0, lexicon.vocabulary.text(tokens[that].word) == "whether" {
      modality.isPossible = true
      modality.isFuture = false
    }
    guard that > 0, lexicon.vocabulary.text(tokens[that].word) == "that" else { return }
    var index = that - 1
    while index >= 0, that - index <= 3, !tokens[index].isPunctuation {
      let classes = lexicon.classes(of: tokens[index].word)
      if classes.contains(.denying) || isUnexpected(index) {
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

  /// "It is not expected that A will visit B", "it was not thought likely that".
  private func isUnexpected(_ index: Int) -> Bool {
    guard
      isWordOfPlan(index)
        || ["likely", "thought", "believed"].contains(lexicon.vocabulary.text(tokens[index].word))
    else { return false }
    return (max(0, index - 2)..<index).contains { lexicon.vocabulary.text(tokens[$0].word) == "not" }
  }

  /// "denied reports that".
  private static let hearsay: Set<String> = [
    "report", "reports", "claims", "rumours", "rumors", "suggestions",
  ]

  /// So many words from the start of a range, names not counted.
  func first(_ count: Int, of range: Range<Int>, skip: [Range<Int>]) -> Range<Int> {
    var left = count
    for index in range where !skip.contains(where: { $0.contains(index) }) {
      left -= 1
      if left == 0 { return range.lowerBound..<(index + 1) }
    }
    return range
  }

  func last(_ count: Int, of range: Range<Int>, skip: [Range<Int>]) -> Range<Int> {
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
      if classes.contains(.be), isOfAbility(index + 1) { return false }
      return (index + 1..<min(index + reach, tokens.count)).contains { next in
        lexicon.classes(of: tokens[next].word).contains(.to) && next <= range.upperBound + 1
          && followedByVerb(next + 1)
      }
    }
  }

  /// "were unable to agree", "was pleased to see": done or not done, but not planned.
  private func isOfAbility(_ index: Int) -> Bool {
    (index..<min(index + 2, tokens.count)).contains {
      Self.ability.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private static let ability: Set<String> = [
    "able", "unable", "pleased", "glad", "happy", "delighted", "honoured", "honored", "proud", "privileged",
    "fortunate", "sorry", "forced", "obliged", "surprised", "relieved",
  ]

  private func followedByVerb(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isWord,
      !tokens[index].isCapitalised || tokens[index].has(.shouted)
    else { return false }
    return lexicon.classes(of: tokens[index].word).isDisjoint(with: [
      .article, .preposition, .possessivePronoun,
    ])
  }

}
