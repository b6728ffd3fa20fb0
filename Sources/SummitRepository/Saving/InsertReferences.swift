import LibPQ
import SummitModel

/// Writing what many articles share: states, organisations, topics, persons and places.
extension Repository {
  func insertReferences(of events: [Event], quotes: [Quote] = []) throws {
    // The organisation whose meeting an event is may be a participant of the accepted view.
    let conveners = Set(events.compactMap(\.series)).compactMap {
      ConsensusParticipants.convener(ofSeries: $0)
    }
    let participants = events.flatMap(\.participants) + conveners
    try insertCountries(of: events, participants)
    try insertOrganisations(of: participants)
    try insertTopicLabels(of: events)
    try insertPeople(of: events, quotes: quotes)
    try insertPlaces(of: events)
  }

  private func insertCountries(of events: [Event], _ participants: [Participant]) throws {
    var rows = TableRows("country", key: 1, [.init("code"), .init("name")])
    let codes =
      participants.compactMap(\.country)
      + events.flatMap { event in [event.host, event.place?.country].compactMap { $0 } }
    for code in Set(codes) {
      rows.append([.text(code.rawValue), .text(KnownNames.compiled.country(code.rawValue))])
    }
    try rows.insert(on: connection, .keep)
  }

  private func insertOrganisations(of participants: [Participant]) throws {
    var rows = TableRows("organisation", key: 1, [.init("code"), .init("name")])
    for code in Set(participants.compactMap(\.organisation)) {
      rows.append([.text(code), .text(KnownNames.compiled.organisation(code))])
    }
    try rows.insert(on: connection, .keep)
  }

  private func insertTopicLabels(of events: [Event]) throws {
    var rows = TableRows("topic", key: 1, [.init("code"), .init("label")])
    for topic in events.flatMap(\.topics).sorted(by: { $0.label < $1.label }) {
      let label = topic.code == "other" ? "Other" : KnownNames.compiled.topic(topic.code) ?? topic.label
      rows.append([.text(topic.code), .text(label)])
    }
    try rows.insert(on: connection, .keep)
  }

  private func insertPeople(of events: [Event], quotes: [Quote]) throws {
    var people = TableRows("person", key: 1, [.init("id", "bigint"), .init("name")])
    var names = TableRows(
      "person_name", key: 2, [.init("person_id", "bigint"), .init("name"), .init("folded")])
    let all = events.flatMap(\.participants).compactMap(\.name) + quotes.compactMap(\.speaker)
    let sorted = Set(all).sorted {
      Array($0.unicodeScalars).lexicographicallyPrecedes($1.unicodeScalars)
    }
    let ids = sorted.map { Identity.person($0) }
    for (id, name) in zip(ids, sorted) {
      people.append([.int(id), .text(name)])
      names.append([.int(id), .text(name), .text(Folding.folded(name))])
    }
    let respelt = try respelt(ids, sorted)
    try people.insert(on: connection, .leastName)
    try names.insert(on: connection, .keep)
    guard !respelt.isEmpty else { return }
    try renewEventLists(ofPeople: respelt)
  }

  /// Those whose spelling another one is about to replace.
  private func respelt(_ ids: [Int], _ names: [String]) throws -> [Int] {
    try connection.execute(
      """
      select distinct person.id from unnest($1::bigint[], $2::text[]) as given (id, name)
      join person on person.id = given.id and given.name < person.name collate "C" order by 1
      """, [.ints(ids), .texts(names)]
    ).map { try $0.int(0) }
  }

  private func insertPlaces(of events: [Event]) throws {
    var rows = TableRows(
      "place", key: 1,
      [
        .init("id", "bigint"), .init("name"), .init("venue"), .init("city"), .init("admin1"),
        .init("country_code"),
        .init("country_name"), .init("latitude", "double precision"), .init("longitude", "double precision"),
        .init("geoname_id", "bigint"), .init("folded"),
      ])
    for place in events.compactMap(\.place) {
      let names = [place.name, place.venue, place.city, place.admin1, place.countryName].compactMap { $0 }
      rows.append([
        .int(Identity.place(place)), .text(place.name), .text(place.venue), .text(place.city),
        .text(place.admin1), .text(place.country?.rawValue), .text(place.countryName),
        .double(place.coordinates?.latitude), .double(place.coordinates?.longitude),
        .int(place.geonameID), .text(names.map(Folding.folded).joined(separator: " | ")),
      ])
    }
    try rows.insert(on: connection, .keep)
  }
}
