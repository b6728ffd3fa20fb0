/// The body of an office that a title names without it: "National Security Secretariat Secretary General A".
extension PartyGrouper {
  /// Where somebody's title begins, with the name of his body and his style.
  func start(of mention: Mention) -> Int {
    var start = startOfBody(mention)
    if case .person = mention.kind, start > 0, isStyle(start - 1) { start -= 1 }
    if case .group = mention.kind { start = startOfBacking(start) }
    if case .organisation = mention.kind { start = startOfOrgan(of: start) }
    if case .person(let person) = mention.kind, person.entity >= 0 { start = startOfCounterpart(start) }
    return start
  }

  /// "with U.S.-backed Angolan rebels": who backs them belongs to them.
  private func startOfBacking(_ start: Int) -> Int {
    guard start > 1, document.tokens[start - 1].has(.afterHyphen) else { return start }
    return (max(0, start - 4)..<start - 1).first {
      isBacker($0..<start - 1) && document.tokens[$0].isCapitalised
    }
      ?? start
  }

  /// "with his counterpart, the Foreign Minister of A, B": whose counterpart he is, stands before who he is.
  private func startOfCounterpart(_ start: Int) -> Int {
    let noun = start > 1 && document.isComma(start - 1) ? start - 2 : start - 1
    guard noun > 0, lexicon.vocabulary.text(document.tokens[noun].word) == "counterpart" else { return start }
    var index = noun - 1
    while index > 0, noun - index <= 3, document.tokens[index].isWord,
      lexicon.classes(of: document.tokens[index].word).isDisjoint(with: .possessivePronoun)
    {
      index -= 1
    }
    return lexicon.classes(of: document.tokens[index].word).contains(.possessivePronoun) ? index : start
  }

  /// "the Standing Committee of the Assembly": a body's own body speaks for it.
  private func startOfOrgan(of body: Int) -> Int {
    var of = body - 1
    if of > 0, lexicon.classes(of: document.tokens[of].word).contains(.article) { of -= 1 }
    guard of > 0, lexicon.vocabulary.text(document.tokens[of].word) == "of",
      document.tokens[of - 1].isCapitalised,
      lexicon.classes(of: document.tokens[of - 1].word).contains(.institution)
    else { return body }
    var start = of - 1
    while start > 0, of - start < 5, document.tokens[start - 1].isCapitalised,
      !document.tokens[start].has(.sentenceStart)
    {
      start -= 1
    }
    return start
  }

  /// "H.E.", "H.R.H.".
  private func isStyle(_ index: Int) -> Bool {
    document.tokens[index].has(.abbreviated)
      && ["HE", "HRH", "HM", "HH"].contains(document.text(token: document.tokens[index]).filter { $0 != "." })
  }

  private func startOfBody(_ mention: Mention) -> Int {
    let start = mention.tokens.lowerBound
    guard case .person(let person) = mention.kind, person.office != nil, start > 0,
      lexicon.classes(of: document.tokens[start - 1].word).contains(.institution)
    else { return start }
    var index = start
    while index > 0, start - index < 5, document.tokens[index - 1].isCapitalised,
      !document.tokens[index - 1].isPunctuation, !document.tokens[index].has(.sentenceStart)
    {
      index -= 1
    }
    return index
  }
}
