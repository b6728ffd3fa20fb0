import SummitModel

/// States behind a city's name: where it lies, or who acts there.
extension PartyGrouper {
  /// "Kuala Lumpur, Malaysia": the state only tells where the city lies; not "In Geneva, Iran and Iraq signed".
  func isPlaceOfPlace(_ mention: Mention, after previous: Mention) -> Bool {
    guard case .country(let state) = mention.kind, state.form == .name,
      previous.tokens.upperBound + 1 == mention.tokens.lowerBound,
      document.isComma(previous.tokens.upperBound)
    else { return false }
    switch previous.kind {
    case .place(let row):
      return !opensRow(mention, of: state.code, behind: previous, in: lexicon.places[Int(row)].country)
    case .country(let city) where city.form == .capital:
      return !opensRow(mention, of: state.code, behind: previous, in: city.code)
    default: return false
    }
  }

  /// "In Moscow, France and Russia signed": a row of states behind where they were.
  func actsIn(_ capital: Mention, _ mention: Mention) -> Bool {
    guard case .country(let city) = capital.kind, city.form == .capital,
      case .country(let state) = mention.kind,
      state.form == .name, capital.tokens.upperBound + 1 == mention.tokens.lowerBound,
      document.isComma(capital.tokens.upperBound), capital.tokens.lowerBound > 0,
      lexicon.vocabulary.text(tokens[capital.tokens.lowerBound - 1].word) == "in"
    else { return false }
    return opensRow(mention, of: state.code, behind: capital, in: city.code)
  }

  /// A state in whose land the city does not lie, or that stands behind a fronted "In C,", and another one after "and".
  private func opensRow(
    _ mention: Mention, of state: CountryCode, behind city: Mention, in land: CountryCode?
  )
    -> Bool
  {
    var next = mention.tokens.upperBound
    guard next < tokens.count, lexicon.classes(of: tokens[next].word).contains(.and) else { return false }
    next += lexicon.classes(of: tokens[min(next + 1, tokens.count - 1)].word).contains(.article) ? 2 : 1
    guard next < tokens.count,
      lexicon.phrases.longestMatch(in: tokens, at: next, limit: tokens.count)?.entries
        .contains(where: { $0.table == .country }) ?? false
    else { return false }
    let isFronted = city.tokens.lowerBound > 0 && tokens[city.tokens.lowerBound - 1].isCapitalised
    return isFronted || land.map { $0 != state && !$0.isSuccession(of: state) } ?? false
  }
}
