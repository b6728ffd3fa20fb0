import SummitModel

/// Readable names of events: series, place or pair with the date, `sunnylands-2013`.
enum Slug {
  /// What an event is called before it is known whether another has that name.
  static func base(of event: Event, countryName: (CountryCode) -> String) -> String {
    let isCall = event.kind == .call
    let stem: String =
      if let series = event.series {
        [series, event.edition.map { String($0) }].compactMap { $0 }.joined(separator: " ")
      } else if !isCall, let spot = spot(of: event.place) {
        spot
      } else {
        pair(of: event, countryName: countryName) ?? event.name
      }
    let name = Folding.slug(stem)
    let words = [name, isCall && !name.hasSuffix("call") ? "call" : "", date(of: event)].filter {
      !$0.isEmpty
    }
    let slug = words.joined(separator: "-")
    return slug.isEmpty ? "event" : String(slug.prefix(80))
  }

  /// The first of a base is called as it is, the others with their numbers.
  static func numbered(_ base: String, _ number: Int) -> String { number == 1 ? base : "\(base)-\(number)" }

  /// Whether a slug is the base, or the base with a number.
  static func isOne(_ slug: String, of base: String) -> Bool {
    guard slug.hasPrefix(base) else { return false }
    let rest = slug.dropFirst(base.count)
    return rest.isEmpty || (rest.first == "-" && rest.count > 1 && (Int(rest.dropFirst()) ?? 0) >= 2)
  }

  private static func spot(of place: Place?) -> String? {
    guard let place else { return nil }
    return place.venue ?? place.city ?? (place.admin1 == nil && place.country != nil ? nil : place.name)
  }

  private static func pair(of event: Event, countryName: (CountryCode) -> String) -> String? {
    let parties = Set(
      event.participants.filter { $0.role.takesPart || event.status.isAhead }
        .compactMap { $0.country.map(countryName) ?? $0.organisation })
    guard (1...2).contains(parties.count) else { return nil }
    return parties.sorted().joined(separator: " ")
  }

  /// A summit is known by its year, what happens every day by its day.
  private static func date(of event: Event) -> String {
    guard let start = event.date?.start ?? event.date?.end, let first = start.first else { return "" }
    let isKnownByYear = event.series != nil || event.kind == .summit || event.kind == .conference
    return isKnownByYear ? Folding.slug(PartialDate.year(first.year).description) : start.description
  }
}
