import SummitModel

/// Readings as an extractor would make them, in few words.
func reading(
  _ id: String, published: String? = nil, url: String? = nil, text: String? = nil, title: String? = nil,
  quotes: [Quote] = [], _ events: Event...
) -> Reading {
  let day = published.flatMap { Day(iso: $0) }.map { PublicationDate(day: $0, basis: .record) }
  let article = Article(
    sourceID: id, path: "\(id).txt", title: title ?? "Title of \(id)", published: day, publisher: "Test wire",
    url: url,
    language: "en", text: text ?? "Text of \(id).")
  return Reading(article: article, events: events, quotes: quotes)
}

func person(
  _ name: String?, _ country: String?, office: String? = "President", rank: Rank = .headOfState,
  role: Role = .participant
) -> Participant {
  Participant(
    name: name, office: name == nil ? nil : office, country: country.map { CountryCode($0) },
    rank: name == nil ? .other : rank, role: role, asWritten: name ?? country ?? "")
}

let obama = person("Barack Obama", "US", role: .host)
let xi = person("Xi Jinping", "CN", role: .visitor)
let putin = person("Vladimir Putin", "RU")

let sunnylands = Place(
  name: "Sunnylands", asWritten: "Sunnylands Retreat", venue: "Sunnylands", city: "Rancho Mirage",
  admin1: "California",
  country: CountryCode("US"), countryName: "United States",
  coordinates: Coordinates(latitude: 33.78, longitude: -116.41),
  geonameID: 5_386_015)
let palmSprings = Place(
  name: "Palm Springs", asWritten: "Palm Springs", city: "Palm Springs", admin1: "California",
  country: CountryCode("US"),
  countryName: "United States", coordinates: Coordinates(latitude: 33.83, longitude: -116.55))
let california = Place(
  name: "California", asWritten: "California", admin1: "California", country: CountryCode("US"),
  countryName: "United States")

func city(_ name: String, _ country: String) -> Place {
  Place(name: name, asWritten: name, city: name, country: CountryCode(country))
}

/// A date from ISO days, months or years.
func date(
  _ start: String, _ end: String? = nil, basis: DateBasis = .explicit, approximate: Bool = false
) -> EventDate {
  EventDate(
    start: PartialDate(iso: start), end: end.flatMap { PartialDate(iso: $0) },
    startIsApproximate: approximate,
    endIsApproximate: approximate && end != nil, basis: basis)
}

func event(
  _ name: String, _ kind: EventKind, _ date: EventDate?, _ place: Place? = nil,
  _ participants: [Participant], level: EventLevel = .leaders, status: EventStatus = .held,
  series: String? = nil,
  edition: Int? = nil, host: CountryCode? = nil, topics: [Topic] = [], outcomes: [Outcome] = [],
  sentence: String? = nil
) -> Event {
  let words = sentence ?? "\(name) took place."
  let said = Quotation(text: words, start: 0, end: words.unicodeScalars.count)
  var evidence = [Evidence(field: .kind, value: kind.rawValue, sentence: said, matched: 0..<3, rule: "test")]
  if let place {
    evidence.append(Evidence(field: .place, value: place.name, sentence: said, rule: "venue after at"))
  }
  let format: EventFormat =
    participants.count > 3 || series != nil
    ? .multilateral : participants.count == 3 ? .trilateral : .bilateral
  guard
    let event = Event(
      name: name, kind: kind, format: format, level: level, status: status, date: date, place: place,
      host: host,
      series: series, edition: edition, participants: participants, topics: topics, outcomes: outcomes,
      evidence: evidence, confidence: 0.8)
  else { preconditionFailure("evidence is never empty here") }
  return event
}

let cyber = Topic(code: "cyber", label: "Cyber security", asWritten: "cyber security issues")

let sunnylandsReport = reading(
  "a1", published: "2013-06-08", title: "Obama and Xi meet",
  event(
    "Sunnylands summit", .summit, date("2013-06-07", "2013-06-08", basis: .duration, approximate: true),
    sunnylands, [obama, xi],
    status: .ongoing, host: CountryCode("US"), topics: [cyber],
    sentence: "US President Barack Obama met his Chinese counterpart to discuss hackers."))
