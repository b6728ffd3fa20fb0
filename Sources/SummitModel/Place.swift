/// Where an event takes place, from the venue up to the country.
public struct Place: Sendable, Hashable {
  /// The most exact name: the venue's, else the city's, the region's or the country's.
  public var name: String
  public var asWritten: String
  public var venue: String?
  public var city: String?
  /// State, province or region.
  public var admin1: String?
  public var country: CountryCode?
  public var countryName: String?
  public var coordinates: Coordinates?
  public var geonameID: Int?

  public init(
    name: String, asWritten: String, venue: String? = nil, city: String? = nil,
    admin1: String? = nil, country: CountryCode? = nil, countryName: String? = nil,
    coordinates: Coordinates? = nil, geonameID: Int? = nil
  ) {
    self.name = name
    self.asWritten = asWritten
    self.venue = venue
    self.city = city
    self.admin1 = admin1
    self.country = country
    self.countryName = countryName
    self.coordinates = coordinates
    self.geonameID = geonameID
  }
}

/// WGS 84, in degrees.
public struct Coordinates: Sendable, Hashable {
  public var latitude: Double
  public var longitude: Double

  /// `nil` off the globe.
  public init?(latitude: Double, longitude: Double) {
    guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}
