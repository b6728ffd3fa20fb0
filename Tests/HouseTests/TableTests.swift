import SummitData
import Testing

/// The compiled-in tables: each is well formed, says where it comes from, and speaks only of what the others know.
@Suite struct TableTests {
  @Test(arguments: CompiledTable.names)
  func rowsAreSortedAndWhole(name: String) throws {
    let table = try CompiledTable(named: name)
    let rows = table.rowLines
    #expect(!rows.isEmpty, "\(name) has no rows")
    for (above, below) in zip(rows, rows.dropFirst()) {
      let rises = above.utf8.lexicographicallyPrecedes(below.utf8)
      #expect(rises, "\(name): this row comes too late or twice: \(below)")
    }
    #expect(table.endsWithOneLineFeed, "\(name) does not end with one line feed")
  }

  @Test(arguments: CompiledTable.names)
  func notesNameSourceAndLicence(name: String) throws {
    let notes = try CompiledTable(named: name).notes.joined(separator: " ")
    #expect(notes.contains("Source"), "\(name) names no source")
    #expect(notes.contains("icence"), "\(name) names no licence")
    #expect(notes.contains("extend"), "\(name) does not say how to extend it")
  }

  @Test(arguments: CompiledTable.names)
  func fieldsAreTrimmed(name: String) throws {
    for line in try CompiledTable(named: name).rowLines {
      for field in line.split(separator: "\t") {
        let trimmed = field.first != " " && field.last != " "
        #expect(trimmed, "\(name): a field begins or ends with a space: \(line)")
      }
    }
  }

  @Test(arguments: [
    Reference("country_names.tsv", "code", to: "countries.tsv", "code"),
    Reference("leaders.tsv", "country", to: "countries.tsv", "code"),
    Reference("leaders.tsv", "organisation", to: "organisations.tsv", "code"),
    Reference("person_names.tsv", "name", to: "leaders.tsv", "name"),
    Reference("organisation_names.tsv", "code", to: "organisations.tsv", "code"),
    Reference("memberships.tsv", "organisation", to: "organisations.tsv", "code"),
    Reference("memberships.tsv", "country", to: "countries.tsv", "code"),
    Reference("series.tsv", "series", to: "series.tsv", "alias"),
    Reference("series.tsv", "organisation", to: "organisations.tsv", "code"),
    Reference("editions.tsv", "series", to: "series.tsv", "series"),
    Reference("editions.tsv", "country", to: "countries.tsv", "code"),
    Reference("places.tsv", "country", to: "countries.tsv", "code"),
    Reference("place_names.tsv", "geoname_id", to: "places.tsv", "geoname_id"),
    Reference("venues.tsv", "country", to: "countries.tsv", "code"),
    Reference("venues.tsv", "geoname_id", to: "places.tsv", "geoname_id"),
    Reference("topic_words.tsv", "code", to: "topics.tsv", "code"),
  ])
  func whatIsReferredToExists(reference: Reference) throws {
    let known = Set(try CompiledTable(named: reference.target).column(reference.targetColumn))
    let used = Set(try CompiledTable(named: reference.table).column(reference.column))
    #expect(used.subtracting(known).subtracting([""]).sorted() == [])
  }

  @Test(arguments: [
    KeyColumn("countries.tsv", "code"), KeyColumn("offices.tsv", "title"),
    KeyColumn("organisations.tsv", "code"), KeyColumn("organisation_names.tsv", "alias"),
    KeyColumn("series.tsv", "alias"), KeyColumn("venues.tsv", "name"), KeyColumn("topics.tsv", "code"),
    KeyColumn("topic_words.tsv", "phrase"),
  ])
  func keysAreUnique(key: KeyColumn) throws {
    let values = try CompiledTable(named: key.table).column(key.column)
    let count = values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    #expect(count.filter { $0.value > 1 }.keys.sorted() == [])
  }

  @Test(arguments: [
    AllowedWords("country_names.tsv", "kind", ["name", "adjective", "people", "capital", "seat"]),
    AllowedWords(
      "countries.tsv", "region", ["africa", "americas", "asia", "europe", "middle-east", "oceania", ""]),
    AllowedWords(
      "offices.tsv", "rank",
      [
        "head_of_state", "head_of_government", "minister", "envoy", "official", "head_of_organisation",
        "other",
      ]),
    AllowedWords("organisations.tsv", "kind", ["organisation", "alliance", "bank", "bloc", "people"]),
    AllowedWords("series.tsv", "kind", ["summit", "conference", "negotiation", "meeting", "ceremony"]),
    AllowedWords("series.tsv", "level", ["leaders", "ministers", "officials", "mixed"]),
    AllowedWords("places.tsv", "kind", ["city", "region", "island"]),
  ])
  func wordsAreThoseOfTheVocabulary(allowed: AllowedWords) throws {
    let used = Set(try CompiledTable(named: allowed.table).column(allowed.column))
    #expect(used.subtracting(allowed.words).sorted() == [])
  }

  @Test(arguments: ["countries.tsv", "country_names.tsv", "memberships.tsv", "leaders.tsv"])
  func spansDoNotEndBeforeTheyBegin(name: String) throws {
    let table = try CompiledTable(named: name)
    try expectRising(table, from: "from", to: "to")
  }

  @Test func editionsDoNotEndBeforeTheyBegin() throws {
    try expectRising(try CompiledTable(named: "editions.tsv"), from: "start", to: "end")
  }

  @Test(arguments: ["places.tsv", "venues.tsv"])
  func coordinatesLieOnTheGlobe(name: String) throws {
    let table = try CompiledTable(named: name)
    for (latitude, longitude) in zip(try table.column("latitude"), try table.column("longitude")) {
      let onGlobe =
        Double(latitude).map { abs($0) <= 90 } == true
        && Double(longitude).map { abs($0) <= 180 } == true
      #expect(onGlobe, "\(name): \(latitude), \(longitude)")
    }
  }

  @Test func editionsTakePlaceWhereTheGazetteerKnows() throws {
    let places = try CompiledTable(named: "places.tsv").column("name")
    let names = try CompiledTable(named: "place_names.tsv").column("alias")
    let venues = try CompiledTable(named: "venues.tsv").column("name")
    let known = Set(places + names + venues)
    let used = Set(try CompiledTable(named: "editions.tsv").column("place"))
    #expect(used.subtracting(known).subtracting([""]).sorted() == [])
  }

  @Test func theCapitalChangesWithTheState() throws {
    let names = try CompiledTable(named: "country_names.tsv")
    #expect(names.rowLines.contains("Moscow\tSU\tcapital\t\t1991-12-25"))
    #expect(names.rowLines.contains("Moscow\tRU\tcapital\t1991-12-26\t"))
    #expect(names.rowLines.contains("Bonn\tDE\tcapital\t1949-05-23\t1999-08-31"))
  }

  /// Of dates as exact as known, the shorter bounds the comparison.
  private func expectRising(_ table: CompiledTable, from: String, to: String) throws {
    for (first, last) in zip(try table.column(from), try table.column(to))
    where !first.isEmpty && !last.isEmpty {
      let length = min(first.count, last.count)
      #expect(first.prefix(length) <= last.prefix(length), "\(table.name): \(first) to \(last)")
    }
  }
}
