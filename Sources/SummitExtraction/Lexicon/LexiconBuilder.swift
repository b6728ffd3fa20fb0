import SummitData
import SummitModel

/// Reads the tables one after the other into the parts of a `Lexicon`.
struct LexiconBuilder {
  let table: (String) -> String?
  var vocabulary = Vocabulary()
  var phrases = PhraseTable()
  var countryNames: [CountryName] = []
  var countries: [CountryCode: CountryRow] = [:]
  var organisations: [OrganisationRow] = []
  var offices: [OfficeTitle] = []
  var people: [PersonRow] = []
  var peopleByFamily: [Word: [Int32]] = [:]
  var peopleByCountry: [CountryCode: [Int32]] = [:]
  var series: [SeriesRow] = []
  var places: [PlaceRow] = []
  var topics: [TopicRow] = []
  var triggers: [Trigger] = []
  var dates: DateWords?
  var classes: [WordClass] = []
  var nameWords: Set<Word> = []

  init(table: @escaping (String) -> String?) { self.table = table }

  mutating func build() throws(TSV.Fault) {
    try readWords()
    try readTriggers()
    try readCountries()
    try readOrganisations()
    try readOffices()
    try readPeople()
    try readSeries()
    try readPlaces()
    try readTopics()
    try readDates()
    phrases.seal()
  }

  private func rows(_ file: String, _ columns: [String]) throws(TSV.Fault) -> [TSV.Row] {
    guard let text = table(file) else {
      throw TSV.Fault(file: file, line: 1, column: 1, reason: "there is no such table")
    }
    return try TSV(file: file, text: text, columns: columns).rows
  }

  /// The words of a phrase as the tokenizer cuts them, leading "the" left out.
  mutating func words(of phrase: String) -> [Word] {
    PhraseWords.words(of: phrase, vocabulary: &vocabulary)
  }

  private mutating func add(_ phrase: String, _ table: PhraseTable.Entry.Table, _ row: Int) {
    phrases.add(words(of: phrase), PhraseTable.Entry(table: table, row: Int32(row)))
  }

  private mutating func readWords() throws(TSV.Fault) {
    for row in try rows("words.tsv", ["word", "class"]) {
      guard let wordClass = WordClass(named: row[1]) else {
        throw TSV.Fault(file: "words.tsv", line: row.line, column: 2, reason: "there is no class \(row[1])")
      }
      let word = vocabulary.intern(Folding.fold(row[0]))
      if classes.count <= Int(word.id) {
        classes.append(contentsOf: repeatElement([], count: Int(word.id) + 1 - classes.count))
      }
      classes[Int(word.id)].formUnion(wordClass)
    }
  }

  private mutating func readTriggers() throws(TSV.Fault) {
    for row in try rows("triggers.tsv", ["phrase", "form", "frame", "kind"]) {
      guard let form = Trigger.Form(rawValue: row[1]), let frame = Trigger.Frame(rawValue: row[2]),
        let kind = EventKind(rawValue: row[3])
      else {
        throw TSV.Fault(
          file: "triggers.tsv", line: row.line, column: 2, reason: "unknown form, frame or kind")
      }
      add(row[0], .trigger, triggers.count)
      triggers.append(Trigger(phrase: row[0], form: form, frame: frame, kind: kind))
    }
  }

  private mutating func readCountries() throws(TSV.Fault) {
    for row in try rows("countries.tsv", ["code", "name", "region", "from", "to"]) {
      let code = CountryCode(row[0])
      countries[code] = CountryRow(code: code, name: row[1], validity: Validity(from: row[3], to: row[4]))
    }
    for row in try rows("country_names.tsv", ["alias", "code", "kind", "from", "to"]) {
      guard let kind = CountryName.Kind(rawValue: row[2]) else {
        throw TSV.Fault(
          file: "country_names.tsv", line: row.line, column: 3, reason: "there is no kind \(row[2])")
      }
      add(row[0], .country, countryNames.count)
      countryNames.append(
        CountryName(
          alias: row[0], code: CountryCode(row[1]), kind: kind, validity: Validity(from: row[3], to: row[4])))
    }
  }

