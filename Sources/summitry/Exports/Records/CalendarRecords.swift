internal import SummitModel
internal import SummitRepository

/// iCalendar (RFC 5545): whole days, the end being the day after the last; only events whose days are known.
struct CalendarRecords: EventRecords {
  var head: String {
    Self.lines([
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//summitry//summitry \(Version.program)//EN",
      "CALSCALE:GREGORIAN",
    ])
  }

  var tail: String { Self.lines(["END:VCALENDAR"]) }

  mutating func text(of stored: StoredEvent) -> String {
    let event = stored.event
    guard let (first, last) = event.date?.days else { return "" }
    let stamp = stored.articles.compactMap { $0.published?.day }.max() ?? first
    var lines = [
      "BEGIN:VEVENT", "UID:\(Self.escaped(stored.id))@summitry", "DTSTAMP:\(Self.compact(stamp))T000000Z",
      "DTSTART;VALUE=DATE:\(Self.compact(first))", "DTEND;VALUE=DATE:\(Self.compact(last.adding(1)))",
      "SUMMARY:\(Self.escaped(event.name))", "CATEGORIES:\(Self.escaped(event.kind.rawValue))",
      "STATUS:\(Self.status(event.status))", "TRANSP:TRANSPARENT",
    ]
    if let place = event.place {
      lines.append("LOCATION:\(Self.escaped(EventWords.place(place)))")
      if let at = place.coordinates { lines.append("GEO:\(at.latitude);\(at.longitude)") }
    }
    let words = [stored.parties.joined(separator: ", "), stored.leadingSentence ?? ""].filter { !$0.isEmpty }
    if !words.isEmpty { lines.append("DESCRIPTION:\(words.map(Self.escaped).joined(separator: "\\n"))") }
    if let url = stored.articles.compactMap(\.url).first.flatMap(HTML.address) { lines.append("URL:\(url)") }
    return Self.lines(lines + ["END:VEVENT"])
  }

  private static func status(_ status: EventStatus) -> String {
    switch status {
    case .held, .ongoing: "CONFIRMED"
    case .scheduled, .proposed, .postponed: "TENTATIVE"
    case .cancelled, .refused: "CANCELLED"
    }
  }

  private static func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// Text of one line: backslash, semicolon and comma are escaped, controls are gone.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in SafeText.line(text) {
      if "\\;,".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  static func lines(_ lines: [String]) -> String { lines.map { folded($0) + "\r\n" }.joined() }

  /// At most 75 octets a line, never cut within a character of several octets; what follows begins with a space.
  static func folded(_ line: String) -> String {
    var result = ""
    var used = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if used + width > 75 {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += width
    }
    return result
  }
}
