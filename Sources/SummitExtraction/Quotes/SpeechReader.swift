import SummitModel

/// Finds the verbs of speech of a sentence and the subject of each: "Obama said", "said the President",
/// "Obama, who met Xi, told reporters", "according to the ministry".
struct SpeechReader {
  let document: Document
  let lexicon: Lexicon
  let isQuoted: [Bool]

  private var tokens: Tokens { document.tokens }

  typealias Actor = SpeakerReader.Actor

  /// A verb of speech and its subject, before it is known who that is.
  struct Speech: Sendable {
    let verb: Int
    /// `nil` for a noun that names nobody: "diplomats said".
    let subject: Actor?
    let isInverted: Bool
    let isSource: Bool
    let isGerund: Bool
  }

  func speeches(in view: SentenceView, _ actors: [Actor]) -> [Speech] {
    var found: [Speech] = []
    for index in view.tokens where !isQuoted[index] && classes(index).contains(.speech) {
      guard isVerb(index, in: view) else { continue }
      let start = clauseStart(before: index, in: view)
      if let speech = speech(at: index, from: start, in: view, actors, found.last) { found.append(speech) }
    }
    for index in view.tokens.dropLast() where !isQuoted[index] && text(index) == "according" {
      guard let actor = actors.first(where: { $0.tokens.lowerBound > index }),
        actor.tokens.lowerBound - index <= 4
      else { continue }
      found.append(Speech(verb: index, subject: actor, isInverted: true, isSource: true, isGerund: false))
    }
    return (found + verdicts(in: view, actors)).sorted { $0.verb < $1.verb }
  }

  /// "was hailed by the envoy as «a turning point»".
  private func verdicts(in view: SentenceView, _ actors: [Actor]) -> [Speech] {
    actors.compactMap { actor in
      let (before, behind) = (actor.tokens.lowerBound - 1, actor.tokens.upperBound)
      guard view.tokens.contains(before), text(before) == "by", behind + 1 < view.tokens.upperBound,
        text(behind) == "as", tokens[behind + 1].has(.quotationMark)
      else { return nil }
      return Speech(verb: behind, subject: actor, isInverted: true, isSource: false, isGerund: false)
    }
  }

  private func speech(
    at verb: Int, from start: Int, in view: SentenceView, _ actors: [Actor], _ before: Speech?
  ) -> Speech? {
    func made(_ subject: Actor?, inverted: Bool = false) -> Speech {
      Speech(verb: verb, subject: subject, isInverted: inverted, isSource: false, isGerund: isGerund(verb))
    }
    let left = actors.filter { $0.tokens.lowerBound >= start && $0.tokens.upperBound <= verb }
    // "The agency quoted Djamal as saying".
    if ["quoted", "quotes", "quoting", "cited"].contains(text(verb)), !isPassive(verb) {
      if let object = actors.first(where: { $0.tokens.lowerBound > verb && $0.tokens.lowerBound - verb <= 6 })
      {
        return made(object, inverted: true)
      }
    }
    if isGerund(verb) {
      if text(max(verb - 1, 0)) == "as", let before { return made(before.subject) }
      if let before, before.subject != nil { return made(before.subject) }
      return (left.first { !$0.isDependent } ?? left.last).map { made($0) }
    }
    let edge = subjectEdge(before: verb, from: start, in: view)
    if let actor = left.last, actor.tokens.upperBound == edge, !actor.isDependent || isPronoun(actor) {
      return made(actor)
    }
    if edge > start, let name = apposition(before: edge, left) { return made(name) }
    if opensInversion(verb, in: view), let actor = inverted(behind: verb, in: view, actors) {
      return made(actor, inverted: true)
    }
    if edge > start, isComma(edge - 1) || classes(edge - 1).contains(.and) {
      return made(left.first { !$0.isDependent } ?? before?.subject)
    }
    if edge > start, isNamelessNoun(edge - 1), !(left.last.map { $0.tokens.upperBound == edge } ?? false) {
      // "X of the ministry said": the noun hangs on a preposition, and the name before it speaks.
      guard hangsOnPreposition(edge - 1, from: start), let actor = left.last(where: { !$0.isDependent })
      else {
        return made(nil)
      }
      return made(actor)
    }
    return left.last(where: { !$0.isDependent }).map { made($0) }
  }

  /// "The head of the institute, Anna Berg, says": the only name before the verb, between commas.
  private func apposition(before edge: Int, _ left: [Actor]) -> Actor? {
    guard isComma(edge - 1), let name = left.last, name.isPerson, name.tokens.upperBound == edge - 1,
      isComma(name.tokens.lowerBound - 1), !left.dropLast().contains(where: \.isPerson)
    else { return nil }
    return name
  }