  private mutating func readOrganisations() throws(TSV.Fault) {
    var index: [String: Int] = [:]
    for row in try rows("organisations.tsv", ["code", "name", "kind"]) {
      index[row[0]] = organisations.count
      add(row[1], .organisation, organisations.count)
      organisations.append(OrganisationRow(code: row[0], name: row[1], kind: row[2]))
    }
    for row in try rows("organisation_names.tsv", ["alias", "code"]) {
      if let organisation = index[row[1]] { add(row[0], .organisation, organisation) }
    }
  }

  private mutating func readOffices() throws(TSV.Fault) {
    for row in try rows("offices.tsv", ["title", "office", "rank"]) {
      guard let rank = Rank(rawValue: row[2]) else {
        throw TSV.Fault(file: "offices.tsv", line: row.line, column: 3, reason: "there is no rank \(row[2])")
      }
      add(row[0], .office, offices.count)
      offices.append(OfficeTitle(office: row[1], rank: rank))
      add(Self.plural(of: row[0]), .office, offices.count)
      offices.append(OfficeTitle(office: row[1], rank: rank, isPlural: true))
    }
  }

  /// The plural of a title, on its head word: "ministers of defence", "prime ministers".
  private static func plural(of title: String) -> String {
    var words = title.split(separator: " ").map(String.init)
    let head =
      words.firstIndex(of: "of").map { $0 - 1 } ?? words.firstIndex(of: "for").map { $0 - 1 } ?? words.count
      - 1
    guard words.indices.contains(head) else { return title + "s" }
    let word = words[head]
    if word.hasSuffix("man") {
      words[head] = word.dropLast(3) + "men"
    } else if word.hasSuffix("y"), !word.hasSuffix("ey") {
      words[head] = word.dropLast() + "ies"
    } else if word.hasSuffix("ch") || word.hasSuffix("s") {
      words[head] = word + "es"
    } else {
      words[head] = word + "s"
    }
    return words.joined(separator: " ")
  }

  private mutating func readPeople() throws(TSV.Fault) {
    let columns = ["name", "family", "gender", "office", "rank", "country", "organisation", "from", "to"]
    var index: [String: Int] = [:]
    for row in try rows("leaders.tsv", columns) {
      guard let rank = Rank(rawValue: row[4]) else {
        throw TSV.Fault(file: "leaders.tsv", line: row.line, column: 5, reason: "there is no rank \(row[4])")
      }
      let country = row.optional(5).map { CountryCode($0) }
      let term = PersonRow.Term(
        office: row[3], rank: rank, country: country, organisation: row.optional(6),
        validity: Validity(from: row[7], to: row[8]))
      if let known = index[row[0]] {
        people[known].terms.append(term)
      } else {
        index[row[0]] = people.count
        let nameWords = words(of: row[0]).map { vocabulary.text($0) }
        addPerson(
          PersonRow(
            name: Self.plainName(row[0]), family: row[1], isFemale: row[2] == "f", nameWords: nameWords,
            terms: [term]))
      }
      if let country, let known = index[row[0]] {
        if peopleByCountry[country]?.last != Int32(known) {
          peopleByCountry[country, default: []].append(Int32(known))
        }
      }
    }
    for row in try rows("person_names.tsv", ["alias", "name"]) {
      guard let person = index[row[1]] else { continue }
      let alias = words(of: row[0])
      if alias.count > 1 {
        phrases.add(alias, PhraseTable.Entry(table: .person, row: Int32(person)))
      } else if let only = alias.first {
        peopleByFamily[only, default: []].append(Int32(person))
      }
    }
  }

  /// A namesake's mark is no part of the name: "Gerhard Schröder (CDU)".
  private static func plainName(_ name: String) -> String {
    name.firstIndex(of: "(").map { String(name[..<$0].dropLast()) } ?? name
  }

  private mutating func addPerson(_ person: PersonRow) {
    let full = words(of: person.name)
    nameWords.formUnion(full)
    if full.count > 1 { phrases.add(full, PhraseTable.Entry(table: .person, row: Int32(people.count))) }
    if let family = words(of: person.family).last {
      peopleByFamily[family, default: []].append(Int32(people.count))
    }
    people.append(person)
  }

