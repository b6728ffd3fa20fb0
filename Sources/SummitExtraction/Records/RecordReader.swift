public import SummitModel

/// Reads the fields of lists and registers, whose columns tell beforehand which states and which day are meant:
/// "President Gauck and Chancellor Merkel" in Germany in June 2013.
public struct RecordReader: Sendable {
  let lexicon: Lexicon

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Parameter states: to which a title without a state belongs, the likeliest first.
  public func read(_ text: String, states: [CountryCode], day: Day?) -> RecordField {
    let document = Document(text: text, vocabulary: lexicon.vocabulary)
    let scanner = MentionScanner(document: document, lexicon: lexicon, day: day, dates: [])
    var registry = Registry(document: document, lexicon: lexicon, day: day, home: states.first)
    var mentions = document.sentences.map { scanner.mentions(in: $0) }
    registry.forEachPerson(in: &mentions) { registry, person, _ in
      person.country = person.country ?? state(of: person, among: states, registry, day)
    }
    registry.resolve(&mentions)
    let grouper = PartyGrouper(document: document, lexicon: lexicon, registry: registry)
    var names: [RecordField.Name] = []
    for (index, sentence) in document.sentences.enumerated() {
      let view = grouper.view(index: index, tokens: sentence, mentions: mentions[index])
      names += self.names(in: view, document, registry, states, day)
    }
    return RecordField(names: names, sentences: document.sentences.map { document.scalarRange($0) })
  }

  /// Reads the column that names somebody by title: "President Cossiga and Prime Minister Andreotti", "King Hussein".
  ///
  /// - Parameter country: whose office it is.
  public func bearers(of text: String, country: CountryCode?, day: Day?) -> [(
    person: Participant, family: String
  )] {
    let document = Document(text: text, vocabulary: lexicon.vocabulary)
    let names = NameReader(document: document, lexicon: lexicon)
    let titles = TitleReader(document: document, lexicon: lexicon, day: day, names: names)
    let count = document.tokens.count
    let cuts = (0..<count).filter { index in
      index + 1 < count && lexicon.classes(of: document.tokens[index].word).contains(.and)
        && titles.office(at: index + 1, limit: count) != nil
        && titles.title(at: 0, limit: count)?.end ?? 0 < index
    }
    let starts = [0] + cuts.map { $0 + 1 }
    return zip(starts, cuts + [count]).map { bearer($0..<$1, document, titles, country, day) }
  }

  /// The code of a state as the list calls it: "China, People's Republic of", "Burma".
  public func country(named name: String, day: Day?) -> CountryCode? {
    entries(of: name).filter { $0.table == .country }.map { lexicon.countryNames[Int($0.row)] }
      .first { ($0.kind == .name || $0.kind == .seat) && $0.validity.holds(on: day) }?.code
  }

  public func countryName(_ code: CountryCode) -> String? { lexicon.countryName(code) }

  /// The city, region or venue of that name in a state, with its coordinates where the tables know it.
  public func place(named name: String, in country: CountryCode) -> Place {
    let known = entries(of: name).filter { $0.table == .place || $0.table == .venue }
      .map { lexicon.places[Int($0.row)] }
      .filter { $0.country == country || country.isSuccession(of: $0.country ?? country) }
      .max { $0.population < $1.population }
    return Place(
      name: known?.name ?? name, asWritten: name, venue: known?.kind == .venue ? known?.name : nil,
      city: known.map { $0.kind == .region ? nil : $0.city ?? $0.name } ?? name,
      admin1: known?.kind == .region ? known?.name : known?.admin1, country: country,
      countryName: lexicon.countryName(country), coordinates: known?.coordinates, geonameID: known?.geonameID)
  }

  // MARK: Parts

  private func entries(of name: String) -> [PhraseTable.Entry] {
    let document = Document(text: name, vocabulary: lexicon.vocabulary)
    guard !document.tokens.isEmpty else { return [] }
    let words = document.tokens.filter { !$0.isPunctuation }.map(\.word)
    return Array(lexicon.phrases.entries(of: words))
  }

