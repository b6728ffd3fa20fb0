import SummitModel

/// Whether two reports may tell of one occasion. The relation is symmetric and looks at nothing but the two.
enum Matching {
  static func fit(_ a: Report, _ b: Report) -> Bool {
    // What one article tells apart stays apart.
    a.article != b.article && fit(a.traits, b.traits)
  }

  static func fit(_ a: Traits, _ b: Traits) -> Bool {
    guard manners(a, b), seriesAllow(a, b), dates(a, b), places(a.place, b.place) else { return false }
    if isSameEdition(a, b) { return true }
    return parties(a, b) && levels(a, b)
  }

  private static func manners(_ a: Traits, _ b: Traits) -> Bool { a.manner == b.manner }

  /// Two different series, or editions of one, are two events; a bilateral talk within a series' summit is another.
  private static func seriesAllow(_ a: Traits, _ b: Traits) -> Bool {
    guard let first = a.series, let second = b.series else { return true }
    guard first == second else { return false }
    guard let x = a.edition, let y = b.edition else { return true }
    return x == y
  }

  static func isSameEdition(_ a: Traits, _ b: Traits) -> Bool {
    guard let series = a.series, series == b.series else { return false }
    return (a.format == .bilateral) == (b.format == .bilateral)
  }

  /// Days must overlap; a month or a year must lie around the other date or within it.
  private static func dates(_ a: Traits, _ b: Traits) -> Bool {
    guard let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest else {
      return isSameEdition(a, b) && a.edition != nil && a.edition == b.edition
    }
    guard from <= end, start <= to else { return false }
    guard a.isVague || b.isVague else { return true }
    return (from <= start && end <= to) || (start <= from && to <= end)
  }

  static func places(_ a: PlaceTraits?, _ b: PlaceTraits?) -> Bool {
    guard let a, let b else { return true }
    if let x = a.country, let y = b.country, x != y { return false }
    if isSameSpot(a, b) { return true }
    guard a.isPrecise, b.isPrecise else {
      if let x = a.admin1, let y = b.admin1 { return x == y }
      return true
    }
    if let x = a.coordinates, let y = b.coordinates { return distance(x, y) < 75 }
    // A venue without its city says nothing against a city.
    return a.city == nil || b.city == nil
  }

  /// Whether both name one city or venue.
  static func isSameSpot(_ a: PlaceTraits?, _ b: PlaceTraits?) -> Bool {
    guard let a, let b, a.isPrecise, b.isPrecise else { return false }
    if let x = a.venue, x == b.venue { return true }
    if let x = a.city, x == b.city { return a.country == nil || b.country == nil || a.country == b.country }
    if let x = a.coordinates, let y = b.coordinates { return distance(x, y) < 75 }
    return false
  }

  /// Kilometres, on a plane that is right enough for neighbours. A degree of latitude is 111 km.
  private static func distance(_ a: Coordinates, _ b: Coordinates) -> Double {
    let north = (a.latitude - b.latitude) * 111
    let shrink = max(0.05, 1 - abs((a.latitude + b.latitude) / 2) * abs((a.latitude + b.latitude) / 2) / 8100)
    let east = (a.longitude - b.longitude) * 111 * shrink
    return (north * north + east * east).squareRoot()
  }

  private static func parties(_ a: Traits, _ b: Traits) -> Bool {
    let (small, large) = a.parties.count <= b.parties.count ? (a, b) : (b, a)
    let shared = small.parties.filter { large.people[$0] != nil }
    switch small.parties.count {
    case 0: return isSameSpot(a.place, b.place) && a.name == b.name
    case 1:
      return shared.count == 1 && large.parties.count <= 3 && isSameSpot(a.place, b.place)
        && !disagree(a, b, on: shared, allowed: 0)
    case 2:
      let rest = large.parties.filter { small.people[$0] == nil }
      return shared.count == 2 && rest.allSatisfy(large.thirdParties.contains)
        && !disagree(a, b, on: shared, allowed: 0)
    default:
      let union = a.parties.count + b.parties.count - shared.count
      let isMost = shared.count * 2 >= union
      let isMostOfSmaller = shared.count * 10 >= small.parties.count * 7 && isSameSpot(a.place, b.place)
      return (isMost || isMostOfSmaller) && !disagree(a, b, on: shared, allowed: shared.count / 3)
    }
  }

  /// Whether the two name other persons for more parties than are allowed.
  private static func disagree(_ a: Traits, _ b: Traits, on parties: [String], allowed: Int) -> Bool {
    let different = parties.filter { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && !y.isEmpty && sharedPeople(x, y) == 0
    }
    return different.count > allowed
  }

  private static func sharedPeople(_ a: Set<String>, _ b: Set<String>) -> Int {
    a.count(where: { name in b.contains(name) || b.contains { isPart(name, of: $0) || isPart($0, of: name) } }
    )
  }

  static func sharedPeople(_ a: Traits, _ b: Traits) -> Int {
    a.parties.reduce(0) { $0 + sharedPeople(a.people[$1] ?? [], b.people[$1] ?? []) }
  }

  /// Whether one name is the other with words left out: "biden" and "joe biden".
  private static func isPart(_ short: String, of long: String) -> Bool {
    let words = long.split(separator: " ")
    return short.split(separator: " ").allSatisfy { words.contains($0) }
  }

  /// Leaders' meetings are not those of their ministers, unless the same persons are named.
  private static func levels(_ a: Traits, _ b: Traits) -> Bool {
    let open: Set<EventLevel> = [.unknown, .mixed]
    return a.level == b.level || open.contains(a.level) || open.contains(b.level) || sharedPeople(a, b) > 0
  }
}
