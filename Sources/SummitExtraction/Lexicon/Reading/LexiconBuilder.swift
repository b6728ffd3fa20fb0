import SummitData
import SummitModel

/// Reads the tables one after the other into the parts of a `Lexicon`.
struct LexiconBuilder {
  let source: LexiconSource
  var words = PhraseWords()
  var phrases = PhraseTable()
  var countryNames: [CountryName] = []
  var countries: [CountryCode: CountryRow] = [:]
  var partsOfStates: [CountryCode: [PartOfState]] = [:]
  var organisations: [OrganisationRow] = []
  var offices: [OfficeTitle] = []
  var people = PeopleReading()
  var series: [SeriesRow] = []
  var topics: [TopicRow] = []
  var triggers: [Trigger] = []
  var classes: [WordClass] = []

  init(source: LexiconSource) { self.source = source }

  mutating func build() throws(TSV.Fault) -> Lexicon {
    try readWords()
    try readTriggers()
    words.vocabulary.spellOut()
    try readCountries()
    try readOrganisations()
    try readOffices()
    try readPeople()
    try readSeries()
    let places = try readPlaces()
    try readTopics()
    let topicCues = try TopicCues(table: source.table(.topicCues), words: &words)
    let outcomeCues = try OutcomeCues(table: source.table(.outcomeCues), words: &words)
    let roleCues = try RoleCues(table: source.table(.roleCues), words: &words)
    var dates = try DateWords(table: source.table(.dateWords), vocabulary: &words.vocabulary)
    dates.namedDays = try NamedDays(table: source.table(.namedDays), words: &words)
    let occasions = try Occasions(
      editions: source.table(.editions), memberships: source.table(.memberships))
    phrases.seal()
    return Lexicon(
      self, places: places, topicCues: topicCues, outcomeCues: outcomeCues, roleCues: roleCues, dates: dates,
      occasions: occasions
    )
  }

  /// Enters a phrase that leads to a row of a table.
  mutating func add(_ phrase: ArraySlice<UInt8>, _ table: PhraseTable.Entry.Table, _ row: Int) {
    add(Array(phrase), 0..<phrase.count, table, row)
  }

  mutating func add(_ bytes: [UInt8], _ phrase: Range<Int>, _ table: PhraseTable.Entry.Table, _ row: Int) {
    words.read(bytes, phrase)
    phrases.add(words.words, PhraseTable.Entry(table: table, row: Int32(row)))
  }

  private mutating func readWords() throws(TSV.Fault) {
    for row in try source.table(.words).rows {
      guard let wordClass = WordClass(named: row[1]) else {
        throw row.fault(1, "there is no class \(row[1])")
      }
      let word = words.intern(row.bytes(0))
      if classes.count <= Int(word.id) {
        classes.append(contentsOf: repeatElement([], count: Int(word.id) + 1 - classes.count))
      }
      classes[Int(word.id)].formUnion(wordClass)
    }
  }

  private mutating func readTriggers() throws(TSV.Fault) {
    for row in try source.table(.triggers).rows {
      guard let form = Trigger.Form(rawValue: row[1]), let frame = Trigger.Frame(rawValue: row[2]),
        let kind = EventKind(rawValue: row[3])
      else { throw row.fault(1, "unknown form, frame or kind") }
      add(row.bytes(0), .trigger, triggers.count)
      triggers.append(Trigger(phrase: row[0], form: form, frame: frame, kind: kind))
    }
  }

  private mutating func readCountries() throws(TSV.Fault) {
    for row in try source.table(.countries).rows {
      let code = CountryCode(row[0])
      countries[code] = CountryRow(code: code, name: row[1], validity: Validity(row, 3))
    }
    for row in try source.table(.partsOfStates).rows {
      partsOfStates[CountryCode(row[0]), default: []].append(
        PartOfState(admin1: row.optional(1), whole: CountryCode(row[2]), validity: Validity(row, 3)))
    }
    for row in try source.table(.countryNames).rows {
      guard let kind = CountryName.Kind(rawValue: row[2]) else {
        throw row.fault(2, "there is no kind \(row[2])")
      }
      add(row.bytes(0), .country, countryNames.count)
      countryNames.append(
        CountryName(alias: row[0], code: CountryCode(row[1]), kind: kind, validity: Validity(row, 3)))
    }
  }

