import SummitModel

/// What one article tells of one event.
struct Report {
  let id: Int
  let article: Int
  /// When the article appeared.
  let published: Day?
  let title: String?
  let event: Event
  /// The event that the report belongs to at present; `nil` for a new report.
  let storedEvent: Int?
  let traits: Traits

  init(id: Int, article: Int, published: Day?, title: String?, event: Event, storedEvent: Int?) {
    self.id = id
    self.article = article
    self.published = published
    self.title = title
    self.event = event
    self.storedEvent = storedEvent
    traits = Traits(of: event)
  }
}

/// What of an event counts when two reports are compared.
struct Traits {
  /// Occasions of different manners are never one: a call is no meeting.
  enum Manner { case inPerson, call, workingGroup }

  let manner: Manner
  let level: EventLevel
  let format: EventFormat
  let name: String
  /// First and last day on which it may fall; `nil` when nothing is known.
  let earliest: Day?
  let latest: Day?
  /// Whether the date is a month, a year or a span of weeks rather than days.
  let isVague: Bool
  let place: PlaceTraits?
  /// States and organisations that take part, in order, each with its folded names of persons.
  let parties: [String]
  /// Those of them that mediate or observe.
  let thirdParties: Set<String>
  let people: [String: Set<String>]
  let series: String?
  let edition: Int?

  init(of event: Event) {
    manner =
      switch event.kind {
      case .call: .call
      case .workingGroup: .workingGroup
      default: .inPerson
      }
    level = event.level
    format = event.format
    name = Folding.folded(event.name)
    let (first, last) = EventColumns.bounds(of: event.date)
    (earliest, latest) = (first, last)
    let span = first.flatMap { first in last.map { $0.number - first.number } } ?? 0
    isVague = (event.date?.precision).map { $0 != .day } ?? true || span > 20
    place = event.place.map { PlaceTraits(of: $0) }
    series = event.series.map { Folding.folded($0) }
    edition = event.edition
    let parties = Parties(of: event)
    self.parties = parties.people.keys.sorted()
    people = parties.people
    thirdParties = parties.thirds
  }

  var personCount: Int { people.values.reduce(0) { $0 + $1.count } }
  var days: Int { earliest.flatMap { first in latest.map { $0.number - first.number } } ?? Int.max }
}

/// Who takes part in an event, state by state.
private struct Parties {
  var people: [String: Set<String>] = [:]
  var thirds: Set<String> = []

  init(of event: Event) {
    for participant in event.participants where Self.counts(participant, in: event) {
      guard let party = Self.party(of: participant) else { continue }
      people[party, default: []].formUnion(participant.name.map { [Folding.folded($0)] } ?? [])
      if participant.role == .mediator || participant.role == .observer { thirds.insert(party) }
    }
    // Who received or was visited is a party where the text names no other.
    if people.count < 2, let host = event.host { people[host.rawValue, default: []].formUnion([]) }
    if people.count < 2, event.kind == .visit, let country = event.place?.country {
      people[country.rawValue, default: []].formUnion([])
    }
  }

  private static func counts(_ participant: Participant, in event: Event) -> Bool {
    participant.role.takesPart || (participant.role == .invited && event.status.isAhead)
  }

  private static func party(of participant: Participant) -> String? {
    if participant.rank == .headOfOrganisation, let code = participant.organisation { return code }
    return participant.country?.rawValue ?? participant.organisation
      ?? participant.name.map { "person " + Folding.folded($0) }
  }
}

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
}
