import SummitModel

/// Where an event takes place, as far as it counts for comparing.
struct PlaceTraits {
  let country: String?
  let admin1: String?
  let city: String?
  let venue: String?
  let name: String
  let coordinates: Coordinates?
  /// Whether it is a city or a venue rather than a region or a state.
  let isPrecise: Bool

  init(of place: Place) {
    country = place.country?.rawValue
    admin1 = place.admin1.map { Folding.folded($0) }
    city = place.city.map { Folding.folded($0) }
    venue = place.venue.map { Folding.folded($0) }
    name = Folding.folded(place.name)
    coordinates = place.coordinates
    isPrecise = place.city != nil || place.venue != nil
  }

  /// What reports of the same spot have in common for look-ups: squares of about a hundred kilometres, or the name.
  var keys: [String] {
    var keys = [city, venue].compactMap { $0 }
    if keys.isEmpty { keys.append(name) }
    return keys
  }

  /// Whether both name one city or venue, or spots within 75 km, also of a state that is gone and the one after it.
  func isSameSpot(as other: PlaceTraits) -> Bool {
    guard isPrecise, other.isPrecise else { return false }
    if let venue, venue == other.venue { return true }
    if let city, city == other.city, isOfOneCountry(with: other) { return true }
    if let coordinates, let others = other.coordinates {
      return Self.distance(coordinates, others) < 75
    }
    return false
  }

  private func isOfOneCountry(with other: PlaceTraits) -> Bool {
    guard let country, let others = other.country, country != others else { return true }
    return KnownNames.compiled.isPast(country) != KnownNames.compiled.isPast(others)
  }

  /// Whether both may be one place: one lies in the other, or one names a venue without its city.
  func agrees(with other: PlaceTraits) -> Bool {
    if isSameSpot(as: other) { return true }
    if let country, let others = other.country, country != others { return false }
    guard isPrecise, other.isPrecise else {
      // A continent or a sea has no country: nearly any place may lie in it.
      if country == nil || other.country == nil { return true }
      if let admin1, let others = other.admin1 { return admin1 == others }
      return true
    }
    if coordinates != nil, other.coordinates != nil { return false }
    return city == nil || other.city == nil
  }

  /// Kilometres, on a plane that is right enough for neighbours. A degree of latitude is 111 km.
  private static func distance(_ a: Coordinates, _ b: Coordinates) -> Double {
    let north = (a.latitude - b.latitude) * 111
    let middle = abs((a.latitude + b.latitude) / 2)
    let east = (a.longitude - b.longitude) * 111 * max(0.05, 1 - middle * middle / 8100)
    return (north * north + east * east).squareRoot()
  }
}
