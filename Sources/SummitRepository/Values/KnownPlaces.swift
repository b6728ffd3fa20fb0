import SummitData
import SummitModel

/// Places as the lexicon's tables give them, for what curators write.
struct KnownPlaces {
  private struct Spot {
    let name: String
    let venue: String?
    let city: String?
    let admin1: String?
    let country: String
    let coordinates: Coordinates?
    let geonameID: Int?
    let weight: Int
  }

  private let spots: [String: [Spot]]

  static let compiled = KnownPlaces()

  private init() {
    let all = Self.cities() + Self.venues()
    spots = Dictionary(grouping: all) { Folding.folded($0.name) }
  }

  /// The place of `city, country`, `venue, city, country`, `region, country` or `country`; known coordinates are added.
  /// `nil` when its last part is no country.
  func place(_ text: String) -> Place? {
    let parts = text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    guard let last = parts.last, let code = KnownNames.compiled.code(ofCountry: last) else { return nil }
    let country = CountryCode(code)
    let name = KnownNames.compiled.country(code)
    guard parts.count > 1, let first = parts.first else {
      return Place(name: name, asWritten: text, country: country, countryName: name)
    }
    let known = spots[Folding.folded(first)]?.filter { $0.country == code }
      .max { $0.weight < $1.weight }
    let city: String? = if parts.count > 2 { parts[1] } else if let known { known.city } else { first }
    return Place(
      name: known?.name ?? first, asWritten: text, venue: parts.count > 2 ? first : known?.venue,
      city: city, admin1: known?.admin1, country: country, countryName: name,
      coordinates: known?.coordinates, geonameID: known?.geonameID)
  }

  private static func cities() -> [Spot] {
    let columns = "geoname_id name kind country admin1 latitude longitude population"
    return KnownNames.rows("places.tsv", columns).map { row in
      let isCity = row[2] == "city"
      return Spot(
        name: row[1], venue: nil, city: isCity ? row[1] : nil,
        admin1: isCity ? row.optional(4) : row[2] == "region" ? row[1] : nil,
        country: row[3], coordinates: coordinates(row.double(5), row.double(6)), geonameID: row.int(0),
        weight: row.int(7) ?? 0)
    }
  }

  private static func venues() -> [Spot] {
    let columns = "name city admin1 country latitude longitude geoname_id"
    return KnownNames.rows("venues.tsv", columns).map { row in
      Spot(
        name: row[0], venue: row[0], city: row.optional(1), admin1: row.optional(2), country: row[3],
        coordinates: coordinates(row.double(4), row.double(5)), geonameID: row.int(6), weight: 1)
    }
  }

  private static func coordinates(_ latitude: Double?, _ longitude: Double?) -> Coordinates? {
    guard let latitude, let longitude else { return nil }
    return Coordinates(latitude: latitude, longitude: longitude)
  }
}
