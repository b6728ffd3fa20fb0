import SummitModel

extension Lexicon {
  /// "North and South Korea": the state that the first word and the last make; `nil` where they make none.
  func halfOfPair(in tokens: Tokens, at index: Int, limit: Int, day: Day?) -> CountryCode? {
    guard index + 3 < limit, tokens[index].isCapitalised, classes(of: tokens[index + 1].word).contains(.and),
      tokens[index + 2].isCapitalised, tokens[index + 3].isCapitalised,
      Self.directions.contains(vocabulary.text(tokens[index].word)),
      Self.directions.contains(vocabulary.text(tokens[index + 2].word))
    else { return nil }
    return phrases.entries(of: [tokens[index].word, tokens[index + 3].word])
      .filter { $0.table == .country }.map { countryNames[Int($0.row)] }
      .first { $0.validity.holds(on: day) }?.code
  }

  /// "Franco-Italian": a state only in front of a hyphen and another people, for alone it is the Caudillo's name.
  func isFrenchHalf(in tokens: Tokens, at index: Int, day: Day?) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].has(.afterHyphen),
      vocabulary.text(tokens[index].word) == "franco"
    else { return false }
    return phrases.entries(of: [tokens[index + 1].word]).contains {
      $0.table == .country && countryNames[Int($0.row)].kind == .adjective
        && countryNames[Int($0.row)].validity.holds(on: day)
    }
  }

  private static let directions: Set<String> = ["north", "south", "east", "west"]

  /// "Latin American", "Central American": of a continent, and not of the United States.
  func isOfContinent(in tokens: Tokens, at index: Int) -> Bool {
    index > 0 && vocabulary.text(tokens[index].word) == "american"
      && ["latin", "central", "south", "north"].contains(vocabulary.text(tokens[index - 1].word))
  }
}
