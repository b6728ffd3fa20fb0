internal import SummitExtraction
internal import SummitModel

/// A row with what its fields mean.
struct RowReading: Sendable {
  let row: OfficialRow
  let text: RowText
  let remarks: Remarks
  /// Who travelled or came; more than one where a king and his prince came together.
  let subjects: [Remarks.Person]
  /// Where the traveller went, or the state that the visitor came from.
  let country: CountryCode?
  /// The place of the visit, with the stretch of the row's line that gives it.
  let place: (place: Place, range: Range<Int>)?

  init(_ row: OfficialRow, home: CountryCode, reader: RecordReader, words: RecordWords) {
    self.row = row
    text = RowText(row)
    country = Self.country(row.country, reader, row.start)
    let isTravel = row.direction == .travel
    let states = [country, home].compactMap { $0 }
    subjects = Self.subjects(row, isTravel ? home : country, reader)
    let field = reader.read(row.remarks, states: states, day: row.start)
    remarks = Remarks(row.remarks, field: field, words: words)
    place = Self.place(row, text, remarks, isTravel ? country : home, reader)
  }

  /// Lists write "Korea, Republic of", "Germany (West)", "Burma (Myanmar)".
  private static func country(_ name: String, _ reader: RecordReader, _ day: Day) -> CountryCode? {
    let outer = String(name.prefix { $0 != "(" }).trimmed
    let inner = String(name.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" })
    let parts = outer.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    let turned = parts.count == 2 ? "\(parts[1]) \(parts[0])" : outer
    let names = [name, turned, outer, parts.first ?? "", inner].map {
      $0.hasPrefix("St. ") ? "Saint " + $0.dropFirst(4) : $0
    }
    return names.lazy.filter { !$0.isEmpty }.compactMap { reader.country(named: $0, day: day) }.first
  }

  private static func subjects(_ row: OfficialRow, _ state: CountryCode?, _ reader: RecordReader)
    -> [Remarks.Person]
  {
    let title = offices[row.role].map { $0 + " " } ?? ""
    let whole = 0..<row.who.unicodeScalars.count
    return reader.bearers(of: title + withoutBrackets(row.who), country: state, day: row.start).map {
      var person = $0.person
      person.role = .visitor
      person.asWritten = row.who
      return Remarks.Person(person: person, family: $0.family, range: whole)
    }
  }

  /// "Willem (Wim) Kok" is Willem Kok.
  private static func withoutBrackets(_ name: String) -> String {
    var depth = 0
    let kept = name.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth -= 1 } }
      return depth == 0
    }
    return kept.split(separator: " ").joined(separator: " ")
  }

  /// The offices that lists of travels mean by their roles.
  private static let offices = ["president": "President", "secretary": "Secretary of State"]

  /// The only city, else the one that the remarks name, else the state: of a journey through several cities nothing tells
  /// where somebody was met.
  private static func place(
    _ row: OfficialRow, _ text: RowText, _ remarks: Remarks, _ state: CountryCode?, _ reader: RecordReader
  ) -> (Place, Range<Int>)? {
    if let state, !row.locale.isEmpty, let range = text.range(.locale) {
      if !row.locale.contains(",") { return (reader.place(named: row.locale.trimmed, in: state), range) }
      let name = reader.countryName(state) ?? row.country
      return (Place(name: name, asWritten: row.locale, country: state, countryName: name), range)
    }
    if let place = remarks.place, state == nil || place.place.country == state,
      let range = text.remarks(place.range)
    {
      return (place.place, range)
    }
    let isTravel = row.direction == .travel
    guard let range = text.range(isTravel ? .country : .set) else { return nil }
    let name = state.flatMap { reader.countryName($0) } ?? row.country
    return (
      Place(
        name: name, asWritten: isTravel ? row.country : "visits", country: state,
        countryName: state == nil ? nil : name),
      range
    )
  }
}

extension String {
  /// Without spaces at either end.
  var trimmed: String { String(PlainWords.trimmed(self)) }
}