  /// Behind the subject: what stands between it and its verb ("also", "has", "on Friday", "later") is passed over.
  private func subjectEdge(before verb: Int, from start: Int, in view: SentenceView) -> Int {
    var edge = verb
    while edge > start {
      let here = classes(edge - 1)
      if let date = view.mention(covering: edge - 1), case .date = date.kind, date.tokens.lowerBound > start {
        edge = date.tokens.lowerBound
        if edge > start, text(edge - 1) == "on" { edge -= 1 }
      } else if isAdverb(edge - 1) || !here.isDisjoint(with: [.be, .have, .will, .may, .doing, .negation])
        || text(edge - 1) == "who"
      {
        edge -= 1
        if edge > start, text(edge) == "who", isComma(edge - 1) { edge -= 1 }
      } else {
        break
      }
    }
    return edge
  }

  /// The first actor behind "said", with nothing but its own article or title before it.
  private func inverted(behind verb: Int, in view: SentenceView, _ actors: [Actor]) -> Actor? {
    guard verb + 1 < view.tokens.upperBound, !["told", "tell", "tells"].contains(text(verb)) else {
      return nil
    }
    guard
      let actor = actors.first(where: { $0.tokens.lowerBound > verb && !$0.isDependent })
    else { return nil }
    // ", says he is not worried": another clause.
    let behind = actor.tokens.upperBound
    if behind < view.tokens.upperBound, !classes(behind).isDisjoint(with: [.be, .have, .will, .may, .doing]) {
      return nil
    }
    let between = (verb + 1)..<max(verb + 1, actor.tokens.lowerBound)
    guard between.count <= 8 else { return nil }
    for index in between {
      if tokens[index].isPunctuation
        || !classes(index).isDisjoint(with: [.to, .relative, .be, .have, .subordinator])
      {
        return nil
      }
      if classes(index).contains(.preposition), text(index) != "for" && text(index) != "of" { return nil }
    }
    return actor
  }

  /// What was said has been told already: a mark or a comma stands before the verb.
  private func opensInversion(_ verb: Int, in view: SentenceView) -> Bool {
    guard verb > view.tokens.lowerBound else { return true }
    return tokens[verb - 1].has(.quotationMark) || isComma(verb - 1) || isQuoted[verb - 1]
  }

  /// A noun or a name in a verb's shape: "the two states", "a call", "the reports", "to say".
  private func isVerb(_ index: Int, in view: SentenceView) -> Bool {
    guard index > view.tokens.lowerBound else {
      return !tokens[index].isCapitalised || isGerund(index) || text(index) == "said"
    }
    let before = classes(index - 1)
    if !before.isDisjoint(with: [.article, .possessivePronoun, .to, .both]) { return false }
    if !before.isDisjoint(with: .preposition), before.isDisjoint(with: [.subordinator, .adverb]),
      !isGerund(index), !isQuoted[index - 1]
    {
      return false
    }
    if tokens[index - 1].has(.possessive) { return false }
    return !tokens[index].isCapitalised || tokens[index].has(.shouted)
  }

  /// Behind the last semicolon, quotation or "while" before a verb.
  private func clauseStart(before verb: Int, in view: SentenceView) -> Int {
    var index = verb
    while index > view.tokens.lowerBound {
      let token = tokens[index - 1]
      if isQuoted[index - 1] || token.has(.quotationMark) { break }
      let word = text(index - 1)
      if document.text(token: token) == ";" || word == "while" || word == "whereas" || word == "although" {
        break
      }
      if word == "that", index < verb { break }
      if word == "and" || word == "but", index - 1 > view.tokens.lowerBound, isComma(index - 2), index < verb
      {
        break
      }
      index -= 1
    }
    return index
  }

  private func isAdverb(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised || token.has(.shouted) else { return false }
    if classes(index).contains(.adverb) { return true }
    return document.bytes[Int(token.start)..<Int(token.end)].suffix(2).elementsEqual("ly".utf8)
  }

  /// A common noun in lower case that no mention covers: "diplomats", "a report".
  private func isNamelessNoun(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord && !token.isCapitalised && classes(index).isDisjoint(with: [.preposition, .and, .to])
  }

  private func hangsOnPreposition(_ index: Int, from start: Int) -> Bool {
    (max(start, index - 3)..<index).contains { classes($0).contains(.preposition) }
  }

  private func isGerund(_ index: Int) -> Bool {
    document.bytes[Int(tokens[index].start)..<Int(tokens[index].end)].suffix(3).map { $0 | 0x20 }
      .elementsEqual("ing".utf8)
  }

  private func isPassive(_ verb: Int) -> Bool { verb > 0 && classes(verb - 1).contains(.be) }

  private func isPronoun(_ actor: Actor) -> Bool { if case .pronoun = actor.kind { true } else { false } }
  private func isComma(_ index: Int) -> Bool { document.isComma(index) }
  private func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }
  private func text(_ index: Int) -> String { lexicon.vocabulary.text(tokens[index].word) }
}
