import SummitModel

/// Nouns of meetings that tell of no other occasion: how states deal with each other, and talks told before.
extension CandidateFinder {
  /// "the exchange of high-level visits and meetings between our countries": how they deal with each other.
  func isExchanged(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard document.text(token: tokens[range.upperBound - 1]).hasSuffix("s") else { return false }
    let before = max(view.tokens.lowerBound, range.lowerBound - 8)..<range.lowerBound
    guard
      let exchange = before.last(where: {
        ["exchange", "exchanges"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return false }
    return lexicon.vocabulary.text(tokens[exchange + 1].word) == "of"
      && !(exchange..<range.lowerBound).contains { tokens[$0].isPunctuation && !tokens[$0].has(.afterHyphen) }
  }

  /// "A and B also took part in the talks": of which others were told before.
  func joinsOthers(_ between: Range<Int>) -> Bool {
    let words = between.map { lexicon.vocabulary.text(tokens[$0].word) }
    return words.contains("also")
      && !Set(["part", "participated", "attended", "present", "joined"]).isDisjoint(with: words)
  }

  /// "a call for talks", "a call to arms": nobody is called.
  func isCallFor(_ range: Range<Int>) -> Bool {
    guard range.upperBound < tokens.count else { return false }
    let next = lexicon.vocabulary.text(tokens[range.upperBound].word)
    let isOfThing =
      next == "of"
      && !document.tokens[min(range.upperBound + 1, tokens.count - 1)].isCapitalised
      && lexicon.classes(of: tokens[min(range.upperBound + 1, tokens.count - 1)].word).isDisjoint(with: [
        .article
      ])
    return (["for", "on", "to"].contains(next) || isOfThing) && range.count == 1
      && tokens[range.lowerBound].word != lexicon.vocabulary.lookup("telephone")
  }
}
