import SummitData
import SummitModel

/// The persons of leaders.tsv with all their terms, and where each of their names leads.
struct PeopleReading {
  fileprivate(set) var people: [PersonRow] = []
  /// By a word that may stand for a person alone: the family name, an alias of one word.
  fileprivate(set) var byFamily: [Word: [Int32]] = [:]
  /// By a word of a family name other than its last: the "Sánchez" of "Sánchez Cerén".
  fileprivate(set) var byFirstOfFamily: [Word: [Int32]] = [:]
  fileprivate(set) var byCountry: [CountryCode: [Int32]] = [:]
  /// By office: the state whose leaders or under-secretaries alone bear it.
  var officesOfOneState: [String: CountryCode] {
    var states: [String: Set<CountryCode>] = [:]
    for term in people.lazy.flatMap(\.terms) where term.rank.isLeader || term.office.hasSuffix(" of State") {
      if let country = term.country { states[term.office, default: []].insert(country) }
    }
    return states.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
  /// Those who were heads of organisations.
  fileprivate(set) var heads: [Int32] = []
  /// By a word's number: whether it is part of some name.
  fileprivate(set) var isInName: [Bool] = []
}

extension LexiconBuilder {
  mutating func readPeople() throws(TSV.Fault) {
    var index: [String: Int] = [:]
    let leaders = try source.table(.leaders)
    let bytes = leaders.bytes
    var last: (name: String, person: Int) = ("", -1)
    for number in 0..<leaders.rows.count {
      let row = leaders.rows[number]
      let name = row[0]
      let term = try Self.term(row)
      if let known = name == last.name ? last.person : index[name] {
        people.people[known].terms.append(term)
        last = (name, known)
      } else {
        last = (name, people.people.count)
        index[name] = last.person
        addPerson(bytes, leaders.range(0, of: number), leaders.range(1, of: number), row, term)
      }
      if let country = term.country, people.byCountry[country]?.last != Int32(last.person) {
        people.byCountry[country, default: []].append(Int32(last.person))
      }
      if term.rank == .headOfOrganisation, people.heads.last != Int32(last.person) {
        people.heads.append(Int32(last.person))
      }
    }
    for row in try source.table(.personNames).rows {
      guard let person = index[row[1]] else { continue }
      words.read(Array(row.bytes(0)), 0..<row.bytes(0).count)
      addAlias(of: person)
    }
  }

  private static func term(_ row: TSV.Row) throws(TSV.Fault) -> PersonRow.Term {
    guard let rank = Rank(rawValue: row[4]) else { throw row.fault(4, "there is no rank \(row[4])") }
    return PersonRow.Term(
      office: row[3], rank: rank, country: row.optional(5).map { CountryCode($0) },
      organisation: row.optional(6), validity: Validity(row, 7))
  }

  private mutating func addPerson(
    _ bytes: [UInt8], _ name: Range<Int>, _ family: Range<Int>, _ row: TSV.Row, _ term: PersonRow.Term
  ) {
    let person = Int32(people.people.count)
    let name = Self.withoutMark(bytes, name)
    words.read(bytes, name)
    for word in words.words { noteInName(word) }
    if words.words.count > 1 { phrases.add(words.words, PhraseTable.Entry(table: .person, row: person)) }
    people.people.append(
      PersonRow(
        name: String(decoding: bytes[name], as: UTF8.self), family: row[1],
        isFemale: row.bytes(2).first == UInt8(ascii: "f"), words: words.words, terms: [term]))
    words.read(bytes, family)
    for (position, word) in words.words.enumerated() {
      if position == words.words.count - 1 {
        people.byFamily[word, default: []].append(person)
      } else {
        people.byFirstOfFamily[word, default: []].append(person)
      }
    }
  }

  /// A namesake's mark is no part of the name: "Gerhard Schröder (CDU)".
  private static func withoutMark(_ bytes: [UInt8], _ name: Range<Int>) -> Range<Int> {
    guard bytes[name.upperBound - 1] == UInt8(ascii: ")"),
      let mark = bytes[name].firstIndex(of: UInt8(ascii: "("))
    else { return name }
    return name.lowerBound..<(mark - 1)
  }

  private mutating func noteInName(_ word: Word) {
    let missing = Int(word.id) + 1 - people.isInName.count
    if missing > 0 { people.isInName.append(contentsOf: repeatElement(false, count: missing)) }
    people.isInName[Int(word.id)] = true
  }

  /// The alias whose words were just read.
  private mutating func addAlias(of person: Int) {
    let alias = words.words
    guard let last = alias.last else { return }
    people.people[person].otherForms.append(alias)
    if alias.count > 1 { phrases.add(alias, PhraseTable.Entry(table: .person, row: Int32(person))) }
    if people.byFamily[last]?.contains(Int32(person)) != true {
      people.byFamily[last, default: []].append(Int32(person))
    }
  }
}
