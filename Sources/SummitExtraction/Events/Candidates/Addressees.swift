/// "You": whoever is spoken to. Who that is, those who speak in turn tell.
extension CandidateFinder {
  /// "welcome you to Canberra", "your visit".
  func addressee(at index: Int, in view: SentenceView) -> PartyGroup? {
    guard view.tokens.contains(index), ["you", "your"].contains(lexicon.vocabulary.text(tokens[index].word))
    else { return nil }
    return PartyGroup(
      parties: [], mentions: 0..<0, tokens: index..<(index + 1), isAnaphoric: true, isAddressee: true,
      isPossessive: false)
  }

  /// "Thank you for receiving me in New York": whoever is thanked did.
  func whoIsThanked(for verb: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard verb.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[verb.lowerBound - 1].word) == "for",
      let thank = (max(view.tokens.lowerBound, verb.lowerBound - 10)..<verb.lowerBound).last(where: {
        ["thank", "thanks", "grateful"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return (thank..<verb.lowerBound).lazy.compactMap { addressee(at: $0, in: view) }.first
  }

  /// "Mr President, welcome to Canberra": said by whoever is at home there.
  func greeting(_ welcome: Range<Int>, in view: SentenceView) -> (host: PartyGroup, guest: PartyGroup)? {
    let (before, to) = (welcome.lowerBound - 1, welcome.upperBound)
    guard view.tokens.contains(to), lexicon.classes(of: tokens[to].word).contains(.to),
      tokens[welcome.lowerBound].has(.sentenceStart) || document.isComma(before)
        || document.text(token: tokens[before]) == ":"
    else { return nil }
    let host = PartyGroup(
      parties: [], mentions: 0..<0, tokens: welcome, isAnaphoric: true, pronoun: .i, isPossessive: false)
    var guest = host
    guest.pronoun = []
    guest.isAddressee = true
    return (host, guest)
  }
}
