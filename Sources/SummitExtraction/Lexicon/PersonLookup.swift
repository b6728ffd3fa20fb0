import SummitModel

extension Lexicon {
  /// The person of the leaders' table whom a name means, given what else the text tells; `nil` when none fits
  /// or two fit equally well.
  ///
  /// - Parameters:
  ///   - words: the folded words of the name as written.
  ///   - day: the day of the article or event; terms far from it speak against a person.
  func person(
    named words: [String], country: CountryCode?, organisation: String?, rank: Rank?, office: String?,
    day: Day?,
    isFormer: Bool
  ) -> Int32? {
    guard let last = words.last else { return nil }
    var search = PersonSearch()
    func weigh(_ rows: [Int32]?) {
      for row in rows ?? [] where search.seen.insert(row).inserted {
        let person = people[Int(row)]
        if let score = fit(person, words, country, organisation, rank, office, day, isFormer) {
          search.offer(row, person.name, score)
        }
      }
    }
    weigh(peopleByFamily[vocabulary.lookup(last)])
    for word in words.dropLast() { weigh(peopleByFamily[vocabulary.lookup(word)]) }
    if search.best == nil, words.count > 1 || country != nil {
      for word in words { weigh(peopleByFirstOfFamily[vocabulary.lookup(word)]) }
    }
    return search.best
  }

  /// How far a written name agrees with the name or another form of it.
  private func agreement(of words: [String], with person: PersonRow) -> Int? {
    let name = NameComparison.agreement(of: words, with: nameWords(of: person))
    if name == min(words.count - 1, 2) { return name }
    let others = person.otherForms.compactMap { form in
      NameComparison.agreement(of: words, with: folded(form))
    }
    return (others + [name].compactMap { $0 }).max()
  }

  /// How well a person fits; `nil` where the given names, the state or the time contradict.
  private func fit(
    _ person: PersonRow, _ words: [String], _ country: CountryCode?, _ organisation: String?, _ rank: Rank?,
    _ office: String?, _ day: Day?, _ isFormer: Bool
  ) -> Int? {
    guard let given = agreement(of: words, with: person) else { return nil }
    var score = given * 40
    if let country {
      guard
        person.terms.contains(where: {
          $0.country == country || $0.country?.isSuccession(of: country) ?? false
        })
      else {
        return words.count > 1 && given > 0 && person.terms.allSatisfy({ $0.country == nil }) ? score : nil
      }
      score += 30
    }
    if let organisation, person.terms.contains(where: { $0.organisation == organisation }) { score += 20 }
    let distance = person.terms.map { $0.validity.distance(to: day) }.min() ?? 0
    let isByOffice = office.map { person.led(by: $0, as: rank, before: day) } ?? false
    guard let time = fit(distance: distance, words: words.count, isFormer, isByOffice) else { return nil }
    score += time
    // Marshals and generals lead states too: an official's title speaks for nobody.
    if let rank, rank != .official,
      person.terms.contains(where: { $0.rank == rank && $0.validity.distance(to: day) < 800 })
    {
      score += 10
    }
    if let office,
      person.terms.contains(where: { $0.office == office && $0.validity.distance(to: day) < 800 })
    {
      score += 10
    }
    // A surname alone is the leader's rather than that of the spouse or a deputy.
    if words.count == 1, rank == nil, office == nil, let term = person.term(on: day) {
      score += term.rank.isLeader ? (term.office.hasSuffix("Leader") ? 7 : 6) : term.rank == .minister ? 3 : 0
    }
    let certain = words.count > 1 || country != nil || organisation != nil || rank != nil || distance == 0
    return certain && score >= 20 ? score : nil
  }

  /// How well the time fits, by the days between it and a term; `nil` where it contradicts. Histories are told long
  /// after, and by office: "In 1961 President Kennedy met" means no ambassador of today.
  private func fit(distance: Int, words: Int, _ isFormer: Bool, _ isByOffice: Bool) -> Int? {
    switch distance {
    case 0: isFormer ? 5 : 25
    case ...400: 12
    case ...(365 * 8): words > 1 ? 4 : (isFormer ? 2 : -20)
    case ...(365 * 45) where words > 1: -10
    case ...(365 * 90) where isByOffice: words > 1 ? -10 : 28
    default: nil
    }
  }

  /// The holder of an office on a day: "the Chinese President". Whoever leads a party or a movement ("Leader", without
  /// a rank in the state) does not lead the state: "the Iraqi leader".
  func holder(office: String?, rank: Rank?, country: CountryCode, day: Day?) -> Int32? {
    guard let day else { return nil }
    var best: (row: Int32, order: Int)?
    for row in peopleByCountry[country] ?? [] {
      for term in people[Int(row)].terms where term.country == country && term.validity.holds(on: day) {
        let order: Int
        if term.office == office, term.rank != .other {
          order = 0
        } else if office == nil, term.rank == rank {
          order = 1
        } else {
          continue
        }
        if best.map({ order < $0.order }) ?? true { best = (row, order) }
      }
    }
    return best?.row
  }