  private mutating func readSeries() throws(TSV.Fault) {
    for row in try rows("series.tsv", ["alias", "series", "kind", "organisation", "level"]) {
      guard let kind = EventKind(rawValue: row[2]), let level = EventLevel(rawValue: row[4]) else {
        throw TSV.Fault(file: "series.tsv", line: row.line, column: 3, reason: "unknown kind or level")
      }
      add(row[0], .series, series.count)
      series.append(
        SeriesRow(alias: row[0], series: row[1], kind: kind, organisation: row.optional(3), level: level))
    }
  }

  private mutating func readPlaces() throws(TSV.Fault) {
    let columns = ["geoname_id", "name", "kind", "country", "admin1", "latitude", "longitude", "population"]
    var index: [String: Int] = [:]
    for row in try rows("places.tsv", columns) {
      guard let kind = PlaceRow.Kind(rawValue: row[2]) else { continue }
      index[row[0]] = places.count
      add(row[1], .place, places.count)
      places.append(
        PlaceRow(
          name: row[1], kind: kind, city: kind == .city ? row[1] : nil, admin1: row.optional(4),
          country: row.optional(3).map { CountryCode($0) }, coordinates: Self.coordinates(row, 5),
          geonameID: row.int(0), population: row.int(7) ?? 0))
    }
    for row in try rows("place_names.tsv", ["alias", "geoname_id"]) {
      if let place = index[row[1]] { add(row[0], .place, place) }
    }
    for row in try rows(
      "venues.tsv", ["name", "city", "admin1", "country", "latitude", "longitude", "geoname_id"])
    {
      add(row[0], .venue, places.count)
      places.append(
        PlaceRow(
          name: row[0], kind: .venue, city: row.optional(1), admin1: row.optional(2),
          country: row.optional(3).map { CountryCode($0) }, coordinates: Self.coordinates(row, 4),
          geonameID: row.int(6), population: 0))
    }
  }

  private static func coordinates(_ row: TSV.Row, _ column: Int) -> Coordinates? {
    guard let latitude = row.double(column), let longitude = row.double(column + 1) else { return nil }
    return Coordinates(latitude: latitude, longitude: longitude)
  }

  private mutating func readTopics() throws(TSV.Fault) {
    var index: [String: Int] = [:]
    for row in try rows("topics.tsv", ["code", "label", "cameo", "plover", "iptc"]) {
      index[row[0]] = topics.count
      topics.append(TopicRow(code: row[0], label: row[1]))
    }
    for row in try rows("topic_words.tsv", ["phrase", "code"]) {
      if let topic = index[row[1]] { add(row[0], .topic, topic) }
    }
  }

  private mutating func readDates() throws(TSV.Fault) {
    guard let text = table(DateWords.file) else {
      throw TSV.Fault(file: DateWords.file, line: 1, column: 1, reason: "there is no such table")
    }
    let words = try TSV(file: DateWords.file, text: text, columns: DateWords.columns)
    dates = try DateWords(table: words, vocabulary: &vocabulary)
  }
}

/// The words of a table's phrase, cut as the tokenizer cuts an article.
enum PhraseWords {
  static func words(of phrase: String, vocabulary: inout Vocabulary) -> [Word] {
    let bytes = Array(phrase.utf8)
    var words: [Word] = []
    for token in Tokenizer.tokens(of: bytes, vocabulary: Vocabulary(capacity: 2)) {
      guard !token.isPunctuation || token.has(.possessive) else { continue }
      words.append(vocabulary.intern(form(of: token, in: bytes)))
    }
    if words.count > 1, vocabulary.text(words[0]) == "the" { words.removeFirst() }
    return words
  }

  private static func form(of token: Token, in bytes: [UInt8]) -> [UInt8] {
    let raw = bytes[Int(token.start)..<Int(token.end)].filter { $0 != UInt8(ascii: ".") }
    if token.has(.capitals), raw.count <= 3, raw.count > 1 { return raw }
    return Folding.fold(String(decoding: raw, as: UTF8.self))
  }
}
