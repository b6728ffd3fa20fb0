import SummitModel

/// Cities that stand for their states, and states that stand for a city.
extension PlaceReader {
  /// "in the Egyptian capital".
  func capital(behind mention: Mention, _ country: CountryCode) -> PlaceRow? {
    // "in Ethiopia's capital".
    let next = mention.isPossessive ? mention.tokens.upperBound + 1 : mention.tokens.upperBound
    guard next < tokens.count, lexicon.vocabulary.text(tokens[next].word) == "capital",
      // "the capital of", "the former West German capital Bonn".
      next + 1 >= tokens.count
        || lexicon.vocabulary.text(tokens[next + 1].word) != "of"
          // "arrived in the Chinese capital Saturday".
          && (!tokens[next + 1].isCapitalised || lexicon.dates[tokens[next + 1].word].kind != .none),
      let name = lexicon.capital(of: country, on: day)
    else { return nil }
    let words = name.split(separator: " ").map { lexicon.vocabulary.lookup(Folding.fold(String($0))) }
    return lexicon.phrases.entries(of: words).filter { $0.table == .place }
      .map { lexicon.places[Int($0.row)] }.filter { $0.country == country }
      .max { $0.population < $1.population }
  }

  /// "Warsaw hosted the talks", "talks hosted by Qatar": the city whose name stands for the host, else its state.
  func home(of host: Party) -> PlaceReading? {
    guard let country = host.country, !country.isSupranational else { return nil }
    if !host.isNamed, let row = city(host.tokens, in: country), row.kind == .city {
      return PlaceReading(
        place: merge([row], as: host.tokens), tokens: host.tokens, rule: "city that is the host")
    }
    let name = lexicon.countryName(country) ?? country.rawValue
    return PlaceReading(
      place: Place(
        name: name, asWritten: document.nameText(host.tokens), country: country, countryName: name),
      tokens: host.tokens, rule: "state of the host")
  }

  func city(_ range: Range<Int>, in country: CountryCode) -> PlaceRow? {
    let words = range.map { tokens[$0].word }
    let rows = lexicon.phrases.entries(of: words).filter { $0.table == .place || $0.table == .venue }
      .map { lexicon.places[Int($0.row)] }
    let best = rows.filter {
      country.isSupranational || $0.country == country || country.isSuccession(of: $0.country ?? country)
    }.max { $0.population < $1.population }
    guard let best else { return nil }
    return PlaceRow(
      name: best.name, kind: best.kind, city: best.city, admin1: best.admin1,
      country: country.isSupranational ? best.country : country, coordinates: best.coordinates,
      geonameID: best.geonameID, population: best.population)
  }

  /// "in Nigeria's capital, Abuja", "in Turkey's largest city Istanbul": what stands before whose capital it is.
  func beforeOwner(of token: Int) -> Int? {
    guard token >= 4 else { return nil }
    let noun = document.isComma(token - 1) ? token - 2 : token - 1
    guard lexicon.classes(of: tokens[noun].word).contains(.placeNoun) else { return nil }
    // "in the capital, Abuja", "in the old capital, Lagos".
    if document.isComma(token - 1),
      let article = [noun - 1, noun - 2].first(where: {
        $0 > 0 && lexicon.classes(of: tokens[$0].word).contains(.article)
      })
    {
      return article - 1
    }
    var index = noun - 1
    if index > 0, !tokens[index].has(.possessive), !tokens[index].isCapitalised { index -= 1 }
    guard tokens[index].has(.possessive) else { return nil }
    while index > 0, tokens[index].has(.possessive) || tokens[index].isCapitalised { index -= 1 }
    return index
  }
}