  /// The head of an organisation on a day: "the NATO Secretary-General"; an office that only one has needs no name of it.
  func head(office: String, organisation: String?, day: Day?) -> Int32? {
    guard let day else { return nil }
    let heads = headsOfOrganisations.filter { row in
      people[Int(row)].terms.contains {
        $0.rank == .headOfOrganisation && $0.office == office && $0.validity.holds(on: day)
          && (organisation == nil || $0.organisation == organisation)
      }
    }
    return heads.count == 1 ? heads[0] : nil
  }
}

/// The best of the persons weighed so far; none while two of different names are level.
private struct PersonSearch {
  var seen: Set<Int32> = []
  private var leader: (row: Int32, name: String, score: Int)?
  private var isLevel = false

  var best: Int32? { isLevel ? nil : leader?.row }

  mutating func offer(_ row: Int32, _ name: String, _ score: Int) {
    if let leader, leader.score >= score {
      if leader.score == score, leader.name != name { isLevel = true }
    } else {
      leader = (row, name, score)
      isLevel = false
    }
  }
}

extension CountryCode {
  /// The Union and the United Nations, which are parties without being states: Brussels lies in Belgium.
  var isSupranational: Bool { rawValue == "EU" || rawValue == "UN" }

  /// Whether one state is the other under its name of another time: Soviet Union and Russia.
  func isSuccession(of other: CountryCode) -> Bool {
    let pairs: [Set<String>] = [["SU", "RU"], ["YU", "RS"], ["CS", "CZ"], ["DD", "DE"]]
    return pairs.contains([rawValue, other.rawValue])
  }
}

/// Compares names as the press writes them: initials, short forms, order.
enum NameComparison {
  /// `nil` when the names contradict; else how much more than one word agrees: 0 for a family name alone, 1, 2.
  static func agreement(of written: [String], with known: [String]) -> Int? {
    var shared = 0
    var left: [String] = []
    var free = known
    for word in written {
      if let index = free.firstIndex(of: word) {
        free.remove(at: index)
        shared += 1
      } else {
        left.append(word)
      }
    }
    guard written.contains(where: { known.contains($0) && !isParticle($0) }) else { return nil }
    for word in left where !free.isEmpty {
      // "Ze" in "Mao Ze Dong" is short for nothing.
      let isWhole = written.count == known.count
      guard free.contains(where: { isShortFor(word, $0) && (isWhole || $0.utf8.count != 2) }) else {
        if isParticle(word) { continue }
        return nil
      }
      shared += 1
    }
    // Words that the known name lacks altogether ("Lula da Silva", titles) weigh little.
    return min(shared - 1, 2)
  }

  private static func isParticle(_ word: String) -> Bool {
    [
      "al", "el", "bin", "ibn", "bint", "ben", "ould", "abu", "de", "da", "do", "dos", "du", "van", "von",
      "der", "den", "la", "y", "e", "jr", "sr", "sheikh", "sheik", "shaikh", "prince", "king", "haji", "lord",
    ].contains(word)
  }

  /// Titles that are parts of names, and short for none: "Shah Mahmud" is no "Shahryar".
  private static let titlesInNames: Set<String> = ["shah", "khan", "bey", "pasha"]

  /// What friends call English given names, where it is not their beginning.
  private static let shortForms: [String: String] = [
    "bill": "william", "bob": "robert", "chuck": "charles", "dick": "richard", "ike": "dwight",
    "jack": "john", "jim": "james", "jimmy": "james", "ted": "edward", "tony": "anthony",
  ]

  /// "W" for "Walker", "Joe" for "Joseph", "Mohammed" for "Muhammad".
  static func isShortFor(_ a: String, _ b: String) -> Bool {
    if a.utf8.count == 1 || b.utf8.count == 1 { return a.utf8.first == b.utf8.first }
    if shortForms[a] == b || shortForms[b] == a { return true }
    if a.hasPrefix(b) || b.hasPrefix(a) {
      let short = min(a, b)
      return short.utf8.count >= 2 && !titlesInNames.contains(short)
    }
    guard a.utf8.first == b.utf8.first, a.utf8.prefix(2).elementsEqual(b.utf8.prefix(2)) || a.utf8.count > 4
    else { return false }
    let edits = distance(Array(a.utf8), Array(b.utf8))
    let isShort = min(a.utf8.count, b.utf8.count) < 7
    return edits <= max(1, min(a.utf8.count, b.utf8.count) / 3)
      // "Dmitry" and "Dimitri", not "Zedong" and "Zeming".
      && (edits < 2 || !isShort || consonants(a).sorted() == consonants(b).sorted())
  }

  /// What remains of a name however its vowels are written: "Aleksei", "Alexei".
  private static func consonants(_ word: String) -> [UInt8] {
    var last: UInt8 = 0
    return word.replacing("x", with: "ks").utf8.compactMap { byte in
      defer { last = byte }
      return "aeiouyhw".utf8.contains(byte) || byte == last ? nil : byte == UInt8(ascii: "c") ? 107 : byte
    }
  }

  /// Levenshtein's distance.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var previous = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = a[i] == b[j] ? previous : previous + 1
        previous = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
