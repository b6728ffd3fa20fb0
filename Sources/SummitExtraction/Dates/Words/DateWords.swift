internal import SummitData

/// The words that dates are made of, found by their number in the vocabulary.
struct DateWords: Sendable {
  static let file = "date_words.tsv"
  static let columns = ["word", "class", "value"]

  /// What a word is to a date; the names are the classes of the table.
  enum Kind: UInt8, CaseIterable, Sendable {
    case none
    case month
    /// A month that is also a name, a verb or an abbreviation, and needs a date's company: "May", "Dec".
    case weakMonth
    case weekday
    /// "Sun", "Sat": weekdays only beside a day of the month.
    case weakWeekday
    case cardinal
    /// "few", "several", with a typical number.
    case vagueCount
    case ordinal
    case unit
    /// "weeklong".
    case longUnit
    /// "long", after a hyphen: "week-long".
    case long
    case daypart
    case relativeDay
    /// "last", "next", "this".
    case direction
    /// "past": "the past year" is the one that ends now.
    case bygone
    /// "previous", "following", "that", "same": counted from the date last spoken of.
    case anchorDirection
    case part
    /// "end", "beginning": parts only with "of".
    case partNoun
    case season
    /// "fall", which is rarely the season.
    case weakSeason
    case weekend
    case ago
    /// "hence", "afterwards".
    case shift
    /// "ahead", which with "of" says "before".
    case ahead
    case relation
    case of
    case and
    case or
    case article
    case the
    case determiner
    /// "lasts", "lasting".
    case lasting
    /// "postponed", "moved": what stands after "from" is the old date.
    case moved
    case recurring
    /// "Good", "Bloody": before a weekday they make a name of it.
    case naming
    /// "Times", "Telegraph": after a weekday they make a name of it.
    case titled
    /// "old", after a number of years.
    case old
    /// "about", before a number.
    case approximately
    /// Nouns that are counted: "people", "troops".
    case counted
    /// "GMT", "hours": what stands before is a time of day.
    case clock
    /// "Resolution", "No.": what follows is a number, not a year.
    case numbering
    /// Words of grammar, before which a date does not qualify a noun.
    case grammar
    /// "back in December": what was.
    case back
    case now
    case time
    // Verbs, for the tense of a clause.
    case past
    case present
    case be
    case have
    case modal
    case plan
    case future
    case reporting
  }

  struct Entry: Sendable {
    var kind = Kind.none
    var value: Int16 = 0
  }

  private var entries: [Entry] = []
  var namedDays = NamedDays()

  init(table: TSV, vocabulary: inout Vocabulary) throws(TSV.Fault) {
    let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ("\($0)", $0) })
    for row in table.rows {
      guard let kind = kinds[row[1]], kind != .none else {
        throw row.fault(1, "no class is called \(row[1])")
      }
      guard let value = Self.value(row[2]) else {
        throw row.fault(2, "no value is called \(row[2])")
      }
      set(Entry(kind: kind, value: value), for: vocabulary.intern(Folding.fold(row[0])))
    }
  }

  /// "day", "week", "evening", "Monday": how long, or which day.
  func isStretchOfTime(_ word: Word) -> Bool {
    [.unit, .longUnit, .long, .daypart, .weekday, .season].contains(self[word].kind)
  }

  subscript(word: Word) -> Entry {
    let id = Int(word.id)
    return id >= 0 && id < entries.count ? entries[id] : Entry()
  }

  private mutating func set(_ entry: Entry, for word: Word) {
    let id = Int(word.id)
    if id >= entries.count {
      entries.append(contentsOf: repeatElement(Entry(), count: id + 1 - entries.count))
    }
    entries[id] = entry
  }

  /// Numbers stand for themselves, names for cases of the grammar's enums; nothing is 0.
  private static func value(_ text: String) -> Int16? {
    text.isEmpty ? 0 : Int16(text) ?? names[text]
  }

  private static let names: [String: Int16] = {
    var names: [String: Int16] = [:]
    for unit in DateUnit.allCases { names["\(unit)"] = unit.rawValue }
    for season in Season.allCases { names["\(season)"] = season.rawValue }
    for part in PeriodPart.allCases { names["\(part)"] = part.rawValue }
    for relation in DateRelation.allCases { names["\(relation)"] = relation.rawValue }
    return names
  }()
}