  private mutating func readOrganisations() throws(TSV.Fault) {
    var index: [String: Int] = [:]
    for row in try source.table(.organisations).rows {
      index[row[0]] = organisations.count
      add(row.bytes(1), .organisation, organisations.count)
      organisations.append(OrganisationRow(code: row[0], name: row[1], kind: row[2]))
    }
    for row in try source.table(.organisationNames).rows {
      if let organisation = index[row[1]] { add(row.bytes(0), .organisation, organisation) }
    }
  }

  private mutating func readOffices() throws(TSV.Fault) {
    for row in try source.table(.offices).rows {
      guard let rank = Rank(rawValue: row[2]) else { throw row.fault(2, "there is no rank \(row[2])") }
      add(row.bytes(0), .office, offices.count)
      offices.append(OfficeTitle(office: row[1], rank: rank))
      add(OfficeTitle.plural(of: row.bytes(0)), .office, offices.count)
      offices.append(OfficeTitle(office: row[1], rank: rank, isPlural: true))
    }
  }

  private mutating func readSeries() throws(TSV.Fault) {
    for row in try source.table(.series).rows {
      guard let kind = EventKind(rawValue: row[2]), let level = EventLevel(rawValue: row[4]) else {
        throw row.fault(2, "unknown kind or level")
      }
      add(row.bytes(0), .series, series.count)
      if let plain = Self.withoutApostrophe(row.bytes(0)) { add(plain, .series, series.count) }
      series.append(
        SeriesRow(alias: row[0], series: row[1], kind: kind, organisation: row.optional(3), level: level))
    }
  }

  private mutating func readTopics() throws(TSV.Fault) {
    var index: [String: Int] = [:]
    for row in try source.table(.topics).rows {
      index[row[0]] = topics.count
      topics.append(TopicRow(code: row[0], label: row[1]))
    }
    for row in try source.table(.topicWords).rows {
      guard let topic = index[row[1]] else { continue }
      add(row.bytes(0), .topic, topic)
      if let other = Self.otherNumber(of: row.bytes(0)) { add(other, .topic, topic) }
    }
  }

  /// "Foreign Ministers Meeting" for "foreign ministers' meeting"; `nil` where nothing is left out.
  private static func withoutApostrophe(_ phrase: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let mark = phrase.firstIndex(of: UInt8(ascii: "'")), mark > phrase.startIndex,
      phrase[mark - 1] == UInt8(ascii: "s")
    else { return nil }
    return phrase[..<mark] + phrase[(mark + 1)...]
  }

  /// "missile test" for "missile tests" and the other way round; `nil` where that is no word.
  private static func otherNumber(of phrase: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard phrase.count > 4, let last = phrase.last, last >= UInt8(ascii: "a") else { return nil }
    guard last == UInt8(ascii: "s") else {
      return "hxyz".utf8.contains(last) ? nil : phrase + [UInt8(ascii: "s")]
    }
    let stem = phrase.dropLast()
    return stem.last.map { "siue".utf8.contains($0) } ?? true ? nil : stem
  }
}

extension OfficeTitle {
  /// The plural of a title, on its head word: "ministers of defence", "prime ministers". Bytes, for they are thousands.
  static func plural(of title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = endOfHead(of: title)
    let head = title[..<end]
    if head.suffix(3).elementsEqual("man".utf8) { return head.dropLast(2) + "en".utf8 + title[end...] }
    if head.last == UInt8(ascii: "y"), !head.suffix(2).elementsEqual("ey".utf8) {
      return head.dropLast() + "ies".utf8 + title[end...]
    }
    let hisses = head.last == UInt8(ascii: "s") || head.suffix(2).elementsEqual("ch".utf8)
    return head + (hisses ? "es" : "s").utf8 + title[end...]
  }

  /// Where " of " or " for " begins, the end of what is in the plural; the end of the title where neither stands.
  private static func endOfHead(of title: ArraySlice<UInt8>) -> Int {
    title.indices.dropFirst().first { index in
      title[index] == UInt8(ascii: " ")
        && (title[index...].starts(with: " of ".utf8) || title[index...].starts(with: " for ".utf8))
    } ?? title.endIndex
  }
}
