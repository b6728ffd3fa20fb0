extension Lexicon {
  /// "General Secretary of the Chinese Communist Party", "a delegation of the Nepalese House of Representatives": the
  /// end of the body of a state, whose name goes on behind the state's.
  func endOfBody(in tokens: Tokens, from end: Int, limit: Int) -> Int {
    var (index, body) = (end, end)
    while index < limit, index - end < 8, !tokens[index].isPunctuation,
      tokens[index].isCapitalised || tokens[index].has(.possessive)
        || ["of", "the", "and"].contains(vocabulary.text(tokens[index].word))
    {
      if classes(of: tokens[index].word).contains(.institution), tokens[index].isCapitalised {
        body = index + 1
      }
      index += 1
    }
    return body
  }
}
