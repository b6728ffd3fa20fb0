import FoundationEssentials
import SummitArticles
import SummitData
import SummitModel
import Testing

@testable import SummitExtraction

/// The foreign visitors of the official record of visits to the United States, looked up as an article of the day
/// names them: "Italian Prime Minister De Gasperi" in January 1947. The record lies beside the repository, when it
/// is there at all; it is measured against, never compiled in.
@Suite(
  .enabled(if: OfficialRecord.isHere, "../shared/reference/official-visits-and-travels.csv is not here"))
struct OfficialVisitorTests {
  /// The floor asked for is 0.90.
  @Test func visitorsSinceTheWarAreKnownInTheirOffice() throws {
    let lookup = VisitorLookup(lexicon: try Lexicon.compiledIn())
    let visitors = try OfficialRecord.visitors(since: 1945)
    #expect(visitors.count > 3000)
    let unknown = visitors.filter { !lookup.isKnown($0) }
    let share = 1 - Double(unknown.count) / Double(visitors.count)
    #expect(share >= 0.97, "\(share): \(unknown.map(\.description).joined(separator: "\n"))")
  }

  /// A lookup that finds everybody everywhere would pass as well: the same names for the wrong state find nobody.
  @Test func visitorsAreNotKnownInAnotherState() throws {
    let lookup = VisitorLookup(lexicon: try Lexicon.compiledIn())
    let visitors = try OfficialRecord.visitors(since: 1945)
    let elsewhere = zip(visitors, visitors.dropFirst(700)).map { visitor, other in
      OfficialRecord.Visitor(
        name: visitor.name, country: other.country, start: visitor.start, end: visitor.end)
    }
    let found = zip(elsewhere, visitors).filter { $0.country != $1.country && lookup.isKnown($0) }
    #expect(found.count < elsewhere.count / 50, "\(found.count)")
  }

  /// Nor are they known half a lifetime later.
  @Test func visitorsAreNotKnownInAnotherTime() throws {
    let lookup = VisitorLookup(lexicon: try Lexicon.compiledIn())
    let later = try OfficialRecord.visitors(since: 1945).filter { $0.start.year < 1990 }.map { visitor in
      OfficialRecord.Visitor(
        name: visitor.name, country: visitor.country, start: visitor.start.adding(months: 420),
        end: visitor.end.adding(months: 420))
    }
    #expect(later.filter(lookup.isKnown).count < later.count / 20)
  }
}

enum OfficialRecord {
  static let path: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/" + root + "/../shared/reference/official-visits-and-travels.csv"
  }()
  static let isHere = FileManager.default.fileExists(atPath: path)

  struct Visitor: CustomStringConvertible {
    let name: String
    let country: String
    let start: Day
    let end: Day
    var description: String { "\(PartialDate.day(start)) \(country): \(name)" }
  }

  /// - Parameter year: the first year that counts.
  static func visitors(since year: Int) throws -> [Visitor] {
    var table = try CSV(path: path)
    var visitors: [Visitor] = []
    while let row = try table.next()?.get() {
      let fields = Dictionary(uniqueKeysWithValues: zip(table.columns, row.fields))
      guard fields["set"] == "visits", let name = fields["who"], let country = fields["country"],
        let start = fields["start"].flatMap({ PartialDate(iso: $0)?.first }), start.year >= year
      else { continue }
      let end = fields["end"].flatMap { PartialDate(iso: $0)?.last } ?? start
      visitors.append(Visitor(name: name, country: country, start: start, end: end))
    }
    return visitors
  }
}

/// Asks the lexicon for a visitor by title, name, state and day.
struct VisitorLookup {
  let lexicon: Lexicon

  /// How the record heads some states, where no newspaper would.
  private static let states = [
    "Germany, Federal Republic of": "DE", "China, People’s Republic of": "CN", "China, Republic of": "TW",
    "Democratic Republic of the Congo (Zaire)": "CD", "Congo, Democratic Republic of": "CD",
    "Congo, Republic of": "CG", "Bosnia-Herzegovina": "BA", "Bosnian Federation": "BA",
    "Macedonia, Former Yugoslav Republic of": "MK", "Dahomey (Benin)": "BJ", "The Gambia": "GM",
    "Korea": "KR", "Korea, South": "KR", "Vietnam": "VN", "France (Provisional Government)": "FR",
    "Israel (Provisional Government)": "IL", "Ceylon (Sri Lanka)": "LK", "Somoa": "WS", "Western Samoa": "WS",
    "Cuba (Provisional Government)": "CU", "Upper Volta (Burkina Faso)": "BF", "Somali Republic": "SO",
    "Khmer Republic (Cambodia)": "KH", "St. Christopher and Nevis": "KN",
    "Afghanistan (Interim Authority)": "AF",
  ]

  /// Whether the person found held that office, or one of its rank, for that state at the time; for those elected
  /// but not yet in office, whether they took it within a year.
  func isKnown(_ visitor: OfficialRecord.Visitor) -> Bool {
    let (title, name) = titleAndName(visitor.name)
    guard let title, !name.isEmpty, let country = country(visitor) else { return false }
    let person = lexicon.person(
      named: name, country: country, organisation: nil, rank: title.rank, office: title.office,
      day: visitor.start, isFormer: false)
    guard let person else { return false }
    let isElect = title.office.hasSuffix("-elect")
    return lexicon.people[Int(person)].terms.contains { term in
      guard term.country == country || term.country?.isSuccession(of: country) == true else { return false }
      if isElect, term.rank.isLeader, let from = term.validity.from {
        return (-31...365).contains(from.number - visitor.start.number)
      }
      return (term.office == title.office || term.rank == title.rank)
        && (term.validity.from ?? visitor.end) <= visitor.end
        && visitor.start <= (term.validity.to ?? visitor.start)
    }
  }

  /// The longest title that the text begins with, and the words of the name behind it.
  private func titleAndName(_ text: String) -> (OfficeTitle?, [String]) {
    let document = Document(text: text, vocabulary: lexicon.vocabulary)
    let tokens = document.tokens
    for end in stride(from: min(tokens.count, 8), to: 0, by: -1) {
      let entries = lexicon.phrases.entries(of: tokens[..<end].map(\.word))
      guard let entry = entries.first(where: { $0.table == .office }) else { continue }
      return (lexicon.offices[Int(entry.row)], name(document, from: end))
    }
    return (nil, [])
  }

  private func name(_ document: Document, from start: Int) -> [String] {
    var depth = 0
    var name: [String] = []
    for token in document.tokens[start...] {
      let word = document.text(token: token)
      depth += word == "(" ? 1 : word == ")" ? -1 : 0
      if depth == 0, !token.isPunctuation {
        name.append(String(decoding: Folding.fold(word).filter { $0 != UInt8(ascii: ".") }, as: UTF8.self))
      }
    }
    return name
  }

  private func country(_ visitor: OfficialRecord.Visitor) -> CountryCode? {
    if let code = Self.states[visitor.country] { return CountryCode(code) }
    let words = Document(text: visitor.country, vocabulary: lexicon.vocabulary).tokens.map(\.word)
    return lexicon.phrases.entries(of: words).filter { $0.table == .country }
      .map { lexicon.countryNames[Int($0.row)] }
      .first { $0.kind == .name && $0.validity.holds(on: visitor.start) }?.code
  }
}
