import LibPQ
import SummitModel

/// The lists of an event as they stand in one row of `event_lists`: arrays of the values of each participant, topic,
/// outcome and article, and of the place. The first three stand in the rows of reports, too.
enum EventLists {
  /// - Parameter isTold: whether a report has them, with the key of each person behind.
  static func participants(
    _ bytes: [UInt8]?, isTold: Bool = false
  ) throws(RepositoryError) -> [Participant] {
    try list(bytes) { values throws(RepositoryError) in
      let participant = Participant(
        name: try values.value(), office: try values.value(),
        country: try values.value().map { CountryCode($0) },
        organisation: try values.value(), rank: try EventColumns.known(values.neededValue()),
        role: try EventColumns.known(values.neededValue()), asWritten: try values.neededValue())
      if isTold { _ = try values.number() }
      return participant
    }
  }

  static func topics(_ bytes: [UInt8]?) throws(RepositoryError) -> [Topic] {
    try list(bytes) { values throws(RepositoryError) in
      Topic(
        code: try values.neededValue(), label: try values.neededValue(), asWritten: try values.neededValue())
    }
  }

  static func outcomes(_ bytes: [UInt8]?) throws(RepositoryError) -> [Outcome] {
    try list(bytes) { values throws(RepositoryError) in
      Outcome(kind: try EventColumns.known(values.neededValue()), text: try values.neededValue())
    }
  }

  /// Named as it is called; what a text calls it stands elsewhere.
  static func place(_ bytes: [UInt8]?) throws(RepositoryError) -> Place? {
    try list(bytes) { values throws(RepositoryError) in
      let name = try values.neededValue()
      let (venue, city, admin1) = (try values.value(), try values.value(), try values.value())
      let (country, countryName) = (try values.value(), try values.value())
      let (latitude, longitude) = (try values.value(), try values.value())
      var coordinates: Coordinates?
      if let latitude = latitude.flatMap({ Double($0) }), let longitude = longitude.flatMap({ Double($0) }) {
        coordinates = Coordinates(latitude: latitude, longitude: longitude)
      }
      return Place(
        name: name, asWritten: name, venue: venue, city: city, admin1: admin1,
        country: country.map { CountryCode($0) }, countryName: countryName, coordinates: coordinates,
        geonameID: try values.value().flatMap { Int($0) })
    }.first
  }

  static func articles(_ bytes: [UInt8]?) throws(RepositoryError) -> [StoredArticle] {
    try list(bytes) { values throws(RepositoryError) in
      StoredArticle(
        key: try values.neededNumber(), sourceID: try values.value(), path: try values.neededValue(),
        title: try values.value(), published: try published(values.value(), values.value()),
        publisher: try values.value(), url: try values.value())
    }
  }

  static func published(_ day: String?, _ basis: String?) throws(RepositoryError) -> PublicationDate? {
    guard let day = day.flatMap({ Day(iso: $0) }), let basis else { return nil }
    return PublicationDate(day: day, basis: try EventColumns.known(basis))
  }

  /// Empty where the event has no such row: somebody wrote it by SQL.
  static func list<Element>(
    _ bytes: [UInt8]?, _ element: (inout JSONListReader) throws(RepositoryError) -> Element
  ) throws(RepositoryError) -> [Element] {
    guard let bytes else { return [] }
    var values = JSONListReader(bytes)
    var list: [Element] = []
    while try values.next() { list.append(try element(&values)) }
    return list
  }
}