  /// The first of the states that has somebody of that name in that office.
  private func state(
    of person: PersonMention, among states: [CountryCode], _ registry: Registry, _ day: Day?
  ) -> CountryCode? {
    guard person.organisation == nil, person.isNamed else { return nil }
    let words = registry.words(of: person.name)
    return states.first { state in
      lexicon.person(
        named: words, country: state, organisation: nil, rank: person.rank, office: person.office, day: day,
        isFormer: person.isFormer) != nil
    }
  }

  private func bearer(
    _ range: Range<Int>, _ document: Document, _ titles: TitleReader, _ country: CountryCode?, _ day: Day?
  ) -> (person: Participant, family: String) {
    let title = range.isEmpty ? nil : titles.title(at: range.lowerBound, limit: range.upperBound)
    let start = title.map { $0.end < range.upperBound ? $0.end : range.lowerBound } ?? range.lowerBound
    let name = document.nameText(start..<range.upperBound)
    let words = name.split(separator: " ").map { word in
      String(decoding: Folding.fold(String(word)).filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    }
    var entity = Entity(name: name, words: words)
    entity.office = title?.person.office
    entity.rank = title?.person.rank
    entity.country = country
    entity.person =
      bearer(known: document.nameText(range), day)
      ?? lexicon.person(
        named: words, country: country, organisation: nil, rank: entity.rank, office: entity.office, day: day,
        isFormer: false)
    if let row = entity.person {
      let known = lexicon.people[Int(row)]
      entity.name = known.name
      let term = known.term(on: day, slack: 500)
      entity.office = entity.office ?? term?.office
      entity.rank = entity.rank ?? term?.rank
    }
    return described(entity, document.nameText(range), country)
  }

  /// Whom title and name together mean by the table of names: "Queen Elizabeth II", "Prime Minister Churchill".
  private func bearer(known name: String, _ day: Day?) -> Int32? {
    entries(of: name).filter { $0.table == .person }.map(\.row).min { a, b in
      let distances = [a, b].map { row in
        lexicon.people[Int(row)].terms.map { $0.validity.distance(to: day) }.min() ?? .max
      }
      return distances[0] < distances[1]
    }
  }

  private func names(
    in view: SentenceView, _ document: Document, _ registry: Registry, _ states: [CountryCode], _ day: Day?
  ) -> [RecordField.Name] {
    let places = PlaceReader(document: document, lexicon: lexicon, day: day)
    var end = 0
    return view.mentions.indices.compactMap { position in
      let mention = view.mentions[position]
      guard mention.tokens.lowerBound >= end else { return nil }
      var tokens = mention.tokens
      let meaning: RecordField.Meaning
      switch mention.kind {
      case .person(let person) where person.entity >= 0:
        meaning = named(registry.entities[person.entity], document.nameText(mention.tokens), states)
      case .series(let row):
        let series = lexicon.series[Int(row)]
        meaning = .series(name: series.series, kind: series.kind, level: series.level)
      case .topic(let row):
        let topic = lexicon.topics[Int(row)]
        meaning = .topic(
          Topic(code: topic.code, label: topic.label, asWritten: document.nameText(mention.tokens)))
      default:
        guard let place = places.place(at: position, in: view, prepositions: ["in", "at", "to", "near"]),
          place.place.country != nil
        else { return nil }
        tokens = place.tokens
        meaning = .place(place.place)
      }
      end = tokens.upperBound
      return RecordField.Name(meaning: meaning, range: document.scalarRange(tokens))
    }
  }

  private func named(_ entity: Entity, _ written: String, _ states: [CountryCode]) -> RecordField.Meaning {
    let country = entity.country ?? (entity.organisation == nil ? states.first : nil)
    let (person, family) = described(entity, written, country)
    return .person(person, family: family)
  }

  private func described(
    _ entity: Entity, _ written: String, _ country: CountryCode?
  ) -> (person: Participant, family: String) {
    let known = entity.person.map { lexicon.people[Int($0)] }
    let family = known?.family ?? entity.name.split(separator: " ").last.map(String.init) ?? entity.name
    let person = Participant(
      name: entity.usualName, office: entity.office, country: country,
      organisation: entity.organisation, rank: entity.rank ?? .other, role: .participant, asWritten: written)
    return (person, family)
  }
}
