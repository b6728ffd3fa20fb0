import SummitModel

/// Reads where: "at the Sunnylands Retreat in California", "in Beijing", "the Geneva talks".
struct PlaceReader {
  let document: Document
  let lexicon: Lexicon
  let day: Day?

  var tokens: Tokens { document.tokens }

  /// The place that a mention and those that follow it give, when the words before it speak of a place.
  func place(at position: Int, in view: SentenceView, prepositions: Set<String>) -> PlaceReading? {
    let mention = view.mentions[position]
    guard let row = resolve(mention), !mention.isPossessive || row.kind == .city,
      !namesEvent(position, in: view)
    else {
      return nil
    }
    guard let preposition = preposition(before: mention.tokens.lowerBound),
      !isPost(before: mention.tokens.lowerBound),
      prepositions.contains(preposition) && (preposition != "aboard" || row.kind == .venue)
        || preposition == "on" && (row.kind == .island || followsPlaceNoun(mention.tokens.lowerBound))
    else { return nil }
    return reading(row, from: position, in: view, rule: "place after \(preposition)")
  }

  /// "the Indian Ambassador in Moscow", "its embassy in Cairo": where somebody is posted.
  private func isPost(before place: Int) -> Bool {
    (max(0, place - 3)..<max(0, place - 1)).contains {
      Self.posts.contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  private static let posts: Set<String> = [
    "ambassador", "embassy", "embassies", "consul", "consulate", "correspondent", "correspondents", "bureau",
    "attache",
  ]

  /// A place that qualifies the trigger: "the Geneva talks", "the Moscow summit".
  func place(directlyBefore token: Int, in view: SentenceView) -> PlaceReading? {
    guard let position = view.mentions.lastIndex(where: { $0.tokens.upperBound == token }),
      let row = resolve(view.mentions[position]), row.kind != .country, row.country != nil,
      !view.mentions[position].isPossessive
    else { return nil }
    return reading(row, from: position, in: view, rule: Self.naming)
  }

  /// The rule of "the Geneva talks".
  static let naming = "place that names the event"

  /// "at the Annual U.S.-ASEAN Summit": part of what follows, and no place that the tables know.
  private func namesEvent(_ position: Int, in view: SentenceView) -> Bool {
    guard case .person = view.mentions[position].kind, position + 1 < view.mentions.count,
      view.mentions[position + 1].tokens.lowerBound == view.mentions[position].tokens.upperBound
    else { return false }
    return switch view.mentions[position + 1].kind {
    case .series, .trigger: true
    default: false
    }
  }

  /// The table's place of a mention; states count as places of their own.
  func resolve(_ mention: Mention) -> PlaceRow? {
    switch mention.kind {
    case .place(let row): return isOfCountry(mention, row) ? nil : lexicon.places[Int(row)]
    case .country(let country) where country.form == .adjective || mention.isPossessive:
      return capital(behind: mention, country.code)
    case .country(let country) where country.form != .adjective && country.form != .people:
      if country.form == .capital || country.form == .seat, let city = city(mention.tokens, in: country.code)
      {
        return city
      }
      let name = lexicon.countryName(country.code) ?? country.code.rawValue
      return PlaceRow(
        name: country.form == .name ? name : document.nameText(mention.tokens),
        kind: country.form == .name ? .country : .city,
        city: country.form == .capital ? document.nameText(mention.tokens) : nil, admin1: nil,
        country: country.code,
        coordinates: nil, geonameID: nil, population: 0)
    case .person(let person)
    where person.entity < 0 && person.isNamed && person.office == nil && !person.isSpokesman:
      // A name that no table knows, behind "in" or "at", is a place all the same.
      guard mention.tokens.count <= 5, !leadsToPlace(mention.tokens.upperBound),
        // "11:36 A.M. EST".
        lexicon.dates[tokens[mention.tokens.upperBound - 1].word].kind != .clock,
        document.tokens[mention.tokens.lowerBound].shape.isDisjoint(with: [.sentenceStart, .shouted]),
        mention.tokens.count > 1
          ? !namesPaper(mention.tokens)
          : followsPlaceNoun(mention.tokens.lowerBound) || !isOrdinary(mention.tokens.lowerBound)
      else { return nil }
      return PlaceRow(
        name: document.nameText(mention.tokens), kind: .venue, city: nil, admin1: nil, country: nil,
        coordinates: nil, geonameID: nil,
        population: 0)
    default: return nil
    }
  }

  /// "the Caribbean country": where it lies, and not which it is.
  private func isOfCountry(_ mention: Mention, _ row: Int32) -> Bool {
    guard lexicon.places[Int(row)].kind == .region, mention.tokens.upperBound < tokens.count else {
      return false
    }
    return Self.lands.contains(lexicon.vocabulary.text(tokens[mention.tokens.upperBound].word))
  }

  private static let lands: Set<String> = [
    "country", "nation", "republic", "countries", "nations", "neighbour", "neighbor", "sultanate", "kingdom",
    "emirate", "principality",
  ]

  /// "in the Black Sea resort of Sochi": not the sea, but what lies on it.
  private func leadsToPlace(_ next: Int) -> Bool {
    next + 1 < tokens.count && lexicon.classes(of: tokens[next].word).contains(.placeNoun)
      && (lexicon.vocabulary.text(tokens[next + 1].word) == "of" || tokens[next + 1].isCapitalised)
  }

  /// "in the Forces Agreement".
  private func namesPaper(_ name: Range<Int>) -> Bool {
    CandidateFinder.treaties.contains(lexicon.vocabulary.text(tokens[name.upperBound - 1].word))
  }

  /// "in the 21st Century", "in the House": a word of the tables that names nothing by itself.
  private func isOrdinary(_ index: Int) -> Bool {
    let word = tokens[index].word
    // "in Independence, Missouri", "at the Arava border crossing".
    let next = min(index + 1, tokens.count - 1)
    let isPlaced =
      document.isComma(next) && next + 1 < tokens.count && tokens[next + 1].isCapitalised
      || tokens[next].isWord && !tokens[next].isCapitalised && lexicon.classes(of: tokens[next].word).isEmpty
        && lexicon.dates[tokens[next].word].kind == .none
    return word.isKnown && !lexicon.isNameWord(word) && !isPlaced || lexicon.dates[word].kind != .none
      || !lexicon.classes(of: word).isEmpty
      || tokens[index - 1].has(.ordinal)
  }

  /// "on the resort island of Jeju".
  private func followsPlaceNoun(_ token: Int) -> Bool {
    token >= 2 && lexicon.vocabulary.text(tokens[token - 1].word) == "of"
      && lexicon.classes(of: tokens[token - 2].word).contains(.placeNoun)
  }

  private func preposition(before token: Int) -> String? {
    var index = beforeOwner(of: token) ?? token - 1
    var steps = 0
    while index >= 0, steps < 4, !tokens[index].isPunctuation, !tokens[index + 1].has(.afterHyphen) {
      let classes = lexicon.classes(of: tokens[index].word)
      // "in the rebel-held city of", "at the Red Sea resort of".
      if lexicon.vocabulary.text(tokens[index].word) == "of", index > 0,
        lexicon.classes(of: tokens[index - 1].word).contains(.placeNoun)
          || Self.lands.contains(lexicon.vocabulary.text(tokens[index - 1].word))
      {
        index -= 2
        steps = -2
        continue
      }
      if !classes.isDisjoint(with: [.placePreposition, .to]) || classes.contains(.preposition) {
        return lexicon.vocabulary.text(tokens[index].word)
      }
      // "in the Red Sea resort of", "in nearby", "in the Egyptian capital".
      guard classes.contains(.article) || !tokens[index].isCapitalised || steps < 3 else { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// A place by itself, whatever follows.
  func single(_ row: PlaceRow, _ mention: Mention) -> PlaceReading {
    PlaceReading(
      place: merge([row], as: mention.tokens), tokens: mention.tokens, rule: "one leg of a journey")
  }

  /// Adds "…, California" and "… in Jordan" behind a venue or city.
  func reading(_ row: PlaceRow, from position: Int, in view: SentenceView, rule: String) -> PlaceReading {
    if let city = seat(behind: position, of: row, in: view) { return city }
    var tokens = view.mentions[position].tokens
    var chain = [row]
    var next = position + 1
    while next < view.mentions.count, chain.count < 3, let wider = resolve(view.mentions[next]) {
      let gap = tokens.upperBound..<view.mentions[next].tokens.lowerBound
      guard gap.count <= 3, gap.allSatisfy({ isLink($0) }), wider.kind != .venue,
        !areApart(chain[chain.count - 1], wider), !isOfRow(next, in: view)
      else { break }
      chain.append(wider)
      tokens = tokens.lowerBound..<view.mentions[next].tokens.upperBound
      next += 1
    }
    var reading = PlaceReading(place: merge(chain, as: tokens), tokens: tokens, rule: rule)
    reading.isOneOfSeveral = row.kind == .city && isFollowedByCity(position, of: row, in: view)
    return reading
  }

  /// "In Geneva, Iran and Iraq signed": one of several states that act.
  private func isOfRow(_ position: Int, in view: SentenceView) -> Bool {
    guard case .country(let state) = view.mentions[position].kind, state.form == .name else { return false }
    return view.groups.contains {
      $0.mentions.count > 1 && $0.mentions.lowerBound == position && $0.preposition == nil
    }
  }

  /// "Buenos Aires, Quito": cities of two states, of which neither lies in the other.
  private func areApart(_ a: PlaceRow, _ b: PlaceRow) -> Bool {
    a.kind == .city && b.kind == .city && a.country != nil && b.country != nil && a.country != b.country
  }

  /// "Canberra, Sydney and Perth".
  private func isFollowedByCity(_ position: Int, of first: PlaceRow, in view: SentenceView) -> Bool {
    guard position + 1 < view.mentions.count, let second = resolve(view.mentions[position + 1]),
      second.kind == .city, second.country == first.country
    else { return false }
    let gap = view.mentions[position].tokens.upperBound..<view.mentions[position + 1].tokens.lowerBound
    return !gap.isEmpty && gap.count <= 2
      && gap.allSatisfy { document.isComma($0) || lexicon.classes(of: tokens[$0].word).contains(.and) }
  }

  /// "the Syrian capital of Damascus", "Italy's port of Bari": the city that a state's name only leads to.
  private func seat(behind position: Int, of state: PlaceRow, in view: SentenceView) -> PlaceReading? {
    var next = position + 1
    // "the French Alpine resort of Evian".
    if next + 1 < view.mentions.count, !leadsOn(from: position, to: next, in: view),
      leadsOn(from: position, to: next + 1, in: view)
    {
      next += 1
    }
    guard state.kind == .country, next < view.mentions.count, let row = resolve(view.mentions[next]),
      row.kind != .country
    else { return nil }
    let gap = view.mentions[position].tokens.upperBound..<view.mentions[next].tokens.lowerBound
    // "the Pakistani capital Islamabad".
    if gap.count == 1, lexicon.classes(of: tokens[gap.lowerBound].word).contains(.placeNoun) {
      return reading(row, from: next, in: view, rule: "city of a state")
    }
    // "the capital of Nigeria, Abuja".
    let start = view.mentions[position].tokens.lowerBound
    if gap.count == 1, document.isComma(gap.lowerBound), row.country == state.country, start >= 2,
      lexicon.vocabulary.text(tokens[start - 1].word) == "of",
      lexicon.classes(of: tokens[start - 2].word).contains(.placeNoun)
    {
      return reading(row, from: next, in: view, rule: "city of a state")
    }
    guard gap.count >= 2, gap.count <= 4, lexicon.vocabulary.text(tokens[gap.upperBound - 1].word) == "of",
      lexicon.classes(of: tokens[gap.upperBound - 2].word).contains(.placeNoun)
    else { return nil }
    return reading(row, from: next, in: view, rule: "city of a state")
  }

  /// "capital of", "Alpine resort of" between a state and a city.
  private func leadsOn(from position: Int, to next: Int, in view: SentenceView) -> Bool {
    let gap = view.mentions[position].tokens.upperBound..<view.mentions[next].tokens.lowerBound
    return (2...4).contains(gap.count) && lexicon.vocabulary.text(tokens[gap.upperBound - 1].word) == "of"
      && lexicon.classes(of: tokens[gap.upperBound - 2].word).contains(.placeNoun)
  }

  /// "Valencia" where Spain and Portugal meet: of several cities of one name the one in a party's state, unless
  /// another is far better known.
  func nearest(_ reading: PlaceReading, to parties: [Party]) -> PlaceReading {
    let states = Set(parties.compactMap(\.country))
    guard reading.place.venue == nil, let city = reading.place.city, let country = reading.place.country,
      city == reading.place.name, !states.contains(country), reading.tokens.count <= 3
    else { return reading }
    let rows = lexicon.phrases.entries(of: reading.tokens.map { tokens[$0].word })
      .filter { $0.table == .place }.map { lexicon.places[Int($0.row)] }
    let here = rows.filter { $0.country == country }.map(\.population).max() ?? .max
    // American towns are called after cities everywhere: Vancouver in Washington, Paris in Texas.
    let other = rows.filter { row in
      row.country.map(states.contains) ?? false
        // A small town abroad is no better known than one at home.
        && (here < 100_000 || row.population >= here / (row.country?.rawValue == "US" ? 3 : 8))
    }.max { $0.population < $1.population }
    guard let other else { return reading }
    var nearer = reading
    nearer.place = merge([other], as: reading.tokens)
    return nearer
  }

  /// "signed in Asmara this morning, in the State House": a venue that no table knows lies in the city named beside it.
  func surrounded(_ reading: PlaceReading, in view: SentenceView) -> PlaceReading {
    guard reading.place.country == nil else { return reading }
    let cities = view.mentions.indices.compactMap { position -> PlaceReading? in
      place(at: position, in: view, prepositions: ["in"])
    }.filter { $0.place.city != nil && $0.place.country != nil }
    guard cities.count == 1 else { return reading }
    var reading = reading
    reading.place.lies(in: cities[0].place)
    return reading
  }

  private func isLink(_ index: Int) -> Bool {
    document.isComma(index)
      || ["in", "near", "retreat", "outside", "resort", "the"].contains(
        lexicon.vocabulary.text(tokens[index].word))
      || !tokens[index].isPunctuation && tokens[index].isCapitalised
  }

  func merge(_ chain: [PlaceRow], as range: Range<Int>) -> Place {
    let first = elsewhere(narrowed(chain[0], by: chain.dropFirst()), chain.dropFirst().first)
    var place = Place(
      name: first.name, asWritten: document.nameText(range), venue: first.kind == .venue ? first.name : nil,
      city: first.city, admin1: first.admin1, country: first.country, coordinates: first.coordinates,
      geonameID: first.geonameID)
    for wider in chain.dropFirst() {
      if wider.kind == .city, place.city == nil { place.city = wider.name }
      if wider.kind == .region { place.admin1 = place.admin1 ?? wider.name }
      place.country = place.country ?? wider.country
    }
    if first.kind == .region { place.admin1 = first.name }
    place.country = lexicon.state(of: place.country, region: place.admin1, on: day)
    place.countryName = lexicon.countryName(place.country)
    return place
  }

  /// "the Independence Palace in Saigon": a venue of that name in another state is another one.
  private func elsewhere(_ row: PlaceRow, _ wider: PlaceRow?) -> PlaceRow {
    guard row.kind == .venue, let wider, let country = wider.country, row.country != nil,
      row.country != country
    else { return row }
    return PlaceRow(
      name: row.name, kind: .venue, city: wider.kind == .city ? wider.name : nil, admin1: nil,
      country: country,
      coordinates: wider.kind == .city ? wider.coordinates : nil,
      geonameID: wider.kind == .city ? wider.geonameID : nil, population: 0)
  }

  /// Of several places of one name, the one in the state or region that follows.
  private func narrowed(_ row: PlaceRow, by wider: ArraySlice<PlaceRow>) -> PlaceRow {
    guard row.kind == .city, let next = wider.first else { return row }
    if row.country == next.country, next.kind != .region || row.admin1 == next.name { return row }
    let words = row.name.split(separator: " ").map { lexicon.vocabulary.lookup(Folding.fold(String($0))) }
    let match = lexicon.phrases.entries(of: words).filter { $0.table == .place }.map {
      lexicon.places[Int($0.row)]
    }
    .filter { $0.country == next.country && (next.kind != .region || $0.admin1 == next.name) }
    .max { $0.population < $1.population }
    if let match { return match }
    return PlaceRow(
      name: row.name, kind: .city, city: row.name, admin1: next.kind == .region ? next.name : nil,
      country: next.country,
      coordinates: nil, geonameID: nil, population: 0)
  }
}
