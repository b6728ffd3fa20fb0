import SummitData
import SummitModel

extension LexiconBuilder {
  mutating func readPlaces() throws(TSV.Fault) -> PlaceTable {
    let table = PlaceTable(places: try source.table(.places), venues: try source.table(.venues))
    let names = try source.table(.placeNames)
    var rowOf = Dictionary(names.rows.compactMap { row in row.int(1).map { ($0, -1) } }) { first, _ in first }
    let bytes = table.places.bytes
    for number in 0..<table.places.rows.count {
      add(bytes, table.places.range(1, of: number), .place, number)
      if let id = table.places.rows[number].int(0), rowOf[id] != nil { rowOf[id] = number }
    }
    for row in names.rows {
      if let id = row.int(1), let number = rowOf[id], number >= 0 { add(row.bytes(0), .place, number) }
    }
    for (number, row) in table.venues.rows.enumerated() {
      add(row.bytes(0), .venue, table.places.rows.count + number)
    }
    return table
  }
}

/// Places and, behind them, venues by number. A row becomes a value when it is asked for: an article names few.
struct PlaceTable: Sendable {
  fileprivate let places: TSV
  fileprivate let venues: TSV

  var count: Int { places.rows.count + venues.rows.count }

  subscript(number: Int) -> PlaceRow {
    number < places.rows.count
      ? Self.place(places.rows[number]) : Self.venue(venues.rows[number - places.rows.count])
  }

  private static func place(_ row: TSV.Row) -> PlaceRow {
    let kind = PlaceRow.Kind(rawValue: row[2]) ?? .region
    return PlaceRow(
      name: row[1], kind: kind, city: kind == .city ? row[1] : nil, admin1: row.optional(4),
      country: row.optional(3).map { CountryCode($0) }, coordinates: coordinates(row, 5),
      geonameID: row.int(0), population: row.int(7) ?? 0)
  }

  private static func venue(_ row: TSV.Row) -> PlaceRow {
    PlaceRow(
      name: usualName(ofVenue: row[0]), kind: .venue, city: row.optional(1), admin1: row.optional(2),
      country: row.optional(3).map { CountryCode($0) }, coordinates: coordinates(row, 4),
      geonameID: row.int(6), population: 0)
  }

  /// "Sunnylands" for "Sunnylands Retreat": what sort of house it is does not belong to its name.
  private static func usualName(ofVenue name: String) -> String {
    let sorts = [" retreat", " estate"]
    return sorts.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
  }

  private static func coordinates(_ row: TSV.Row, _ column: Int) -> Coordinates? {
    guard let latitude = row.double(column), let longitude = row.double(column + 1) else { return nil }
    return Coordinates(latitude: latitude, longitude: longitude)
  }
}
