import EmbeddedPostgres
import LibPQ
import SummitModel
import SummitRepository

/// An event whose every word is an attack on some reader: terminal, SQL, HTML, spreadsheet, calendar, TeX, Markdown.
enum HostileText {
  static let name =
    "<script>alert(1)</script>'; drop table event; -- \u{1B}[2J\u{202E}|[x](javascript:alert(1))"
  static let person = "=HYPERLINK(\"http://evil.example\",\"x\")"
  static let place = "\"><img src=x onerror=alert(1)>\\input{/etc/passwd}, ; \\n"
  static let title = "+cmd|' /C calc'!A0\r\nEND:VEVENT\r\nBEGIN:VEVENT {\\evil} ]]>"
  static let sentence = "@SUM(1+1) \u{1B}]0;owned\u{7} <svg onload=alert(1)> ${x} % # & _ \u{2028} end."

  static func save(to url: String) throws {
    let repository = Repository(connection: try Connection(ConnectionTarget(url)))
    try repository.migrate()
    let said = Quotation(text: sentence, start: 0, end: sentence.unicodeScalars.count)
    let fields: [EventField] = [.kind, .place, .participants]
    let event = Event(
      name: name, kind: .meeting, format: .bilateral, level: .leaders, status: .held,
      date: EventDate(start: PartialDate(iso: "2013-06-07"), basis: .explicit),
      place: Place(
        name: place, asWritten: place, city: place, country: CountryCode("NA"),
        coordinates: Coordinates(latitude: -22.57, longitude: 17.08)),
      series: name,
      participants: [
        Participant(
          name: person, office: title, country: CountryCode("NA"), rank: .headOfState, role: .host,
          asWritten: person),
        Participant(
          name: name, office: sentence, country: CountryCode("US"), rank: .headOfState, role: .visitor,
          asWritten: name),
      ], topics: [Topic(code: "other", label: title, asWritten: title)],
      outcomes: [Outcome(kind: .pledge, text: place)],
      evidence: fields.map { Evidence(field: $0, value: name, sentence: said, rule: title) }, confidence: 0.9)
    let article = Article(
      sourceID: "=1+1", path: "<a>.txt", title: title,
      published: Day(iso: "2013-06-08").map { PublicationDate(day: $0, basis: .record) }, publisher: place,
      url: "javascript:alert(document.cookie)", language: "en", text: sentence)
    let reading = Reading(article: article, events: [event].compactMap { $0 }, quotes: [])
    _ = try repository.save([reading], run: Run(extractorVersion: "test", command: "load"))
  }
}
